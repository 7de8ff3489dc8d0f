//! The queue of one endpoint, as [`super::Queues`] remember it.

use std::collections::VecDeque;
use std::time::Duration;

use super::pace::Pace;
use crate::model::Timestamp;

/// An endpoint that answers within this gets deliveries claimed ahead, so that one commit serves many attempts.
const QUICK: Duration = Duration::from_millis(250);
/// So many times the limit of an endpoint may be claimed when it is quick.
const AHEAD: u32 = 8;

#[derive(Debug)]
pub(super) struct Queue<T> {
    /// No waiting delivery is due before this; there may be none at all.
    pub(super) next: Option<Timestamp>,
    /// Claimed, but not durably yet.
    pub(super) reserved: u32,
    /// Claimed, with the time of it: these may leave.
    pub(super) ready: VecDeque<(Timestamp, T)>,
    pub(super) under_way: u32,
    is_quick: bool,
    /// By which attempts leave, if the endpoint has a limit.
    pub(super) pace: Option<Pace>,
    /// Whether the shell has kept it as it is.
    pub(super) is_pace_kept: bool,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        let (ready, is_pace_kept) = (VecDeque::new(), true);
        Self { next: None, reserved: 0, ready, under_way: 0, is_quick: false, pace: None, is_pace_kept }
    }
}

impl<T> Queue<T> {
    /// How many are claimed and have not left.
    pub(super) fn claimed(&self) -> u32 {
        self.reserved + u32::try_from(self.ready.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn held(&self) -> u32 {
        self.claimed() + self.under_way
    }

    /// How many more may be claimed while so many places are free. One that is not known to be quick takes no more than an
    /// eighth of those, or one: however many endpoints hang, those that come later find a place.
    pub(super) fn room(&self, limit: u32, free: u32) -> u32 {
        if free == 0 {
            return 0;
        }
        if self.is_quick {
            return limit.saturating_mul(AHEAD).saturating_sub(self.held());
        }
        limit.min((free / 8).max(1)).saturating_sub(self.held())
    }

    /// How many more may be claimed by the endpoint's own limit.
    pub(super) fn leaves(&self, at: Timestamp) -> u32 {
        self.pace.map_or(u32::MAX, |pace| pace.leaves(at).saturating_sub(self.claimed()))
    }

    /// An attempt leaves.
    pub(super) fn leave(&mut self, now: Timestamp) {
        if let Some(pace) = &mut self.pace {
            pace.leave(now);
            self.is_pace_kept = false;
        }
    }

    pub(super) fn answered_in(&mut self, took: Duration) {
        self.is_quick = took < QUICK;
    }
}
