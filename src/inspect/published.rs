//! Whether an event may be published: the same schemas, but of the root's members only those are required that the worker
//! does not add itself.

use super::inspector::index;
use super::{Inspector, envelope, event_type};
use crate::catalogue::{self, Entry};
use crate::json::{self, Places, SyntaxError};
use crate::schema::{self, CompileError, Schema, Violation};

/// The members that a publish must have; the worker adds the others.
const NEEDED: [&str; 2] = ["eventType", "data"];

/// Why an event may not be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The text is not JSON, and stops being so before any event type.
    NotJson(Violation),
    /// The text is JSON, but not an object with an `eventType` that is text.
    NoEventType(Vec<Violation>),
    /// The catalogue has no event type of that name.
    UnknownEventType(String),
    /// The event is not as its event type's schema asks.
    Invalid(&'static Entry, Vec<Violation>),
    /// The schema itself cannot be used: the provider's fault.
    Schema(&'static Entry, CompileError),
}

impl Inspector {
    /// The entry of a published event, when nothing is wrong with it.
    pub fn check_published(&self, text: &[u8]) -> Result<&'static Entry, Refusal> {
        let document = match json::parse(text) {
            Ok(document) => document,
            Err(error) => return Err(self.not_json(text, error)),
        };
        let (value, mut places) = (document.root(), Places::new(text));
        let Some(name) = event_type::of(value) else {
            return Err(Refusal::NoEventType(envelope::check(self.envelope(), value, &mut places, None, None)));
        };
        let Some(index) = index(&name) else { return Err(Refusal::UnknownEventType(name.into_owned())) };
        let entry = &catalogue::entries()[index];
        let violations = self.published_schema(index)?.check_value(value, &mut places);
        if violations.is_empty() { Ok(entry) } else { Err(Refusal::Invalid(entry, violations)) }
    }

    fn published_schema(&self, index: usize) -> Result<&Schema, Refusal> {
        self.published(index, &NEEDED).map_err(|error| Refusal::Schema(&catalogue::entries()[index], error.clone()))
    }

    /// A text that is not JSON is still told by its event type, where it has one.
    fn not_json(&self, text: &[u8], error: SyntaxError) -> Refusal {
        let violation = schema::not_json(text, error);
        let Some(name) = event_type::of_broken(text) else { return Refusal::NotJson(violation) };
        let Some(index) = index(&name) else { return Refusal::UnknownEventType(name) };
        match self.published_schema(index) {
            Ok(_) => Refusal::Invalid(&catalogue::entries()[index], vec![violation]),
            Err(refusal) => refusal,
        }
    }
}
