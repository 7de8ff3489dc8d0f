//! Conformance: does a receiver do what a good one does? Which requests are sent to find out, what is wrong with them on
//! purpose, and what an answer to each is worth.
//!
//! It plans, composes and judges; it sends nothing. A fault is put into a request after `delivery` has composed it, so what
//! is not wrong on purpose is what every delivery is.

mod body;
mod judge;
mod plan;
mod request;
mod transcript;
mod words;

use std::time::Duration;

pub use judge::{Judgement, Seen, is_hopeless, judge};
pub use plan::{LARGE, Planned, Sample, plan};
pub use request::{Fault, SLOW_PAUSE, request};
pub use transcript::transcript;
pub use words::title;

use crate::model::Timestamp;

/// A run is over after this, whatever is left of it.
pub const RUN_AT_MOST: Duration = Duration::from_mins(10);
/// So many runs of an endpoint may begin within an hour.
pub const RUNS_IN_AN_HOUR: usize = 6;
const HOUR: Duration = Duration::from_hours(1);

/// When another run may begin, if none may now: `begun` are the times of earlier ones, in any order.
pub fn next_run_at(begun: &[Timestamp], now: Timestamp) -> Option<Timestamp> {
    let mut lately: Vec<_> = begun.iter().copied().filter(|at| at.plus(HOUR) > now).collect();
    lately.sort_unstable();
    let first = lately.len().checked_sub(RUNS_IN_AN_HOUR)?;
    Some(lately[first].plus(HOUR))
}
