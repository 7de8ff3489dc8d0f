//! When a scheduled event may leave: `deliverAt`.

use std::fmt;
use std::time::Duration;

use crate::model::Timestamp;

/// So far ahead an event may be scheduled.
pub const DELIVER_AT_MOST_AHEAD: Duration = Duration::from_hours(30 * 24);
/// A `deliverAt` that passed no longer ago means at once: clocks differ, and a request takes its time.
const PASSED_AT_MOST: Duration = Duration::from_mins(1);

/// Why an event cannot be scheduled for a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliverAtError {
    /// It passed over a minute ago.
    Passed,
    /// It is over 30 days ahead.
    TooFar,
}

impl fmt::Display for DeliverAtError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passed => "deliverAt has passed; leave it out to send at once",
            Self::TooFar => "deliverAt is at most 30 days ahead",
        })
    }
}

impl std::error::Error for DeliverAtError {}

/// Checks a `deliverAt`.
pub fn check_deliver_at(deliver_at: Timestamp, now: Timestamp) -> Result<(), DeliverAtError> {
    if now.since(deliver_at) > PASSED_AT_MOST {
        return Err(DeliverAtError::Passed);
    }
    if deliver_at > now.plus(DELIVER_AT_MOST_AHEAD) {
        return Err(DeliverAtError::TooFar);
    }
    Ok(())
}
