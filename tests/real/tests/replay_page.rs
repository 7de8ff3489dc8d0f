//! A partner's developer, after an outage, sends again what failed: counted first, watched, stopped.

use std::time::Duration;

use hookpost_real::{Browser, Key, Receiver, Reply, Settings, Worker, eventually, text};
use serde_json::{Value, json};

/// Whether a dialog is open.
async fn asks(browser: &Browser) -> bool {
    browser.run("return document.querySelector('dialog[open]') !== null").await == json!(true)
}

async fn in_status(worker: &Worker, status: &str, count: usize) -> Vec<Value> {
    eventually(&format!("{count} are {status}"), Duration::from_secs(40), || async {
        let found = worker.api().deliveries(&format!("status={status}")).await;
        (found.len() == count).then_some(found)
    })
    .await
}

#[tokio::test]
async fn after_an_outage_what_failed_is_counted_replayed_cancelled_and_taken_up_again() {
    let worker = Worker::start(Settings { retry_delay_ms: 1, is_local: true }).await;
    let receiver = Receiver::start().await;
    let endpoint = worker.api().endpoint(&receiver.url("/hooks"), json!({})).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    let browser = Browser::open().await;
    browser.go(&format!("{}/#partner=demo&key=part_demo", worker.address())).await;
    browser.sees("Endpoints").await;
    browser.go(&format!("{}/{path}", worker.address())).await;
    browser.sees("Nothing failed or was held back").await;

    receiver.otherwise(Reply::Status(503));
    for n in 0..3 {
        worker.api().publish(&format!("AD{n}")).await;
    }
    in_status(&worker, "exhausted", 3).await;
    worker.api().call("PATCH", &path, Key::Demo, Some(r#"{"enabled":false}"#)).await;
    for n in 3..40 {
        worker.api().publish(&format!("AD{n}")).await;
    }
    browser.sees("40 deliveries wait here. Enable the endpoint, then replay.").await;

    // Enabling it offers the replay; the count follows the choice, and nothing is sent meanwhile.
    receiver.otherwise(Reply::Status(204));
    browser.press("Enable").await;
    browser.sees("Nothing is sent before you have seen how much it is").await;
    browser.press("Replay 40…").await;
    browser.sees("40 deliveries match. Starting them takes about 4 s.").await;
    browser.choose("What it has missed").await;
    browser.sees("Nothing matches").await;
    browser.choose("By filter").await;
    browser.pick("Cause", "503 Service Unavailable").await;
    browser.sees("3 deliveries match").await;
    browser.pick("Cause", "Any cause").await;
    browser.pick("Status", "Parked").await;
    browser.sees("37 deliveries match").await;
    browser.choose("What failed").await;
    browser.sees("40 deliveries match").await;
    assert_eq!(receiver.received().len(), 93, "counting sends nothing");
    browser.pick("How fast", "1 a second").await;
    browser.press("Replay 40 deliveries").await;
    browser.sees("A replay is running").await;
    assert!(!asks(&browser).await, "the dialog is gone");
    browser.press("Cancel replay").await;
    browser.sees("The replay was cancelled").await;
    let left = worker.api().call("GET", &path, Key::Demo, None).await.body["waiting"]["parked"].clone();
    assert!(left.as_u64().is_some_and(|left| left > 0), "it was stopped before its end: {left}");

    // The rest is taken up from the list of what is parked.
    browser.go(&format!("{}/deliveries?status=parked&endpoint={}", worker.address(), text(&endpoint, "id"))).await;
    browser.press("Retry these…").await;
    browser.sees(&format!("{left} deliveries match")).await;
    browser.pick("How fast", "100 a second").await;
    browser.press(&format!("Replay {left} deliveries")).await;
    browser.sees("The replay is over, and everything arrived").await;
    assert_eq!(browser.path().await, format!("/{path}"));
    let delivered = worker.api().deliveries("status=parked").await;
    assert_eq!(delivered, Vec::<Value>::new());

    // The log says who asked.
    let newest = worker.api().newest("delivered").await;
    browser.go(&format!("{}/deliveries/{}", worker.address(), text(&newest["delivery"], "id"))).await;
    browser.sees("Asked for by you by a replay").await;
}
