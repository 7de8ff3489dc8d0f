//! Deliveries to one endpoint that used up their attempts, a minute of them at a time: the operator is told of the first ones
//! each, and of all together when the minute is over.

use std::time::Duration;

use crate::model::Timestamp;

/// Of so many in a minute the operator is told one by one.
pub const TOLD_AT_MOST: u32 = 10;
/// So long a spell lasts from its first delivery on.
const LASTS: Duration = Duration::from_mins(1);

/// What the operator is told of a delivery that used up its attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// All about it, now.
    Now,
    /// That it was one of so many, once the spell is over.
    Later,
}

/// A minute of deliveries that used up their attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    since: Timestamp,
    count: u32,
}

impl Spell {
    /// One that begins.
    pub fn new(now: Timestamp) -> Self {
        Self { since: now, count: 0 }
    }

    /// One that was kept.
    pub fn of(since: Timestamp, count: u32) -> Self {
        Self { since, count }
    }

    /// When it began.
    pub fn since(&self) -> Timestamp {
        self.since
    }

    /// When it ends.
    pub fn until(&self) -> Timestamp {
        self.since.plus(LASTS)
    }

    /// How many deliveries it has had.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Of how many of them the operator was not told one by one.
    pub fn untold(&self) -> u32 {
        self.count.saturating_sub(TOLD_AT_MOST)
    }

    /// Whether it is over. One that begins later than now was begun by another clock.
    pub fn is_over(&self, now: Timestamp) -> bool {
        now < self.since || now >= self.until()
    }

    /// One more.
    pub fn add(&mut self) -> Told {
        self.count = self.count.saturating_add(1);
        if self.count <= TOLD_AT_MOST { Told::Now } else { Told::Later }
    }
}
