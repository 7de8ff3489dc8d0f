//! Whether an event may be published: the same schemas, but of the root's members only those are required that the worker
//! does not add itself.

use super::inspector::{event_type_of, index};
use super::{Inspector, envelope};
use crate::catalogue::{self, Entry};
use crate::schema::{CompileError, Violation};

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
        let Some(name) = event_type_of(text) else {
            return Err(no_event_type(envelope::check(self.envelope(), text, None, None)));
        };
        let Some(index) = index(&name) else { return Err(Refusal::UnknownEventType(name)) };
        let entry = &catalogue::entries()[index];
        let schema = self.published(index, &NEEDED).map_err(|error| Refusal::Schema(entry, error.clone()))?;
        let violations = schema.check(text);
        if violations.is_empty() { Ok(entry) } else { Err(Refusal::Invalid(entry, violations)) }
    }
}

fn no_event_type(mut violations: Vec<Violation>) -> Refusal {
    // Only a text that is not JSON breaks no keyword at the root.
    let is_syntax = |violation: &Violation| violation.pointer.is_empty() && violation.keyword.is_empty();
    match violations.iter().position(is_syntax) {
        Some(place) => Refusal::NotJson(violations.swap_remove(place)),
        None => Refusal::NoEventType(violations),
    }
}
