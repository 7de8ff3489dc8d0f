//! A partner's developer tries an endpoint from the portal, and sets how the portal looks; and what two people do to one
//! endpoint at a time is neither lost nor done unseen.

use std::time::Duration;

use hookpost_real::{Browser, Key, Receiver, Reply, Settings, Worker, text};
use serde_json::{Value, json};

/// Opens the portal as the partner, at that page.
async fn open(worker: &Worker, path: &str) -> Browser {
    let browser = Browser::open().await;
    browser.go(&format!("{}/#partner=demo&key=part_demo", worker.address())).await;
    browser.sees("Overview").await;
    browser.go(&format!("{}/{path}", worker.address())).await;
    browser
}

/// What a file holds that a link of the page offers.
async fn file(browser: &Browser, kind: &str) -> String {
    let script = format!(
        "const link = document.querySelector('a[download$=\".{kind}\"]');
         return decodeURIComponent(link.href.slice(link.href.indexOf(',') + 1));"
    );
    browser.run(&script).await.as_str().expect("a text").to_owned()
}

#[tokio::test]
async fn a_run_is_started_watched_explained_and_taken_along() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let form = json!({ "eventTypes": ["ORDER.CREATED"] });
    let endpoint = worker.api().endpoint(&receiver.url("/hooks"), form).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    let browser = open(&worker, &path).await;
    browser.press("Try everything that may come").await;
    browser.sees("No run yet").await;
    assert!(receiver.received().is_empty(), "looking sends nothing");

    // While it runs it shows how far it is: the second request is answered late.
    receiver.plan([Reply::Status(204), Reply::Late(Duration::from_secs(3), 204)]);
    browser.press("Start a run").await;
    browser.sees("The run is under way").await;
    browser.sees("requests are over").await;
    browser.sees_within("4 checks failed", Duration::from_secs(40)).await;
    browser.sees("Anybody who knows the URL can send you events").await;
    assert_eq!(browser.run("return document.querySelectorAll('.check').length").await, json!(15));

    // What was sent is there, and can be taken along.
    browser.run("document.querySelector('.check details').open = true").await;
    browser.sees("POST /hooks HTTP/1.1").await;
    let report: Value = serde_json::from_str(&file(&browser, "json").await).expect("JSON");
    let api =
        worker.api().call("GET", &format!("{path}/conformance/{}", text(&report["run"], "id")), Key::Demo, None).await;
    assert_eq!(report, api.body);
    let written = file(&browser, "txt").await;
    for words in
        ["4 checks failed.", "[Failed] No signature (expected: 4xx)", "webhook-signature: v1,", "= 204 No Content"]
    {
        assert!(written.contains(words), "{words:?} in {written}");
    }

    // Whoever may only look sees it and starts none.
    let link = text(&worker.api().grant(json!({ "role": "viewer" })).await, "link");
    browser.go("about:blank").await;
    browser.go(&link).await;
    browser.sees("view only").await;
    browser.go(&format!("{}/{path}/conformance", worker.address())).await;
    browser.sees("4 checks failed").await;
    let disabled =
        "return [...document.querySelectorAll('button')].find(one => one.textContent.includes('Start')).disabled";
    assert_eq!(browser.run(disabled).await, json!(true));
}

#[tokio::test]
async fn theme_and_times_are_chosen_once_and_kept() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    worker.api().endpoint(&receiver.url("/hooks"), json!({})).await;
    worker.api().publish("AD1").await;
    let delivered = worker.api().newest("delivered").await;
    let browser = open(&worker, "settings").await;
    for words in ["30 retries after the first attempt", "8 at once", "after 3 days", "up to 7 days", "not by itself"] {
        browser.sees(words).await;
    }
    browser.choose("Dark").await;
    browser.pick("Times", "UTC").await;
    let at = text(&delivered["attempts"][0], "endedAt");
    let shown = format!("{} UTC", &at[11..19]);
    browser.go(&format!("{}/deliveries/{}", worker.address(), text(&delivered["delivery"], "id"))).await;
    browser.sees(&shown).await;
    let scheme = "return getComputedStyle(document.querySelector('.hookpost')).colorScheme";
    assert_eq!(browser.run(scheme).await, json!("dark"));
    browser.go(&format!("{}/settings", worker.address())).await;
    browser.choose("Automatic").await;
    assert_eq!(browser.run(scheme).await, json!("light dark"));
}

