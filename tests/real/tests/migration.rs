//! Databases of every version that was released are opened by this worker, and nothing in them is lost. data/README.md
//! says how a database is added.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use hookpost_real::{Key, Receiver, Settings, Worker, eventually, text};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use rusqlite::Connection;
use serde_json::json;
use standardwebhooks::Webhook;

/// The file of the partner `demo`: workerd makes the name of the class's unique key and the object's name, both pinned.
const DEMO: &str =
    "storage/hookpost-partner-v1/6adb8e8c67d36442ff0f83d10663cf483888445796b8738daa48dc0ddc591922.sqlite";

/// The version that the worker of today makes.
const NEWEST: u32 = 12;

/// What is secret in `data/version-1.sql`.
const SECRETS: [&str; 7] = [
    "url-plain",
    "description-plain",
    "header-plain",
    "AKx4m3PgGTW4eOj9HapX91",
    "payload-plain",
    "RT20518",
    "answer-plain",
];

/// A worker, not started yet, on a database of an older version whose endpoints are at the receiver.
fn worker_on(dump: &str, receiver: &Receiver) -> Worker {
    let worker = Worker::new(Settings { retry_delay_ms: 60_000, ..Settings::default() });
    let file = worker.data().join(DEMO);
    fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
    let dump = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(dump);
    let dump = fs::read_to_string(dump).expect("the stored database can be read");
    let dump = dump.replace("http://127.0.0.1:18902", receiver.url("").trim_end_matches('/'));
    let database = Connection::open(file).expect("the file can be made");
    database.pragma_update(None, "journal_mode", "WAL").expect("workerd keeps it so too");
    database.execute_batch(&dump).expect("the dump is whole");
    worker
}

fn found(worker: &Worker, bytes: &str) -> Vec<PathBuf> {
    let folder = worker.data().join(DEMO);
    let files = fs::read_dir(folder.parent().expect("a folder")).expect("it can be read");
    let files = files.map(|entry| entry.expect("an entry").path());
    let has =
        |path: &PathBuf| fs::read(path).is_ok_and(|all| all.windows(bytes.len()).any(|part| part == bytes.as_bytes()));
    files.filter(has).collect()
}

