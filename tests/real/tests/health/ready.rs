//! Whether the worker says the truth about whether it can do its work. That a full disk is told: tests/chaos/disk.rs.

use std::time::Duration;

use hookpost_real::{Answer, Api, Key, Receiver, Reply, Worker, eventually, text};
use rusqlite::Connection;
use serde_json::json;

use crate::worker_with;

async fn ready(api: &Api) -> Answer {
    api.call("GET", "/ready", Key::None, None).await
}

#[tokio::test]
async fn a_worker_is_ready_and_its_alarm_goes_off_again_and_again() {
    let worker = worker_with(100, &[]).await;
    let api = worker.api();
    let first = ready(&api).await;
    assert_eq!((first.status, &first.body["status"]), (200, &json!("ready")), "{}", first.text);
    assert!(first.body["alarms"]["dueAt"].is_string() && first.body["storage"]["writtenAt"].is_string());
    assert_eq!(first.body["backlog"], json!({ "oldestDueAt": null, "ageSeconds": 0, "failingEndpoints": 0 }));
    let metrics = api.call("GET", "/metrics", Key::Provider, None).await.text;
    for part in ["storage", "alarms"] {
        assert!(metrics.contains(&format!("hookpost_ready{{part=\"{part}\"}} 1\n")), "{metrics}");
    }
    let ticked = eventually("an alarm goes off", Duration::from_secs(25), || async {
        ready(&api).await.body["alarms"]["tickedAt"].as_str().map(str::to_owned)
    })
    .await;
    eventually("and another", Duration::from_secs(25), || async {
        let again = ready(&api).await.body["alarms"]["tickedAt"].as_str().map(str::to_owned);
        (again.is_some_and(|again| again > ticked)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_alarm_that_the_runtime_has_forgotten_is_told_until_one_goes_off() {
    let mut worker = worker_with(100, &[]).await;
    assert_eq!(ready(&worker.api()).await.status, 200);
    worker.stop();
    forget_alarms(&worker);
    worker.restart().await;
    let api = worker.api();
    let told = ready(&api).await;
    assert_eq!((told.status, &told.body["code"]), (503, &json!("not_ready")), "{}", told.text);
    assert_eq!(told.body["problems"][0]["pointer"], "/alarms");
    assert!(text(&told.body, "detail").contains("has not gone off"), "{}", told.text);
    // Whoever asks has set it anew.
    eventually("it goes off", Duration::from_secs(10), || async { (ready(&api).await.status == 200).then_some(()) })
        .await;
}

/// Takes the runtime's own note of the alarm away, and has it due ten minutes ago by ours.
fn forget_alarms(worker: &Worker) {
    let ours = "UPDATE pulse SET pulse = json_set(pulse, '$.dueAt', '2026-01-01T00:00:00.000Z')";
    assert!(forget(worker, "registry", Some(ours)) > 0, "the runtime has noted an alarm somewhere");
}

/// Takes the runtime's notes of alarms away from one kind of objects, and changes what those keep themselves.
fn forget(worker: &Worker, kind: &str, ours: Option<&str>) -> usize {
    let folder = worker.data().join(format!("storage/hookpost-{kind}-v1"));
    let mut changed = 0;
    for entry in std::fs::read_dir(&folder).expect("it is there") {
        let path = entry.expect("it can be listed").path();
        if path.extension().is_none_or(|extension| extension != "sqlite") {
            continue;
        }
        let file = Connection::open(&path).expect("the stopped worker's files can be opened");
        let tables = "SELECT name FROM sqlite_master WHERE name LIKE '_cf_ALARM'";
        if let Ok(name) = file.query_row(tables, [], |row| row.get::<_, String>(0)) {
            changed += file.execute(&format!("DELETE FROM {name}"), []).expect("it is a table");
        }
        let _ = ours.map(|ours| file.execute(ours, []));
    }
    changed
}

#[tokio::test]
async fn a_partner_whose_alarm_was_forgotten_is_woken_without_a_call_for_it() {
    let receiver = Receiver::start().await;
    receiver.otherwise(Reply::Status(503));
    let mut worker = worker_with(30_000, &[]).await;
    let api = worker.api();
    api.endpoint(&receiver.url("/"), json!({})).await;
    api.publish("AD1").await;
    eventually("the registry knows that something waits", Duration::from_secs(40), || async {
        (ready(&api).await.body["backlog"]["failingEndpoints"] == 1).then_some(())
    })
    .await;
    worker.stop();
    assert!(forget(&worker, "partner", None) > 0, "it had an alarm");
    let long_ago = "UPDATE reports SET report = json_set(report, '$.due_at', '2026-01-01T00:00:00.000Z')";
    forget(&worker, "registry", Some(long_ago));
    let before = receiver.received().len();
    worker.restart().await;
    let api = worker.api();
    // Nothing but this is asked from here on: as a service manager does.
    eventually("its retry leaves", Duration::from_secs(80), || async {
        ready(&api).await;
        (receiver.received().len() > before).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_dead_endpoint_is_told_and_the_worker_is_ready_all_the_same() {
    let receiver = Receiver::start().await;
    receiver.otherwise(Reply::Status(503));
    let worker = worker_with(600_000, &[]).await;
    let api = worker.api();
    let endpoint = text(&api.endpoint(&receiver.url("/"), json!({})).await, "id");
    api.publish("AD1").await;
    receiver.receives(1).await;
    let seen = eventually("the failing endpoint is told", Duration::from_secs(40), || async {
        let answer = ready(&api).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        (answer.body["backlog"]["failingEndpoints"] == 1).then_some(answer)
    })
    .await;
    // It waits for its retry: nothing is late.
    assert_eq!(seen.body["backlog"]["oldestDueAt"], json!(null), "{}", seen.text);

    let list = api.call("GET", "/api/v1/partners", Key::Provider, None).await;
    let demo = &list.body["partners"][0];
    assert_eq!((&demo["id"], &demo["waiting"]["pending"]), (&json!("demo"), &json!(1)), "{}", list.text);
    assert_eq!(demo["endpoints"], json!({ "enabled": 1, "disabled": 0, "failing": 1, "warned": 0 }));
    assert_eq!((&demo["day"]["failed"], &demo["day"]["successRate"]), (&json!(1), &json!(0.0)));
    assert_eq!(demo["slowest"][0]["id"], endpoint.as_str());
    assert!(demo["firstDueAt"].is_string() && demo["slowest"][0]["failingSince"].is_string(), "{}", list.text);
    for secret in [&receiver.url("/"), "AD1", "whsec_"] {
        assert!(!list.text.contains(secret), "{secret} in {}", list.text);
    }
}

#[tokio::test]
async fn partners_come_page_by_page() {
    let worker = worker_with(600_000, &[]).await;
    let api = worker.api();
    let url = "{\"url\":\"https://api.clinic.example/hooks\"}";
    for partner in ["c", "a", "b"] {
        let path = format!("/api/v1/partners/{partner}/endpoints");
        assert_eq!(api.call("POST", &path, Key::Provider, Some(url)).await.status, 201);
    }
    let page = async |query: &str| {
        let answer = api.call("GET", &format!("/api/v1/partners{query}"), Key::Provider, None).await;
        let partners = answer.body["partners"].as_array().cloned().unwrap_or_default();
        let ids: Vec<_> = partners.iter().map(|partner| text(partner, "id")).collect();
        (answer.status, ids.join(" "), answer.body["next"].clone())
    };
    eventually("all have reported", Duration::from_secs(40), || async { (page("").await.1 == "a b c").then_some(()) })
        .await;
    assert_eq!(page("?limit=2").await, (200, "a b".to_owned(), json!("b")));
    assert_eq!(page("?limit=2&after=b").await, (200, "c".to_owned(), json!(null)));
    assert_eq!(page("?limit=3").await, (200, "a b c".to_owned(), json!(null)));
    assert_eq!(page("?limit=0").await.0, 400);
    assert_eq!(page("?colour=red").await.0, 400);
    assert_eq!(page("?after=..").await.0, 400);
}
