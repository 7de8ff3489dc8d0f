//! Where what lies: nothing readable on disk, and no value out of its place.

use std::fs;
use std::path::{Path, PathBuf};

use hookpost_real::{Key, Receiver, Reply, Worker, text};
use rusqlite::Connection;
use serde_json::json;

use crate::{endpoint, failed_once, found, patient, read};

/// The database of the partner `demo`: the only one there, unless another was opened.
fn database(worker: &Worker) -> PathBuf {
    let folder = worker.data().join("storage/hookpost-partner-v1");
    let files = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path());
    let is_database =
        |path: &PathBuf| path.extension().is_some_and(|end| end == "sqlite") && !path.ends_with("metadata.sqlite");
    let files: Vec<_> = files.filter(is_database).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].clone()
}

#[tokio::test]
async fn nothing_secret_lies_on_disk_in_the_log_or_in_an_error() {
    let (mut worker, receiver) = (Worker::new(patient()), Receiver::start().await);
    worker.set_variable("LOG", "attempts");
    worker.restart().await;
    let api = worker.api();
    let endpoint = endpoint(&api, &receiver).await;
    let secret = text(&endpoint, "secret");
    failed_once(&worker, &receiver, "payload-to-find").await;
    receiver.plan([Reply::Reset]);
    let event = api.publish("payload-to-find-2").await;
    api.publish("payload-to-find-3").await;
    receiver.receives(3).await;
    api.newest("delivered").await;

    let mut errors = String::new();
    let id = text(&endpoint, "id");
    for (method, path, key, body) in [
        ("POST", "events", Key::Demo, r#"{"eventType":"ORDER.CREATED","data":{"orderNumber":"payload-to-find"}}"#),
        (
            "POST",
            "events",
            Key::Provider,
            r#"{"eventType":"ORDER.CREATED","data":{"orderNumber":["payload-to-find"],"status":"payload-to-find"}}"#,
        ),
        ("POST", "events", Key::Provider, r#"{"eventType":"ORDER.CREATED","data":{"orderNumber":"payload-to-find"#),
        (
            "POST",
            "endpoints",
            Key::Demo,
            r#"{"url":"https://a.example","headers":[{"name":"host","value":"header-value-to-find"}]}"#,
        ),
        (
            "POST",
            "endpoints",
            Key::Demo,
            r#"{"url":"https://a.example","headers":[{"name":"x-a","value":"header-value-to-find\n"}]}"#,
        ),
        ("POST", "endpoints", Key::Demo, r#"{"url":"https://a.example","headers":"header-value-to-find, expected a"}"#),
        ("POST", "endpoints", Key::Demo, r#"{"url":7,"headers":[{"name":"x-a","value":"header-value-to-find"}]}"#),
    ] {
        let answer = api.call(method, path, key, Some(body)).await;
        assert!(answer.status >= 400, "{}", answer.text);
        errors += &answer.text;
    }
    errors += &read(&api, &format!("endpoints/{id}")).await.text;
    // The one answer that quotes: what is wrong with an event, to whoever published it. It goes nowhere else.
    let invalid = r#"{"id":"payload-to-find!","eventType":"ORDER.CREATED","data":{"orderNumber":"AD1","status":"CREATED","productCode":"C","quantity":1}}"#;
    assert_eq!(api.call("POST", "events", Key::Provider, Some(invalid)).await.body["code"], "invalid_event");

    let bare = secret.strip_prefix("whsec_").expect("a secret");
    let secrets =
        ["header-value-to-find", "payload-to-find", "answer-to-", "words-to-find", "url-to-find", "whsec_", bare];
    assert_nowhere(&worker, &secrets, &event, "-wal");
    for secret in &secrets[..3] {
        assert!(!errors.contains(secret), "{secret} in {errors}");
    }
    assert!(errors.contains("ORDER.CREATED"), "the errors were searched: {errors}");
    // The log is one of the files that were searched, and it has something in it.
    for line in [r#""event":"attempt.failed""#, r#""cause":"unreachable""#, r#""event":"attempt.delivered""#] {
        assert!(worker.log().contains(line), "{line} in {}", worker.log());
    }
    worker.kill();
    assert_nowhere(&worker, &secrets, &event, "-wal");
}

/// None of the secrets is in any file of the worker's; what is not secret is found by the same search.
fn assert_nowhere(worker: &Worker, secrets: &[&str], control: &str, file: &str) {
    for secret in secrets {
        assert_eq!(found(worker.data(), secret), Vec::<PathBuf>::new(), "{secret}");
    }
    let files = found(worker.data(), control);
    assert!(files.iter().any(|found| found.to_string_lossy().ends_with(file)), "{control} in {files:?}");
}

#[tokio::test]
async fn a_value_moved_to_another_row_is_refused() {
    let (mut worker, receiver) = (Worker::start(patient()).await, Receiver::start().await);
    endpoint(&worker.api(), &receiver).await;
    let first = failed_once(&worker, &receiver, "AD-first").await;
    let second = failed_once(&worker, &receiver, "AD-second").await;
    worker.stop();

    for (table, column, key) in [("events", "body", "id"), ("attempts", "answer", "delivery_id")] {
        swap(&database(&worker), table, column, key);
        worker.restart().await;
        for id in [&first, &second] {
            let answer = read(&worker.api(), &format!("deliveries/{id}")).await;
            assert_eq!((answer.status, &answer.body["code"]), (500, &json!("internal")), "{table}: {}", answer.text);
        }
        assert!(worker.log().contains(&format!("{table}.{column} of ")), "the log says where: {}", worker.log());
        assert!(worker.log().contains("it was changed or moved"), "{}", worker.log());
        // The control: put back, they open.
        worker.stop();
        swap(&database(&worker), table, column, key);
        worker.restart().await;
        for (id, order) in [(&first, "AD-first"), (&second, "AD-second")] {
            let detail = read(&worker.api(), &format!("deliveries/{id}")).await;
            assert!(text(&detail.body, "body").contains(order), "{}", detail.text);
            assert_eq!(detail.body["attempts"][0]["answer"], format!("answer-to-{order}"));
        }
        worker.stop();
    }
}

/// Exchanges the values of a column between the two rows that there are.
fn swap(database: &Path, table: &str, column: &str, key: &str) {
    let file = Connection::open(database).expect("the file opens");
    let mut query = file.prepare(&format!("SELECT {key}, {column} FROM {table} ORDER BY {key}")).expect("a query");
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    let rows: Vec<(String, Vec<u8>)> = rows.collect::<Result<_, _>>().expect("rows");
    let write = format!("UPDATE {table} SET {column} = ? WHERE {key} = ?");
    for (to, from) in [(0, 1), (1, 0)] {
        file.execute(&write, (&rows[from].1, &rows[to].0)).expect("it can be written");
    }
}

#[tokio::test]
async fn a_database_put_in_place_of_another_partners_stays_closed() {
    let (mut worker, receiver) = (Worker::start(patient()).await, Receiver::start().await);
    endpoint(&worker.api(), &receiver).await;
    worker.stop();
    let mine = database(&worker);
    worker.restart().await;
    assert_eq!(worker.api().call("GET", "/api/v1/partners/other/endpoints", Key::Other, None).await.status, 200);
    worker.stop();
    let folder = mine.parent().expect("a folder");
    let others = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let other = others.filter(|path| path.extension().is_some_and(|end| end == "sqlite"));
    let other = other.filter(|path| *path != mine && !path.ends_with("metadata.sqlite")).last().expect("another");
    fs::copy(&mine, other).expect("it can be copied");
    worker.restart().await;
    let answer = worker.api().call("GET", "/api/v1/partners/other/endpoints", Key::Other, None).await;
    assert_eq!((answer.status, &answer.body["code"]), (503, &json!("misconfigured")), "{}", answer.text);
    assert_eq!(read(&worker.api(), "endpoints").await.status, 200, "mine still opens");
}
