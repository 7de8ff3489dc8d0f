//! Counters, metrics and log lines of the built worker.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use hookpost_real::{Key, Receiver, Reply, eventually, part, text};
use serde_json::{Value, json};

use crate::{read, read_until, worker_with};

#[tokio::test]
async fn stats_are_counted_with_the_attempt_and_outlive_a_kill() {
    let receiver = Receiver::start().await;
    let mut worker = worker_with(600_000, &[]).await;
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let path = format!("endpoints/{}/stats", text(&endpoint, "id"));
    assert_eq!(read(&worker.api(), &path).await["day"]["successRate"], json!(null));
    receiver.plan([
        Reply::Full(200, Vec::new(), b"hello".to_vec()),
        Reply::Status(204),
        Reply::Late(Duration::from_millis(300), 200),
        Reply::Status(503),
    ]);
    for (counted, order) in (1..).zip(["AD1", "AD2", "AD3", "AD4"]) {
        worker.api().publish(order).await;
        // One after the other, so that each gets its own answer.
        read_until(&worker.api(), &path, "the attempt is counted", |stats| {
            stats["day"]["delivered"].as_u64() > Some(0)
                && stats["day"]["delivered"].as_u64().zip(stats["day"]["failed"].as_u64()).map(|(a, b)| a + b)
                    == Some(counted)
        })
        .await;
    }
    let bytes: usize = receiver.received().iter().map(|request| request.body.len()).sum();
    let check = |stats: &Value| {
        for period in ["day", "week", "month"] {
            let period = &stats[period];
            assert_eq!((&period["delivered"], &period["failed"]), (&json!(3), &json!(1)), "{stats}");
            assert_eq!((&period["successRate"], &period["causes"]), (&json!(0.75), &json!({ "status": 1 })));
            assert_eq!((&period["bytesSent"], &period["bytesReceived"]), (&json!(bytes), &json!(5)));
            let p95 = period["p95Ms"].as_u64().expect("a number");
            assert!((100..=1000).contains(&p95), "the slow one is seen: {stats}");
        }
        let hours = stats["hours"].as_array().expect("a list");
        let delivered: u64 = hours.iter().filter_map(|hour| hour["delivered"].as_u64()).sum();
        assert!((1..=2).contains(&hours.len()) && delivered == 3, "{stats}");
        assert!(stats["lastDeliveredAt"].is_string(), "{stats}");
    };
    check(&read(&worker.api(), &path).await);
    check(&read(&worker.api(), "stats").await);
    worker.kill();
    worker.restart().await;
    check(&read(&worker.api(), &path).await);

    let newest = text(&worker.api().deliveries("").await[1], "id");
    let attempt = read(&worker.api(), &format!("deliveries/{newest}")).await["attempts"][0].clone();
    assert!(attempt["headersMs"].as_u64().is_some_and(|ms| ms >= 300), "{attempt}");
    assert_eq!(attempt["bytesSent"].as_u64(), receiver.received()[2].body.len().try_into().ok());
    assert_eq!(attempt["bytesReceived"], 0);
}

