//! HTTP header fields that a partner adds to its requests (RFC 9110, section 5).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Redacted, Secret};

/// The name of a header field, in lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HeaderName(String);

/// Why a text is not a header name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseHeaderNameError {
    /// There is nothing.
    Empty,
    /// It has a character that a token (RFC 9110, section 5.6.2) does not have.
    NotToken(char),
    /// More than 256 characters.
    TooLong(usize),
}

impl fmt::Display for ParseHeaderNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("give the header a name, such as authorization"),
            Self::NotToken(' ') => f.write_str("a header name has no spaces"),
            Self::NotToken(':') => f.write_str("leave out the colon: the name and the value have fields of their own"),
            Self::NotToken(found) => write!(
                f,
                "a header name is letters, digits and !#$%&'*+-.^_`|~ (RFC 9110); it cannot have {}",
                found.escape_default()
            ),
            Self::TooLong(length) => write!(f, "a header name has 256 characters at most; this one has {length}"),
        }
    }
}

impl std::error::Error for ParseHeaderNameError {}

fn is_token_char(found: char) -> bool {
    found.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(found)
}

impl HeaderName {
    /// Parses an RFC 9110 token; white space around it is dropped, case too.
    pub fn parse(text: &str) -> Result<Self, ParseHeaderNameError> {
        let text = text.trim_matches([' ', '\t']);
        if text.is_empty() {
            return Err(ParseHeaderNameError::Empty);
        }
        if let Some(odd) = text.chars().find(|found| !is_token_char(*found)) {
            return Err(ParseHeaderNameError::NotToken(odd));
        }
        if text.len() > 256 {
            return Err(ParseHeaderNameError::TooLong(text.len()));
        }
        Ok(Self(text.to_ascii_lowercase()))
    }

    /// The name as text, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HeaderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for HeaderName {
    type Error = ParseHeaderNameError;

    fn try_from(text: String) -> Result<Self, ParseHeaderNameError> {
        Self::parse(&text)
    }
}

impl From<HeaderName> for String {
    fn from(name: HeaderName) -> String {
        name.0
    }
}

/// The value of a header field: visible ASCII, spaces and tabs. It prints as dots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct HeaderValue(Redacted<String>);

/// Why a text is not a header value. It never carries the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseHeaderValueError {
    /// A carriage return, line feed or NUL, which would let a value forge other headers (RFC 9110, section 5.5).
    LineBreak,
    /// Another control character.
    Control,
    /// A character outside ASCII: senders and receivers disagree about its bytes.
    NotAscii,
    /// Nothing but white space.
    Empty,
}

impl fmt::Display for ParseHeaderValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LineBreak => "a header value is one line: take out the line break or NUL",
            Self::Control => "take out the control character: a header value is visible ASCII, spaces and tabs",
            Self::NotAscii => "a header value is ASCII: encode other characters, for example as base64",
            Self::Empty => "give the header a value, or remove the row",
        })
    }
}

impl std::error::Error for ParseHeaderValueError {}

impl HeaderValue {
    /// Parses a field value; white space around it is dropped, as every receiver would.
    pub fn parse(text: &str) -> Result<Self, ParseHeaderValueError> {
        let text = text.trim_matches([' ', '\t']);
        if text.contains(['\r', '\n', '\0']) {
            return Err(ParseHeaderValueError::LineBreak);
        }
        if text.bytes().any(|byte| byte.is_ascii_control() && byte != b'\t') {
            return Err(ParseHeaderValueError::Control);
        }
        if !text.is_ascii() {
            return Err(ParseHeaderValueError::NotAscii);
        }
        if text.is_empty() {
            return Err(ParseHeaderValueError::Empty);
        }
        Ok(Self(Redacted::new(text.to_owned())))
    }

    /// The value in the open, to send or to store it.
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }
}

impl TryFrom<String> for HeaderValue {
    type Error = ParseHeaderValueError;

    fn try_from(text: String) -> Result<Self, ParseHeaderValueError> {
        Self::parse(&text)
    }
}

/// One header field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    name: HeaderName,
    value: HeaderValue,
}

impl Header {
    /// A field of these parts.
    pub fn new(name: HeaderName, value: HeaderValue) -> Self {
        Self { name, value }
    }

    /// Its name.
    pub fn name(&self) -> &HeaderName {
        &self.name
    }

    /// Its value.
    pub fn value(&self) -> &HeaderValue {
        &self.value
    }
}

/// The partner's own headers of an endpoint, in the order they were given. Names are distinct: `guard` saw to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Headers(Vec<Header>);

impl Headers {
    /// Keeps `headers` in their order; of two with one name the first.
    pub fn new(headers: Vec<Header>) -> Self {
        let mut kept: Vec<Header> = Vec::with_capacity(headers.len());
        for header in headers {
            if kept.iter().all(|other| other.name != header.name) {
                kept.push(header);
            }
        }
        Self(kept)
    }

    /// The fields in order.
    pub fn iter(&self) -> impl Iterator<Item = &Header> {
        self.0.iter()
    }

    /// What may be told of them to anybody who sees their endpoint, which `secret` signs for.
    pub fn summaries(&self, secret: &Secret) -> Vec<HeaderSummary> {
        let summary = |Header { name, value }: &Header| HeaderSummary {
            name: name.clone(),
            length: value.reveal().len(),
            fingerprint: secret.fingerprint(&format!("{name}: {}", value.reveal())),
        };
        self.0.iter().map(summary).collect()
    }

    /// The value of the field of that name.
    pub fn value(&self, name: &HeaderName) -> Option<&HeaderValue> {
        self.0.iter().find(|header| header.name == *name).map(Header::value)
    }
}

/// What is told of a saved header: its value is write-only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct HeaderSummary {
    /// The field's name.
    pub name: HeaderName,
    /// The length of its value in bytes.
    pub length: usize,
    /// The fingerprint of `name: value` by the endpoint's newest signing secret: it tells whether two values are the
    /// same, and changes with the secret.
    pub fingerprint: String,
}
