//! The worker: a stateless router and one Durable Object per partner, which stores and delivers. Where several run on
//! one machine, `shards` hands on what is another's.
//!
//! A thin shell. It reads clocks, draws randomness, stores and sends; every decision is one of the rings'. Its law is
//! `delivery`'s: step, commit, act.

mod answer;
mod assets;
pub mod bindings;
mod error;
mod log;
mod origin;
pub mod partner;
mod partners;
mod policy;
mod ready;
pub mod registry;
mod ring;
pub mod router;
mod settings;
mod shards;
mod store;
mod stream;
mod verdict;

use std::cell::Cell;
use std::time::Duration;

use crate::model::Timestamp;

thread_local! {
    /// How far the runtime's clock is ahead of the machine's.
    static AHEAD: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

/// The time by the machine's clock, as far as somebody has looked.
fn now() -> Timestamp {
    runtime_clock().minus(AHEAD.get())
}

/// The runtime's clock. It never goes back: when the machine's was set back, it stands still until that has caught up.
fn runtime_clock() -> Timestamp {
    // Whole and positive until the year 9999, so nothing is lost.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    Timestamp::from_millis(js_sys::Date::now() as u64)
}

/// Whether the runtime's clock stands still, and its timers and alarms with it.
fn stands_still() -> bool {
    !AHEAD.get().is_zero()
}
