//! What is said of failures, and to whom: classes of causes, metrics, the operator's notices.

use hookpost::delivery::{Outcome, Stage, classify};
use hookpost::health::{Counts, DisabledFor, Ended, Failing, Notice, Report, expose, expose_shards};
use hookpost::model::{
    Cause, DeliveryId, DeliveryStatus, EndpointId, EndpointUrl, EventId, EventType, PartnerId, Timestamp,
};

use crate::START;
use crate::counters::millis;

#[test]
fn an_exception_is_classed_as_far_as_the_runtime_tells() {
    let lost = ("Error", "Network connection lost.");
    let internal = ("Error", "internal error; reference = pl0rrnshtv9hk6d3gkrg2lv3");
    let time_out = ("TimeoutError", "The operation was aborted due to timeout");
    for (exception, stage, url, outcome) in [
        (lost, Stage::Asking, "https://a.example/", Outcome::Unreachable),
        (lost, Stage::Reading, "https://a.example/", Outcome::CutOff),
        (time_out, Stage::Asking, "https://a.example/", Outcome::TimedOut),
        (time_out, Stage::Reading, "https://a.example/", Outcome::TimedOut),
        (("TypeError", "Gzip decompression failed."), Stage::Reading, "https://a.example/", Outcome::Unreadable),
        (internal, Stage::Asking, "https://a.example/", Outcome::NameOrTls),
        (internal, Stage::Asking, "https://127.0.0.1/", Outcome::Tls),
        (internal, Stage::Asking, "http://a.example/", Outcome::Dns),
        (internal, Stage::Asking, "http://127.0.0.1/", Outcome::Unreachable),
        (("Error", "words of a later runtime"), Stage::Asking, "https://a.example/", Outcome::Unreachable),
    ] {
        let url = EndpointUrl::parse(url).unwrap();
        assert_eq!(classify(exception.0, exception.1, stage, &url), outcome, "{exception:?} {stage:?} {url}");
    }
}

#[test]
fn the_metrics_are_lines_that_prometheus_reads() {
    let mut counts = Counts::default();
    counts.attempt(None, millis(40), 100, 2);
    counts.attempt(Some(Cause::TimedOut), millis(15_003), 100, 0);
    let report = |partner: &str| Report {
        partner: PartnerId::parse(partner).unwrap(),
        at: Timestamp::from_millis(START),
        counts: counts.clone(),
        deliveries: vec![(DeliveryStatus::Pending, 3)],
        enabled: 2,
        disabled: 1,
        warned: 1,
        failing: 1,
        due_at: Some(Timestamp::from_millis(START)),
        day: counts.clone(),
        slowest: Vec::new(),
    };
    let text = expose(&[report("demo"), report("other_1")]);
    for line in [
        "# TYPE hookpost_attempts_total counter",
        r#"hookpost_attempts_total{partner="demo",outcome="delivered"} 1"#,
        r#"hookpost_attempts_total{partner="other_1",outcome="timedOut"} 1"#,
        r#"hookpost_attempt_duration_seconds_bucket{partner="demo",le="0.025"} 0"#,
        r#"hookpost_attempt_duration_seconds_bucket{partner="demo",le="0.05"} 1"#,
        r#"hookpost_attempt_duration_seconds_bucket{partner="demo",le="15"} 1"#,
        r#"hookpost_attempt_duration_seconds_bucket{partner="demo",le="+Inf"} 2"#,
        r#"hookpost_attempt_duration_seconds_sum{partner="demo"} 15.043"#,
        r#"hookpost_attempt_duration_seconds_count{partner="demo"} 2"#,
        r#"hookpost_sent_bytes_total{partner="demo"} 200"#,
        r#"hookpost_deliveries{partner="demo",status="pending"} 3"#,
        r#"hookpost_endpoints{partner="demo",state="warned"} 1"#,
        r#"hookpost_endpoints_failing{partner="demo"} 1"#,
        r#"hookpost_first_due_timestamp_seconds{partner="demo"} 1795000000"#,
        r#"hookpost_report_timestamp_seconds{partner="demo"} 1795000000"#,
    ] {
        assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
    }
    assert!(text.ends_with('\n'));
}

#[test]
fn the_metrics_say_which_worker_did_not_answer() {
    let text = expose_shards(&[(0, true), (1, false)]);
    assert!(text.starts_with("# HELP hookpost_shard_up "), "{text}");
    let lines = "# TYPE hookpost_shard_up gauge\nhookpost_shard_up{shard=\"0\"} 1\nhookpost_shard_up{shard=\"1\"} 0\n";
    assert!(text.ends_with(lines), "{text}");
}

#[test]
fn a_notice_says_ids_times_counts_and_the_reason() {
    let endpoint = EndpointId::parse("ep_00000000000000000000000000").unwrap();
    let (id, partner) = (EventId::parse("evt_1").unwrap(), PartnerId::parse("demo").unwrap());
    let now = Timestamp::from_millis(START);
    let why = Failing::after(None, Ended::Exhausted, now).unwrap();
    let body = |notice: &Notice| notice.body(&id, Some(&partner), now);
    let start = r#"{"id":"evt_1","eventType":"#;
    let after = r#","schemaVersion":1,"createdAt":"2026-11-18T11:06:40.000Z","data":{"partnerId":"demo","endpointId":"ep_00000000000000000000000000","#;
    let warning = Notice::EndpointWarning { endpoint: endpoint.clone(), why, disables_at: now };
    assert_eq!(
        body(&warning),
        format!(
            r#"{start}"endpoint.warning"{after}"failingSince":"2026-11-18T11:06:40.000Z","exhausted":1,"disablesAt":"2026-11-18T11:06:40.000Z"}}}}"#
        )
    );
    let disabled = |reason| Notice::EndpointDisabled { endpoint: endpoint.clone(), reason, waiting: 12 };
    assert_eq!(
        body(&disabled(DisabledFor::Gone)),
        format!(r#"{start}"endpoint.disabled"{after}"reason":"gone","waiting":12}}}}"#)
    );
    assert_eq!(
        body(&disabled(DisabledFor::Failing(why))),
        format!(
            r#"{start}"endpoint.disabled"{after}"reason":"failing","failingSince":"2026-11-18T11:06:40.000Z","exhausted":1,"waiting":12}}}}"#
        )
    );
    let exhausted = Notice::DeliveryExhausted {
        delivery: DeliveryId::parse("dlv_00000000000000000000000000").unwrap(),
        event: EventId::parse("evt_2").unwrap(),
        event_type: EventType::parse("ORDER.CREATED").unwrap(),
        endpoint: endpoint.clone(),
        attempts: 31,
        cause: Some(Cause::Status(503)),
    };
    assert_eq!(
        body(&exhausted),
        format!(
            r#"{start}"delivery.exhausted"{after}"deliveryId":"dlv_00000000000000000000000000","eventId":"evt_2","eventType":"ORDER.CREATED","attempts":31,"lastCause":{{"cause":"status","status":503}}}}}}"#
        )
    );
}
