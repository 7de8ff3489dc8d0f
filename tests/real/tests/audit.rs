//! The audit log of the built worker: an entry with every change, whole as the browser sees it, and broken once somebody
//! has had his hands on the file.

use std::collections::BTreeSet;
use std::path::Path;

use hookpost::api::AuditList;
use hookpost::audit::{Fault, FaultKind, check};
use hookpost::model::{AuditEntry, Deed, PartnerId};
use hookpost_real::{Answer, Api, Browser, Key, Receiver, Settings, Worker, order_created, text};
use rusqlite::Connection;
use serde_json::{Value, json};

const DEMO: &str =
    "storage/hookpost-partner-v1/6adb8e8c67d36442ff0f83d10663cf483888445796b8738daa48dc0ddc591922.sqlite";

/// A call from an address, as a proxy that is trusted would tell it.
async fn call_from(
    api: &Api,
    method: &str,
    path: &str,
    key: Key,
    body: Option<Value>,
    headers: &[(&str, &str)],
) -> Answer {
    let body = body.map(|body| body.to_string());
    api.try_call(method, path, key, body.as_deref(), headers).await.expect("the worker answers")
}

/// All entries, oldest first.
async fn entries(api: &Api) -> Vec<AuditEntry> {
    let listed = api.call("GET", "audit?limit=500", Key::Demo, None).await;
    assert_eq!(listed.status, 200, "{}", listed.text);
    let list: AuditList = serde_json::from_str(&listed.text).expect("a page");
    list.entries.into_iter().rev().collect()
}

fn demo() -> PartnerId {
    PartnerId::parse("demo").expect("an id")
}

