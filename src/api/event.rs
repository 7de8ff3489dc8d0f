//! Event types and events: the catalogue and publishing.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::model::{EventId, EventType, Timestamp};

/// One event type of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EventTypeView {
    /// Its name in events.
    pub event_type: EventType,
    /// Its group on screen.
    pub group: String,
    /// Its name on screen.
    pub name: String,
    /// When it fires.
    pub description: String,
    /// Under which condition it comes at all.
    pub condition: Option<String>,
    /// The version of its schema.
    pub schema_version: u32,
    /// Where its JSON Schema is.
    pub schema: String,
}

/// The catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EventTypeList {
    /// In the catalogue's order.
    pub event_types: Vec<EventTypeView>,
}

/// An event as the provider publishes it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PublishRequest {
    /// The provider's own id; without one the worker makes one.
    pub id: Option<EventId>,
    /// Its type.
    pub event_type: EventType,
    /// When it happened; without it, now.
    pub created_at: Option<Timestamp>,
    /// When it may leave; without it, at once. The endpoint is not told.
    pub deliver_at: Option<String>,
    /// What happened, kept as it is written.
    pub data: Box<RawValue>,
}

/// The event is stored, and so are its deliveries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Published {
    /// The event's id.
    pub id: EventId,
    /// Its type.
    pub event_type: EventType,
    /// When it happened.
    pub created_at: Timestamp,
    /// When it leaves, if that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deliver_at: Option<Timestamp>,
    /// How many endpoints it goes to.
    pub deliveries: u32,
}

/// What became of an event that was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ErasedEvent {
    /// What the log calls it now: the id it had is nowhere any more.
    pub id: EventId,
    /// How many deliveries it had.
    pub deliveries: u32,
    /// How many of them were not over yet and are cancelled now.
    pub cancelled: u32,
}
