//! Events and their types.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{EventId, Timestamp};

/// The name of an event type, such as `ORDER.DISPATCHED`. Whether it exists is the catalogue's business.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EventType(String);

/// Why a text cannot be the name of an event type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseEventTypeError;

impl fmt::Display for ParseEventTypeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event type is upper-case words joined by a full stop, such as ORDER.DISPATCHED")
    }
}

impl std::error::Error for ParseEventTypeError {}

impl EventType {
    /// Parses words of `A-Z`, digits and `_`, joined by full stops; 128 characters at most.
    pub fn parse(text: &str) -> Result<Self, ParseEventTypeError> {
        let is_word = |word: &str| {
            word.starts_with(|first: char| first.is_ascii_uppercase())
                && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
        };
        if text.len() <= 128 && text.split('.').all(is_word) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseEventTypeError)
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for EventType {
    type Error = ParseEventTypeError;

    fn try_from(text: String) -> Result<Self, ParseEventTypeError> {
        Self::parse(&text)
    }
}

impl From<EventType> for String {
    fn from(event_type: EventType) -> String {
        event_type.0
    }
}

/// What happened, as it is delivered. `data` keeps the text it was published with, number for number.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    id: EventId,
    event_type: EventType,
    schema_version: u32,
    created_at: Timestamp,
    data: Box<RawValue>,
}

impl Event {
    /// An event of the given parts.
    pub fn new(
        id: EventId,
        event_type: EventType,
        schema_version: u32,
        created_at: Timestamp,
        data: Box<RawValue>,
    ) -> Self {
        Self { id, event_type, schema_version, created_at, data }
    }

    /// Its id: the same in every delivery and every attempt.
    pub fn id(&self) -> &EventId {
        &self.id
    }

    /// What kind of event it is.
    pub fn event_type(&self) -> &EventType {
        &self.event_type
    }

    /// When it happened, by the provider's clock.
    pub fn created_at(&self) -> Timestamp {
        self.created_at
    }

    /// Whether it says that: its type, and its data sign for sign. A repeat may well carry another `createdAt`.
    pub fn says(&self, event_type: &EventType, data: &RawValue) -> bool {
        self.event_type == *event_type && self.data.get() == data.get()
    }

    /// The body of the request to an endpoint. What is signed is this text, byte for byte.
    pub fn body(&self) -> String {
        serde_json::to_string(self).expect("an event has no map keys but strings, so it always serialises")
    }
}