#[tokio::test]
async fn a_database_of_version_1_is_opened_whole_and_sealed() {
    let receiver = Receiver::start().await;
    let mut worker = worker_on("version-1.sql", &receiver);
    for secret in SECRETS {
        assert_ne!(found(&worker, secret), Vec::<PathBuf>::new(), "{secret} is there to begin with");
    }
    worker.restart().await;
    let api = worker.api();

    // What was pending is overdue, and leaves by itself.
    let listed = eventually("the pending deliveries arrive", Duration::from_secs(20), || async {
        let listed = api.deliveries("").await;
        (listed.iter().filter(|row| row["status"] == "delivered").count() == 3).then_some(listed)
    })
    .await;
    let seen: Vec<_> = listed.iter().map(|row| (text(row, "eventId"), text(row, "status"))).collect();
    let expected = [
        ("evt_old_parked", "delivered"),
        ("evt_old_parked", "cancelled"),
        ("evt_old_parked", "parked"),
        ("evt_old_pending", "delivered"),
        ("evt_old_exhausted", "exhausted"),
        ("evt_old_delivered", "delivered"),
    ];
    assert_eq!(seen, expected.map(|(event, status)| (event.to_owned(), status.to_owned())));
    assert_eq!(listed[1]["endpointUrl"], receiver.url("/deleted"), "a deleted endpoint keeps its URL");
    let detail = |at: usize| format!("deliveries/{}", text(&listed[at], "id"));
    let exhausted = api.call("GET", &detail(4), Key::Demo, None).await.body;
    let attempts = exhausted["attempts"].as_array().expect("attempts");
    assert_eq!(attempts.len(), 31);
    assert!(attempts.iter().all(|attempt| attempt["answer"] == "answer-plain-exhausted"), "{exhausted}");
    assert!(text(&exhausted, "body").contains("payload-plain-exhausted"), "{exhausted}");

    // The old endpoint signs and sends as it did.
    let endpoint = text(&listed[5], "endpointId");
    let read = api.call("GET", &format!("endpoints/{endpoint}"), Key::Demo, None).await;
    assert_eq!(read.body["description"], "description-plain", "{}", read.text);
    assert_eq!(api.call("POST", &format!("{}/retry", detail(4)), Key::Demo, None).await.status, 202);
    let requests = receiver.receives(3).await;
    let mut events: Vec<_> = requests.iter().map(|request| request.id().to_owned()).collect();
    events.sort();
    assert_eq!(events, ["evt_old_exhausted", "evt_old_parked", "evt_old_pending"]);
    for request in &requests {
        assert_eq!(request.target, "/url-plain");
        assert_eq!(request.headers["authorization"], "Bearer header-plain");
        let signed = request.headers.iter().filter(|(name, _)| name.starts_with("webhook-"));
        let signed: HeaderMap = signed
            .map(|(name, value)| {
                (name.parse::<HeaderName>().expect("a name"), value.parse::<HeaderValue>().expect("a value"))
            })
            .collect();
        let webhook = Webhook::new("whsec_AKx4m3PgGTW4eOj9HapX91/rB8ZL/8uWRsBnS7efxJc=").expect("the old secret");
        webhook.verify(&request.body, &signed).expect("the old secret signs");
    }

    // A repeat of an old publish is still known as one, by its data and not by a stored hash.
    let publish = |number: &str| {
        format!(
            r#"{{"id": "evt_old_delivered", "eventType": "ORDER.CREATED", "data": {{"orderNumber": "{number}", "status": "CREATED", "productCode": "C1BLP10300", "quantity": 1}}}}"#
        )
    };
    for (number, status) in [("payload-plain-delivered", 202), ("payload-plain-other", 409)] {
        let answer = api.call("POST", "events", Key::Provider, Some(&publish(number))).await;
        assert_eq!(answer.status, status, "{}", answer.text);
    }

    eventually("everything is written down", Duration::from_secs(20), || async {
        (api.deliveries("status=delivered").await.len() == 4).then_some(())
    })
    .await;
    worker.stop();
    for secret in SECRETS {
        assert_eq!(found(&worker, secret), Vec::<PathBuf>::new(), "{secret} is nowhere in the files");
    }
    assert_ne!(found(&worker, "evt_old_delivered"), Vec::<PathBuf>::new(), "the files were searched");
    let file = Connection::open(worker.data().join(DEMO)).expect("it opens");
    let version: u32 = file.query_row("SELECT version FROM schema_version", [], |row| row.get(0)).expect("a version");
    assert_eq!(version, NEWEST);
    let intact: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
    assert_eq!(intact, "ok");
}

