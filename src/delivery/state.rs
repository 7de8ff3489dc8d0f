//! The state machine of one delivery.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::schedule::{ATTEMPTS_AT_MOST, Schedule, TIME_OUT};
use crate::model::{Cancellation, Cause, DeliveryStatus, Timestamp, Verdict};

/// After this long without a word from an attempt, the worker that made it is taken for dead. It leaves room for an
/// answer that came just before the time-out to be committed.
pub const LEASE: Duration = TIME_OUT.saturating_add(Duration::from_secs(5));

/// One event for one endpoint. Stored as JSON; the names in it are pinned by a test.
///
/// Attempts count from 1 to 31 within a round; a manual retry of a finished delivery starts the next round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    round: u32,
    progress: Progress,
    /// Nothing leaves before this moment by the clock, however the clock was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    not_before: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "camelCase")]
enum Progress {
    /// The attempt leaves `wait` after `since`. Kept as two numbers, so that a clock set back shows.
    Waiting { attempt: u32, since: Timestamp, wait: Duration },
    /// The attempt is under way.
    Sending { attempt: u32, since: Timestamp },
    /// It arrived by this attempt.
    Delivered { attempt: u32 },
    /// Every attempt failed.
    Exhausted,
    /// The endpoint is off; this many attempts were made in this round.
    Parked { attempts: u32 },
    /// Nothing more is sent. Why and by whom was not always written down.
    Cancelled {
        attempts: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<Cancellation>,
    },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Time went by: is anything to do?
    Tick,
    /// The attempt of that number ended so.
    Ended {
        /// Its number in the round.
        attempt: u32,
        /// What its outcome means.
        verdict: Verdict,
    },
    /// The worker that was sending is known to be gone.
    Interrupted,
    /// The attempt was claimed, but it never left: it is still to be made.
    Release,
    /// Somebody wants an attempt now.
    RetryNow,
    /// A replay has come to this one: it is sent anew by a schedule of its own.
    Replay,
    /// The endpoint was switched off.
    Park,
    /// Somebody wants nothing more sent. An attempt under way is left to end.
    Cancel(Option<Cancellation>),
    /// The same, and an attempt under way ends with it: nobody will say what came of it.
    Erase(Cancellation),
}

/// What the shell does once the new state is committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Sends this attempt.
    Send {
        /// Its number in the round.
        attempt: u32,
    },
    /// Sees to it that a [`Input::Tick`] comes then.
    Wait {
        /// When.
        until: Timestamp,
    },
    /// Switches the endpoint off: it answered 410 Gone.
    DisableEndpoint,
    /// Nothing.
    Rest,
}

impl Delivery {
    /// A delivery whose first attempt is due at once.
    pub fn new(now: Timestamp) -> Self {
        let progress = Progress::Waiting { attempt: 1, since: now, wait: Duration::ZERO };
        Self { round: 1, progress, not_before: None }
    }

    /// A delivery of which nothing leaves before `at`.
    pub fn scheduled(at: Timestamp, now: Timestamp) -> Self {
        Self { not_before: Some(at).filter(|at| *at > now), ..Self::new(now) }
    }

    /// Which round of attempts this is, from 1.
    pub fn round(&self) -> u32 {
        self.round
    }

    /// The status to store and to show.
    pub fn status(&self) -> DeliveryStatus {
        match self.progress {
            Progress::Waiting { .. } | Progress::Sending { .. } => DeliveryStatus::Pending,
            Progress::Delivered { .. } => DeliveryStatus::Delivered,
            Progress::Exhausted => DeliveryStatus::Exhausted,
            Progress::Parked { .. } => DeliveryStatus::Parked,
            Progress::Cancelled { .. } => DeliveryStatus::Cancelled,
        }
    }

    /// How many attempts of this round have ended.
    pub fn attempts_ended(&self) -> u32 {
        match self.progress {
            Progress::Waiting { attempt, .. } | Progress::Sending { attempt, .. } => attempt - 1,
            Progress::Delivered { attempt } => attempt,
            Progress::Exhausted => ATTEMPTS_AT_MOST,
            Progress::Parked { attempts } | Progress::Cancelled { attempts, .. } => attempts,
        }
    }

    /// The attempt that is under way, and since when.
    pub fn sending(&self) -> Option<(u32, Timestamp)> {
        match self.progress {
            Progress::Sending { attempt, since } => Some((attempt, since)),
            _ => None,
        }
    }

    /// The attempt that is planned, and for when.
    pub fn planned(&self) -> Option<(u32, Timestamp)> {
        match self.progress {
            Progress::Waiting { attempt, since, wait } => Some((attempt, self.leaves_at(since, wait))),
            _ => None,
        }
    }

    /// When the next [`Input::Tick`] has something to do; never, once it is finished.
    pub fn due_at(&self) -> Option<Timestamp> {
        match self.progress {
            Progress::Waiting { since, wait, .. } => Some(self.leaves_at(since, wait)),
            Progress::Sending { since, .. } => Some(since.plus(LEASE)),
            _ => None,
        }
    }

    /// Why it was cancelled, if it was and that is known.
    pub fn cancellation(&self) -> Option<Cancellation> {
        match &self.progress {
            Progress::Cancelled { why, .. } => why.clone(),
            _ => None,
        }
    }

