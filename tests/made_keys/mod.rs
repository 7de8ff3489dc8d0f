//! Keys as they are made, at moments that are always the same.

use hookpost::access::{KnownKey, Ring, check_key};
use hookpost::api::KeyRequest;
use hookpost::model::{KeyId, Scope, Timestamp};

/// So many milliseconds after the moment at which all of it begins.
pub(crate) fn at(millis: u64) -> Timestamp {
    Timestamp::from_millis(1_795_000_000_000 + millis)
}

/// A key made at a moment, from a secret of one byte.
pub(crate) fn made(name: &str, scope: Scope, byte: u8) -> (String, KnownKey) {
    let checked = check_key(&KeyRequest { name: name.to_owned(), scope }).unwrap();
    let (key, known) = checked.make(KeyId::new(at(0), [byte; 10]), [byte; 32], at(0));
    (key.reveal().clone(), known)
}

/// A key that publishes, one that manages and one that was revoked, and what a router knows of the first two.
pub(crate) fn made_keys() -> ([String; 3], Ring) {
    let (publish, known) = made("shop", Scope::Publish, 1);
    let (manage, also_known) = made("shop", Scope::Manage, 2);
    let mut ring = Ring::default();
    ring.fill(vec![known, also_known], at(0));
    ([publish, manage, made("shop", Scope::Manage, 3).0], ring)
}
