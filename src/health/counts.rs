//! What attempts add up to, as counters that only grow.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::model::Cause;

/// How many columns there are.
const WIDTH: usize = 28;

/// The counters in their order, as the store names its columns. Pinned: they are the columns of a table.
pub const COLUMNS: [&str; WIDTH] = [
    "delivered",
    "status",
    "timed_out",
    "unreachable",
    "cut_off",
    "unreadable",
    "name_or_tls",
    "dns",
    "tls",
    "blocked",
    "interrupted",
    "exhausted",
    "bytes_sent",
    "bytes_received",
    "took_ms",
    "upto_5",
    "upto_10",
    "upto_25",
    "upto_50",
    "upto_100",
    "upto_250",
    "upto_500",
    "upto_1000",
    "upto_2500",
    "upto_5000",
    "upto_10000",
    "upto_15000",
    "over",
];

const DELIVERED: usize = 0;
/// The first of the causes, in the order of [`Cause::CLASSES`].
const CAUSES: usize = 1;
const INTERRUPTED: usize = 10;
const EXHAUSTED: usize = 11;
const BYTES_SENT: usize = 12;
const BYTES_RECEIVED: usize = 13;
const TOOK_MS: usize = 14;
/// The first of the buckets: how many answers took that long at most, and longer than the bucket before.
const BUCKETS: usize = 15;

/// The upper ends of the buckets, in milliseconds; one more bucket has no end.
const ENDS_MS: [u64; 12] = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 15_000];

/// Counters of attempts: of an endpoint in an hour, or of a partner from the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts([u64; WIDTH]);

impl Counts {
    /// The counters of a row, in the order of [`COLUMNS`].
    pub fn of(row: [u64; WIDTH]) -> Self {
        Self(row)
    }

    /// The row.
    pub fn row(&self) -> &[u64; WIDTH] {
        &self.0
    }

    /// Counts an attempt. How long it took counts only if the endpoint answered or let us wait in vain.
    pub fn attempt(&mut self, failure: Option<Cause>, took: Duration, sent: u64, received: u64) {
        self.0[failure.map_or(DELIVERED, |cause| CAUSES + cause.class_index())] += 1;
        self.0[BYTES_SENT] += sent;
        self.0[BYTES_RECEIVED] += received;
        if matches!(failure, None | Some(Cause::Status(_) | Cause::TimedOut)) {
            let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
            self.0[TOOK_MS] = self.0[TOOK_MS].saturating_add(millis);
            self.0[BUCKETS + ENDS_MS.partition_point(|end| *end < millis)] += 1;
        }
    }

    /// Counts a delivery whose attempts are used up.
    pub fn exhaust(&mut self) {
        self.0[EXHAUSTED] += 1;
    }

    /// Adds others.
    pub fn add(&mut self, others: &Self) {
        self.0.iter_mut().zip(others.0).for_each(|(sum, more)| *sum = sum.saturating_add(more));
    }

    /// Attempts that arrived.
    pub fn delivered(&self) -> u64 {
        self.0[DELIVERED]
    }

    /// Attempts that failed, those left out that our own side broke off.
    pub fn failed(&self) -> u64 {
        self.0[CAUSES..INTERRUPTED].iter().sum()
    }

    /// Deliveries whose attempts were used up.
    pub fn exhausted(&self) -> u64 {
        self.0[EXHAUSTED]
    }

    /// Bytes of bodies sent.
    pub fn bytes_sent(&self) -> u64 {
        self.0[BYTES_SENT]
    }

    /// Bytes of answers' bodies read.
    pub fn bytes_received(&self) -> u64 {
        self.0[BYTES_RECEIVED]
    }

    /// How long the timed attempts took together.
    pub fn took_ms(&self) -> u64 {
        self.0[TOOK_MS]
    }

    /// How many attempts failed by each class of causes.
    pub fn causes(&self) -> impl Iterator<Item = (&'static str, u64)> {
        Cause::CLASSES.into_iter().zip(self.0[CAUSES..=INTERRUPTED].iter().copied())
    }

    /// The share of attempts that arrived, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "counts of attempts fit in 53 bits")]
    pub fn success_rate(&self) -> Option<f64> {
        let all = self.delivered() + self.failed();
        (all > 0).then(|| self.delivered() as f64 / all as f64)
    }

    /// The buckets: their upper ends in milliseconds, none for the last, and how many attempts took that long at most.
    pub fn buckets(&self) -> impl Iterator<Item = (Option<u64>, u64)> {
        let ends = ENDS_MS.into_iter().map(Some).chain([None]);
        ends.zip(self.0[BUCKETS..].iter().scan(0, |sum, count| {
            *sum += count;
            Some(*sum)
        }))
    }

    /// How long that share of the timed attempts took at most, spread evenly within its bucket; what took over 15 s counts
    /// as 15 s.
    #[expect(clippy::cast_precision_loss, reason = "counts of attempts fit in 53 bits")]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 15,000")]
    pub fn quantile_ms(&self, share: f64) -> Option<u64> {
        let all: u64 = self.0[BUCKETS..].iter().sum();
        if all == 0 {
            return None;
        }
        let wanted = share * all as f64;
        let (mut start, mut before) = (0, 0.0);
        for (end, count) in ENDS_MS.into_iter().zip(&self.0[BUCKETS..]) {
            let count = *count as f64;
            if count > 0.0 && before + count >= wanted {
                let part = (wanted - before) / count;
                return Some(start + (part * (end - start) as f64).round() as u64);
            }
            (start, before) = (end, before + count);
        }
        Some(start)
    }
}