#[tokio::test]
async fn what_somebody_else_changed_is_shown_before_anything_is_done() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/hooks"), json!({})).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    let browser = open(&worker, &path).await;
    browser.sees("Delete endpoint…").await;
    let change = |body: Value| {
        let (api, path) = (api.clone(), path.clone());
        async move { assert_eq!(api.call("PATCH", &path, Key::Demo, Some(&body.to_string())).await.status, 200) }
    };

    // What is about something else is no reason to ask: a new description stops nobody from rotating.
    browser.press("Rotate secret…").await;
    browser.sees("When does the old one end?").await;
    change(json!({ "description": "lab" })).await;
    browser.press("Rotate secret").await;
    browser.sees("This is the new secret").await;

    // A secret that somebody else has just rotated is not rotated over.
    browser.press("Rotate secret…").await;
    let rotated = api.call("POST", &format!("{path}/rotate"), Key::Demo, None).await;
    assert_eq!(rotated.status, 200);
    browser.press("Rotate secret").await;
    browser.sees("its secret was rotated. Nothing was done").await;
    let secret = api.call("GET", &format!("{path}/secret"), Key::Demo, None).await.body["secret"].clone();
    assert_eq!(secret, rotated.body["secret"]);
    browser.press("Cancel").await;

    // One that leads elsewhere now is not deleted before that was seen.
    browser.press("Delete endpoint…").await;
    let host = receiver.url("").trim_start_matches("http://").to_owned();
    browser.fill(&format!("Type {host} to confirm"), &host).await;
    change(json!({ "url": receiver.url("/other") })).await;
    browser.press("Delete endpoint").await;
    browser.sees("its URL is now").await;
    assert_eq!(api.call("GET", &path, Key::Demo, None).await.status, 200);
}

#[tokio::test]
async fn the_request_beside_the_form_is_the_one_that_a_test_sends() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    receiver.plan([Reply::Status(503)]);
    let form = json!({ "eventTypes": ["TEST.PROCESSED"], "headers": [{ "name": "x-key", "value": "1" }] });
    let endpoint = worker.api().endpoint(&receiver.url("/hooks"), form).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    let body = json!({ "eventType": "TEST.PROCESSED" }).to_string();
    assert_eq!(worker.api().call("POST", &format!("{path}/test"), Key::Demo, Some(&body)).await.status, 202);
    let came = receiver.receives(2).await.remove(0);
    let browser = open(&worker, &path).await;
    // Its names and values, but for those that differ each time; the length is that of the very bytes.
    browser.sees(&format!("content-length: {}", came.body.len())).await;
    let shown = browser.text().await;
    for (name, value) in &came.headers {
        assert!(shown.contains(&format!("{name}: ")), "{name} is shown");
        if !["webhook-id", "webhook-timestamp", "webhook-signature", "x-key"].contains(&name.as_str()) {
            assert!(shown.contains(&format!("{name}: {value}")), "{name}: {value}");
        }
    }
    // And what the last answers tell.
    browser.sees("1 of 2 attempts failed, mostly answers other than 2xx").await;
}

#[tokio::test]
async fn what_a_replay_cannot_mean_is_retried_one_by_one() {
    let worker = Worker::start(Settings { retry_delay_ms: 1, is_local: true }).await;
    let receivers = [Receiver::start().await, Receiver::start().await];
    for receiver in &receivers {
        receiver.otherwise(Reply::Status(503));
        worker.api().endpoint(&receiver.url("/hooks"), json!({})).await;
    }
    worker.api().publish("AD1").await;
    worker.api().newest("exhausted").await;
    for receiver in &receivers {
        receiver.receives(31).await;
        receiver.otherwise(Reply::Status(204));
    }
    let browser = open(&worker, "deliveries?status=exhausted").await;
    browser.press("Retry these…").await;
    browser.sees("A replay is one endpoint").await;
    browser.press("Retry 2 deliveries").await;
    browser.sees("2 deliveries begun, 0 refused").await;
    for receiver in &receivers {
        receiver.receives(32).await;
    }
}
