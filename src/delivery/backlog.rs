//! How much waits to be sent, and when that is too much to take more in.
//!
//! What counts is what takes up capacity now: deliveries that are due, or of which an attempt is under way. Those that wait
//! for a retry or for their scheduled moment do not: that an endpoint is down for an hour is no reason to turn the provider
//! away, and their number is bounded by time.
//!
//! A count in memory, told of every change and never asked of the store but when the shell has it counted anew. It can be
//! off, since a write may be rolled back, and since a retry becomes due without anybody telling; so the shell counts anew
//! before it refuses anybody.

use std::time::Duration;

use super::Delivery;
use crate::model::{DeliveryStatus, Timestamp};

/// A publisher is asked to come again after this long.
const COME_AGAIN: Duration = Duration::from_secs(10);

/// The pending deliveries of one partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlog {
    pending: u64,
    /// So many of them are due later.
    later: u64,
    at_most: u64,
}

/// That nothing more is taken in for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// So many deliveries are due or under way.
    pub due: u64,
    /// From so many on, nothing is taken in.
    pub at_most: u64,
    /// After this long it is worth asking again.
    pub retry_after: Duration,
}

impl Backlog {
    /// An empty one; from `at_most` deliveries on that are due, nothing is taken in.
    pub fn new(at_most: u64) -> Self {
        Self { pending: 0, later: 0, at_most }
    }

    /// So many are pending, by the store, and so many of them are due later.
    pub fn count_anew(&mut self, pending: u64, later: u64) {
        (self.pending, self.later) = (pending, later);
    }

    /// A delivery is new, or became what it is.
    pub fn note(&mut self, before: Option<&Delivery>, after: &Delivery, now: Timestamp) {
        let is_pending = |delivery: &Delivery| delivery.status() == DeliveryStatus::Pending;
        let is_later = |delivery: &Delivery| delivery.planned().is_some_and(|(_, at)| at > now);
        let step = |count: &mut u64, was: bool, is: bool| match (was, is) {
            (false, true) => *count += 1,
            (true, false) => *count = count.saturating_sub(1),
            _ => {}
        };
        step(&mut self.pending, before.is_some_and(is_pending), is_pending(after));
        step(&mut self.later, before.is_some_and(is_later), is_later(after));
    }

    /// Whether the count is so high that it is worth counting anew: what is due cannot be more than what is pending.
    pub fn may_be_behind(&self) -> bool {
        self.pending >= self.at_most
    }

    /// Whether more may be taken in. What is taken in is taken in whole: a batch may go beyond the limit.
    pub fn judge(&self) -> Result<(), Behind> {
        let (due, at_most) = (self.pending.saturating_sub(self.later), self.at_most);
        if due < at_most { Ok(()) } else { Err(Behind { due, at_most, retry_after: COME_AGAIN }) }
    }
}
