//! Who asked for something: whose key or token somebody came with, and who they are if the token says so.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::KeyName;

/// What somebody may do with a partner's webhooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// See everything but secrets, change nothing.
    Viewer,
    /// Everything that is the partner's.
    Admin,
}

impl Role {
    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Admin => "admin",
        }
    }
}

/// A subject has this many bytes at most.
const SUBJECT_AT_MOST: usize = 64;

/// The id by which the provider knows a person at a partner. It stands in logs, so it is an id and not a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Subject(String);

/// Why a text is no subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseSubjectError;

impl fmt::Display for ParseSubjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a subject is 1 to {SUBJECT_AT_MOST} letters, digits and signs of `. _ - @ + : /`, without blanks")
    }
}

impl std::error::Error for ParseSubjectError {}

impl Subject {
    /// Reads one.
    pub fn parse(text: &str) -> Result<Self, ParseSubjectError> {
        let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"._-@+:/".contains(&byte);
        let fits = (1..=SUBJECT_AT_MOST).contains(&text.len()) && text.bytes().all(is_sign);
        if fits { Ok(Self(text.to_owned())) } else { Err(ParseSubjectError) }
    }

    /// As it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Subject {
    type Error = ParseSubjectError;

    fn try_from(text: String) -> Result<Self, ParseSubjectError> {
        Self::parse(&text)
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> String {
        subject.0
    }
}

const PROVIDER: &str = "provider";
const PARTNER: &str = "partner";

/// Who asked. It is written as `provider`, or `provider:` and the name of a key, as `partner`, or `partner:` and the
/// subject; rows that were stored before there were either read the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Actor {
    /// The provider: by the worker's own key, or by one that was made and has a name.
    Provider(Option<KeyName>),
    /// The partner: by its key, or by a token that may say who.
    Partner(Option<Subject>),
}

/// Why a text names nobody who could have asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseActorError;

impl fmt::Display for ParseActorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("who asked is provider, provider: and the name of a key, partner, or partner: and a subject")
    }
}

impl std::error::Error for ParseActorError {}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Provider(None) => f.write_str(PROVIDER),
            Self::Provider(Some(key)) => write!(f, "{PROVIDER}:{key}"),
            Self::Partner(None) => f.write_str(PARTNER),
            Self::Partner(Some(subject)) => write!(f, "{PARTNER}:{}", subject.as_str()),
        }
    }
}

impl TryFrom<String> for Actor {
    type Error = ParseActorError;

    fn try_from(text: String) -> Result<Self, ParseActorError> {
        match text.split_once(':') {
            None if text == PROVIDER => Ok(Self::Provider(None)),
            None if text == PARTNER => Ok(Self::Partner(None)),
            Some((PROVIDER, name)) => {
                KeyName::parse(name).map(|name| Self::Provider(Some(name))).map_err(|_| ParseActorError)
            }
            Some((PARTNER, subject)) => {
                Subject::parse(subject).map(|subject| Self::Partner(Some(subject))).map_err(|_| ParseActorError)
            }
            _ => Err(ParseActorError),
        }
    }
}

impl From<Actor> for String {
    fn from(actor: Actor) -> String {
        actor.to_string()
    }
}
