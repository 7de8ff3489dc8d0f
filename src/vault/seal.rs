//! Sealing and opening one partner's values.

use std::fmt;

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::keys::KeyId;

/// The first byte of every sealed value.
const FORMAT: u8 = 1;
const NONCE_BYTES: usize = 12;
/// What the partner's keys are derived for. Pinned: another text would open nothing that is stored.
const PURPOSE: &[u8] = b"hookpost vault 1\n";

/// Where a value lies. Sealed bytes that are moved to another table, column or row do not open there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The table.
    pub table: &'a str,
    /// The column.
    pub column: &'a str,
    /// The row's key.
    pub row: &'a str,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{} of {}", self.table, self.column, self.row)
    }
}

/// Why a value does not open. It carries nothing of the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It was sealed by a key that is not in the ring.
    UnknownKey(KeyId),
    /// It is not a sealed value of a form that we know.
    Form,
    /// It was changed or moved, belongs to another partner, or the key of that id was another one.
    Forged(KeyId),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey(id) => write!(f, "it was sealed by the storage key {:?}, which is not there", id.as_str()),
            Self::Form => f.write_str("it is not a sealed value"),
            Self::Forged(id) => {
                write!(f, "it was not sealed here by the storage key {:?}: it was changed or moved", id.as_str())
            }
        }
    }
}

impl std::error::Error for OpenError {}

/// Seals and opens the values of one owner, who is a partner's object.
///
/// The owner's keys are derived from the storage keys, so no value of one owner opens for another, and the 2^32 values
/// that random nonces are good for are each owner's own.
pub struct Vault {
    current: Key,
    older: Vec<Key>,
}

struct Key {
    id: KeyId,
    cipher: Aes256Gcm,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("current", &self.current.id).finish_non_exhaustive()
    }
}

impl Vault {
    /// The vault of an owner; the first key seals. The ring has at least one.
    pub(super) fn new<'a>(owner: &str, keys: impl Iterator<Item = (KeyId, &'a [u8; 32])>) -> Self {
        let mut keys = keys.map(|(id, key)| Key { id, cipher: Aes256Gcm::new(&derived(key, owner).into()) });
        let current = keys.next().expect("a ring that was parsed has a key");
        Self { current, older: keys.collect() }
    }

    /// The key that seals.
    pub fn current(&self) -> &KeyId {
        &self.current.id
    }

    /// What every value begins with that the current key has sealed.
    pub fn current_start(&self) -> Vec<u8> {
        start(&self.current.id)
    }

    /// Seals a value for its place. `nonce` is 96 random bits, drawn for this call alone.
    pub fn seal(&self, place: Place<'_>, nonce: [u8; NONCE_BYTES], plain: &[u8]) -> Vec<u8> {
        let mut sealed = self.current_start();
        let bound = bound(&sealed, place);
        let payload = Payload { msg: plain, aad: &bound };
        let cipher = self.current.cipher.encrypt(&Nonce::from(nonce), payload);
        sealed.extend(nonce);
        sealed.extend(cipher.expect("a value is far below the 64 GiB that the cipher takes"));
        sealed
    }

    /// Opens a value in its place.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, OpenError> {
        let (id, rest) = parts(sealed).ok_or(OpenError::Form)?;
        let mut keys = std::iter::once(&self.current).chain(&self.older);
        let key = keys.find(|key| key.id == id).ok_or_else(|| OpenError::UnknownKey(id.clone()))?;
        let (nonce, cipher) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(OpenError::Form)?;
        let bound = bound(&sealed[..sealed.len() - rest.len()], place);
        let opened = key.cipher.decrypt(&Nonce::from(*nonce), Payload { msg: cipher, aad: &bound });
        opened.map_err(|_| OpenError::Forged(id))
    }
}

/// The owner's own key.
fn derived(key: &[u8; 32], owner: &str) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(PURPOSE);
    mac.update(owner.as_bytes());
    mac.finalize().into_bytes().into()
}

fn start(id: &KeyId) -> Vec<u8> {
    let id = id.as_str().as_bytes();
    let length = u8::try_from(id.len()).expect("a key id has 32 characters at most");
    [&[FORMAT, length], id].concat()
}

/// The key's id, and what follows it.
fn parts(sealed: &[u8]) -> Option<(KeyId, &[u8])> {
    let rest = sealed.strip_prefix(&[FORMAT])?;
    let (length, rest) = rest.split_first()?;
    let (id, rest) = rest.split_at_checked(usize::from(*length))?;
    Some((KeyId::parse(std::str::from_utf8(id).ok()?)?, rest))
}

/// What the tag covers beside the value: the format, the key's id and the place, each part told from the next by its
/// length.
fn bound(start: &[u8], place: Place<'_>) -> Vec<u8> {
    let mut bound = start.to_vec();
    for part in [place.table, place.column, place.row] {
        bound.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
        bound.extend(part.as_bytes());
    }
    bound
}
