//! The retry logic: one event on its way to one endpoint, as a stored value and one function.
//!
//! The shell loads a [`Delivery`], calls [`Delivery::step`] with what happened, commits the value and only then does
//! what the [`Action`] says. Any step may run twice: the second time it changes nothing. This ring never waits, sends
//! or reads a clock.

mod backlog;
mod exception;
mod later;
mod outcome;
mod pace;
mod queue;
mod queues;
mod request;
mod retention;
mod schedule;
mod state;

pub use backlog::{Backlog, Behind};
pub use exception::{Stage, classify};
pub use later::{DELIVER_AT_MOST_AHEAD, DeliverAtError, check_deliver_at};
pub use outcome::{Outcome, judge};
pub use pace::Pace;
pub use queues::{Departures, Limits, Queues};
pub use request::{Request, compose, digest, sign};
pub use retention::{Fate, Remains, Retention};
pub use schedule::{ATTEMPTS_AT_MOST, RETRIES_AT_MOST, RETRY_AFTER_AT_MOST, Schedule, TIME_OUT};
pub use state::{Action, Delivery, Input, LEASE};
