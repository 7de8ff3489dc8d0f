//! An upgrade taken back: the data of an older version is backed up, brought up to date, and put back as it was. And an
//! older worker on newer data changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use hookpost_real::{Key, Receiver, Reply, Settings, Worker, eventually, order_created, text};
use rusqlite::Connection;
use serde_json::json;
use tempfile::TempDir;

use crate::{backup, file};

/// The file of the partner `demo` (tests/migration.rs).
const DEMO: &str =
    "storage/hookpost-partner-v1/6adb8e8c67d36442ff0f83d10663cf483888445796b8738daa48dc0ddc591922.sqlite";
const OLD: u32 = 6;

fn open(data: &Path) -> Connection {
    Connection::open(data.join(DEMO)).expect("it opens")
}

fn version(data: &Path) -> u32 {
    open(data).query_row("SELECT version FROM schema_version", [], |row| row.get(0)).expect("a version")
}

/// Every row of every table as text.
fn rows(data: &Path) -> BTreeMap<String, Vec<String>> {
    let database = open(data);
    let mut names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").expect("it can be asked");
    let names = names.query_map([], |row| row.get(0)).expect("it can be asked");
    // The runtime's own notes are no rows of ours.
    let names: Vec<String> =
        names.map(|name| name.expect("a name")).filter(|name: &String| !name.starts_with("_cf_")).collect();
    let all = |name: &String| {
        let mut select = database.prepare(&format!("SELECT * FROM \"{name}\"")).expect("it can be read");
        let columns = select.column_count();
        let found = select.query_map([], |row| {
            let values: Result<Vec<rusqlite::types::Value>, _> = (0..columns).map(|at| row.get(at)).collect();
            Ok(format!("{:?}", values?))
        });
        let mut found: Vec<String> = found.expect("it can be read").map(|row| row.expect("a row")).collect();
        found.sort();
        found
    };
    names.iter().map(|name| (name.clone(), all(name))).collect()
}

/// A worker, not started yet, on the data that the last worker of version 6 left.
fn old_data() -> Worker {
    let worker = Worker::new(Settings { retry_delay_ms: 60_000, ..Settings::default() });
    let path = worker.data().join(DEMO);
    fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
    let database = Connection::open(path).expect("the file can be made");
    database.pragma_update(None, "journal_mode", "WAL").expect("workerd keeps it so too");
    database.execute_batch(&file("tests/real/data/version-6.sql")).expect("the dump is whole");
    // How long its payloads are kept counts from today, whenever that is.
    let today = "UPDATE events SET counted_from = CAST(unixepoch('subsec') * 1000 AS INTEGER)";
    database.execute(today, []).expect("it can be written");
    worker
}

/// Sends what was exhausted once more to a receiver, and gives the event that arrived.
async fn replay(worker: &Worker, receiver: &Receiver) -> String {
    let api = worker.api();
    let listed = api.deliveries("status=exhausted").await;
    let endpoint = format!("endpoints/{}", text(&listed[0], "endpointId"));
    let moved = json!({ "url": receiver.url("/moved") }).to_string();
    let moved = api.call("PATCH", &endpoint, Key::Demo, Some(&moved)).await;
    assert_eq!(moved.status, 200, "{}", moved.text);
    let path = format!("deliveries/{}/retry", text(&listed[0], "id"));
    assert_eq!(api.call("POST", &path, Key::Demo, None).await.status, 202);
    let sent = eventually("it was sent again", Duration::from_secs(20), || async {
        receiver.received().into_iter().find(|request| request.id() == "evt_old_exhausted")
    });
    sent.await.id().to_owned()
}

#[tokio::test]
async fn an_upgrade_delivers_and_is_taken_back_by_the_backup_made_before_it() {
    let receiver = Receiver::start().await;
    let mut worker = old_data();
    let before = rows(worker.data());
    let folder = TempDir::new().expect("a folder");
    let target = folder.path().join("before-upgrade");
    let (done, said) = backup("make", [worker.data(), &target]);
    assert!(done, "{said}");

    worker.restart().await;
    assert_eq!(replay(&worker, &receiver).await, "evt_old_exhausted");
    worker.stop();
    assert!(version(worker.data()) > OLD, "the upgrade brought the tables up to date");

    // Back: the older worker finds its data, every row of it, in its own version.
    let mut again = Worker::new(Settings { retry_delay_ms: 60_000, ..Settings::default() });
    let (done, said) = backup("restore", [&target, again.data()]);
    assert!(done, "{said}");
    assert_eq!((version(again.data()), rows(again.data())), (OLD, before));
    // And the next upgrade from there goes as the first did.
    let receiver = Receiver::start().await;
    again.restart().await;
    assert_eq!(replay(&again, &receiver).await, "evt_old_exhausted");
    again.stop();
}

#[tokio::test]
async fn an_older_worker_on_newer_data_refuses_every_call_sends_nothing_and_changes_no_row() {
    let receiver = Receiver::start().await;
    let mut worker = old_data();
    worker.restart().await;
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    receiver.otherwise(Reply::Status(503));
    worker.api().publish("AD1").await;
    receiver.receives(1).await;
    worker.stop();
    // As a version would leave it that this worker does not know: with a table of its own, and something that is due.
    let newest = version(worker.data());
    let database = open(worker.data());
    let newer = "UPDATE schema_version SET version = version + 1; CREATE TABLE of_the_next_version (x);
        INSERT INTO of_the_next_version VALUES (1); UPDATE deliveries SET due_at = 1 WHERE status = 'pending';";
    database.execute_batch(newer).expect("it can be written");
    drop(database);
    let before = rows(worker.data());
    let arrived = receiver.received().len();

    worker.restart().await;
    let words = format!("The data is of version {} and this worker knows version {newest} at most", newest + 1);
    let id = text(&endpoint, "id");
    for (method, path, body) in [
        ("GET", "deliveries".to_owned(), None),
        ("POST", "events".to_owned(), Some(order_created("AD2"))),
        ("PATCH", format!("endpoints/{id}"), Some(r#"{"enabled":false}"#.to_owned())),
        ("DELETE", format!("endpoints/{id}"), None),
    ] {
        let refused = worker.api().call(method, &path, Key::Provider, body.as_deref()).await;
        assert_eq!((refused.status, &refused.body["code"]), (503, &json!("misconfigured")), "{}", refused.text);
        assert!(text(&refused.body, "detail").contains(&words), "{}", refused.text);
    }
    eventually("its alarm is refused too", Duration::from_secs(20), || async {
        let log = worker.log();
        log.lines().any(|line| line.contains("alarm failed") && line.contains(&words)).then_some(())
    })
    .await;
    worker.stop();
    assert_eq!(receiver.received().len(), arrived, "nothing was sent of what was due");
    let after = rows(worker.data());
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    for (table, before) in &before {
        assert_eq!(&after[table], before, "{table}");
    }
}
