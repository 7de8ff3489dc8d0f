//! When an endpoint is down, and what it does then.

use std::time::Duration;

use crate::delivery::{Outcome, TIME_OUT};
use crate::model::Timestamp;

/// What an endpoint does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It answers at once, by this code.
    Status(u16),
    /// It takes no connection.
    Refuses,
    /// It never answers: the attempt ends by our time-out.
    Hangs,
}

impl Answer {
    /// What comes of the attempt.
    pub fn outcome(self) -> Outcome {
        match self {
            Self::Status(status) => Outcome::Answered { status, retry_after: None },
            Self::Refuses => Outcome::Unreachable,
            Self::Hangs => Outcome::TimedOut,
        }
    }

    /// How long the attempt takes.
    pub fn took(self) -> Duration {
        match self {
            Self::Hangs => TIME_OUT,
            Self::Status(_) | Self::Refuses => Duration::ZERO,
        }
    }
}

/// A time in which an endpoint is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outage {
    /// From then on,
    pub from: Timestamp,
    /// until then: at this moment it is back.
    pub until: Timestamp,
    /// What it does meanwhile.
    pub answer: Answer,
}

/// What the endpoint does at a moment. Where outages overlap, the first of the list counts.
pub fn answer_at(outages: &[Outage], at: Timestamp) -> Answer {
    let down = outages.iter().find(|outage| (outage.from..outage.until).contains(&at));
    down.map_or(Answer::Status(204), |outage| outage.answer)
}
