//! The secret that signs an endpoint's requests.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::Redacted;

const PREFIX: &str = "whsec_";

/// A signing secret as Standard Webhooks spells it: `whsec_` and the base64 of 24 to 64 bytes. It prints as dots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Secret(Redacted<String>);

/// Why a text is not a signing secret. It never carries the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseSecretError {
    /// It does not start with `whsec_`.
    Prefix,
    /// What follows is not base64.
    Base64,
    /// It decodes to fewer than 24 or more than 64 bytes.
    Length(usize),
}

impl fmt::Display for ParseSecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prefix => f.write_str("a signing secret starts with whsec_"),
            Self::Base64 => f.write_str("after whsec_ a signing secret is base64"),
            Self::Length(length) => write!(f, "a signing secret has 24 to 64 bytes; this one has {length}"),
        }
    }
}

impl std::error::Error for ParseSecretError {}

impl Secret {
    /// A secret of 32 random bytes, which the caller draws.
    pub fn new(random: [u8; 32]) -> Self {
        Self(Redacted::new(format!("{PREFIX}{}", STANDARD.encode(random))))
    }

    /// Parses `whsec_` and base64.
    pub fn parse(text: &str) -> Result<Self, ParseSecretError> {
        let encoded = text.strip_prefix(PREFIX).ok_or(ParseSecretError::Prefix)?;
        let key = STANDARD.decode(encoded).map_err(|_| ParseSecretError::Base64)?;
        if !(24..=64).contains(&key.len()) {
            return Err(ParseSecretError::Length(key.len()));
        }
        Ok(Self(Redacted::new(text.to_owned())))
    }

    /// The secret in the open, to store it or to show it to its partner.
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }

    /// The bytes that key the HMAC.
    pub fn key(&self) -> Redacted<Vec<u8>> {
        let encoded = self.reveal().strip_prefix(PREFIX).unwrap_or_default();
        Redacted::new(STANDARD.decode(encoded).expect("the constructors decoded or encoded this very text"))
    }

    /// Eight hexadecimal digits by which whoever has the secret can tell whether they have `text` too.
    ///
    /// A plain hash of a short text gives it away to anybody who tries all short texts; without the secret there is
    /// nothing to try. The key is the secret as it is written, not [`Secret::key`]: no fingerprint is ever a piece of a
    /// signature.
    pub fn fingerprint(&self, text: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.reveal().as_bytes()).expect("HMAC takes a key of any length");
        mac.update(text.as_bytes());
        let mac = mac.finalize().into_bytes();
        format!("{:08x}", u32::from_be_bytes([mac[0], mac[1], mac[2], mac[3]]))
    }
}

impl TryFrom<String> for Secret {
    type Error = ParseSecretError;

    fn try_from(text: String) -> Result<Self, ParseSecretError> {
        Self::parse(&text)
    }
}
