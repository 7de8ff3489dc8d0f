//! A partner's developer in a real browser, from the link to a delivery that arrives.

use std::time::Duration;

use hookpost_real::{Browser, Key, Receiver, Reply, Settings, Worker, text};
use serde_json::json;

/// A browser that came by the link which `serve` prints.
async fn at_the_portal(worker: &Worker) -> Browser {
    let browser = Browser::open().await;
    browser.go(&format!("{}/#partner=demo&key=part_demo", worker.address())).await;
    browser.sees("Endpoints").await;
    browser
}

#[tokio::test]
async fn a_partner_creates_an_endpoint_sends_a_test_and_sees_it_arrive() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let browser = at_the_portal(&worker).await;
    assert!(!browser.address().await.contains("part_demo"), "the key leaves the address at once");
    browser.sees("Local mode").await;

    browser.go(&format!("{}/endpoints/new", worker.address())).await;
    browser.fill("URL", "http://10.0.0.7/hooks").await;
    browser.sees("This address is private (10.0.0.7)").await;
    browser.press("Save").await;
    browser.sees("This address is private (10.0.0.7)").await;
    assert_eq!(browser.path().await, "/endpoints/new", "a form with a problem is not sent");

    browser.fill("URL", &receiver.url("/hooks")).await;
    browser.sees("allowed in local mode").await;
    browser.press("Add header").await;
    browser.fill("Name of header 1", "host").await;
    browser.fill("Value of header 1", "hunter2").await;
    browser.sees("host is set by Hookpost").await;
    browser.fill("Name of header 1", "x-clinic-key").await;
    assert!(!browser.text().await.contains("looks like"), "a secret is what headers are for");
    browser.fill("Name of header 1", "x-contact").await;
    browser.fill("Value of header 1", "ada.sample@example.com").await;
    browser.sees("This looks like an e-mail address, and every request would carry it").await;
    browser.fill("Name of header 1", "x-clinic-key").await;
    browser.fill("Value of header 1", "hunter2").await;
    assert!(!browser.text().await.contains("looks like"), "it is gone with its cause");
    browser.press("Save and send a test").await;

    browser.sees("Arrived at the first attempt").await;
    assert!(browser.path().await.starts_with("/deliveries/dlv_"));
    let request = receiver.receives(1).await.remove(0);
    assert_eq!((&request.target[..], &request.headers["x-clinic-key"][..]), ("/hooks", "hunter2"));

    // What was saved is there, but a header value is never shown again.
    let endpoint = worker.api().call("GET", "endpoints", Key::Demo, None).await.body;
    let id = text(&endpoint["endpoints"][0], "id");
    browser.go(&format!("{}/endpoints/{id}", worker.address())).await;
    browser.sees("x-clinic-key").await;
    let page = browser.run("return document.documentElement.outerHTML").await.to_string();
    assert!(!page.contains("hunter2"), "the value is not in the page");
}

