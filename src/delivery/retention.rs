//! How long an event is kept: first whole, then without what stood in it, then not at all.

use std::time::Duration;

use crate::model::Timestamp;

const DAY: Duration = Duration::from_hours(24);
/// An event with a delivery that has not ended is looked at again after this part of the time it is kept whole.
const PATIENCE: u32 = 720;
/// But after no less and no more than this.
const PATIENCE_BOUNDS: (Duration, Duration) = (Duration::from_millis(100), Duration::from_hours(1));
/// What was erased may have left pieces in the file, which are looked for after this part of the time it was kept whole,
const SCRUB: u32 = 30;
/// but after no less and no more than this.
const SCRUB_BOUNDS: (Duration, Duration) = (Duration::from_secs(1), DAY);

/// For how long payloads and answers are kept, and for how much longer the rows without them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    payload: Duration,
    row: Duration,
}

impl Default for Retention {
    /// 30 days whole, 60 more without what stood in it.
    fn default() -> Self {
        Self { payload: DAY * 30, row: DAY * 60 }
    }
}

/// What is there of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remains {
    /// All of it; its time counts from then.
    All(Timestamp),
    /// The row: what stood in it was erased then.
    Row(Timestamp),
}

/// What becomes of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays as it is until then.
    Stay(Timestamp),
    /// Its time is over, but a delivery has not ended: it is looked at again then.
    Wait(Timestamp),
    /// Its payload and the answers to it go.
    Erase,
    /// Its rows go too.
    Delete,
}

impl Retention {
    /// Payloads are kept for so many days (the worker's setting `RETENTION_DAYS`), rows for 60 more.
    pub fn of_days(days: u16) -> Self {
        Self { payload: DAY * u32::from(days), ..Self::default() }
    }

    /// The usual proportions in another measure of time, for tests (`RETENTION_MS`).
    pub fn of(payload: Duration) -> Self {
        Self { payload, row: payload.saturating_mul(2) }
    }

    /// For how long payloads and answers are kept.
    pub fn payload(&self) -> Duration {
        self.payload
    }

    /// For how much longer the rows are kept.
    pub fn row(&self) -> Duration {
        self.row
    }

    /// How long after something was erased the whole file is cleared of its pieces: once for all that was erased meanwhile.
    pub fn scrub_after(&self) -> Duration {
        let (least, most) = SCRUB_BOUNDS;
        (self.payload / SCRUB).clamp(least, most)
    }

    /// When there is something to do about what is left of an event.
    pub fn ends(&self, remains: Remains) -> Timestamp {
        match remains {
            Remains::All(since) => since.plus(self.payload),
            Remains::Row(erased_at) => erased_at.plus(self.row),
        }
    }

    /// Decides what becomes of an event. One with a delivery that is pending is never erased.
    pub fn judge(&self, remains: Remains, is_pending: bool, now: Timestamp) -> Fate {
        let ends = self.ends(remains);
        if now < ends {
            return Fate::Stay(ends);
        }
        if is_pending {
            let (least, most) = PATIENCE_BOUNDS;
            return Fate::Wait(now.plus((self.payload / PATIENCE).clamp(least, most)));
        }
        match remains {
            Remains::All(_) => Fate::Erase,
            Remains::Row(_) => Fate::Delete,
        }
    }
}
