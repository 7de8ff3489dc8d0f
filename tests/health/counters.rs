//! What attempts add up to.

use std::time::Duration;

use hookpost::health::{COLUMNS, Counts};
use hookpost::model::Cause;

pub(crate) fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[test]
fn counters_tell_rate_and_latency() {
    let mut counts = Counts::default();
    assert_eq!((counts.success_rate(), counts.quantile_ms(0.5)), (None, None));
    for _ in 0..90 {
        counts.attempt(None, millis(40), 100, 2);
    }
    for _ in 0..9 {
        counts.attempt(Some(Cause::Status(503)), millis(2000), 100, 7);
    }
    counts.attempt(Some(Cause::TimedOut), millis(15_003), 100, 0);
    // Neither says how fast the endpoint answers, and the second says nothing of it at all.
    counts.attempt(Some(Cause::Unreachable), millis(1), 100, 0);
    counts.attempt(Some(Cause::Interrupted), millis(20_000), 0, 0);
    counts.exhaust();
    assert_eq!((counts.delivered(), counts.failed(), counts.exhausted()), (90, 11, 1));
    assert_eq!(counts.success_rate(), Some(90.0 / 101.0));
    assert_eq!((counts.bytes_sent(), counts.bytes_received()), (10_100, 243));
    let p50 = counts.quantile_ms(0.5).unwrap();
    assert!((25..=50).contains(&p50), "{p50}");
    let p95 = counts.quantile_ms(0.95).unwrap();
    assert!((1000..=2500).contains(&p95), "{p95}");
    assert_eq!(counts.quantile_ms(1.0), Some(15_000), "what took longer counts as 15 s");
    let causes: Vec<_> = counts.causes().filter(|(_, count)| *count > 0).collect();
    assert_eq!(causes, [("status", 9), ("timedOut", 1), ("unreachable", 1), ("interrupted", 1)]);

    let mut twice = counts.clone();
    twice.add(&counts);
    assert_eq!((twice.delivered(), twice.quantile_ms(0.5)), (180, Some(p50)));
}

#[test]
fn a_quantile_lies_in_the_bucket_that_holds_it() {
    for (took, low, high) in
        [(0, 0, 5), (5, 0, 5), (6, 5, 10), (250, 100, 250), (251, 250, 500), (15_000, 10_000, 15_000)]
    {
        let mut counts = Counts::default();
        counts.attempt(None, millis(took), 0, 0);
        let p50 = counts.quantile_ms(0.5).unwrap();
        assert!((low..=high).contains(&p50), "{took} ms: {p50}");
    }
}

#[test]
fn every_cause_has_a_column_and_a_word() {
    let causes = [
        Cause::Status(500),
        Cause::TimedOut,
        Cause::Unreachable,
        Cause::CutOff,
        Cause::Unreadable,
        Cause::NameOrTls,
        Cause::Dns,
        Cause::Tls,
        Cause::Blocked,
        Cause::Interrupted,
    ];
    for (place, cause) in causes.into_iter().enumerate() {
        let mut counts = Counts::default();
        counts.attempt(Some(cause), millis(1), 0, 0);
        assert_eq!(counts.row()[place + 1], 1, "{cause}");
        let snake: String = cause
            .class()
            .chars()
            .flat_map(|c| if c.is_ascii_uppercase() { vec!['_', c.to_ascii_lowercase()] } else { vec![c] })
            .collect();
        assert_eq!(COLUMNS[place + 1], snake);
        let written = serde_json::to_value(cause).unwrap();
        assert_eq!(written["cause"], cause.class(), "the same word in JSON");
    }
}
