//! What the object does beside delivering: replays and retention. Each has its own transaction before a turn, so that
//! whatever fails in it keeps no event waiting; the turn makes it durable and sends what a replay has started.

use std::cell::Cell;
use std::time::Duration;

use super::{Object, replay, retention};
use crate::delivery::Remains;
use crate::edge::error::Error;
use crate::edge::{log, now};
use crate::model::Timestamp;

/// What failed is tried again after this.
const PATIENCE: Duration = Duration::from_secs(5);

/// When there is something to do. Known in memory only: it is found again in the store.
#[derive(Debug, Default)]
pub(super) struct Chores {
    /// When a replay starts more.
    pub(super) replay_at: Cell<Option<Timestamp>>,
    /// When an event's time is over.
    pub(super) sweep_at: Cell<Option<Timestamp>>,
}

impl Chores {
    /// When something is to be done next.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.replay_at.get().into_iter().chain(self.sweep_at.get()).min()
    }

    /// Whether something is to be done now.
    pub(super) fn is_due(&self, now: Timestamp) -> bool {
        self.next().is_some_and(|at| at <= now)
    }
}

/// Finds what there is to do. Runs before anything else does.
pub(super) fn recover(object: &Object) -> Result<(), Error> {
    if !object.store.running_replays()?.is_empty() {
        object.chores.replay_at.set(Some(now()));
    }
    retention::look_ahead(object)
}

/// A new event's time has begun. Only the first tells when there is something to do.
pub(super) fn expect_end(object: &Object, now: Timestamp) {
    if object.chores.sweep_at.get().is_none() {
        object.chores.sweep_at.set(Some(object.settings.retention.ends(Remains::All(now))));
    }
}

/// Does some of what is to be done: a bounded amount of it.
pub(super) fn run(object: &Object, now: Timestamp) {
    let is_due = |at: &Cell<Option<Timestamp>>| at.get().is_some_and(|at| at <= now);
    let Chores { replay_at, sweep_at } = &object.chores;
    if is_due(replay_at)
        && let Err(error) = replay::advance(object, now)
    {
        log::failure("a replay stands still", &error);
        replay_at.set(Some(now.plus(PATIENCE)));
    }
    if is_due(sweep_at)
        && let Err(error) = retention::sweep(object, now)
    {
        log::failure("nothing was erased", &error);
        sweep_at.set(Some(now.plus(PATIENCE)));
    }
}
