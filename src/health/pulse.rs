//! Whether the worker can do its work: what it last wrote, and whether the alarms by which it wakes go off.
//!
//! An alarm is set to try them out, goes off, and is set again, for as long as somebody asks.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::model::{Problem, Timestamp};

/// The alarm that tries alarms out goes off this often.
const TICK: Duration = Duration::from_secs(15);
/// Alarms are some milliseconds late when all is well; one that is this late does not come.
const LATE: Duration = Duration::from_secs(15);
/// Once nobody has asked for this long, no alarm is set any more.
const HEEDED: Duration = Duration::from_mins(5);

/// What is known of alarms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pulse {
    /// When the alarm last went off.
    pub ticked_at: Option<Timestamp>,
    /// When it is to go off next, if it is set.
    pub due_at: Option<Timestamp>,
    /// When somebody last asked.
    pub asked_at: Option<Timestamp>,
}

impl Pulse {
    /// Somebody asks. An alarm that is set stays as it is, so that one which does not come is noticed.
    #[must_use]
    pub fn asked(self, now: Timestamp) -> Self {
        Self { due_at: self.due_at.or(Some(now.plus(TICK))), asked_at: Some(now), ..self }
    }

    /// The alarm went off. It is set again if somebody has asked lately.
    #[must_use]
    pub fn ticked(self, now: Timestamp) -> Self {
        let is_heeded = self.asked_at.is_some_and(|asked_at| now.since(asked_at) < HEEDED);
        Self { ticked_at: Some(now), due_at: is_heeded.then(|| now.plus(TICK)), ..self }
    }

    /// Whether the alarm should have gone off by now.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.due_at.is_some_and(|due_at| now.since(due_at) > LATE)
    }

    /// Whether it waits for longer than it was set for: then the clock was set back, and the runtime's stands still until it
    /// has caught up, its alarms with it.
    pub fn waits_for_the_clock(&self, now: Timestamp) -> bool {
        self.due_at.is_some_and(|due_at| due_at.since(now) > TICK + LATE)
    }

    /// What is wrong with alarms, if anything is.
    pub fn problem(&self, now: Timestamp) -> Option<Problem> {
        let seconds = |from: Timestamp, to: Timestamp| to.since(from).as_secs();
        let (due_at, words) = (self.due_at?, "Retries leave only when somebody makes a call for their partner.");
        if self.is_overdue(now) {
            let late = seconds(due_at, now);
            let message = format!("An alarm that was due {late} seconds ago has not gone off. {words}");
            return Some(Problem::new("/alarms", message));
        }
        self.waits_for_the_clock(now).then(|| {
            let ahead = seconds(now, due_at);
            let message = format!(
                "The machine's clock was set back, and no alarm goes off for another {ahead} seconds. {words} A restart ends that."
            );
            Problem::new("/alarms", message)
        })
    }
}

/// That nothing can be stored.
pub fn unwritable() -> Problem {
    let words = "Nothing can be written to the storage: look whether the disk is full or can only be read. What is published is refused.";
    Problem::new("/storage", words)
}
