//! What is erased is gone from the files too: freed pages, gaps and the write-ahead log. Each search is shown to find what it
//! looks for before the erasure.

use std::time::Duration;

use hookpost_real::{Api, Key, Receiver, Reply, Worker, eventually, order_created, text};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::{databases, found, order, patient, publish};

/// The sealed value of a column, as it lies in the stopped worker's file.
fn sealed(worker: &Worker, query: &str) -> Vec<u8> {
    let file = databases(worker).into_iter().find(|path| path.extension().is_some_and(|end| end == "sqlite"));
    let file = Connection::open(file.expect("a database")).expect("it opens");
    file.query_row(query, [], |row| row.get(0)).expect("a value")
}

/// Waits until the bytes have left the files of the running worker.
async fn gone(worker: &Worker, markers: &[&[u8]]) {
    eventually("the bytes leave the disk", Duration::from_secs(30), || {
        let left: usize = markers.iter().map(|marker| found(worker, marker)).sum();
        async move { (left == 0).then_some(()) }
    })
    .await;
}

fn intact(worker: &Worker) {
    for path in databases(worker).into_iter().filter(|path| path.extension().is_some_and(|end| end == "sqlite")) {
        let file = Connection::open(path).expect("it opens");
        let answer: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
        assert_eq!(answer, "ok");
    }
}

/// Some hundred events before and after, so that the tables have many pages and the neighbours' rows move.
async fn crowd(api: &Api, from: u32) {
    let events: Vec<_> =
        (from..from + 400).map(|n| order(&format!("AD{n}"), &format!("\"id\":\"evt_crowd_{n}\""))).collect();
    let lines = [("content-type", "application/x-ndjson")];
    let sent = api.try_call("POST", "events/batch", Key::Provider, Some(&events.join("\n")), &lines).await;
    assert_eq!(sent.expect("an answer").status, 202);
}

async fn attempted(api: &Api, event: &str) -> Value {
    eventually("the attempt is written down", Duration::from_secs(30), || async {
        let page = api.deliveries("").await;
        page.into_iter().find(|row| row["eventId"] == event && row["attempts"] == 1)
    })
    .await
}

