//! How many deliveries an endpoint takes in a second.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A whole number of deliveries per second, from 1 to 1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct RateLimit(u16);

/// Why a number is no rate limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimitError;

impl fmt::Display for RateLimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a rate limit is a whole number of deliveries per second, from 1 to {}", RateLimit::AT_MOST)
    }
}

impl std::error::Error for RateLimitError {}

impl RateLimit {
    /// The highest there is.
    pub const AT_MOST: u16 = 1000;

    /// So many a second.
    pub fn of(per_second: u64) -> Result<Self, RateLimitError> {
        let number = u16::try_from(per_second).ok().filter(|number| (1..=Self::AT_MOST).contains(number));
        number.map(Self).ok_or(RateLimitError)
    }

    /// How many in a second.
    pub fn per_second(self) -> u16 {
        self.0
    }
}

impl TryFrom<u64> for RateLimit {
    type Error = RateLimitError;

    fn try_from(per_second: u64) -> Result<Self, RateLimitError> {
        Self::of(per_second)
    }
}

impl From<RateLimit> for u64 {
    fn from(limit: RateLimit) -> Self {
        limit.0.into()
    }
}
