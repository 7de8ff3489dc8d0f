//! How much is pending, and when that is too much to take more in.
//!
//! A count in memory, told of every change and never asked of the store but when the shell has it counted anew. It can be a
//! little off, since a write may be rolled back; so the shell counts anew before it refuses anybody.

use std::time::Duration;

use super::Delivery;
use crate::model::DeliveryStatus;

/// A publisher is asked to come again after this long.
const COME_AGAIN: Duration = Duration::from_secs(10);

/// The pending deliveries of one partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlog {
    pending: u64,
    at_most: u64,
}

/// That nothing more is taken in for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// So many deliveries are pending.
    pub pending: u64,
    /// From so many on, nothing is taken in.
    pub at_most: u64,
    /// After this long it is worth asking again.
    pub retry_after: Duration,
}

impl Backlog {
    /// An empty one; from `at_most` pending deliveries on nothing is taken in.
    pub fn new(at_most: u64) -> Self {
        Self { pending: 0, at_most }
    }

    /// So many are pending, by the store.
    pub fn count_anew(&mut self, pending: u64) {
        self.pending = pending;
    }

    /// A delivery is new, or became what it is.
    pub fn note(&mut self, before: Option<&Delivery>, after: &Delivery) {
        let is_pending = |delivery: &Delivery| delivery.status() == DeliveryStatus::Pending;
        match (before.is_some_and(is_pending), is_pending(after)) {
            (false, true) => self.pending += 1,
            (true, false) => self.pending = self.pending.saturating_sub(1),
            _ => {}
        }
    }

    /// Whether more may be taken in. What is taken in is taken in whole: a batch may go beyond the limit.
    pub fn judge(&self) -> Result<(), Behind> {
        let Self { pending, at_most } = *self;
        if pending < at_most { Ok(()) } else { Err(Behind { pending, at_most, retry_after: COME_AGAIN }) }
    }
}
