//! Deliveries and their attempts: lists, filters and everything about one.

use serde::{Deserialize, Serialize};

use super::Asked;
use crate::model::{
    Cancellation, Cause, DeliveryId, DeliveryStatus, EndpointId, Erasure, EventId, EventType, Timestamp,
};

/// An attempt that is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct Planned {
    /// Its number in the round, from 1.
    pub attempt: u32,
    /// When it leaves; an attempt under way left then.
    pub at: Timestamp,
}

/// A delivery in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DeliveryView {
    /// Its id.
    pub id: DeliveryId,
    /// The event's id.
    pub event_id: EventId,
    /// The event's type.
    pub event_type: EventType,
    /// Whether somebody sent it from the portal to try the endpoint.
    pub test: bool,
    /// The endpoint's id.
    pub endpoint_id: EndpointId,
    /// The endpoint's URL; empty once the endpoint is deleted.
    pub endpoint_url: String,
    /// Where it stands.
    pub status: DeliveryStatus,
    /// Which round of attempts this is, from 1.
    pub round: u32,
    /// Attempts of this round that have ended.
    pub attempts: u32,
    /// The attempt under way.
    pub sending: Option<Planned>,
    /// The attempt planned next.
    pub next: Option<Planned>,
    /// Until when the endpoint's rate limit holds it up, if it does: it leaves no sooner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_until: Option<Timestamp>,
    /// Why the last attempt failed.
    pub last_cause: Option<Cause>,
    /// Why and by whom it was cancelled, if it was and that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancellation>,
    /// By whom and when the event was erased, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<Erasure>,
    /// When the event was published.
    pub created_at: Timestamp,
    /// When its payload and the answers to it were erased: it cannot be sent any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased_at: Option<Timestamp>,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A page of deliveries, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct DeliveryList {
    /// The deliveries.
    pub deliveries: Vec<DeliveryView>,
    /// Give this as `before` for what follows; none when there is nothing more. A filter that only few deliveries pass is
    /// looked through some thousands at a time: then a page may be short, or empty, and more follow all the same.
    pub next: Option<DeliveryId>,
    /// The worker's clock, for countdowns.
    pub now: Timestamp,
}

/// One attempt that has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AttemptView {
    /// Its round, from 1.
    pub round: u32,
    /// Its number in the round, from 1.
    pub attempt: u32,
    /// When it left.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Timestamp,
    /// Why it failed; none when it arrived.
    pub failure: Option<Cause>,
    /// The answer's status code, if there was an answer.
    pub status: Option<u16>,
    /// The first 4 KiB of the answer's body.
    pub answer: Option<String>,
    /// Whether the answer was longer than what is kept.
    pub answer_cut: bool,
    /// Why the address was refused, in words, if it was.
    pub note: Option<String>,
    /// Bytes of the body that was sent; unknown for attempts of older workers.
    #[serde(default)]
    pub bytes_sent: Option<u32>,
    /// Bytes of the answer's body that were read: 64 KiB at most.
    #[serde(default)]
    pub bytes_received: Option<u32>,
    /// How soon the answer's headers came.
    #[serde(default)]
    pub headers_ms: Option<u32>,
}

/// A delivery with everything about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct DeliveryDetail {
    /// The delivery.
    pub delivery: DeliveryView,
    /// The body that is sent, as text.
    pub body: String,
    /// Its attempts, oldest first.
    pub attempts: Vec<AttemptView>,
    /// Which attempts somebody asked for, oldest first.
    #[serde(default)]
    pub asked: Vec<Asked>,
    /// The worker's clock, for countdowns.
    pub now: Timestamp,
}
