//! Portal tokens: written by one key, judged by all, read by anybody.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::json;
use crate::model::{PartnerId, Redacted, Role, Subject, Timestamp};

/// What every token begins with: ours, and of this version. Pinned.
const PREFIX: &str = "hp1.";
const KEY_BYTES_AT_LEAST: usize = 32;

/// What a token says. Its names on the wire are short and pinned: tokens that are out there carry them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// Whose webhooks it opens.
    #[serde(rename = "p")]
    pub partner: PartnerId,
    /// What its bearer may do with them.
    #[serde(rename = "r")]
    pub role: Role,
    /// Who its bearer is, if the provider said so.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// When it was made.
    #[serde(rename = "i", with = "millis")]
    pub issued_at: Timestamp,
    /// It opens nothing from then on.
    #[serde(rename = "x", with = "millis")]
    pub expires_at: Timestamp,
    /// The partner's epoch then: when that is raised, every token from before has ended.
    #[serde(rename = "e")]
    pub epoch: u64,
}

/// Half as long as RFC 3339.
mod millis {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::model::Timestamp;

    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for one; whether it is small depends on the platform"
    )]
    pub(super) fn serialize<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(at.as_millis())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        u64::deserialize(deserializer).map(Timestamp::from_millis)
    }
}

/// Why a token opens nothing. It never carries the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// It has not the form of a token, or says something that cannot be.
    Form,
    /// None of our keys signed it.
    Signature,
    /// It ended then.
    Expired(Timestamp),
    /// It was made in another epoch of its partner.
    Revoked,
}

/// The keys of tokens: the first signs, all of them open.
#[derive(Clone, Debug)]
pub struct TokenKeys(Vec<Redacted<Vec<u8>>>);

/// Why a text is no list of token keys. It never carries a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseTokenKeysError {
    /// There is no key in it.
    Empty,
    /// The key of that number, from 1, is not the base64 of enough bytes.
    Key(usize),
}

impl fmt::Display for ParseTokenKeysError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("lists no key"),
            Self::Key(number) => {
                write!(f, "key {number} is not the base64 of {KEY_BYTES_AT_LEAST} random bytes or more")
            }
        }
    }
}

impl std::error::Error for ParseTokenKeysError {}

impl TokenKeys {
    /// Parses keys in base64, separated by white space.
    pub fn parse(text: &str) -> Result<Self, ParseTokenKeysError> {
        let key = |(number, key): (usize, &str)| {
            let key = STANDARD.decode(key).ok().filter(|key| key.len() >= KEY_BYTES_AT_LEAST);
            key.map(Redacted::new).ok_or(ParseTokenKeysError::Key(number))
        };
        let keys: Vec<_> = (1..).zip(text.split_whitespace()).map(key).collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(ParseTokenKeysError::Empty) } else { Ok(Self(keys)) }
    }

    /// Writes the token of a grant.
    pub fn sign(&self, grant: &Grant) -> Redacted<String> {
        let grant = serde_json::to_vec(grant).expect("a grant has no map keys but strings, so it always serialises");
        let signed = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(grant));
        let key = self.0.first().expect("keys that were parsed are one at least");
        let mac = mac(key, &signed).finalize().into_bytes();
        Redacted::new(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac)))
    }

    /// Reads a token and judges all of it but its epoch, which only the partner's object knows.
    pub fn open(&self, token: &str, now: Timestamp) -> Result<Grant, TokenError> {
        let (signed, tag) = token.rsplit_once('.').ok_or(TokenError::Form)?;
        let tag = URL_SAFE_NO_PAD.decode(tag).map_err(|_| TokenError::Form)?;
        // `verify_slice` takes as long for a wrong tag as for a right one.
        let is_ours = self.0.iter().fold(false, |found, key| found | mac(key, signed).verify_slice(&tag).is_ok());
        if !is_ours {
            return Err(TokenError::Signature);
        }
        let grant = peek(token).ok_or(TokenError::Form)?;
        if now < grant.expires_at { Ok(grant) } else { Err(TokenError::Expired(grant.expires_at)) }
    }
}

fn mac(key: &Redacted<Vec<u8>>, signed: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.reveal()).expect("HMAC takes a key of any length");
    mac.update(signed.as_bytes());
    mac
}

/// Whether a text looks like a token and not like a key.
pub fn is_token(text: &str) -> bool {
    text.starts_with(PREFIX)
}

/// What a token says of itself, believed as it stands: for a screen that shows it, never for a decision.
pub fn peek(token: &str) -> Option<Grant> {
    let (grant, _) = token.strip_prefix(PREFIX)?.split_once('.')?;
    json::read(&String::from_utf8(decoded(grant)?).ok()?).ok()
}

/// What base64url stands for. Decided on is nothing here, so that it need not be as strict as [`URL_SAFE_NO_PAD`], which
/// would be a fiftieth of the portal's first page.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut held, mut bits) = (Vec::with_capacity(text.len()), 0u32, 0);
    for letter in text.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits).to_le_bytes()[0]);
        }
    }
    Some(bytes)
}
