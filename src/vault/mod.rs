//! What lies on disk is sealed: AES-256-GCM under a partner's own key, so that a stored value opens in the one place it
//! was sealed for and nowhere else.
//!
//! It draws no randomness: the caller gives each seal a nonce of 96 random bits. Of plain values it keeps nothing.
//!
//! A sealed value is `1`, the length of the key's id, the id, the nonce, and the ciphertext with its tag. The id stands in
//! front so that a ring of several keys knows which one opens it.

mod keys;
mod seal;

pub use keys::{KeyId, ParseStorageKeysError, StorageKeys};
pub use seal::{OpenError, Place, Vault};
