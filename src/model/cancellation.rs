//! Why nothing more is sent of a delivery, and who wanted it so.

use serde::{Deserialize, Serialize};

use super::{Actor, Timestamp};

/// What somebody did, so that a delivery was cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CancelReason {
    /// Cancelled this delivery.
    Cancelled,
    /// Deleted the endpoint.
    EndpointDeleted,
    /// Erased the event.
    EventErased,
}

/// That a delivery was cancelled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct Cancellation {
    /// What happened.
    pub reason: CancelReason,
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// That an event was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct Erasure {
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}
