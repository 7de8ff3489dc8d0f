//! The storage keys as the operator sets them.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::seal::Vault;
use crate::model::Redacted;

/// An id has this many characters at most: it stands in front of every sealed value.
const ID_AT_MOST: usize = 32;

/// Names a storage key. It is no secret: errors and answers tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyId(String);

impl KeyId {
    /// Parses 1 to 32 letters, digits, underscores or hyphens.
    pub fn parse(text: &str) -> Option<Self> {
        let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        ((1..=ID_AT_MOST).contains(&text.len()) && text.bytes().all(is_sign)).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The ring of storage keys: the first seals, all of them open. It prints without the keys themselves.
#[derive(Clone, Debug)]
pub struct StorageKeys(Vec<(KeyId, Redacted<[u8; 32]>)>);

/// Why a text is no ring of storage keys. It never carries a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseStorageKeysError {
    /// There is no key in it.
    Empty,
    /// The entry of that number, from 1, has no id of the right form before its colon.
    Id(usize),
    /// What follows the colon is not the base64 of 32 bytes.
    Key(KeyId),
    /// Two keys have this id.
    Repeated(KeyId),
}

impl fmt::Display for ParseStorageKeysError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("lists no key"),
            Self::Id(number) => write!(
                f,
                "entry {number} is not `id:key`, with an id of 1 to {ID_AT_MOST} letters, digits, underscores or hyphens"
            ),
            Self::Key(id) => write!(f, "the key {id:?} is not the base64 of 32 bytes", id = id.0),
            Self::Repeated(id) => write!(f, "two keys have the id {id:?}", id = id.0),
        }
    }
}

impl std::error::Error for ParseStorageKeysError {}

impl StorageKeys {
    /// Parses `id:key` entries separated by white space, each key being the base64 of 32 bytes.
    pub fn parse(text: &str) -> Result<Self, ParseStorageKeysError> {
        let mut keys: Vec<(KeyId, Redacted<[u8; 32]>)> = Vec::new();
        for (number, entry) in (1..).zip(text.split_whitespace()) {
            let (id, key) = entry.split_once(':').ok_or(ParseStorageKeysError::Id(number))?;
            let id = KeyId::parse(id).ok_or(ParseStorageKeysError::Id(number))?;
            if keys.iter().any(|(other, _)| *other == id) {
                return Err(ParseStorageKeysError::Repeated(id));
            }
            let key = STANDARD.decode(key).ok().and_then(|key| key.try_into().ok());
            let Some(key) = key else { return Err(ParseStorageKeysError::Key(id)) };
            keys.push((id, Redacted::new(key)));
        }
        if keys.is_empty() { Err(ParseStorageKeysError::Empty) } else { Ok(Self(keys)) }
    }

    /// The vault of one partner's object.
    pub fn vault(&self, owner: &str) -> Vault {
        Vault::new(owner, self.0.iter().map(|(id, key)| (id.clone(), key.reveal())))
    }
}
