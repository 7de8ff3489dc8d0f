//! The keys that the worker seals the data by: made once, kept in the data folder where only its owner can read them.
//!
//! Never made anew in place of others: without the key that sealed it, data is lost.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::failure::{Failure, Outcome};

/// The alphabet of base64.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The worker's setting `STORAGE_KEYS` for this data folder: what its file says, or a first key.
pub(super) fn load_or_make(data: &Path) -> Outcome<String> {
    let path = data.join("storage-keys");
    match fs::read_to_string(&path) {
        Ok(text) if !text.trim().is_empty() => Ok(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Ok(_) => Err(Failure::new(format!(
            "{} is empty. Put the key back that sealed the data, or start with another --data DIR.",
            path.display()
        ))),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            make(&path).map_err(Failure::io(format_args!("make {}", path.display())))
        }
        Err(error) => Err(Failure::io(format_args!("read {}", path.display()))(error)),
    }
}

fn make(path: &Path) -> io::Result<String> {
    let mut id = [0; 6];
    File::open("/dev/urandom")?.read_exact(&mut id)?;
    // An id of its own, so that a key that was lost is not taken for this one.
    let id: String = id.iter().map(|byte| char::from(b'a' + byte % 26)).collect();
    let text = format!("local-{id}:{}", random_key()?);
    write_new(path, &text)?;
    Ok(text)
}

/// A key of 32 random bytes in base64.
pub(super) fn random_key() -> io::Result<String> {
    let mut key = [0; 43];
    File::open("/dev/urandom")?.read_exact(&mut key)?;
    // 43 signs of base64 and a `=` are 32 bytes; the last two bits say nothing and are zero.
    key[42] &= 0b11_1100;
    let key: String = key.iter().map(|byte| char::from(SIGNS[usize::from(byte & 0b11_1111)])).collect();
    Ok(format!("{key}="))
}

/// Writes a new file that only its owner can read.
pub(super) fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::load_or_make;

    #[test]
    fn a_storage_key_is_made_once_and_only_its_owner_may_read_it() {
        let data = std::env::temp_dir().join(format!("hookpost-storage-keys-{}", std::process::id()));
        std::fs::create_dir_all(&data).unwrap();
        let made = load_or_make(&data).unwrap();
        let (id, key) = made.split_once(':').unwrap();
        assert!(id.starts_with("local-") && id.len() == 12, "{id}");
        assert!(key.len() == 44 && key.ends_with('='), "{key}");
        assert_eq!(load_or_make(&data).unwrap(), made);
        let file = data.join("storage-keys");
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);

        // A second key, put in front on a line of its own.
        std::fs::write(&file, format!("new:AAAA\n{made}\n")).unwrap();
        assert_eq!(load_or_make(&data).unwrap(), format!("new:AAAA {made}"));
        std::fs::write(&file, "\n").unwrap();
        assert!(load_or_make(&data).unwrap_err().to_string().contains("Put the key back"));
        std::fs::remove_dir_all(&data).unwrap();
    }
}
