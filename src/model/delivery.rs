//! What may become of a delivery and of one attempt at it.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Where a delivery stands, as JSON, SQL and the screen name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryStatus {
    /// An attempt is under way or planned.
    Pending,
    /// The endpoint answered 2xx.
    Delivered,
    /// The last retry failed; it waits for a replay.
    Exhausted,
    /// The endpoint is switched off; it waits for a replay.
    Parked,
    /// The endpoint was deleted.
    Cancelled,
}

impl DeliveryStatus {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Pending, Self::Delivered, Self::Exhausted, Self::Parked, Self::Cancelled];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Exhausted => "exhausted",
            Self::Parked => "parked",
            Self::Cancelled => "cancelled",
        }
    }

    /// The status that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// Why an attempt failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "cause", content = "status", rename_all = "camelCase")]
pub enum Cause {
    /// The endpoint answered, but not 2xx.
    Status(u16),
    /// No whole answer came in time.
    TimedOut,
    /// No connection came about, or it broke.
    Unreachable,
    /// The address is not allowed now.
    Blocked,
    /// The worker stopped during the attempt, so nobody knows what came of it.
    Interrupted,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "answered {status}"),
            Self::TimedOut => f.write_str("no answer in time"),
            Self::Unreachable => f.write_str("could not be reached"),
            Self::Blocked => f.write_str("address not allowed"),
            Self::Interrupted => f.write_str("interrupted on our side"),
        }
    }
}

/// What an attempt's outcome means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 2xx: it arrived.
    Delivered {
        /// The status code.
        status: u16,
    },
    /// Anything else.
    Failed {
        /// Why.
        cause: Cause,
        /// How long the endpoint asked us to wait, an hour at most.
        retry_after: Option<Duration>,
    },
}
