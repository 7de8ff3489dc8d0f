//! Payloads and answers whose time is over are written over in the file; later the rows go too.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use hookpost_real::{Key, Receiver, Reply, Settings, Worker, eventually, order_created, text};
use rusqlite::Connection;
use serde_json::json;

const DEMO: &str =
    "storage/hookpost-partner-v1/6adb8e8c67d36442ff0f83d10663cf483888445796b8738daa48dc0ddc591922.sqlite";

fn file(worker: &Worker) -> PathBuf {
    worker.data().join(DEMO)
}

/// Every sealed payload and answer, as it lies in the file.
fn sealed(worker: &Worker) -> Vec<Vec<u8>> {
    let database = Connection::open(file(worker)).expect("it opens");
    let query = "SELECT body FROM events WHERE length(body) > 0
                 UNION ALL SELECT answer FROM attempts WHERE length(answer) > 0";
    let mut query = database.prepare(query).expect("a query");
    let rows = query.query_map([], |row| row.get(0)).expect("rows");
    rows.map(|row| row.expect("bytes")).collect()
}

/// How many of these values have a part left in the file or in its log. Long values lie in several pages, so parts of
/// them are looked for.
fn left(worker: &Worker, values: &[Vec<u8>]) -> usize {
    let mut bytes = fs::read(file(worker)).expect("the file can be read");
    bytes.extend(fs::read(format!("{}-wal", file(worker).display())).unwrap_or_default());
    let mut parts = std::collections::HashSet::new();
    for value in values {
        // What stands before the nonce is the same in every value.
        parts.extend(value[20..].chunks_exact(16).step_by(8).map(<[u8]>::to_vec));
    }
    bytes.windows(16).filter(|window| parts.contains(*window)).count()
}

#[tokio::test]
async fn payloads_and_answers_are_written_over_when_their_time_is_over_and_cannot_be_replayed() {
    let (mut worker, receiver) = (Worker::new(Settings { retry_delay_ms: 1, is_local: true }), Receiver::start().await);
    worker.restart().await;
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    let replay = format!("endpoints/{}/replay", text(&endpoint, "id"));
    receiver.otherwise(Reply::Full(500, Vec::new(), vec![b'a'; 3000]));
    for n in 0..6 {
        // Some of them fill a part of a page, some of them many pages.
        let notes = format!(r#""quantity":1,"notes":"{}""#, "x".repeat(n * n * 900));
        let body = order_created(&format!("AD{n}")).replace(r#""quantity":1"#, &notes);
        assert_eq!(api.call("POST", "events", Key::Provider, Some(&body)).await.status, 202);
    }
    eventually("all are exhausted", Duration::from_secs(40), || async {
        (api.deliveries("status=exhausted").await.len() == 6).then_some(())
    })
    .await;
    worker.stop();
    let values = sealed(&worker);
    assert_eq!(values.len(), 6 + 6 * 31);
    let before = left(&worker, &values);
    assert!(before >= 10 * values.len(), "the file was searched: {before}");

    worker.set_retention_ms(3_000);
    worker.restart().await;
    let api = worker.api();
    let listed = eventually("all are erased", Duration::from_secs(20), || async {
        let listed = api.deliveries("").await;
        (listed.len() == 6 && listed.iter().all(|row| row["erasedAt"].is_string())).then_some(listed)
    })
    .await;
    // Ids, type, times, causes and status can still be read.
    let path = format!("deliveries/{}", text(&listed[0], "id"));
    let detail = api.call("GET", &path, Key::Demo, None).await.body;
    assert_eq!((&detail["body"], &detail["delivery"]["status"]), (&json!(""), &json!("exhausted")), "{detail}");
    let attempts = detail["attempts"].as_array().expect("attempts");
    assert_eq!(attempts.len(), 31);
    assert_eq!(attempts[30]["failure"], json!({ "cause": "status", "status": 500 }));
    assert!(attempts.iter().all(|attempt| attempt["answer"].is_null()), "{detail}");
    // It cannot be sent again, and is told why; nor can another event take its id.
    let retried = api.call("POST", &format!("{path}/retry"), Key::Demo, None).await;
    assert_eq!((retried.status, &retried.body["code"]), (409, &json!("event_erased")), "{}", retried.text);
    assert!(text(&retried.body, "detail").contains("erased"), "{}", retried.text);
    let count = api.call("POST", &replay, Key::Demo, Some(r#"{"status":"failed","dryRun":true}"#)).await.body;
    assert_eq!(count, json!({ "total": 0, "erased": 6 }));
    let id = text(&listed[0], "eventId");
    let body = order_created("AD1").replacen('{', &format!("{{\"id\":\"{id}\","), 1);
    let repeated = api.call("POST", "events", Key::Provider, Some(&body)).await;
    assert_eq!((repeated.status, &repeated.body["code"]), (409, &json!("event_erased")), "{}", repeated.text);

    // SQLite left pieces of rows in the unused parts of pages when it split those. A scrub clears the file and its log of
    // them, after a day by default, while the worker runs.
    eventually("not one piece is left in the file or its log", Duration::from_secs(30), || async {
        (left(&worker, &values) == 0).then_some(())
    })
    .await;
    worker.stop();
    assert_eq!(left(&worker, &values), 0, "and none comes back");
    assert_eq!(sealed(&worker), Vec::<Vec<u8>>::new());
    let database = Connection::open(file(&worker)).expect("it opens");
    let intact: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
    assert_eq!(intact, "ok");
    drop(database);

    // Twice as long after, the rows go too.
    worker.restart().await;
    let api = worker.api();
    eventually("all rows are gone", Duration::from_secs(30), || async {
        api.deliveries("").await.is_empty().then_some(())
    })
    .await;
    worker.stop();
    let database = Connection::open(file(&worker)).expect("it opens");
    for table in ["events", "deliveries", "attempts", "asked"] {
        let rows: u32 =
            database.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).expect("a count");
        assert_eq!(rows, 0, "{table}");
    }
}

#[tokio::test]
async fn an_event_whose_delivery_has_not_ended_is_kept_whole_and_arrives() {
    let (mut worker, receiver) =
        (Worker::new(Settings { retry_delay_ms: 2_500, is_local: true }), Receiver::start().await);
    worker.set_retention_ms(1_000);
    worker.restart().await;
    let api = worker.api();
    receiver.plan([Reply::Status(503)]);
    api.endpoint(&receiver.url("/"), json!({})).await;
    let id = api.publish("AD-late").await;
    let arrived = receiver.receives(2).await;
    assert!(arrived[1].at - arrived[0].at >= Duration::from_millis(2_500), "its time was over long before");
    assert_eq!((arrived[1].id(), &arrived[1].body), (id.as_str(), &arrived[0].body));
    eventually("then it is erased", Duration::from_secs(20), || async {
        api.deliveries("").await.first().is_none_or(|row| row["erasedAt"].is_string()).then_some(())
    })
    .await;
}