/// The metrics as Prometheus' own parser reads them.
fn parsed(text: &str) -> Value {
    let script = format!("{}/libraries/metrics.py", env!("CARGO_MANIFEST_DIR"));
    let mut python = Command::new("python3")
        .arg(script)
        .env("PYTHONPATH", part("HOOKPOST_PYTHON_LIBRARIES"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python can be started");
    let mut input = python.stdin.take().expect("the input is piped");
    input.write_all(text.as_bytes()).expect("the script reads");
    drop(input);
    let output = python.wait_with_output().expect("the script ends");
    assert!(output.status.success(), "the parser refused:\n{text}");
    serde_json::from_slice(&output.stdout).expect("the script writes JSON")
}

#[tokio::test]
async fn metrics_of_all_partners_are_read_by_prometheus_parser_and_open_to_their_keys_only() {
    let receiver = Receiver::start().await;
    let mut worker = worker_with(600_000, &[("METRICS_KEY", "part_nobody")]).await;
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    receiver.plan([Reply::Status(204), Reply::Status(500)]);
    let event = api.publish("AD1").await;
    receiver.receives(1).await;
    api.publish("AD2").await;
    let url = receiver.url("/other");
    let other = format!("{{\"url\":\"{url}\"}}");
    let made = api.call("POST", "/api/v1/partners/other/endpoints", Key::Other, Some(&other)).await;
    assert_eq!(made.status, 201, "{}", made.text);

    for (key, status) in [(Key::None, 401), (Key::Demo, 403), (Key::Provider, 200), (Key::Unknown, 200)] {
        // The key that this test calls unknown is the one that METRICS_KEY gives.
        assert_eq!(api.call("GET", "/metrics", key, None).await.status, status, "{key:?}");
    }
    assert_eq!(api.call("GET", "endpoints", Key::Unknown, None).await.status, 401, "it opens nothing else");
    let failed = "hookpost_attempts_total{outcome=status,partner=demo}";
    let text_of = |api: hookpost_real::Api| async move { api.call("GET", "/metrics", Key::Provider, None).await };
    let seen = eventually("the counters are reported", Duration::from_secs(40), || async {
        let answer = text_of(worker.api()).await;
        let parsed = parsed(&answer.text);
        (parsed["samples"][failed] == 1.0 && answer.text.contains("partner=\"other\"")).then_some((answer, parsed))
    })
    .await;
    let (answer, metrics) = seen;
    assert_eq!(answer.kind, "text/plain; version=0.0.4; charset=utf-8");
    let samples = &metrics["samples"];
    assert_eq!(samples["hookpost_attempts_total{outcome=delivered,partner=demo}"], 1.0);
    assert_eq!(samples["hookpost_attempt_duration_seconds_count{partner=demo}"], 2.0);
    assert_eq!(samples["hookpost_attempt_duration_seconds_bucket{le=+Inf,partner=demo}"], 2.0);
    assert_eq!(samples["hookpost_deliveries{partner=demo,status=pending}"], 1.0);
    assert_eq!(samples["hookpost_endpoints{partner=other,state=enabled}"], 1.0);
    assert_eq!(metrics["kinds"]["hookpost_attempt_duration_seconds"], "histogram");
    for id in [&event, &text(&endpoint, "id"), "AD1"] {
        assert!(!answer.text.contains(id), "{id} is no label");
    }

    // Counters only grow, over a kill too.
    worker.kill();
    worker.restart().await;
    let after = parsed(&text_of(worker.api()).await.text);
    assert_eq!(after["samples"][failed], 1.0);
}

#[tokio::test]
async fn the_log_has_one_json_object_on_each_line_and_every_attempt_if_asked_for() {
    for (setting, delivered) in [("attempts", 1), ("problems", 0)] {
        let receiver = Receiver::start().await;
        receiver.plan([Reply::Status(503), Reply::Reset, Reply::Status(204)]);
        let worker = worker_with(20, &[("LOG", setting)]).await;
        let endpoint = worker.api().endpoint(&receiver.url("/path-to-find?query-to-find"), json!({})).await;
        let event = worker.api().publish("payload-to-find").await;
        let stats = format!("endpoints/{}/stats", text(&endpoint, "id"));
        read_until(&worker.api(), &stats, "it arrives", |stats| stats["day"]["delivered"] == 1).await;
        let log = worker.log();
        // Besides ours there are the runtime's own, which begin with its source file: that an alarm was moved, for instance.
        let lines: Vec<Value> = log
            .lines()
            .filter(|line| !line.starts_with("workerd/"))
            .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
            .collect();
        let of = |name: &str| lines.iter().filter(|line| line["event"] == name).collect::<Vec<_>>();
        let failed = of("attempt.failed");
        assert_eq!(failed.len(), 2, "{log}");
        let expected = [(1, json!("status"), json!(503)), (2, json!("unreachable"), json!(null))];
        for (line, (attempt, cause, status)) in failed.iter().zip(expected) {
            assert_eq!((&line["level"], &line["partner"]), (&json!("warn"), &json!("demo")), "{line}");
            assert_eq!((&line["endpoint"], &line["eventId"]), (&endpoint["id"], &json!(event)), "{line}");
            assert_eq!(
                (&line["attempt"], &line["cause"], &line["status"]),
                (&json!(attempt), &cause, &status),
                "{line}"
            );
            assert!(line["ms"].is_u64(), "{line}");
        }
        assert_eq!(of("attempt.delivered").len(), delivered, "{log}");
        for secret in ["to-find", "whsec_", "127.0.0.1"] {
            assert!(!log.contains(secret), "{secret} in {log}");
        }
    }
}