#[tokio::test]
async fn every_byte_of_an_erased_event_leaves_the_disk_and_the_log_says_by_whom() {
    let (mut worker, receiver) = (Worker::start(patient()).await, Receiver::start().await);
    let api = worker.api();
    receiver.otherwise(Reply::Full(500, Vec::new(), b"answer about a patient".to_vec()));
    api.endpoint(&receiver.url("/"), json!({})).await;
    crowd(&api, 0).await;
    let body = order("AD-erase", r#""id":"evt_to_be_erased""#);
    let key = [("idempotency-key", "key-to-be-erased")];
    let sent = api.try_call("POST", "events", Key::Provider, Some(&body), &key).await.expect("an answer");
    assert_eq!(sent.status, 202, "{}", sent.text);
    let delivery = attempted(&api, "evt_to_be_erased").await;
    crowd(&api, 1000).await;
    worker.stop();
    let payload = sealed(&worker, "SELECT body FROM events WHERE id = 'evt_to_be_erased'");
    let answer = format!("SELECT answer FROM attempts WHERE delivery_id = '{}'", text(&delivery, "id"));
    let answer = sealed(&worker, &answer);
    worker.restart().await;
    let markers: [&[u8]; 4] = [b"evt_to_be_erased", b"key-to-be-erased", &payload, &answer];
    for marker in markers {
        assert!(found(&worker, marker) > 0, "the search finds {marker:?} before");
    }

    let api = worker.api();
    let erased = api.call("DELETE", "events/evt_to_be_erased", Key::Provider, None).await;
    let counts = (&erased.body["deliveries"], &erased.body["cancelled"]);
    assert_eq!((erased.status, counts), (200, (&json!(1), &json!(1))), "{}", erased.text);
    assert_eq!(api.call("DELETE", "events/evt_to_be_erased", Key::Provider, None).await.status, 404);
    // While it runs, its write-ahead log included, and after it stopped.
    gone(&worker, &markers).await;
    worker.stop();
    for marker in markers {
        assert_eq!(found(&worker, marker), 0, "{marker:?}");
    }
    assert!(found(&worker, b"evt_crowd_399") > 0, "the neighbours are there");
    intact(&worker);

    worker.restart().await;
    let api = worker.api();
    let path = format!("deliveries/{}", text(&delivery, "id"));
    let detail = api.call("GET", &path, Key::Demo, None).await.body;
    let log = &detail["delivery"];
    assert_eq!((&log["status"], &log["cancelled"]["reason"]), (&json!("cancelled"), &json!("eventErased")), "{detail}");
    assert_eq!((&log["erased"]["by"], &log["cancelled"]["by"]), (&json!("provider"), &json!("provider")));
    assert!(log["erased"]["at"].is_string() && log["eventId"] == erased.body["id"], "{detail}");
    assert_eq!((&detail["body"], &detail["attempts"][0]["answer"]), (&json!(""), &json!(null)));
    assert_eq!(detail["attempts"][0]["failure"], json!({ "cause": "status", "status": 500 }));
    let retry = api.call("POST", &format!("{path}/retry"), Key::Demo, None).await;
    assert_eq!((retry.status, &retry.body["code"]), (409, &json!("event_erased")));
    let neighbour = api.call("GET", "deliveries", Key::Demo, None).await.body["deliveries"][0].clone();
    let neighbour = format!("deliveries/{}", text(&neighbour, "id"));
    assert!(text(&api.call("GET", &neighbour, Key::Demo, None).await.body, "body").contains("evt_crowd_"));
    // Nobody remembers the id: it may come again, as a new event.
    assert_eq!(publish(&api, &body).await.status, 202);
}

#[tokio::test]
async fn what_was_to_leave_the_disk_leaves_it_after_a_crash_too() {
    let mut worker = Worker::start(patient()).await;
    assert_eq!(publish(&worker.api(), &order("AD1", r#""id":"evt_to_be_erased""#)).await.status, 202);
    let erased = worker.api().call("DELETE", "events/evt_to_be_erased", Key::Provider, None).await;
    assert_eq!((erased.status, &erased.body["deliveries"]), (200, &json!(0)));
    worker.kill();
    assert!(found(&worker, b"evt_to_be_erased") > 0, "deleting alone leaves the bytes where they were");
    worker.restart().await;
    // Nobody calls: the alarm alone does it.
    gone(&worker, &[b"evt_to_be_erased"]).await;
}

#[tokio::test]
async fn an_attempt_under_way_during_an_erasure_ends_quietly() {
    let (worker, receiver) = (Worker::start(patient()).await, Receiver::start().await);
    let api = worker.api();
    api.endpoint(&receiver.url("/"), json!({})).await;
    receiver.otherwise(Reply::Late(Duration::from_millis(1500), 200));
    publish(&api, &order("AD1", r#""id":"evt_to_be_erased""#)).await;
    receiver.receives(1).await;
    let erased = api.call("DELETE", "events/evt_to_be_erased", Key::Provider, None).await;
    assert_eq!((erased.status, &erased.body["cancelled"]), (200, &json!(1)), "{}", erased.text);
    tokio::time::sleep(Duration::from_secs(3)).await;
    let id = text(&api.deliveries("").await[0], "id");
    let detail = api.call("GET", &format!("deliveries/{id}"), Key::Demo, None).await.body;
    assert_eq!(detail["delivery"]["status"], "cancelled", "{detail}");
    // It is told that an attempt was made, and nothing of what came of it.
    assert_eq!(detail["attempts"].as_array().map(Vec::len), Some(1));
    assert_eq!(detail["attempts"][0]["failure"], json!({ "cause": "interrupted" }));
    assert_eq!(detail["attempts"][0]["answer"], json!(null));
    gone(&worker, &[b"evt_to_be_erased"]).await;
    assert_eq!(receiver.received().len(), 1);
    // The endpoint's place is free again.
    receiver.otherwise(Reply::Status(204));
    api.publish("AD2").await;
    api.newest("delivered").await;
}

#[tokio::test]
async fn every_byte_of_a_deleted_endpoint_leaves_the_disk_and_the_log_stays() {
    let (mut worker, receiver) = (Worker::start(patient()).await, Receiver::start().await);
    let api = worker.api();
    receiver.otherwise(Reply::Full(500, Vec::new(), b"answer".to_vec()));
    let endpoint = api.endpoint(&receiver.url("/mine"), json!({})).await;
    let other = api.endpoint(&receiver.url("/other"), json!({})).await;
    crowd(&api, 0).await;
    publish(&api, &order("AD1", r#""id":"evt_kept""#)).await;
    attempted(&api, "evt_kept").await;
    let id = text(&endpoint, "id");
    worker.stop();
    let column = |name: &str| sealed(&worker, &format!("SELECT {name} FROM endpoints WHERE id = '{id}'"));
    let (url, all) = (column("url"), column("body"));
    worker.restart().await;
    // Its id stays in the audit log alone, which could not be checked without.
    let markers: [&[u8]; 2] = [&url, &all];
    for marker in markers {
        assert!(found(&worker, marker) > 0);
    }
    let api = worker.api();
    let waiting = api.deliveries(&format!("endpoint={id}")).await.len();
    assert_eq!(api.call("DELETE", &format!("endpoints/{id}"), Key::Demo, None).await.status, 204);
    gone(&worker, &markers).await;
    worker.stop();
    for marker in markers {
        assert_eq!(found(&worker, marker), 0);
    }
    assert!(found(&worker, text(&other, "id").as_bytes()) > 0);
    intact(&worker);
    worker.restart().await;
    let api = worker.api();
    assert!(api.deliveries(&format!("endpoint={id}")).await.is_empty());
    let cancelled = api.deliveries("status=cancelled").await;
    assert_eq!(cancelled.len(), waiting, "the log stays");
    let row = &cancelled[0];
    assert_eq!((&row["cancelled"]["reason"], &row["cancelled"]["by"]), (&json!("endpointDeleted"), &json!("partner")));
    assert_eq!((&row["endpointUrl"], row["endpointId"] == id.as_str()), (&json!(""), false), "{row}");
    let same = api.deliveries(&format!("endpoint={}", text(row, "endpointId"))).await;
    assert_eq!(same.len(), waiting, "its lines can still be told from others");
}

#[tokio::test]
async fn nothing_at_all_remains_of_an_erased_partner() {
    let (mut worker, receiver) = (Worker::start(patient()).await, Receiver::start().await);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    crowd(&api, 0).await;
    receiver.receives(400).await;
    receiver.otherwise(Reply::Late(Duration::from_millis(1500), 500));
    publish(&api, &order("AD1", r#""id":"evt_under_way""#)).await;
    receiver.receives(401).await;
    let theirs = "/api/v1/partners/other/events";
    let kept = order("AD1", r#""id":"evt_of_another_partner""#);
    assert_eq!(api.call("POST", theirs, Key::Provider, Some(&kept)).await.status, 202);
    let id = text(&endpoint, "id");
    let markers: [&[u8]; 3] = [id.as_bytes(), b"evt_under_way", b"evt_crowd_"];
    for marker in markers {
        assert!(found(&worker, marker) > 0);
    }
    assert_eq!(api.call("DELETE", "/api/v1/partners/demo", Key::Demo, None).await.status, 403);
    let erased = api.call("DELETE", "/api/v1/partners/demo", Key::Provider, None).await;
    assert_eq!(erased.status, 204, "{}", erased.text);
    for marker in markers {
        assert_eq!(found(&worker, marker), 0, "at once");
    }
    // The attempt under way ends, and leaves nothing behind.
    tokio::time::sleep(Duration::from_secs(3)).await;
    for marker in markers {
        assert_eq!(found(&worker, marker), 0);
    }
    worker.kill();
    for marker in markers {
        assert_eq!(found(&worker, marker), 0);
    }
    assert!(found(&worker, b"evt_of_another_partner") > 0);
    worker.restart().await;
    let api = worker.api();
    assert!(api.deliveries("").await.is_empty());
    assert_eq!(api.call("GET", "endpoints", Key::Demo, None).await.body, json!({ "endpoints": [] }));
    // It begins anew as if it had never been, also without a restart.
    receiver.otherwise(Reply::Status(204));
    for order in ["AD1", "AD2"] {
        let count = receiver.received().len();
        api.endpoint(&receiver.url("/"), json!({})).await;
        api.publish(order).await;
        receiver.receives(count + 1).await;
        assert_eq!(api.call("DELETE", "/api/v1/partners/demo", Key::Provider, None).await.status, 204);
        assert!(api.deliveries("").await.is_empty());
    }
}

#[tokio::test]
async fn publishers_that_wait_while_their_partner_is_erased_are_told() {
    let worker = Worker::start(patient()).await;
    let api = worker.api();
    let publishing: Vec<_> = (0..40)
        .map(|n| {
            let (api, body) = (api.clone(), order_created(&format!("AD{n}")));
            tokio::spawn(async move { api.call("POST", "events", Key::Provider, Some(&body)).await.status })
        })
        .collect();
    assert_eq!(api.call("DELETE", "/api/v1/partners/demo", Key::Provider, None).await.status, 204);
    for status in publishing {
        let status = status.await.expect("a task ends");
        assert!(matches!(status, 202 | 404), "{status}");
    }
}
