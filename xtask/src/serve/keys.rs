//! The two keys of a local start: made once, kept in the data folder where only its owner can read them.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::failure::{Failure, Outcome};

/// The partner that a local start has a key for.
pub(crate) const PARTNER: &str = "demo";

/// Thirty-two signs, so five random bits choose one; without those that are read as another.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What the provider's engineer and the partner's developer show to the worker.
#[derive(Clone, PartialEq)]
pub(crate) struct Keys {
    /// For publishing.
    pub(crate) provider: String,
    /// For the portal.
    pub(crate) partner: String,
}

impl Keys {
    /// Reads the keys of this data folder, or makes them.
    pub(crate) fn load_or_make(data: &Path) -> Outcome<Self> {
        let path = data.join("keys.env");
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text)
                .ok_or_else(|| Failure::new(format!("{} is damaged; delete it to get new keys.", path.display()))),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Self::make(&path).map_err(Failure::io(format_args!("make {}", path.display())))
            }
            Err(error) => Err(Failure::io(format_args!("read {}", path.display()))(error)),
        }
    }

    /// The worker's setting `PARTNER_KEYS`.
    pub(crate) fn partner_keys(&self) -> String {
        format!("{PARTNER}={}", self.partner)
    }

    fn make(path: &Path) -> io::Result<Self> {
        let keys = Self { provider: format!("prov_{}", random()?), partner: format!("part_{}", random()?) };
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(keys.text().as_bytes())?;
        Ok(keys)
    }

    fn text(&self) -> String {
        format!("PROVIDER_KEY={}\nPARTNER_KEYS={}\n", self.provider, self.partner_keys())
    }

    fn parse(text: &str) -> Option<Self> {
        let value = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).filter(|v| !v.is_empty());
        let partner = value(&format!("PARTNER_KEYS={PARTNER}="))?.to_owned();
        Some(Self { provider: value("PROVIDER_KEY=")?.to_owned(), partner })
    }
}

fn random() -> io::Result<String> {
    let mut bytes = [0; 32];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.map(|byte| char::from(SIGNS[usize::from(byte & 31)])).iter().collect())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::Keys;

    #[test]
    fn keys_are_made_once_and_only_their_owner_may_read_them() {
        let data = std::env::temp_dir().join(format!("hookpost-keys-{}", std::process::id()));
        std::fs::create_dir_all(&data).unwrap();
        let keys = Keys::load_or_make(&data).unwrap();
        assert!(keys.provider.starts_with("prov_") && keys.partner.starts_with("part_"));
        assert_eq!((keys.provider.len(), keys.partner.len()), (37, 37));
        assert!(Keys::load_or_make(&data).unwrap() == keys);
        let mode = std::fs::metadata(data.join("keys.env")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        std::fs::remove_dir_all(&data).unwrap();
    }

    #[test]
    fn a_file_without_a_key_is_damaged() {
        assert!(Keys::parse("PROVIDER_KEY=\nPARTNER_KEYS=demo=part_1\n").is_none());
        assert!(Keys::parse("PROVIDER_KEY=prov_1\n").is_none());
    }
}