#[tokio::test]
async fn a_database_of_version_3_is_opened_and_what_waits_in_it_is_replayed() {
    let receiver = Receiver::start().await;
    let mut worker = worker_on("version-3.sql", &receiver);
    worker.restart().await;
    let api = worker.api();
    let listed = api.deliveries("").await;
    let mut statuses: Vec<_> = listed.iter().map(|row| text(row, "status")).collect();
    statuses.sort();
    assert_eq!(statuses, ["cancelled", "delivered", "exhausted", "parked", "pending", "pending"]);
    assert!(listed.iter().all(|row| row["erasedAt"].is_null()), "an upgrade erases nothing");
    let exhausted = listed.iter().find(|row| row["status"] == "exhausted").expect("one is exhausted");
    let endpoint = format!("endpoints/{}", text(exhausted, "endpointId"));
    // The URL is sealed, so it cannot be changed in the file.
    let moved = json!({ "url": receiver.url("/moved") }).to_string();
    let moved = api.call("PATCH", &endpoint, Key::Demo, Some(&moved)).await;
    assert_eq!((moved.status, &moved.body["description"]), (200, &json!("description-plain")), "{}", moved.text);
    for pending in listed.iter().filter(|row| row["status"] == "pending") {
        // One may just be trying the address that it had.
        let path = format!("deliveries/{}/retry", text(pending, "id"));
        eventually("it is tried again", Duration::from_secs(20), || async {
            (api.call("POST", &path, Key::Demo, None).await.status == 202).then_some(())
        })
        .await;
    }

    let replayed = api.call("POST", &format!("{endpoint}/replay"), Key::Demo, Some(r#"{"status":"failed"}"#)).await;
    assert_eq!((replayed.status, &replayed.body["total"]), (202, &json!(1)), "{}", replayed.text);
    let requests = receiver.receives(3).await;
    let replayed = requests.iter().find(|request| request.id() == "evt_old_exhausted").expect("it was sent again");
    let signed = replayed.headers.iter().filter(|(name, _)| name.starts_with("webhook-"));
    let signed: HeaderMap = signed
        .map(|(name, value)| {
            (name.parse::<HeaderName>().expect("a name"), value.parse::<HeaderValue>().expect("a value"))
        })
        .collect();
    let webhook = Webhook::new("whsec_gdfWkW+WghOURPme8y/JBDox31MQXUv4AO6NHJ9zhoM=").expect("the old secret");
    webhook.verify(&replayed.body, &signed).expect("the old secret signs");
}

#[tokio::test]
async fn a_database_of_version_6_is_opened_with_its_promises_and_its_secrets() {
    let receiver = Receiver::start().await;
    let mut worker = worker_on("version-6.sql", &receiver);
    // How long its payloads are kept counts from today, whenever that is.
    let file = Connection::open(worker.data().join(DEMO)).expect("it opens");
    let today = "UPDATE events SET counted_from = CAST(unixepoch('subsec') * 1000 AS INTEGER)";
    assert_eq!(file.execute(today, []).expect("it can be written"), 5);
    drop(file);
    worker.restart().await;
    let api = worker.api();
    let listed = api.deliveries("").await;
    let mut seen: Vec<_> =
        listed.iter().map(|row| format!("{} {}", text(row, "eventId"), text(row, "status"))).collect();
    seen.sort();
    let expected = [
        "evt_old_delivered delivered",
        "evt_old_exhausted exhausted",
        "evt_old_parked delivered",
        "evt_old_parked parked",
        "evt_old_pending parked",
        "evt_old_pending pending",
        "evt_old_scheduled parked",
        "evt_old_scheduled pending",
    ];
    assert_eq!(seen, expected);
    let scheduled = api.deliveries("status=pending&id=dlv_01m86w65hfz84m65as9f9rkpa3").await;
    assert_eq!(scheduled[0]["next"]["at"], "2099-11-30T00:00:00.000Z", "what was promised stays promised");

    // What newer versions brought is there: a limit, a version of the endpoint, tokens for the portal.
    let exhausted = listed.iter().find(|row| row["status"] == "exhausted").expect("one is exhausted");
    let endpoint = format!("endpoints/{}", text(exhausted, "endpointId"));
    let changed = json!({ "url": receiver.url("/moved"), "rateLimit": 50 }).to_string();
    let changed = api.call("PATCH", &endpoint, Key::Demo, Some(&changed)).await;
    assert_eq!((changed.status, &changed.body["rateLimit"]), (200, &json!(50)), "{}", changed.text);
    assert_eq!(changed.body["description"], "description-plain");
    let granted = api.call("POST", "portal-access", Key::Provider, Some(r#"{"role":"viewer"}"#)).await;
    assert!(text(&granted.body, "token").starts_with("hp1."), "{}", granted.text);

    let replayed = api.call("POST", &format!("{endpoint}/replay"), Key::Demo, Some(r#"{"status":"exhausted"}"#)).await;
    assert_eq!((replayed.status, &replayed.body["total"]), (202, &json!(1)), "{}", replayed.text);
    let sent = eventually("it was sent again", Duration::from_secs(20), || async {
        receiver.received().into_iter().find(|request| request.id() == "evt_old_exhausted")
    })
    .await;
    let signed = sent.headers.iter().filter(|(name, _)| name.starts_with("webhook-"));
    let signed: HeaderMap = signed
        .map(|(name, value)| {
            (name.parse::<HeaderName>().expect("a name"), value.parse::<HeaderValue>().expect("a value"))
        })
        .collect();
    let webhook = Webhook::new("whsec_bBaX4/66JjB9+cfVfmDEilH8J9cW8pDB32rHYRlMFko=").expect("the secret of then");
    webhook.verify(&sent.body, &signed).expect("the secret of then signs");
}

#[tokio::test]
async fn a_database_of_version_11_is_opened_and_its_audit_log_begins() {
    let receiver = Receiver::start().await;
    let mut worker = worker_on("version-11.sql", &receiver);
    let file = Connection::open(worker.data().join(DEMO)).expect("it opens");
    let today = "UPDATE events SET counted_from = CAST(unixepoch('subsec') * 1000 AS INTEGER)";
    file.execute(today, []).expect("it can be written");
    drop(file);
    worker.restart().await;
    let api = worker.api();
    let listed = api.deliveries("").await;
    let count = |status: &str| listed.iter().filter(|row| row["status"] == status).count();
    assert_eq!((listed.len(), count("delivered"), count("exhausted")), (7, 2, 1), "{listed:?}");
    let exhausted = listed.iter().find(|row| row["status"] == "exhausted").expect("one is exhausted");
    let endpoint = format!("endpoints/{}", text(exhausted, "endpointId"));
    let runs = api.call("GET", &format!("{endpoint}/conformance"), Key::Demo, None).await.body;
    assert_eq!(runs["runs"][0]["state"], "finished", "{runs}");
    let log = async || api.call("GET", "audit", Key::Demo, None).await.body["entries"].clone();
    assert_eq!(log().await, json!([]), "nobody knows any more who did what before");
    let changed = api.call("PATCH", &endpoint, Key::Demo, Some(r#"{"description":"new"}"#)).await;
    assert_eq!((changed.status, &changed.body["rateLimit"]), (200, &json!(50)), "{}", changed.text);
    let entries = log().await;
    assert_eq!((&entries[0]["number"], &entries[0]["fields"]), (&json!(1), &json!(["description"])));
}

#[tokio::test]
async fn a_migration_that_was_cut_short_is_made_again() {
    let mut worker = worker_on("version-1.sql", &Receiver::start().await);
    // A table in the way of the second step: it fails in the middle, after the first has passed.
    let file = Connection::open(worker.data().join(DEMO)).expect("it opens");
    file.execute_batch("CREATE TABLE sealed_attempts (x)").expect("it can be written");
    drop(file);
    worker.restart().await;
    let refused = worker.api().call("GET", "deliveries", Key::Demo, None).await;
    assert_eq!((refused.status, &refused.body["code"]), (500, &json!("internal")), "{}", refused.text);
    worker.kill();
    let file = Connection::open(worker.data().join(DEMO)).expect("it opens");
    let tables = "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('storage_keys', 'sealed_events', 'zeros')";
    let tables: u32 = file.query_row(tables, [], |row| row.get(0)).expect("a count");
    assert_eq!(tables, 0, "the step that failed left nothing");
    file.execute_batch("DROP TABLE sealed_attempts").expect("it can be written");
    drop(file);
    worker.restart().await;
    assert_eq!(worker.api().deliveries("").await.len(), 6);
}

#[tokio::test]
async fn a_database_newer_than_the_worker_is_refused_and_left_alone() {
    let mut worker = worker_on("version-1.sql", &Receiver::start().await);
    worker.restart().await;
    assert_eq!(worker.api().deliveries("").await.len(), 6);
    worker.stop();
    set_version(&worker, 99);
    worker.restart().await;
    let refused = worker.api().call("GET", "deliveries", Key::Demo, None).await;
    assert_eq!((refused.status, &refused.body["code"]), (503, &json!("misconfigured")), "{}", refused.text);
    assert!(text(&refused.body, "detail").contains("The data is of version 99"), "{}", refused.text);
    worker.stop();
    set_version(&worker, NEWEST);
    worker.restart().await;
    assert_eq!(worker.api().deliveries("").await.len(), 6);
}

fn set_version(worker: &Worker, version: u32) {
    let file = Connection::open(worker.data().join(DEMO)).expect("it opens");
    file.execute("UPDATE schema_version SET version = ?", [version]).expect("it can be written");
}
