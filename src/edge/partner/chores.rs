//! What the object does beside delivering: replays and retention before a turn, which makes them durable and sends what a
//! replay has started; and by the alarm, old keys are forgotten and bytes that were erased leave the disk.
//!
//! Each has its own transaction, so that whatever fails in it keeps no event waiting. When they are due is known in memory
//! only, and found again in the store when the object is opened.

use std::cell::Cell;
use std::time::Duration;

use super::{Object, replay, retention};
use crate::api::IDEMPOTENCY_KEPT;
use crate::delivery::Remains;
use crate::edge::error::Error;
use crate::edge::{log, now};
use crate::model::Timestamp;

/// What failed before a turn is tried again after this.
const PATIENCE: Duration = Duration::from_secs(5);
/// So many keys are forgotten at a time.
const KEYS: u32 = 500;
/// Keys are forgotten up to this much late, so that many go at a time.
const LATE: Duration = Duration::from_mins(10);
/// A scrub waits this long for more to be erased: it serves all.
const SCRUB_AFTER: Duration = Duration::from_secs(3);
/// What retention erased is scrubbed in a quiet moment, if one comes within this; whether it has is looked at that often.
const QUIET_WITHIN: Duration = Duration::from_hours(1);
const QUIET_AGAIN_AFTER: Duration = Duration::from_mins(1);
/// One that failed is tried again after this long.
const SCRUB_AGAIN_AFTER: Duration = Duration::from_mins(1);

/// When there is something to do.
#[derive(Debug, Default)]
pub(super) struct Chores {
    /// When a replay starts more.
    pub(super) replay_at: Cell<Option<Timestamp>>,
    /// When an event's time is over.
    pub(super) sweep_at: Cell<Option<Timestamp>>,
    keys_at: Cell<Option<Timestamp>>,
    scrub_at: Cell<Option<Timestamp>>,
    /// Since when retention has erased something after the last scrub began.
    swept_at: Cell<Option<Timestamp>>,
}

impl Chores {
    /// When something is to be done next.
    pub(super) fn next(&self) -> Option<Timestamp> {
        let all = [&self.replay_at, &self.sweep_at, &self.keys_at, &self.scrub_at];
        all.into_iter().filter_map(Cell::get).min()
    }

    /// Whether something is to be done before the next turn.
    pub(super) fn is_due(&self, now: Timestamp) -> bool {
        is_due(&self.replay_at, now) || is_due(&self.sweep_at, now)
    }

    /// A key was kept.
    pub(super) fn key_kept(&self, now: Timestamp) {
        if self.keys_at.get().is_none() {
            self.keys_at.set(Some(forget_at(now)));
        }
    }

    /// Somebody erased something.
    pub(super) fn erased(&self, now: Timestamp) {
        self.scrub_by(now.plus(SCRUB_AFTER));
    }

    /// Retention erased something.
    pub(super) fn swept(&self, now: Timestamp, scrub_after: Duration) {
        if self.swept_at.get().is_none() {
            self.swept_at.set(Some(now));
            self.scrub_by(now.plus(scrub_after));
        }
    }

    fn scrub_by(&self, at: Timestamp) {
        self.scrub_at.set(Some(self.scrub_at.get().map_or(at, |set| set.min(at))));
    }
}

fn is_due(at: &Cell<Option<Timestamp>>, now: Timestamp) -> bool {
    at.get().is_some_and(|at| at <= now)
}

fn forget_at(kept_at: Timestamp) -> Timestamp {
    kept_at.plus(IDEMPOTENCY_KEPT).plus(LATE)
}

