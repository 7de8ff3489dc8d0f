//! The provider's keys: what one is called and what it opens. The key itself is `access`'s business.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a key of the provider's opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Scope {
    /// Publishing events, and nothing else.
    Publish,
    /// Everything that is the provider's.
    Manage,
}

/// A name has this many letters at most.
const NAME_AT_MOST: usize = 32;

/// What a key is called. Two keys may be called the same: the old one and its successor.
///
/// Partners see it where the log says who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyName(String);

/// Why a text is no name of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseKeyNameError;

impl fmt::Display for ParseKeyNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a key's name is 1 to {NAME_AT_MOST} lower-case letters, digits and hyphens")
    }
}

impl std::error::Error for ParseKeyNameError {}

impl KeyName {
    /// Reads one.
    pub fn parse(text: &str) -> Result<Self, ParseKeyNameError> {
        let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let fits = (1..=NAME_AT_MOST).contains(&text.len()) && text.bytes().all(is_sign);
        if fits { Ok(Self(text.to_owned())) } else { Err(ParseKeyNameError) }
    }

    /// As it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for KeyName {
    type Error = ParseKeyNameError;

    fn try_from(text: String) -> Result<Self, ParseKeyNameError> {
        Self::parse(&text)
    }
}

impl From<KeyName> for String {
    fn from(name: KeyName) -> String {
        name.0
    }
}
