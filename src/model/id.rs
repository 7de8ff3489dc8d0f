//! Identifiers: a prefix that says what it names, then 26 characters that sort by time of making.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Timestamp;

/// Crockford's base 32 in lower case: no `i`, `l`, `o`, `u`, so that a person can read one out.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Why a text is not an identifier of the kind asked for. Carries the rule that it breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseIdError(&'static str);

impl fmt::Display for ParseIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for ParseIdError {}

/// 48 bits of time and 80 random bits, as a ULID spells them (github.com/ulid/spec), in lower case.
fn sortable(now: Timestamp, random: [u8; 10]) -> String {
    let random = random.iter().fold(0u128, |sum, byte| (sum << 8) | u128::from(*byte));
    let bits = (u128::from(now.as_millis()) << 80) | random;
    (0..26).rev().map(|place| char::from(ALPHABET[(bits >> (place * 5)) as usize & 31])).collect()
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal, $rule:literal, $accepts:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// A new identifier; the caller gives the time and the randomness.
            pub fn new(now: Timestamp, random: [u8; 10]) -> Self {
                Self(format!(concat!($prefix, "{}"), sortable(now, random)))
            }

            /// The first that can be made at this moment: all made before are smaller, all others are not.
            pub fn first_at(now: Timestamp) -> Self {
                Self::new(now, [0; 10])
            }

            /// Reads one that somebody else wrote.
            pub fn parse(text: &str) -> Result<Self, ParseIdError> {
                let accepts: fn(&str) -> bool = $accepts;
                if accepts(text) { Ok(Self(text.to_owned())) } else { Err(ParseIdError($rule)) }
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = ParseIdError;

            fn try_from(text: String) -> Result<Self, ParseIdError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }
    };
}

fn is_ours(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(|rest| rest.len() == 26 && rest.bytes().all(|b| ALPHABET.contains(&b)))
}

fn is_word(text: &str, longest: usize, also: &[u8]) -> bool {
    (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || also.contains(&b))
}

id!(
    /// Names an endpoint: `ep_…`.
    EndpointId, "ep_", "an endpoint id is ep_ and 26 letters or digits", |text| is_ours(text, "ep_")
);
id!(
    /// Names a delivery: `dlv_…`.
    DeliveryId, "dlv_", "a delivery id is dlv_ and 26 letters or digits", |text| is_ours(text, "dlv_")
);
id!(
    /// Names a replay: `rpl_…`.
    ReplayId, "rpl_", "a replay id is rpl_ and 26 letters or digits", |text| is_ours(text, "rpl_")
);
id!(
    /// Names a conformance run: `run_…`.
    RunId, "run_", "a run id is run_ and 26 letters or digits", |text| is_ours(text, "run_")
);
id!(
    /// Names a key of the provider's: `key_…`. It is part of the key and no secret.
    KeyId, "key_", "a key's id is key_ and 26 letters or digits", |text| is_ours(text, "key_")
);
id!(
    /// Names an event: `evt_…`, or whatever the provider gave it. It is what a receiver tells repeats by.
    ///
    /// It travels in the `webhook-id` header and inside the signed text, where a full stop separates parts.
    EventId, "evt_", "an event id is 1 to 128 letters, digits, underscores or hyphens",
    |text| is_word(text, 128, b"_-")
);
id!(
    /// Names a request to the API: `req_…`, or whatever its caller gave it. It stands in answers and in the log.
    RequestId, "req_", "a request id is 1 to 128 letters, digits, full stops, underscores or hyphens",
    |text| is_word(text, 128, b"._-")
);
id!(
    /// Names a partner, as the provider chose. It is part of paths and of the partner's storage name.
    PartnerId, "ptn_", "a partner id is 1 to 64 lower-case letters, digits, underscores or hyphens",
    |text| is_word(text, 64, b"_-") && !text.bytes().any(|b| b.is_ascii_uppercase())
);
