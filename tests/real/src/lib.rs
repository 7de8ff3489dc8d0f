//! Real parts to test with: the built worker on workerd with SQLite on disk, an HTTP receiver, and Chromium.
//!
//! `cargo xtask test` builds what is needed and tells by environment variables where it lies. Every address is
//! loopback. A part that is missing fails the test that wants it: nothing is skipped.

mod api;
mod browser;
mod contract;
mod markdown;
mod node;
mod receiver;
mod shards;
mod worker;

pub use api::{Answer, Api, Key, order_created, text};
pub use browser::{Browser, Sight, Tab};
pub use markdown::block;
pub use node::in_node;
pub use receiver::{Received, Receiver, Reply};
pub use shards::Shards;
pub use worker::{STORAGE_KEYS, Settings, TOKEN_KEY, Worker};

use std::future::Future;
use std::time::Duration;

/// Where a part lies, by the variable that `cargo xtask test` sets.
///
/// # Panics
/// When the variable is not set: run the tests by `cargo xtask test`.
pub fn part(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: run `cargo xtask test`"))
}

/// Asks `probe` again and again until it has something, and fails with `what` when it takes too long.
///
/// # Panics
/// When nothing has come within `within`.
pub async fn eventually<T, F>(what: &str, within: Duration, mut probe: impl FnMut() -> F) -> T
where
    F: Future<Output = Option<T>>,
{
    let deadline = tokio::time::Instant::now() + within;
    loop {
        if let Some(found) = probe().await {
            return found;
        }
        assert!(tokio::time::Instant::now() < deadline, "not within {within:?}: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
