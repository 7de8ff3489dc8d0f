//! How fast attempts may leave for an endpoint with a rate limit: a bucket of leaves to go, as one moment and three numbers.

use std::time::Duration;

use crate::model::{RateLimit, Timestamp};

const SECOND: u64 = 1_000_000;
/// What may leave at once after a rest is one, and one more for so many in a second.
const IN_A_BURST: u16 = 25;

/// The bucket of one endpoint. In no second by the worker's clock do more attempts leave than the limit says: what may leave
/// at once after a rest is taken off the pace at which the bucket fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    limit: RateLimit,
    /// From one leave to the next, in microseconds.
    interval: u64,
    /// So many leaves the bucket holds.
    burst: u64,
    /// When the bucket is full, in microseconds since the epoch. It was emptied that much before.
    full_at: u64,
}

impl Pace {
    /// That of an endpoint to which nothing was sent lately, or whose bucket is full at `full_at`.
    pub fn new(limit: RateLimit, full_at: Option<Timestamp>) -> Self {
        let burst = u64::from(1 + limit.per_second() / IN_A_BURST);
        let interval = SECOND.div_ceil(u64::from(limit.per_second()) + 1 - burst);
        Self { limit, interval, burst, full_at: full_at.map_or(0, micros) }
    }

    /// That of an endpoint of which it is unknown what was sent to it within the last second.
    pub fn empty(limit: RateLimit, now: Timestamp) -> Self {
        let mut pace = Self::new(limit, Some(now));
        pace.full_at += pace.burst * pace.interval;
        pace
    }

    /// The clock was set back, or may have been: a bucket that is full later than this was filled by a clock ahead of ours.
    #[must_use]
    pub fn not_ahead_of(mut self, now: Timestamp) -> Self {
        self.full_at = self.full_at.min(Self::empty(self.limit, now).full_at);
        self
    }

    /// The limit that it keeps to.
    pub fn limit(&self) -> RateLimit {
        self.limit
    }

    /// When the bucket is full: what is to be kept of it.
    pub fn full_at(&self) -> Timestamp {
        Timestamp::from_millis(self.full_at.div_ceil(1000))
    }

    /// How many attempts may leave now.
    pub fn leaves(&self, now: Timestamp) -> u32 {
        let (at, next) = (micros(now), self.next());
        if at < next {
            return 0;
        }
        u32::try_from(((at - next) / self.interval + 1).min(self.burst)).unwrap_or(u32::MAX)
    }

    /// An attempt leaves.
    pub fn leave(&mut self, now: Timestamp) {
        self.full_at = self.full_at.max(micros(now)) + self.interval;
    }

    /// When an attempt may leave that so many others go before.
    pub fn turn(&self, before: u32) -> Timestamp {
        let turn = self.next().saturating_add(self.interval.saturating_mul(before.into()));
        Timestamp::from_millis(turn.div_ceil(1000))
    }

    /// When the next attempt may leave.
    fn next(&self) -> u64 {
        self.full_at.saturating_sub((self.burst - 1) * self.interval)
    }
}

/// So much before it may leave an attempt is claimed, so that the wait for the disk does not slow the endpoint down.
pub(super) const CLAIM_BEFORE: Duration = Duration::from_millis(30);

fn micros(at: Timestamp) -> u64 {
    at.as_millis().saturating_mul(1000)
}