/// Finds what there is to do. Runs before anything else does.
pub(super) fn recover(object: &Object) -> Result<(), Error> {
    let Chores { replay_at, keys_at, scrub_at, swept_at, .. } = &object.chores;
    if !object.store.running_replays()?.is_empty() {
        replay_at.set(Some(now()));
    }
    keys_at.set(object.store.oldest_key()?.map(forget_at));
    scrub_at.set(object.store.scrub_wanted_at()?.map(|wanted_at| wanted_at.plus(SCRUB_AFTER)));
    swept_at.set(object.store.swept_at()?);
    if let Some(swept_at) = swept_at.get() {
        object.chores.scrub_by(swept_at.plus(object.settings.retention.scrub_after()));
    }
    retention::look_ahead(object)
}

/// A new event's time has begun. Only the first tells when there is something to do.
pub(super) fn expect_end(object: &Object, now: Timestamp) {
    if object.chores.sweep_at.get().is_none() {
        object.chores.sweep_at.set(Some(object.settings.retention.ends(Remains::All(now))));
    }
}

/// Does some of what is to be done before a turn: a bounded amount of it.
pub(super) fn run(object: &Object, now: Timestamp) {
    let Chores { replay_at, sweep_at, .. } = &object.chores;
    if is_due(replay_at, now)
        && let Err(error) = replay::advance(object, now)
    {
        log::failure("a replay stands still", &error);
        replay_at.set(Some(now.plus(PATIENCE)));
    }
    if is_due(sweep_at, now)
        && let Err(error) = retention::sweep(object, now)
    {
        log::failure("nothing was erased", &error);
        sweep_at.set(Some(now.plus(PATIENCE)));
    }
}

/// Does what is left to the alarm.
pub(super) async fn tidy(object: &Object) -> Result<(), Error> {
    if object.is_erased.get() {
        return Ok(());
    }
    let now = now();
    let Chores { keys_at, scrub_at, .. } = &object.chores;
    object.store.notice_size()?;
    if is_due(keys_at, now) {
        let oldest = object.store.sweep_keys(now, KEYS)?;
        // What is left of a full sweep is due at once: the alarm comes again.
        keys_at.set(oldest.map(forget_at));
    }
    if is_due(scrub_at, now) { scrub(object, now).await } else { Ok(()) }
}

/// Clears the file of what was erased. It holds the object up, so what retention alone wants waits for a quiet moment, though
/// not for ever.
async fn scrub(object: &Object, now: Timestamp) -> Result<(), Error> {
    let Chores { scrub_at, swept_at, .. } = &object.chores;
    let wanted_at = object.store.scrub_wanted_at()?;
    let patience = object.settings.retention.scrub_after() + QUIET_WITHIN;
    if wanted_at.is_none()
        && object.queues.borrow().is_busy()
        && swept_at.get().is_some_and(|at| now < at.plus(patience))
    {
        scrub_at.set(Some(now.plus(QUIET_AGAIN_AFTER)));
        return Ok(());
    }
    // If it fails, for want of room for instance, it is not tried again at once.
    scrub_at.set(Some(now.plus(SCRUB_AGAIN_AFTER)));
    let before = swept_at.take();
    let scrubbed = clear(object).await;
    if let Err(error) = scrubbed {
        swept_at.set(before.or(swept_at.get()));
        return Err(error);
    }
    if object.is_erased.get() {
        return Ok(());
    }
    scrub_at.set(None);
    if let Some(wanted_at) = wanted_at {
        object.store.scrubbed(wanted_at)?;
    }
    object.store.swept(swept_at.get())?;
    if let Some(since) = swept_at.get() {
        object.chores.scrub_by(since.plus(object.settings.retention.scrub_after()));
    }
    if let Some(wanted_at) = object.store.scrub_wanted_at()? {
        object.chores.scrub_by(wanted_at.plus(SCRUB_AFTER));
    }
    Ok(())
}

/// Clears the file and then its log, which was in the way of nobody until all was durable.
async fn clear(object: &Object) -> Result<(), Error> {
    object.store.scrub()?;
    for _ in 0..2 {
        object.store.durable().await?;
        if object.is_erased.get() {
            return Ok(());
        }
        object.store.overwrite_log()?;
    }
    Ok(())
}
