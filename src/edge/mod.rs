//! The worker: a stateless router and one Durable Object per partner, which stores and delivers. Where several run on
//! one machine, `shards` hands on what is another's.
//!
//! A thin shell. It reads clocks, draws randomness, stores and sends; every decision is one of the rings'. Its law is
//! `delivery`'s: step, commit, act.

mod answer;
mod assets;
pub mod bindings;
mod error;
mod keys;
mod log;
pub mod partner;
pub mod registry;
pub mod router;
mod settings;
mod shards;
mod store;
mod stream;
mod verdict;

use crate::model::Timestamp;

/// The runtime's clock.
fn now() -> Timestamp {
    // Whole and positive until the year 9999, so nothing is lost.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    Timestamp::from_millis(js_sys::Date::now() as u64)
}
