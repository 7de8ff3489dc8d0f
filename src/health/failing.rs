//! Since when an endpoint fails, and what follows from that.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::model::Timestamp;

/// After how long without a success an endpoint is switched off (the worker's setting `DISABLE_AFTER_HOURS`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// So long; never, if that is none.
    pub disable_after: Option<Duration>,
}

impl Default for Rules {
    /// The contract: three days.
    fn default() -> Self {
        Self { disable_after: Some(Duration::from_hours(72)) }
    }
}

/// How an attempt ended, as far as health goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It arrived.
    Arrived,
    /// It failed, and a retry follows.
    Failed,
    /// It failed, and it was the last.
    Exhausted,
    /// Our side was interrupted, which says nothing of the endpoint.
    Interrupted,
}

/// An endpoint that has failed since its last success. While all is well there is none of these.
///
/// Stored as JSON; the names in it are pinned by a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failing {
    since: Timestamp,
    exhausted: u32,
    warned_at: Option<Timestamp>,
}

/// The judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// There is nothing to say, or not yet.
    Healthy,
    /// It fails for long, and is switched off unless something arrives.
    Warning {
        /// Since when it fails, and how much.
        why: Failing,
        /// It is switched off then.
        disables_at: Timestamp,
    },
    /// It is to be switched off.
    Disable(Failing),
}

impl Failing {
    /// What is known of an endpoint after one more attempt, which ended at `at`.
    ///
    /// The span counts from the first failure after the last success rather than from that success: an endpoint that had
    /// nothing to receive for a week has not failed for a week.
    #[must_use]
    pub fn after(before: Option<Self>, ended: Ended, at: Timestamp) -> Option<Self> {
        let failing = before.unwrap_or(Self { since: at, exhausted: 0, warned_at: None });
        match ended {
            Ended::Arrived => None,
            Ended::Interrupted => before,
            Ended::Failed => Some(failing),
            Ended::Exhausted => Some(Self { exhausted: failing.exhausted.saturating_add(1), ..failing }),
        }
    }

    /// When the first attempt failed.
    pub fn since(&self) -> Timestamp {
        self.since
    }

    /// How many deliveries have used up their attempts since.
    pub fn exhausted(&self) -> u32 {
        self.exhausted
    }

    /// When it was warned of.
    pub fn warned_at(&self) -> Option<Timestamp> {
        self.warned_at
    }

    /// The same, warned of.
    #[must_use]
    pub fn warned(self, now: Timestamp) -> Self {
        Self { warned_at: self.warned_at.or(Some(now)), ..self }
    }

    /// What is to be done about it now.
    ///
    /// It is warned of after half of the span, and only once a delivery was exhausted. The warning stands for the other
    /// half at least: after our own worker was down for days, or its clock went ahead, nobody is switched off unwarned.
    pub fn judge(&self, rules: Rules, now: Timestamp) -> Health {
        let Some(disables_at) = self.disables_at(rules, now) else { return Health::Healthy };
        if self.warned_at.is_some() && now >= disables_at {
            Health::Disable(*self)
        } else {
            Health::Warning { why: *self, disables_at }
        }
    }

    /// When [`Failing::judge`] has something new to say, if nothing arrives.
    pub fn next_at(&self, rules: Rules) -> Option<Timestamp> {
        let span = rules.disable_after.filter(|_| self.exhausted > 0)?;
        Some(self.warned_at.map_or(self.since.plus(span / 2), |warned_at| self.end(span, warned_at)))
    }

    /// When it is switched off, from the time of the warning on.
    pub fn disables_at(&self, rules: Rules, now: Timestamp) -> Option<Timestamp> {
        let span = rules.disable_after.filter(|_| self.exhausted > 0)?;
        (now >= self.since.plus(span / 2)).then(|| self.end(span, self.warned_at.unwrap_or(now)))
    }

    fn end(&self, span: Duration, warned_at: Timestamp) -> Timestamp {
        self.since.plus(span).max(warned_at.plus(span / 2))
    }
}
