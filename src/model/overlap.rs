//! How long an old secret signs beside the new one.

use std::fmt;
use std::time::Duration;

/// The longest overlap: a week.
pub const HOURS_AT_MOST: u64 = 168;

/// The time that a receiver has to take up a new secret: whole hours, a week at most, a day unless told otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    hours: u64,
}

/// It is longer than a week; carries the hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseOverlapError(u64);

impl fmt::Display for ParseOverlapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an overlap has 0 to {HOURS_AT_MOST} hours; this one has {}", self.0)
    }
}

impl std::error::Error for ParseOverlapError {}

impl Overlap {
    /// An overlap of that many hours; none of them ends the old secret at once.
    pub fn of_hours(hours: u64) -> Result<Self, ParseOverlapError> {
        if hours > HOURS_AT_MOST { Err(ParseOverlapError(hours)) } else { Ok(Self { hours }) }
    }

    /// How long it is.
    pub fn span(self) -> Duration {
        Duration::from_secs(self.hours * 3600)
    }
}

impl Default for Overlap {
    fn default() -> Self {
        Self { hours: 24 }
    }
}
