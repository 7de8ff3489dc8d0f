//! The key that signs portal tokens: made once, kept in the data folder where only its owner can read it. Should it be lost,
//! a new one is made, and the tokens of the old one have ended.

use std::fs;
use std::path::Path;

use super::storage_keys::{random_key, write_new};
use crate::failure::{Failure, Outcome};

/// The worker's setting `TOKEN_KEY` for this data folder.
pub(super) fn load_or_make(data: &Path) -> Outcome<String> {
    let path = data.join("token-key");
    if let Ok(text) = fs::read_to_string(&path)
        && !text.trim().is_empty()
    {
        return Ok(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let make = || {
        let key = random_key()?;
        if path.exists() {
            fs::remove_file(&path)?;
        }
        write_new(&path, &key)?;
        Ok(key)
    };
    make().map_err(Failure::io(format_args!("make {}", path.display())))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::load_or_make;

    #[test]
    fn a_token_key_is_made_once_and_only_its_owner_may_read_it() {
        let data = std::env::temp_dir().join(format!("hookpost-token-key-{}", std::process::id()));
        std::fs::create_dir_all(&data).unwrap();
        let made = load_or_make(&data).unwrap();
        assert!(made.len() == 44 && made.ends_with('='), "{made}");
        assert_eq!(load_or_make(&data).unwrap(), made);
        let file = data.join("token-key");
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::write(&file, "").unwrap();
        assert_ne!(load_or_make(&data).unwrap(), made);
        std::fs::remove_dir_all(&data).unwrap();
    }
}
