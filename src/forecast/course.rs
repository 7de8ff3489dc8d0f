//! The attempts of one delivery, on a virtual clock.

use super::outage::{Outage, answer_at};
use crate::delivery::{ATTEMPTS_AT_MOST, Action, Delivery, Input, Schedule, judge};
use crate::model::{DeliveryStatus, Timestamp, Verdict};

/// An attempt that would be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Its number, from 1.
    pub attempt: u32,
    /// When it leaves.
    pub at: Timestamp,
    /// When it ends.
    pub ended_at: Timestamp,
    /// What comes of it.
    pub verdict: Verdict,
}

/// What becomes of a delivery in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It arrives, by its last attempt.
    Delivered,
    /// Every attempt fails; it is kept for a replay.
    Exhausted,
    /// The endpoint answers 410 Gone and is switched off; it is kept for a replay.
    Parked,
}

/// Every attempt and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The attempts, first to last; there is at least one.
    pub attempts: Vec<Tried>,
    /// What becomes of it.
    pub end: End,
}

impl Course {
    /// The last attempt.
    pub fn last(&self) -> Option<&Tried> {
        self.attempts.last()
    }
}

/// What becomes of an event that is published at `at`. Each decision is the worker's own.
pub fn course(at: Timestamp, outages: &[Outage], schedule: &Schedule) -> Course {
    let mut delivery = Delivery::new(at);
    let mut attempts = Vec::new();
    let mut now = at;
    for _ in 0..=ATTEMPTS_AT_MOST {
        if let Action::Send { attempt } = delivery.step(Input::Tick, now, schedule) {
            let answer = answer_at(outages, now);
            let ended_at = now.plus(answer.took());
            let verdict = judge(&answer.outcome(), ended_at);
            attempts.push(Tried { attempt, at: now, ended_at, verdict });
            delivery.step(Input::Ended { attempt, verdict }, ended_at, schedule);
        }
        match delivery.due_at() {
            Some(due) => now = due,
            None => break,
        }
    }
    let end = match delivery.status() {
        DeliveryStatus::Delivered => End::Delivered,
        DeliveryStatus::Parked => End::Parked,
        _ => End::Exhausted,
    };
    Course { attempts, end }
}
