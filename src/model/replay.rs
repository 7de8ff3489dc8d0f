//! Sending again: what is chosen, how fast, and who asked.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Cause, DeliveryStatus, EventType, Timestamp};

/// Which deliveries of an endpoint are sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Wanted {
    /// Those that did not arrive: exhausted and parked.
    Failed,
    /// Those whose attempts are used up.
    Exhausted,
    /// Those that were held back.
    Parked,
    /// Those that arrived.
    Delivered,
    /// Events that the endpoint is subscribed to and has no delivery of.
    Missing,
}

impl Wanted {
    /// The statuses of the deliveries meant, in the order they are taken; none for events without one.
    pub fn statuses(self) -> &'static [DeliveryStatus] {
        match self {
            Self::Failed => &[DeliveryStatus::Exhausted, DeliveryStatus::Parked],
            Self::Exhausted => &[DeliveryStatus::Exhausted],
            Self::Parked => &[DeliveryStatus::Parked],
            Self::Delivered => &[DeliveryStatus::Delivered],
            Self::Missing => &[],
        }
    }
}

/// A cause to choose by: a status code, or the word of a cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CauseName(String);

/// Why a text names no cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseCauseError;

impl fmt::Display for ParseCauseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a cause is a status code such as 503, status for any, or a word such as timedOut")
    }
}

impl CauseName {
    /// Reads one.
    pub fn parse(text: &str) -> Result<Self, ParseCauseError> {
        let is_code = text.parse().is_ok_and(|code: u16| (100..=999).contains(&code));
        if is_code || Cause::CLASSES.contains(&text) { Ok(Self(text.to_owned())) } else { Err(ParseCauseError) }
    }

    /// The status code, if it is one.
    pub fn code(&self) -> Option<u16> {
        self.0.parse().ok()
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CauseName {
    type Error = ParseCauseError;

    fn try_from(text: String) -> Result<Self, ParseCauseError> {
        Self::parse(&text)
    }
}

impl From<CauseName> for String {
    fn from(name: CauseName) -> String {
        name.0
    }
}

/// What is sent again. Stored as JSON; its names are pinned by a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Selection {
    /// Which deliveries.
    pub wanted: Wanted,
    /// Of this type only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_type: Option<EventType>,
    /// Whose last attempt failed for this cause only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<CauseName>,
    /// That came to their status, or were published if they have none, at this moment or later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// And before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

/// How many deliveries a replay starts in a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace(u32);

impl Default for Pace {
    fn default() -> Self {
        Self(10)
    }
}

impl Pace {
    /// The fastest.
    pub const AT_MOST: u32 = 100;
    /// More than this many a second start several at a time.
    const STEPS: u32 = 10;

    /// So many a second; none if that is too slow or too fast.
    pub fn of(per_second: u32) -> Option<Self> {
        (1..=Self::AT_MOST).contains(&per_second).then_some(Self(per_second))
    }

    /// How many a second.
    pub fn per_second(self) -> u32 {
        self.0
    }

    /// How many start at a time, and how long it is then until the next. A pause is never made up for.
    pub fn step(self) -> (u32, Duration) {
        let count = self.0.div_ceil(Self::STEPS);
        (count, Duration::from_millis(u64::from((count * 1000).div_ceil(self.0))))
    }
}

/// Where a replay stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ReplayState {
    /// It has more to start.
    Running,
    /// It has started all there was.
    Finished,
    /// Somebody stopped it.
    Cancelled,
    /// It stopped by itself: the endpoint was switched off or deleted.
    Halted,
}

impl ReplayState {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Finished => "finished",
            Self::Cancelled => "cancelled",
            Self::Halted => "halted",
        }
    }
}