#[tokio::test]
async fn every_change_is_written_down_with_who_when_and_by_which_request() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let wish = json!({ "name": "desk", "scope": "manage" }).to_string();
    let desk = api.call("POST", "/api/v1/keys", Key::Provider, Some(&wish)).await.body;
    let ada = text(&api.grant(json!({ "role": "admin", "subject": "ada@clinic" })).await, "token");
    let bearer = format!("Bearer {ada}");

    let form = json!({ "url": receiver.url("/secret-path"), "headers": [{ "name": "x-key", "value": "hunter2" }] });
    let named = [("authorization", &bearer[..]), ("x-request-id", "made-by-ada")];
    let made = call_from(&api, "POST", "endpoints", Key::None, Some(form), &named).await;
    let endpoint = text(&made.body, "id");
    let path = format!("endpoints/{endpoint}");
    api.call_as("PATCH", &path, &ada, Some(r#"{"description":"first","enabled":true,"rateLimit":50}"#)).await;
    api.call_as("PATCH", &path, &ada, Some(r#"{"description":"first"}"#)).await;
    api.call("GET", &format!("{path}/secret"), Key::Demo, None).await;
    api.call("POST", &format!("{path}/rotate"), Key::Demo, None).await;
    api.call("POST", &format!("{path}/test"), Key::Demo, Some(r#"{"eventType":"ORDER.CREATED"}"#)).await;
    api.publish("AD1").await;
    let delivery = text(&api.newest("delivered").await["delivery"], "id");
    api.call("POST", &format!("deliveries/{delivery}/retry"), Key::Demo, None).await;
    receiver.receives(3).await;
    api.call("POST", &format!("{path}/replay"), Key::Demo, Some(r#"{"status":"delivered"}"#)).await;
    api.call("POST", &format!("{path}/conformance"), Key::Demo, None).await;
    api.call_as("PATCH", &path, &text(&desk, "key"), Some(r#"{"enabled":false}"#)).await;
    api.publish("AD2").await;
    let parked = text(&api.newest("parked").await["delivery"], "id");
    api.call("DELETE", &format!("deliveries/{parked}"), Key::Demo, None).await;
    let event = text(&api.call("POST", "events", Key::Provider, Some(&order_created("AD3"))).await.body, "id");
    api.call("DELETE", &format!("events/{event}"), Key::Provider, None).await;
    api.call("POST", "rekey", Key::Provider, None).await;
    api.call("DELETE", &path, Key::Demo, None).await;
    api.call("DELETE", "portal-access", Key::Provider, None).await;
    // What is refused changes nothing and is not written down.
    api.call("PATCH", &path, Key::Demo, Some(r#"{"enabled":true}"#)).await;

    let entries = entries(&api).await;
    let told: Vec<_> = entries
        .iter()
        .map(|entry| {
            let target = match &entry.target {
                target if *target == endpoint => "the endpoint",
                target if *target == delivery || *target == parked => "a delivery",
                target if target.starts_with("evt_") && *target != event => "what is left of the event",
                target => target,
            };
            format!("{} {} {} {target} {}", entry.by, entry.credential, entry.call, entry.fields.join(","))
        })
        .collect();
    let expected = [
        "provider root grantAccess ada@clinic admin",
        "partner:ada@clinic token createEndpoint the endpoint ",
        "partner:ada@clinic token changeEndpoint the endpoint description,rateLimit",
        "partner partnerKey readSecret the endpoint ",
        "partner partnerKey rotateSecret the endpoint secret",
        "partner partnerKey testEndpoint the endpoint ",
        "partner partnerKey retryDelivery a delivery ",
        "partner partnerKey replay the endpoint ",
        "partner partnerKey startConformanceRun the endpoint ",
        "provider:desk key changeEndpoint the endpoint enabled",
        "partner partnerKey cancelDelivery a delivery ",
        "provider root eraseEvent what is left of the event ",
        "provider root rekey  ",
        "partner partnerKey deleteEndpoint the endpoint ",
        "provider root revokeAccess  ",
    ];
    assert_eq!(told, expected);
    // All but the end of a replay, which was over before anybody could stop it.
    let deeds: BTreeSet<_> = entries.iter().map(|entry| entry.call.as_str()).collect();
    assert_eq!(deeds.len(), Deed::ALL.len() - 1);
    assert_eq!((entries[1].request_id.as_str(), entries[1].role.as_str()), ("made-by-ada", "admin"));
    assert_eq!(entries[9].key, text(&desk, "id"));
    assert!(entries.iter().all(|entry| entry.from.is_none()), "nobody is trusted to say where a call comes from");
    let all = format!("{entries:?}");
    for secret in ["hunter2", "secret-path", "whsec_", "first", "hpk_", &event] {
        assert!(!all.contains(secret), "{secret}: {all}");
    }
    let checked = check(&demo(), &entries).expect("it is whole").expect("there are entries");
    assert_eq!((checked.from, checked.to), (1, 15));
}

#[tokio::test]
async fn the_log_is_read_a_page_at_a_time_by_all_who_may_look_and_by_nobody_else() {
    let worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    for _ in 0..7 {
        api.call("DELETE", "portal-access", Key::Provider, None).await;
    }
    let mut numbers = Vec::new();
    let mut before = String::new();
    loop {
        let page = api.call("GET", &format!("audit?limit=3{before}"), Key::Demo, None).await.body;
        numbers.extend(page["entries"].as_array().expect("a list").iter().map(|entry| entry["number"].as_u64()));
        let Some(next) = page["next"].as_u64() else { break };
        before = format!("&before={next}");
    }
    assert_eq!(numbers, (1..=7).rev().map(Some).collect::<Vec<_>>());
    for odd in ["before=0", "before=x", "limit=0", "limit=501", "colour=blue"] {
        let refused = api.call("GET", &format!("audit?{odd}"), Key::Demo, None).await;
        assert_eq!((refused.status, &refused.body["code"]), (400, &json!("bad_query")), "{odd}");
    }
    let viewer = text(&api.grant(json!({ "role": "viewer" })).await, "token");
    assert_eq!(api.call_as("GET", "audit", &viewer, None).await.status, 200);
    assert_eq!(api.call("GET", "audit", Key::Other, None).await.status, 404);
}

#[tokio::test]
async fn an_address_is_believed_from_the_header_that_was_set_only_and_lies_sealed() {
    let mut worker = Worker::new(Settings::default());
    worker.set_variable("CLIENT_ADDRESS_HEADER", "X-Forwarded-For");
    worker.restart().await;
    let api = worker.api();
    let from = async |headers: &[(&str, &str)]| {
        call_from(&api, "DELETE", "portal-access", Key::Provider, None, headers).await;
        let entry = entries(&api).await.pop().expect("an entry");
        entry.from.map(|from| from.address)
    };
    assert_eq!(from(&[("x-forwarded-for", "203.0.113.77")]).await.as_deref(), Some("203.0.113.77"));
    assert_eq!(from(&[("x-forwarded-for", "6.6.6.6, 203.0.113.78")]).await.as_deref(), Some("203.0.113.78"));
    assert_eq!(from(&[("x-forwarded-for", "2001:db8::1")]).await.as_deref(), Some("2001:db8::1"));
    assert_eq!(from(&[("cf-connecting-ip", "203.0.113.79")]).await, None);
    assert_eq!(from(&[("x-forwarded-for", "<script>")]).await, None);
    assert!(check(&demo(), &entries(&api).await).is_ok());
    let viewer = text(&api.grant(json!({ "role": "viewer" })).await, "token");
    let seen = api.call_as("GET", "audit", &viewer, None).await;
    assert!(!seen.text.contains("203.0.113"), "a viewer sees no address: {}", seen.text);
    let list: AuditList = serde_json::from_str(&seen.text).expect("a page");
    let oldest_first: Vec<_> = list.entries.into_iter().rev().collect();
    assert!(check(&demo(), &oldest_first).is_ok(), "and can check the chain all the same");
    worker.stop();
    assert_eq!(found(&worker, "203.0.113"), 0, "no address lies readable on disk");
    worker.set_variable("AUDIT_ADDRESSES", "false");
    worker.restart().await;
    let api = worker.api();
    let headers = [("x-forwarded-for", "203.0.113.80")];
    call_from(&api, "DELETE", "portal-access", Key::Provider, None, &headers).await;
    assert_eq!(entries(&api).await.pop().expect("an entry").from, None);
}

#[tokio::test]
async fn what_somebody_does_to_the_file_is_seen_by_whoever_reads_the_log() {
    let mut worker = Worker::start(Settings::default()).await;
    for _ in 0..5 {
        worker.api().call("DELETE", "portal-access", Key::Provider, None).await;
    }
    let head = entries(&worker.api()).await.pop().expect("an entry").digest;
    let broken = [
        ("UPDATE audit SET asked_by = 'partner:eve' WHERE number = 2", 2, FaultKind::Changed),
        ("UPDATE audit SET asked_by = 'no such word' WHERE number = 2", 2, FaultKind::Changed),
        ("UPDATE audit SET asked_by = 'provider' WHERE number = 2", 0, FaultKind::Changed),
        ("UPDATE audit SET at = at + 1 WHERE number = 5", 5, FaultKind::Changed),
        ("UPDATE audit SET at = at - 1 WHERE number = 5", 0, FaultKind::Changed),
        ("DELETE FROM audit WHERE number = 3", 4, FaultKind::Unlinked),
    ];
    for (query, number, kind) in broken {
        worker.stop();
        let file = Connection::open(worker.data().join(DEMO)).expect("it opens");
        assert_eq!(file.execute(query, []).expect("it can be written"), 1, "{query}");
        drop(file);
        worker.restart().await;
        let entries = entries(&worker.api()).await;
        let fault = (number > 0).then_some(Fault { number, kind });
        assert_eq!(check(&demo(), &entries).err(), fault, "{query}");
        assert_eq!(entries.last().expect("an entry").digest, head);
    }
    // The end cut off: the chain is whole, and the digest that was kept elsewhere is not in it.
    worker.stop();
    let file = Connection::open(worker.data().join(DEMO)).expect("it opens");
    file.execute("DELETE FROM audit WHERE number > 2", []).expect("it can be written");
    drop(file);
    worker.restart().await;
    let entries = entries(&worker.api()).await;
    let checked = check(&demo(), &entries).expect("it is whole").expect("there are entries");
    assert_eq!(checked.to, 2);
    assert!(entries.iter().all(|entry| entry.digest != head));
}

/// How many files of the partners' have these bytes.
fn found(worker: &Worker, bytes: &str) -> usize {
    let folder = worker.data().join(DEMO);
    let files = std::fs::read_dir(folder.parent().expect("a folder")).expect("it can be read");
    let has = |path: &Path| {
        std::fs::read(path).is_ok_and(|all| all.windows(bytes.len()).any(|part| part == bytes.as_bytes()))
    };
    files.filter(|entry| has(&entry.as_ref().expect("an entry").path())).count()
}

#[tokio::test]
async fn the_portal_says_what_was_done_and_from_where_to_where_the_chain_is_whole_or_which_entry_breaks_it() {
    let (mut worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    api.grant(json!({ "role": "viewer", "subject": "ada@clinic" })).await;
    let endpoint = text(&api.endpoint(&receiver.url("/"), json!({})).await, "id");
    let path = format!("endpoints/{endpoint}");
    api.call("PATCH", &path, Key::Provider, Some(r#"{"description":"x"}"#)).await;
    let head = entries(&api).await.pop().expect("an entry").digest;

    let viewer = text(&api.grant(json!({ "role": "viewer" })).await, "token");
    let newest = entries(&api).await.pop().expect("an entry").digest;
    let browser = Browser::open().await;
    browser.go(&format!("{}/#token={viewer}", worker.address())).await;
    browser.sees("Security").await;
    browser.press("Security").await;
    browser.sees("Audit log").await;
    browser.sees("Verified in this tab: entries 1 to 5 are whole and in their order.").await;
    browser.sees(&newest).await;
    browser.sees("changed the endpoint").await;
    browser.sees("looked at the secret of").await;
    browser.sees("made a token for").await;
    browser.sees("ada@clinic").await;
    browser.sees("description").await;
    assert_ne!(head, newest);

    worker.stop();
    let file = Connection::open(worker.data().join(DEMO)).expect("it opens");
    let query = "UPDATE audit SET asked_by = 'partner:eve' WHERE number = 4";
    assert_eq!(file.execute(query, []).expect("it can be written"), 1);
    drop(file);
    worker.restart().await;
    browser.go(&format!("{}/security#token={viewer}", worker.address())).await;
    browser.sees("Entry 4 was changed after it was written.").await;
    browser.sees("eve").await;
}
