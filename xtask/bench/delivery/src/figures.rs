//! Medians, spreads and percentiles.

use serde_json::{Value, json};

/// The same figure from several rounds.
#[derive(Clone, Debug)]
pub(crate) struct Spread(Vec<f64>);

impl Spread {
    pub(crate) fn of(rounds: impl IntoIterator<Item = f64>) -> Self {
        let mut rounds: Vec<_> = rounds.into_iter().collect();
        rounds.sort_by(f64::total_cmp);
        Self(rounds)
    }

    fn median(&self) -> f64 {
        percentile(&self.0, 50.0)
    }

    fn bounds(&self) -> (f64, f64) {
        (self.0.first().copied().unwrap_or(f64::NAN), self.0.last().copied().unwrap_or(f64::NAN))
    }

    /// `median (least to most)`.
    pub(crate) fn words(&self, digits: usize) -> String {
        let (least, most) = self.bounds();
        format!("{:.digits$} ({least:.digits$} to {most:.digits$})", self.median())
    }

    pub(crate) fn json(&self) -> Value {
        let (least, most) = self.bounds();
        json!({ "median": round(self.median()), "least": round(least), "most": round(most) })
    }
}

/// Percentiles of one round, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Latency {
    pub(crate) p50: f64,
    pub(crate) p99: f64,
    pub(crate) p999: f64,
}

impl Latency {
    pub(crate) fn of(mut millis: Vec<f64>) -> Self {
        millis.sort_by(f64::total_cmp);
        let at = |share| percentile(&millis, share);
        Self { p50: at(50.0), p99: at(99.0), p999: at(99.9) }
    }
}

/// The smallest value that this share of all values does not exceed; they are sorted.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rank between 1 and some hundred thousand"
    )]
    let rank = (sorted.len() as f64 * share / 100.0).ceil() as usize;
    sorted.get(rank.max(1) - 1).copied().unwrap_or(f64::NAN)
}

fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
