//! Idempotency keys are remembered for 24 hours, event ids for as long as the event is stored.

use std::time::Duration;

use hookpost_real::{Key, Worker, eventually, order_created};
use rusqlite::Connection;
use serde_json::json;

use crate::{databases, order, patient, publish};

/// Changes the stopped worker's one database.
fn change(worker: &Worker, query: &str) {
    let file = databases(worker).into_iter().find(|path| path.extension().is_some_and(|end| end == "sqlite"));
    let file = Connection::open(file.expect("a database")).expect("it opens");
    file.execute(query, []).expect("it can be written");
}

fn keys(worker: &Worker) -> u32 {
    let file = databases(worker).into_iter().find(|path| path.extension().is_some_and(|end| end == "sqlite"));
    let file = Connection::open(file.expect("a database")).expect("it opens");
    let query = "SELECT COUNT(*) FROM events WHERE idempotency_key IS NOT NULL AND key_at IS NOT NULL";
    file.query_row(query, [], |row| row.get(0)).expect("a count")
}

#[tokio::test]
async fn a_key_counts_for_24_hours_and_an_id_for_longer() {
    let mut worker = Worker::start(patient()).await;
    let headers = [("idempotency-key", "key-1")];
    let call = async |worker: &Worker, order: &str| {
        let body = order_created(order);
        let api = worker.api();
        api.try_call("POST", "events", Key::Provider, Some(&body), &headers).await.expect("an answer")
    };
    let with_id = order("AD9", r#""id":"evt_mine""#);
    assert_eq!(publish(&worker.api(), &with_id).await.status, 202);
    let first = call(&worker, "AD1").await;
    assert_eq!(call(&worker, "AD1").await.text, first.text);
    assert_eq!(call(&worker, "AD2").await.body["code"], json!("idempotency_conflict"));

    // 23 hours later it still counts, also after a restart; 24 hours later it does not.
    let hour = 3_600_000;
    worker.stop();
    change(&worker, &format!("UPDATE events SET key_at = key_at - {}", 23 * hour));
    worker.restart().await;
    assert_eq!(call(&worker, "AD1").await.text, first.text);
    assert_eq!(call(&worker, "AD2").await.status, 409);
    worker.stop();
    change(&worker, &format!("UPDATE events SET key_at = key_at - {hour}"));
    worker.restart().await;
    let anew = call(&worker, "AD2").await;
    assert_eq!(anew.status, 202, "{}", anew.text);
    assert_ne!(anew.body["id"], first.body["id"]);
    assert_eq!(call(&worker, "AD2").await.text, anew.text);
    let taken = publish(&worker.api(), &with_id.replace("AD9", "AD10")).await;
    assert_eq!(taken.status, 409, "an id counts as long as its event is stored: {}", taken.text);
    assert_eq!(worker.api().deliveries("").await.len(), 0, "there is no endpoint");
}

#[tokio::test]
async fn old_keys_are_swept_by_the_alarm_a_few_hundred_at_a_time() {
    let mut worker = Worker::start(patient()).await;
    let body: Vec<_> = (0..1000).map(|n| order_created(&format!("AD{n}"))).collect();
    let headers = [("content-type", "application/x-ndjson"), ("idempotency-key", "swept")];
    let api = worker.api();
    let sent = api.try_call("POST", "events/batch", Key::Provider, Some(&body.join("\n")), &headers).await;
    assert_eq!(sent.expect("an answer").status, 202);
    worker.stop();
    assert_eq!(keys(&worker), 1000);
    change(&worker, "UPDATE events SET key_at = key_at - 25 * 3600000");
    worker.restart().await;
    // One call wakes the object; the alarm does the rest.
    worker.api().deliveries("").await;
    let left = eventually("every key is forgotten", Duration::from_secs(30), || {
        let left = keys(&worker);
        async move { (left == 0).then_some(left) }
    })
    .await;
    assert_eq!(left, 0);
}
