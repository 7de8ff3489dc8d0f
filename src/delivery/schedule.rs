//! When retries leave: the contract with partners.

use std::time::Duration;

/// Retries after the first attempt at most.
pub const RETRIES_AT_MOST: u32 = 30;
/// Attempts at most: the first one and every retry.
pub const ATTEMPTS_AT_MOST: u32 = RETRIES_AT_MOST + 1;
/// An attempt without a whole answer ends after this.
pub const TIME_OUT: Duration = Duration::from_secs(15);
/// An endpoint may ask for this much patience and no more.
pub const RETRY_AFTER_AT_MOST: Duration = Duration::from_hours(1);

/// Retry n leaves no sooner than n × `delay` after the failure before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    delay: Duration,
}

impl Default for Schedule {
    /// The contract: n × 5000 ms.
    fn default() -> Self {
        Self { delay: Duration::from_secs(5) }
    }
}

impl Schedule {
    /// A schedule of another base delay (the worker's setting `RETRY_DELAY_MS`).
    pub fn of(delay: Duration) -> Self {
        Self { delay }
    }

    /// The base delay.
    pub fn delay(&self) -> Duration {
        self.delay
    }

    /// The wait before retry `n`, from 1: at least n × the base delay, longer if the endpoint asked for it.
    pub fn wait(&self, n: u32, retry_after: Option<Duration>) -> Duration {
        let asked = retry_after.unwrap_or_default().min(RETRY_AFTER_AT_MOST);
        self.delay.saturating_mul(n).max(asked)
    }

    /// The waits of all retries, added up.
    pub fn whole(&self) -> Duration {
        (1..=RETRIES_AT_MOST).map(|n| self.wait(n, None)).sum()
    }
}