#[tokio::test]
async fn a_failing_receiver_shows_a_countdown_and_then_success() {
    let settings = Settings { retry_delay_ms: 2500, ..Settings::default() };
    let (worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    receiver.plan([Reply::Full(503, Vec::new(), b"<b>closed</b> for lunch".to_vec()), Reply::Status(503)]);
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let browser = at_the_portal(&worker).await;
    browser.go(&format!("{}/endpoints/{}", worker.address(), text(&endpoint, "id"))).await;
    browser.press("Send test event").await;
    browser.press("Watch its delivery").await;

    browser.sees("Attempt 1 of 31").await;
    browser.sees("503").await;
    browser.sees("Next try at").await;
    browser.sees("<b>closed</b> for lunch").await;
    let first = countdown(&browser.text().await);
    tokio::time::sleep(Duration::from_millis(1300)).await;
    let later = countdown(&browser.text().await);
    assert_ne!(first, later, "the countdown runs");
    browser.sees_within("Arrived at attempt 3 of 31", Duration::from_secs(30)).await;
    assert_eq!(receiver.received().len(), 3);
}

/// What stands behind "Next try at" in the sentence on top.
fn countdown(page: &str) -> Option<String> {
    page.lines().find_map(|line| line.split_once("Next try at").map(|(_, rest)| rest.to_owned()))
}

#[tokio::test]
async fn retry_now_does_not_wait() {
    let settings = Settings { retry_delay_ms: 600_000, ..Settings::default() };
    let (worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    receiver.plan([Reply::Status(500)]);
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    worker.api().publish("AD234").await;
    receiver.receives(1).await;
    let id = text(&worker.api().deliveries("").await[0], "id");
    let browser = at_the_portal(&worker).await;
    browser.go(&format!("{}/deliveries/{id}", worker.address())).await;
    browser.sees("Next try at").await;
    browser.press("Retry now").await;
    browser.sees("Arrived at attempt 2 of 31").await;
}

#[tokio::test]
async fn an_endpoint_is_disabled_enabled_and_deleted_by_name() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let browser = at_the_portal(&worker).await;
    browser.go(&format!("{}/endpoints/{}", worker.address(), text(&endpoint, "id"))).await;
    browser.press("Disable").await;
    browser.sees("Disable this endpoint?").await;
    browser.press("Disable endpoint").await;
    browser.sees("Switched off by you").await;
    browser.press("Enable").await;
    browser.press("Disable").await;
    browser.press("Cancel").await;

    browser.press("Delete endpoint…").await;
    let host = receiver.url("").replace("http://", "");
    browser.fill(&format!("Type {host} to confirm"), &host).await;
    browser.press("Delete endpoint").await;
    hookpost_real::eventually("the endpoint is gone", Duration::from_secs(20), || async {
        let left = worker.api().call("GET", "endpoints", Key::Demo, None).await.body;
        (left == json!({ "endpoints": [] })).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_secret_is_rotated_with_an_overlap_and_a_leaked_one_at_once() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let headers = json!([{ "name": "x-clinic-key", "value": "hunter2" }]);
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({ "headers": headers })).await;
    let (id, old) = (text(&endpoint, "id"), text(&endpoint, "secret"));
    let secrets = async || worker.api().call("GET", &format!("endpoints/{id}/secret"), Key::Demo, None).await.body;
    let browser = at_the_portal(&worker).await;
    browser.go(&format!("{}/endpoints/{id}", worker.address())).await;
    let fingerprint = text(&endpoint["headers"][0], "fingerprint");
    browser.sees(&format!("fingerprint {fingerprint}")).await;
    assert!(!browser.text().await.contains("whsec_A"), "no secret is there before somebody asks");
    browser.press("Show secret").await;
    browser.sees(&old).await;

    browser.press("Rotate secret…").await;
    browser.sees("When does the old one end?").await;
    browser.sees("every request carries a signature by each secret").await;
    let focus = "return document.activeElement.closest('label')?.innerText ?? ''";
    let focus = browser.run(focus).await.to_string();
    assert!(focus.contains("In 24 hours"), "the dialog begins at what is chosen, not at {focus}");
    browser.press("Cancel").await;
    assert_eq!(secrets().await["secret"], json!(old), "nothing was done yet");
    browser.press("Rotate secret…").await;
    browser.choose("In 7 days").await;
    browser.press("Rotate secret").await;
    browser.sees("This is the new secret").await;
    browser.sees("An old secret signs too, until").await;
    browser.sees("in 7 days").await;
    let now = secrets().await;
    browser.sees(&text(&now, "secret")).await;
    assert_eq!(now["oldSecrets"][0]["secret"], json!(old));
    // The fingerprint is by the new secret.
    let endpoints = worker.api().call("GET", "endpoints", Key::Demo, None).await.body;
    let renewed = text(&endpoints["endpoints"][0]["headers"][0], "fingerprint");
    assert_ne!(renewed, fingerprint);
    browser.sees(&format!("fingerprint {renewed}")).await;
    worker.api().publish("AD234").await;
    assert_eq!(receiver.receives(1).await[0].headers["webhook-signature"].split(' ').count(), 2);

    // Hidden, it still says that an old one signs; and that outlives a reload.
    browser.press("Hide").await;
    browser.sees("The old secret signs too, until").await;
    browser.go(&format!("{}/endpoints/{id}", worker.address())).await;
    browser.sees("The old secret signs too, until").await;
    assert!(!browser.text().await.contains(&text(&now, "secret")), "a reload forgets the secret");

    browser.press("Rotate secret…").await;
    browser.choose("Now").await;
    browser.sees("it will refuse our requests").await;
    browser.press("Rotate secret").await;
    browser.sees("This is the new secret").await;
    assert!(!browser.text().await.contains("signs too"));
    assert_eq!(secrets().await["oldSecrets"], json!([]));
}

#[tokio::test]
async fn a_rotation_that_is_refused_says_why_where_it_was_asked_for() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let id = text(&endpoint, "id");
    for _ in 0..2 {
        assert_eq!(worker.api().call("POST", &format!("endpoints/{id}/rotate"), Key::Demo, None).await.status, 200);
    }
    let browser = at_the_portal(&worker).await;
    browser.go(&format!("{}/endpoints/{id}", worker.address())).await;
    browser.sees("2 old secrets sign too, the last of them until").await;
    browser.press("Rotate secret…").await;
    browser.press("Rotate secret").await;
    browser.sees("The secret was not rotated").await;
    browser.sees("3 secrets sign already").await;
    browser.sees("When does the old one end?").await;
}

#[tokio::test]
async fn a_rotation_whose_answer_is_lost_is_not_called_a_failure() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let (id, old) = (text(&endpoint, "id"), text(&endpoint, "secret"));
    let browser = at_the_portal(&worker).await;
    browser.go(&format!("{}/endpoints/{id}", worker.address())).await;
    browser.press("Show secret").await;
    browser.sees(&old).await;
    // The request arrives; its answer never does.
    let lose = "const real = window.fetch;
        window.fetch = async (request, ...rest) => {
            const answer = await real(request, ...rest);
            if ((request.url ?? request).endsWith('/rotate')) throw new TypeError('lost');
            return answer;
        };";
    browser.run(lose).await;
    browser.press("Rotate secret…").await;
    browser.press("Rotate secret").await;
    browser.sees("the secret may have been rotated or not").await;
    browser.press("Cancel").await;
    browser.sees("The old secret signs too, until").await;
    assert!(!browser.text().await.contains(&old), "what may be out of date is not shown");
    let now = worker.api().call("GET", &format!("endpoints/{id}/secret"), Key::Demo, None).await.body;
    browser.press("Show secret").await;
    browser.sees(&text(&now, "secret")).await;
}

#[tokio::test]
async fn the_catalogue_shows_every_type_with_its_schema_and_example() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_portal(&worker).await;
    browser.go(&format!("{}/events", worker.address())).await;
    for name in ["Order created", "Order return delivered", "Nurse assigned", "Test commentary uploaded"] {
        browser.sees(name).await;
    }
    browser.go(&format!("{}/events/ORDER.DISPATCHED", worker.address())).await;
    browser.sees("orderNumber").await;
    browser.sees("kitId").await;
}

#[tokio::test]
async fn a_wrong_key_is_said_plainly() {
    let worker = Worker::start(Settings::default()).await;
    let browser = Browser::open().await;
    browser.go(&format!("{}/endpoints", worker.address())).await;
    browser.sees("Open this page by your portal link").await;
    browser.go(&format!("{}/#partner=demo&key=part_wrong", worker.address())).await;
    browser.sees("key").await;
    let page = browser.text().await;
    assert!(!page.contains("part_wrong"), "a key is never shown:\n{page}");
}
