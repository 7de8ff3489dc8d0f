//! The provider's keys that were made: what one looks like, and what is kept of it.
//!
//! A key is `hpk_`, its name, its id and 32 random bytes in base64url, with low lines between. Kept is the SHA-256 of all
//! of that. A password needs a slow hash because somebody may guess it; nobody guesses 256 random bits, so that a fast one
//! tells as little, and it is wanted on every publish.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::api::KeyRequest;
use crate::model::{Digest, KeyId, KeyName, Problem, Redacted, Scope, Timestamp};

/// What every such key begins with, so that scanners of leaked secrets can find it. Pinned.
const PREFIX: &str = "hpk_";
const SECRET_BYTES: usize = 32;
/// So many keys may be there at a time.
pub const KEYS_AT_MOST: usize = 100;

/// A key as it is kept: enough to know it by, not enough to be it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KnownKey {
    /// Names it.
    pub id: KeyId,
    /// What it is called.
    pub name: KeyName,
    /// What it opens.
    pub scope: Scope,
    /// Of the whole key.
    pub hash: Digest,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was first used on its latest day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<Timestamp>,
}

/// A wish for a key with nothing wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedKey {
    name: KeyName,
    scope: Scope,
}

impl CheckedKey {
    /// The key, and what is to be kept of it.
    pub fn make(self, id: KeyId, secret: [u8; SECRET_BYTES], now: Timestamp) -> (Redacted<String>, KnownKey) {
        let Self { name, scope } = self;
        let own = id.as_str().strip_prefix("key_").unwrap_or_default();
        let key = format!("{PREFIX}{name}_{own}_{}", URL_SAFE_NO_PAD.encode(secret));
        let hash = Digest::of(key.as_bytes());
        (Redacted::new(key), KnownKey { id, name, scope, hash, created_at: now, last_used_at: None })
    }
}

/// Judges a wish; on failure gives every problem.
pub fn check_key(request: &KeyRequest) -> Result<CheckedKey, Vec<Problem>> {
    let name = KeyName::parse(&request.name);
    let name = name.map_err(|_| {
        vec![Problem::new("/name", "A name is 1 to 32 lower-case letters, digits and hyphens, such as `shop`.")]
    })?;
    Ok(CheckedKey { name, scope: request.scope })
}

/// What a text that looks like a key says it is. Believed as it stands, so only for a key that was found among the known.
pub fn read_key(text: &str) -> Option<(KeyName, KeyId)> {
    let mut parts = text.strip_prefix(PREFIX)?.splitn(3, '_');
    let (name, id, secret) = (parts.next()?, parts.next()?, parts.next()?);
    let is_whole = URL_SAFE_NO_PAD.decode(secret).is_ok_and(|bytes| bytes.len() == SECRET_BYTES);
    let named = (KeyName::parse(name).ok()?, KeyId::parse(&format!("key_{id}")).ok()?);
    is_whole.then_some(named)
}
