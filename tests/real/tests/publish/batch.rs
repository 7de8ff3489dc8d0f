//! Batches: a result for each event, each stored whole or not at all, and all of them in few transactions.

use std::fs;
use std::time::Duration;

use hookpost_real::{Answer, Api, Key, Receiver, Worker, eventually, order_created, text};
use serde_json::{Value, json};

use crate::{databases, order, patient};

async fn send(api: &Api, body: &str, headers: &[(&str, &str)]) -> Answer {
    api.try_call("POST", "events/batch", Key::Provider, Some(body), headers).await.expect("the worker answers")
}

const LINES: [(&str, &str); 1] = [("content-type", "application/x-ndjson")];

fn statuses(answer: &Answer) -> Vec<String> {
    answer.body["events"].as_array().expect("results").iter().map(|event| text(event, "status")).collect()
}

#[tokio::test]
async fn each_event_of_a_batch_has_its_own_result_by_the_lines_of_the_whole_text() {
    let (worker, receiver) = (Worker::start(patient()).await, Receiver::start().await);
    let api = worker.api();
    api.endpoint(&receiver.url("/"), json!({})).await;
    let bad = order_created("AD2").replace("\"quantity\":1", "\"quantity\":0");
    assert!(bad.contains("\"quantity\":0"), "{bad}");
    let lines = [
        order("AD1", r#""id":"evt_one""#),
        bad,
        "{\"a\":".to_owned(),
        order("AD1", r#""id":"evt_one""#),
        order("AD9", r#""id":"evt_one""#),
        r#"{"eventType":"ORDER.DISPATCH","data":{}}"#.to_owned(),
        order("AD3", r#""deliverAt":"2020-01-01T00:00:00.000Z""#),
        order_created(&"A".repeat(256 * 1024)),
        order_created("AD4"),
    ];
    let answer = send(&api, &lines.join("\n"), &LINES).await;
    assert_eq!(answer.status, 207, "{}", answer.text);
    let r = "refused";
    assert_eq!(statuses(&answer), ["accepted", r, r, "duplicate", r, r, r, r, "accepted"], "{}", answer.text);
    let counts = ["accepted", "duplicates", "refused"].map(|name| answer.body[name].clone());
    assert_eq!(counts, [json!(2), json!(1), json!(6)]);
    let event = |index: usize| answer.body["events"][index].clone();
    assert_eq!((&event(0)["id"], &event(0)["deliveries"]), (&json!("evt_one"), &json!(1)));
    let codes: Vec<_> = [1, 2, 4, 5, 6, 7].map(|index: usize| text(&event(index)["error"], "code")).into();
    let expected =
        ["invalid_event", "bad_body", "idempotency_conflict", "unknown_event_type", "invalid_event", "body_too_large"];
    assert_eq!(codes, expected);
    for index in [1, 2, 4, 5, 6, 7] {
        let problem = event(index)["error"]["problems"][0].clone();
        assert_eq!((&problem["line"], &event(index)["line"]), (&json!(index + 1), &json!(index + 1)), "{problem}");
    }
    assert_eq!(event(1)["error"]["problems"][0]["pointer"], "/data/quantity");
    assert_eq!(event(6)["error"]["problems"][0]["pointer"], "/deliverAt");
    let column = lines[6].find("\"2020").expect("a deliverAt") + 1;
    assert_eq!(event(6)["error"]["problems"][0]["column"], json!(column));
    assert_eq!(receiver.receives(2).await.len(), 2);
    assert_eq!(api.deliveries("").await.len(), 2, "what is refused stores nothing");

    // The same, sent alone, is refused for the same reason.
    let alone = api.call("POST", "events", Key::Provider, Some(&lines[1])).await;
    assert_eq!(alone.body["problems"][0]["message"], event(1)["error"]["problems"][0]["message"]);
}

#[tokio::test]
async fn a_text_that_is_no_batch_stores_nothing() {
    let worker = Worker::start(patient()).await;
    let api = worker.api();
    let one = order_created("AD1");
    let long = format!("[{}]", vec![one.as_str(); 1001].join(","));
    let large = format!("[{}]", order_created(&"A".repeat(4 * 1024 * 1024)));
    for (body, status, code) in [
        (one.as_str(), 400, "bad_body"),
        ("[]", 400, "bad_body"),
        (&format!("[{one} {one}]"), 400, "bad_body"),
        (&format!("[{one}"), 400, "bad_body"),
        (&long, 413, "batch_too_long"),
        (&large, 413, "body_too_large"),
    ] {
        let answer = send(&api, body, &[]).await;
        assert_eq!((answer.status, &answer.body["code"]), (status, &json!(code)), "{body:.80}: {}", answer.text);
    }
    let told = send(&api, &large, &[]).await;
    assert!(text(&told.body, "detail").contains(&format!("{} bytes; 4194304", large.len())), "{}", told.text);
    assert!(api.deliveries("").await.is_empty());
}

#[tokio::test]
async fn a_thousand_events_are_written_in_few_transactions() {
    let mut worker = Worker::start(patient()).await;
    let api = worker.api();
    let receiver = Receiver::start().await;
    let quiet = api.endpoint(&receiver.url("/"), json!({})).await;
    let path = format!("endpoints/{}", text(&quiet, "id"));
    api.call("PATCH", &path, Key::Demo, Some(r#"{"enabled":false}"#)).await;
    let before = commits(&worker);
    let body: Vec<_> = (0..1000).map(|n| order(&format!("AD{n}"), &format!("\"id\":\"evt_{n}\""))).collect();
    let answer = send(&api, &body.join("\n"), &LINES).await;
    assert_eq!((answer.status, &answer.body["accepted"]), (202, &json!(1000)), "{:.300}", answer.text);
    let made = commits(&worker) - before;
    assert!((1..=3).contains(&made), "{made} transactions");
    // They are durable: after `kill -9` every one is there, with its delivery.
    worker.kill();
    worker.restart().await;
    let seen = worker.api().call("GET", &path, Key::Demo, None).await.body;
    assert_eq!(seen["waiting"]["parked"], 1000, "{seen}");
    let again = send(&worker.api(), &body.join("\n"), &LINES).await;
    assert_eq!((again.status, &again.body["duplicates"]), (202, &json!(1000)), "{:.300}", again.text);
}

/// How many transactions the write-ahead log of the one partner holds: the frames that end one name the file's length.
fn commits(worker: &Worker) -> usize {
    let log = databases(worker).into_iter().find(|path| path.to_string_lossy().ends_with("-wal")).expect("a log");
    let log = fs::read(log).expect("it can be read");
    let salt = log[16..24].to_vec();
    let frames = log[32..].chunks_exact(24 + 4096);
    // Frames of an earlier round of the log carry another salt.
    frames.filter(|frame| frame[8..16] == salt && frame[4..8] != [0; 4]).count()
}

#[tokio::test]
async fn a_batch_that_is_sent_again_with_its_key_stores_nothing_twice() {
    let (worker, receiver) = (Worker::start(patient()).await, Receiver::start().await);
    let api = worker.api();
    api.endpoint(&receiver.url("/"), json!({})).await;
    let key = [("idempotency-key", "batch-7")];
    let bad = order_created("AD2").replace("\"quantity\":1", "\"quantity\":0");
    let first = send(&api, &format!("[{},{bad}]", order_created("AD1")), &key).await;
    assert_eq!(statuses(&first), ["accepted", "refused"]);
    // What was refused may be mended and sent again with the rest.
    let second = send(&api, &format!("[{},{}]", order_created("AD1"), order_created("AD2")), &key).await;
    assert_eq!((second.status, statuses(&second)), (202, vec!["duplicate".to_owned(), "accepted".to_owned()]));
    assert_eq!(second.body["events"][0]["id"], first.body["events"][0]["id"]);
    let other = send(&api, &format!("[{},{}]", order_created("AD5"), order_created("AD2")), &key).await;
    assert_eq!(statuses(&other), ["refused", "duplicate"]);
    assert_eq!(other.body["events"][0]["error"]["code"], "idempotency_conflict");
    eventually("both arrive", Duration::from_secs(20), || async {
        (api.deliveries("status=delivered").await.len() == 2).then_some(())
    })
    .await;
    let ids: Vec<Value> = receiver.received().iter().map(|request| json!(request.id())).collect();
    assert_eq!(ids.len(), 2, "{ids:?}");
}