    /// Whether its first moment is yet to come.
    pub fn is_early(&self, now: Timestamp) -> bool {
        self.not_before.is_some_and(|moment| now < moment)
    }

    /// Takes in what happened at `now` and decides what follows.
    ///
    /// Invariant: the shell commits the changed value before it acts.
    pub fn step(&mut self, input: Input, now: Timestamp, schedule: &Schedule) -> Action {
        match (input, &self.progress) {
            (Input::Tick, Progress::Waiting { attempt, since, wait }) => self.tick(*attempt, *since, *wait, now),
            (Input::Tick, Progress::Sending { attempt, since }) if now >= since.plus(LEASE) => {
                self.fail(*attempt, None, now, schedule)
            }
            // The clock was set back by more than the attempt can have lasted: count the lease from here.
            (Input::Tick, Progress::Sending { attempt, since }) if now < *since => {
                self.progress = Progress::Sending { attempt: *attempt, since: now };
                Action::Wait { until: now.plus(LEASE) }
            }
            (Input::Tick, Progress::Sending { since, .. }) => Action::Wait { until: since.plus(LEASE) },
            (Input::Interrupted, Progress::Sending { attempt, .. }) => self.fail(*attempt, None, now, schedule),
            (Input::Ended { attempt, verdict }, Progress::Sending { attempt: sending, .. }) if attempt == *sending => {
                self.end(attempt, verdict, now, schedule)
            }
            (Input::Release, Progress::Sending { attempt, .. }) => {
                self.progress = Progress::Waiting { attempt: *attempt, since: now, wait: Duration::ZERO };
                Action::Wait { until: now }
            }
            (Input::RetryNow, progress) => match *progress {
                Progress::Sending { .. } => Action::Rest,
                // It was promised that nothing leaves before that.
                Progress::Waiting { .. } if self.is_early(now) => Action::Rest,
                Progress::Waiting { attempt, .. } => self.send(attempt, now),
                _ => {
                    self.round += 1;
                    self.progress = Progress::Waiting { attempt: 1, since: now, wait: Duration::ZERO };
                    self.tick(1, now, Duration::ZERO, now)
                }
            },
            (Input::Replay, Progress::Delivered { .. } | Progress::Exhausted | Progress::Parked { .. }) => {
                self.round += 1;
                self.progress = Progress::Waiting { attempt: 1, since: now, wait: Duration::ZERO };
                Action::Wait { until: now }
            }
            // An attempt under way is left to end: its answer still counts.
            (Input::Park, Progress::Waiting { attempt, .. }) => self.rest(Progress::Parked { attempts: attempt - 1 }),
            (Input::Cancel(why), Progress::Waiting { .. } | Progress::Parked { .. } | Progress::Exhausted) => {
                self.rest(Progress::Cancelled { attempts: self.attempts_ended(), why })
            }
            (Input::Erase(why), Progress::Waiting { .. } | Progress::Parked { .. } | Progress::Exhausted) => {
                self.rest(Progress::Cancelled { attempts: self.attempts_ended(), why: Some(why) })
            }
            (Input::Erase(why), Progress::Sending { attempt, .. }) => {
                self.rest(Progress::Cancelled { attempts: *attempt, why: Some(why) })
            }
            _ => Action::Rest,
        }
    }

    fn tick(&mut self, attempt: u32, since: Timestamp, wait: Duration, now: Timestamp) -> Action {
        let due = self.leaves_at(since, wait);
        if now >= due {
            return self.send(attempt, now);
        }
        if now < since {
            // The clock was set back. How much of the wait is over is unknown: wait it whole from here, rather than
            // for as long as the clock was wrong.
            self.progress = Progress::Waiting { attempt, since: now, wait };
            return Action::Wait { until: self.leaves_at(now, wait) };
        }
        Action::Wait { until: due }
    }

    fn leaves_at(&self, since: Timestamp, wait: Duration) -> Timestamp {
        let moment = since.plus(wait);
        self.not_before.map_or(moment, |not_before| moment.max(not_before))
    }

    fn send(&mut self, attempt: u32, now: Timestamp) -> Action {
        self.progress = Progress::Sending { attempt, since: now };
        Action::Send { attempt }
    }

    fn end(&mut self, attempt: u32, verdict: Verdict, now: Timestamp, schedule: &Schedule) -> Action {
        match verdict {
            Verdict::Delivered { .. } => self.rest(Progress::Delivered { attempt }),
            Verdict::Failed { cause: Cause::Status(410), .. } => {
                self.progress = Progress::Parked { attempts: attempt };
                Action::DisableEndpoint
            }
            Verdict::Failed { retry_after, .. } => self.fail(attempt, retry_after, now, schedule),
        }
    }

    fn fail(&mut self, attempt: u32, retry_after: Option<Duration>, now: Timestamp, schedule: &Schedule) -> Action {
        if attempt >= ATTEMPTS_AT_MOST {
            return self.rest(Progress::Exhausted);
        }
        // The failure of attempt n is followed by retry n.
        let wait = schedule.wait(attempt, retry_after);
        self.progress = Progress::Waiting { attempt: attempt + 1, since: now, wait };
        Action::Wait { until: now.plus(wait) }
    }

    fn rest(&mut self, progress: Progress) -> Action {
        self.progress = progress;
        Action::Rest
    }
}
