//! Many events in one request: what became of each.

use serde::{Deserialize, Serialize};

use super::{ProblemDetails, Published};

/// What became of one event of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum BatchStatus {
    /// It is stored, and so are its deliveries.
    Accepted,
    /// It was published before, and nothing was stored.
    Duplicate,
    /// Something is wrong with it, and nothing was stored of it.
    Refused,
}

/// One event of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BatchEvent {
    /// Its place in the batch, from 0.
    pub index: u32,
    /// The line of the whole text on which it starts, from 1.
    pub line: u32,
    /// What became of it.
    pub status: BatchStatus,
    /// What publishing it alone would have answered, unless it is refused.
    #[serde(flatten, default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// Why it is refused; lines and columns are those of the whole text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<ProblemDetails>,
}

/// What became of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct BatchResult {
    /// How many events are stored now.
    pub accepted: u32,
    /// How many were published before.
    pub duplicates: u32,
    /// How many are not stored.
    pub refused: u32,
    /// Each event, in the order of the batch.
    pub events: Vec<BatchEvent>,
}

impl BatchResult {
    /// The result of all its events.
    pub fn of(events: Vec<BatchEvent>) -> Self {
        let count = |status| events.iter().map(|event| u32::from(event.status == status)).sum();
        let (accepted, duplicates) = (count(BatchStatus::Accepted), count(BatchStatus::Duplicate));
        Self { accepted, duplicates, refused: count(BatchStatus::Refused), events }
    }

    /// 202 when nothing is refused, else 207: whoever looks at the status alone is told to read on.
    pub fn status(&self) -> u16 {
        if self.refused == 0 { 202 } else { 207 }
    }
}
