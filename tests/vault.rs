//! Sealed values: where they open, where not, and that their form is pinned.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use hookpost::vault::{OpenError, ParseStorageKeysError, Place, StorageKeys, Vault};

const OLD: &str = "old:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const NEW: &str = "new-2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
const HERE: Place = Place { table: "events", column: "body", row: "evt_1" };
const NONCE: [u8; 12] = [7; 12];

fn vault(keys: &str) -> Vault {
    StorageKeys::parse(keys).unwrap().vault("partner-1")
}

/// The id of the key that an error names.
fn forged(opened: Result<Vec<u8>, OpenError>) -> Option<String> {
    if let Err(OpenError::Forged(id)) = opened { Some(id.to_string()) } else { None }
}

#[test]
fn a_value_opens_where_it_was_sealed() {
    let vault = vault(OLD);
    for plain in ["", "x", "seventeen letters", &"Ω".repeat(200_000)] {
        let sealed = vault.seal(HERE, NONCE, plain.as_bytes());
        assert_eq!(vault.open(HERE, &sealed).unwrap(), plain.as_bytes());
        assert_eq!(sealed.len(), plain.len() + 33, "33 bytes more: form, key id, nonce, tag");
    }
}

#[test]
fn a_value_opens_in_no_other_place() {
    let vault = vault(OLD);
    let sealed = vault.seal(HERE, NONCE, b"secret");
    for place in [
        Place { row: "evt_2", ..HERE },
        Place { column: "note", ..HERE },
        Place { table: "attempts", ..HERE },
        // The parts as they would run together without their lengths.
        Place { table: "event", column: "sbody", ..HERE },
        Place { column: "bodyevt_1", row: "", ..HERE },
    ] {
        assert_eq!(forged(vault.open(place, &sealed)).as_deref(), Some("old"), "{place}");
    }
    let other = StorageKeys::parse(OLD).unwrap().vault("partner-2");
    assert_eq!(forged(other.open(HERE, &sealed)).as_deref(), Some("old"), "another partner's vault");
}

#[test]
fn a_value_changed_by_one_bit_or_cut_short_does_not_open() {
    let vault = vault(OLD);
    let sealed = vault.seal(HERE, NONCE, b"secret");
    for at in 0..sealed.len() * 8 {
        let mut changed = sealed.clone();
        changed[at / 8] ^= 1 << (at % 8);
        assert!(vault.open(HERE, &changed).is_err(), "bit {at}");
    }
    for length in 0..sealed.len() {
        assert!(vault.open(HERE, &sealed[..length]).is_err(), "{length} bytes");
    }
}

#[test]
fn the_first_key_seals_and_all_keys_open() {
    let both = vault(&format!("{NEW}\n {OLD}"));
    let before = vault(OLD).seal(HERE, NONCE, b"secret");
    assert_eq!(both.open(HERE, &before).unwrap(), b"secret");
    assert_eq!(both.current().as_str(), "new-2");
    let after = both.seal(HERE, NONCE, b"secret");
    assert!(after.starts_with(&both.current_start()) && !before.starts_with(&both.current_start()));
    assert_eq!(vault(NEW).open(HERE, &after).unwrap(), b"secret");
}

#[test]
fn a_key_that_is_not_there_is_named() {
    let sealed = vault(OLD).seal(HERE, NONCE, b"secret");
    let error = vault(NEW).open(HERE, &sealed).unwrap_err();
    assert_eq!(error.to_string(), r#"it was sealed by the storage key "old", which is not there"#);
}

#[test]
fn another_key_under_the_same_id_opens_nothing() {
    let sealed = vault(OLD).seal(HERE, NONCE, b"secret");
    let other = vault("old:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");
    assert_eq!(forged(other.open(HERE, &sealed)).as_deref(), Some("old"));
}

#[test]
fn the_form_is_pinned() {
    // Made by two other implementations, those of OpenSSL in Node and of python's `cryptography`, with the key
    // HMAC-SHA256(32 zero bytes, "hookpost vault 1\npartner-1").
    let sealed = vault(OLD).seal(HERE, NONCE, b"secret");
    let hex = sealed.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    assert_eq!(hex, "01036f6c64070707070707070707070707727f3080527cd9729da6d7eb8ee62e6c578f6ca95d84");
}

#[test]
fn storage_keys_that_cannot_be_read_are_refused_without_telling_a_key() {
    let check = |text: &str, expected: &str| {
        let error = StorageKeys::parse(text).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
        assert!(!error.to_string().contains("AAAA"));
    };
    check(" \n", "lists no key");
    let form = "is not `id:key`, with an id of 1 to 32 letters, digits, underscores or hyphens";
    check("AAAAAAAAAAAAAAAA", &format!("entry 1 {form}"));
    check(&format!("{OLD} :AAAA"), &format!("entry 2 {form}"));
    check(&format!("{}:AAAA", "k".repeat(33)), &format!("entry 1 {form}"));
    check("k.1:AAAA", &format!("entry 1 {form}"));
    check("k1:AAAA", r#"the key "k1" is not the base64 of 32 bytes"#);
    check("k1:", r#"the key "k1" is not the base64 of 32 bytes"#);
    assert!(matches!(StorageKeys::parse(&format!("{OLD} {OLD}")), Err(ParseStorageKeysError::Repeated(_))));
    assert!(!format!("{:?}", StorageKeys::parse(OLD).unwrap()).contains("[0, 0"), "a ring prints without its keys");
}
