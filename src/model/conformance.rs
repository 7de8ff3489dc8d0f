//! Conformance runs: what an endpoint is asked, and what its answers are worth.

use serde::{Deserialize, Serialize};

/// What is tried at an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Check {
    /// The example of an event type that it is subscribed to.
    EventType,
    /// The same event twice.
    Duplicate,
    /// Two events, the later one first.
    Reordered,
    /// An event that happened long ago.
    OldEvent,
    /// Several events at once.
    Burst,
    /// A body in two halves, with a pause between them.
    SlowBody,
    /// Fields that no schema names.
    UnknownField,
    /// An event type that the catalogue does not have.
    UnknownEventType,
    /// Letters beyond ASCII, and JSON that another writer would write otherwise.
    NonAscii,
    /// A body as long as one may be.
    VeryLarge,
    /// Two signatures, as during a rotation: the first by a secret that the receiver has not.
    Rotation,
    /// A signature by a secret that is not the endpoint's.
    WrongSecret,
    /// A body that was changed after it was signed.
    AlteredBody,
    /// No signature at all.
    NoSignature,
    /// A request that was signed long ago, as if somebody had kept it.
    OldTimestamp,
}

impl Check {
    /// Each of them, in the order in which they are made.
    pub const ALL: [Self; 15] = [
        Self::EventType,
        Self::Duplicate,
        Self::Reordered,
        Self::OldEvent,
        Self::Burst,
        Self::SlowBody,
        Self::UnknownField,
        Self::UnknownEventType,
        Self::NonAscii,
        Self::VeryLarge,
        Self::Rotation,
        Self::WrongSecret,
        Self::AlteredBody,
        Self::NoSignature,
        Self::OldTimestamp,
    ];

    /// What a good receiver does.
    pub fn expectation(self) -> Expectation {
        match self {
            Self::WrongSecret | Self::AlteredBody | Self::NoSignature | Self::OldTimestamp => Expectation::Refuse,
            _ => Expectation::Accept,
        }
    }
}

/// What a good receiver does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Expectation {
    /// It answers 2xx.
    Accept,
    /// It answers 4xx.
    Refuse,
}

/// What the answers to a check are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Finding {
    /// As it should be.
    Passed,
    /// It works, and could do better.
    Warned,
    /// Not as it should be.
    Failed,
    /// The answers tell nothing: for instance where genuine events are refused too.
    Unclear,
    /// It was not made, or not to its end.
    NotSent,
}

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum RunState {
    /// More is to be sent.
    Running,
    /// Everything was sent.
    Finished,
    /// It ended early: nobody answered, its time was over, or the endpoint was switched off or changed.
    Stopped,
    /// The worker stopped meanwhile. What it had sent may have arrived.
    Interrupted,
}

impl RunState {
    /// The word that is stored. Pinned: it is the one of its JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Finished => "finished",
            Self::Stopped => "stopped",
            Self::Interrupted => "interrupted",
        }
    }
}
