//! The columns whose values are sealed, and the proof that the right keys are there.
//!
//! Readable on disk stay ids, event types, idempotency keys, times, status words and causes.

use std::fmt;

use js_sys::Uint8Array;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, Visitor};
use wasm_bindgen::JsValue;

use super::Store;
use crate::api::ErrorCode;
use crate::edge::bindings::random;
use crate::edge::error::Error;
use crate::vault::{OpenError, Place};

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// A sealed column. Its names are part of what every value in it is bound to: they never change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) table: &'static str,
    pub(super) name: &'static str,
    /// The columns of the row's key, which joined by strokes name the row.
    pub(super) key: &'static [&'static str],
}

impl Column {
    /// Paths and queries of URLs carry tokens, so the URL is as secret as the rest.
    pub(super) const ENDPOINT_URL: Self = Self { table: "endpoints", name: "url", key: &["id"] };
    /// With the signing secret and the header values.
    pub(super) const ENDPOINT_BODY: Self = Self { table: "endpoints", name: "body", key: &["id"] };
    pub(super) const EVENT_BODY: Self = Self { table: "events", name: "body", key: &["id"] };
    pub(super) const ATTEMPT_ANSWER: Self = Self { name: "answer", ..Self::ATTEMPT_NOTE };
    pub(super) const ATTEMPT_NOTE: Self =
        Self { table: "attempts", name: "note", key: &["delivery_id", "round", "attempt"] };
    /// The request, with its body.
    pub(super) const PROBE_SENT: Self = Self { name: "sent", ..Self::PROBE_ANSWER };
    pub(super) const PROBE_ANSWER: Self =
        Self { table: "conformance_probes", name: "answer", key: &["run_id", "number"] };
    /// Where somebody called from.
    pub(super) const AUDIT_ADDRESS: Self = Self { table: "audit", name: "address", key: &["number"] };
    /// Seals nothing, under the key that its row is about.
    const PROOF: Self = Self { table: "storage_keys", name: "proof", key: &["id"] };

    /// All that hold a partner's values.
    pub(super) const ALL: [Self; 8] = [
        Self::ENDPOINT_URL,
        Self::ENDPOINT_BODY,
        Self::EVENT_BODY,
        Self::ATTEMPT_ANSWER,
        Self::ATTEMPT_NOTE,
        Self::PROBE_SENT,
        Self::PROBE_ANSWER,
        Self::AUDIT_ADDRESS,
    ];

    fn place(self, row: &str) -> Place<'_> {
        Place { table: self.table, column: self.name, row }
    }
}

/// The row of `attempts` that a value is bound to.
pub(super) fn attempt_row(delivery: &str, round: u32, attempt: u32) -> String {
    format!("{delivery}/{round}/{attempt}")
}

/// A sealed value as it lies in a row.
#[derive(Clone, Debug)]
pub(super) struct Sealed(Vec<u8>);

impl Sealed {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

impl<'de> Deserialize<'de> for Sealed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Sealed;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sealed value")
            }

            fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Sealed, E> {
                Ok(Sealed(bytes.to_vec()))
            }

            fn visit_byte_buf<E: serde::de::Error>(self, bytes: Vec<u8>) -> Result<Sealed, E> {
                Ok(Sealed(bytes))
            }

            fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Sealed, E> {
                // The default would put the text into the error.
                Err(E::custom("a value that should be sealed is text"))
            }
        }
        deserializer.deserialize_byte_buf(Bytes).map_err(D::Error::custom)
    }
}

#[derive(Deserialize)]
struct Proof {
    id: String,
    proof: Sealed,
}

impl Store {
    /// A value sealed for its row, ready to be written. Nothing is kept as nothing: there is no secret in it.
    pub(super) fn seal(&self, column: Column, row: &str, plain: &str) -> JsValue {
        if plain.is_empty() {
            return Uint8Array::new_with_length(0).into();
        }
        self.sealed(column, row, plain.as_bytes())
    }

    /// The same as bytes.
    pub(super) fn seal_bytes(&self, column: Column, row: &str, plain: &str) -> Vec<u8> {
        if plain.is_empty() {
            return Vec::new();
        }
        self.vault.seal(column.place(row), random(), plain.as_bytes())
    }

    /// The same in hexadecimal digits.
    pub(super) fn seal_hex(&self, column: Column, row: &str, plain: &str) -> String {
        self.seal_bytes(column, row, plain)
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .map(|digit| char::from(DIGITS[usize::from(digit)]))
            .collect()
    }

    /// The value that was sealed for this row. What was written over, because its time is over, is nothing.
    pub(super) fn unseal(&self, column: Column, row: &str, sealed: &Sealed) -> Result<String, Error> {
        if sealed.0.first().is_none_or(|first| *first == 0) {
            return Ok(String::new());
        }
        let place = column.place(row);
        let plain = self.vault.open(place, &sealed.0).map_err(|error| refuse(place, &error))?;
        String::from_utf8(plain).map_err(|_| Error::Runtime(format!("{place} is no text")))
    }

    /// Sees to it that every key in use is in the ring and is the one it was, and that the current key is known as in use.
    ///
    /// A worker without the right keys stops here, before it has read or written anything of the partner's.
    pub(super) fn prove_keys(&self) -> Result<(), Error> {
        let rows: Vec<Proof> = self.rows("SELECT id, proof FROM storage_keys", &[])?;
        for row in &rows {
            let place = Column::PROOF.place(&row.id);
            self.vault.open(place, &row.proof.0).map_err(|error| match error {
                OpenError::UnknownKey(_) => refuse(place, &error),
                _ => Error::new(
                    ErrorCode::Misconfigured,
                    format!(
                        "The storage key {:?} is not the one that this partner's data was sealed by. Put the right \
                         one into STORAGE_KEYS. Nothing was lost.",
                        row.id
                    ),
                ),
            })?;
        }
        let current = self.vault.current().as_str();
        if rows.iter().any(|row| row.id == current) {
            return Ok(());
        }
        let proof = self.sealed(Column::PROOF, current, &[]);
        self.write("INSERT INTO storage_keys (id, proof) VALUES (?, ?)", &[current.into(), proof])
    }

    fn sealed(&self, column: Column, row: &str, plain: &[u8]) -> JsValue {
        let sealed = self.vault.seal(column.place(row), random(), plain);
        Uint8Array::from(sealed.as_slice()).into()
    }
}

fn refuse(place: Place<'_>, error: &OpenError) -> Error {
    let detail = format!("{place} cannot be opened: {error}");
    match error {
        OpenError::UnknownKey(_) => {
            let detail = format!("{detail}. Put it back into STORAGE_KEYS. Nothing was lost.");
            Error::new(ErrorCode::Misconfigured, detail)
        }
        OpenError::Form | OpenError::Forged(_) => Error::Runtime(detail),
    }
}
