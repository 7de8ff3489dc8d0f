//! The event types that a partner can receive: what each is called, when it fires, its JSON Schema and its
//! examples.
//!
//! The schemas and examples are files (`static/schemas`, `static/examples`), so a provider replaces them without
//! touching code. They are modelled on the provider's public API. This ring only holds them: it never validates, and
//! never knows who is subscribed.

mod entries;
mod nearest;
mod texts;

pub use nearest::nearest;

/// The parts of the catalogue, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// From placing an order to its return.
    Orders,
    /// Visits of a nurse and appointments.
    Phlebotomy,
    /// From registering a kit to the results.
    Tests,
}

impl Group {
    /// Every group, in the order of the catalogue.
    pub const ALL: [Group; 3] = [Group::Orders, Group::Phlebotomy, Group::Tests];

    /// What the group is called on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Group::Orders => "Orders",
            Group::Phlebotomy => "Phlebotomy",
            Group::Tests => "Tests",
        }
    }
}

/// One event type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The value of `eventType`, such as `ORDER.DISPATCHED`.
    pub event_type: &'static str,
    /// The part of the catalogue it belongs to.
    pub group: Group,
    /// What it is called on screen.
    pub name: &'static str,
    /// When it fires, in a sentence.
    pub description: &'static str,
    /// When it may never come at all, in a sentence.
    pub condition: Option<&'static str>,
    /// The `schemaVersion` that its events carry.
    pub schema_version: u32,
}

/// An event that is valid by its schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// `minimal` (only what is required), `typical`, or `full` (every property that the schema names).
    pub label: &'static str,
    /// Its JSON text.
    pub text: &'static str,
}

/// Every event type, in the order of the catalogue.
pub fn entries() -> &'static [Entry] {
    &entries::ENTRIES
}

/// The entry of an event type, by its exact name.
pub fn entry(event_type: &str) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.event_type == event_type)
}
