//! What the tests of the validator page do with it.

use std::time::Duration;

use hookpost_real::{Browser, Worker, eventually};
use serde_json::{Value, json};

/// An event with two faults: a number as text on line 4, and none of something on line 9.
pub(crate) const BROKEN: &str = r#"{
  "id": "evt_01kb01q8v5d3m9s7x2c4e6g8hj",
  "eventType": "ORDER.CREATED",
  "schemaVersion": "1",
  "createdAt": "2026-11-16T09:14:02.417Z",
  "data": {
    "orderNumber": "AD234",
    "status": "CREATED",
    "quantity": 0,
    "productCode": "C1BLP10300"
  }
}"#;

pub(crate) fn mended() -> String {
    BROKEN.replace(r#""1""#, "1").replace(r#""quantity": 0"#, r#""quantity": 1"#)
}

pub(crate) fn line(event: &str) -> String {
    serde_json::from_str::<Value>(event).expect("the event is JSON").to_string()
}

/// The link that "Share" makes, once it is there.
pub(crate) async fn shared_link(browser: &Browser) -> String {
    browser.press("Share").await;
    browser.sees("Browsers send that part to no server").await;
    eventually("the link is shown", Duration::from_secs(20), || async {
        let link = browser.run("return document.querySelector('[aria-label=Link]')?.value ?? null").await;
        link.as_str().map(str::to_owned)
    })
    .await
}

pub(crate) async fn at_the_validator(worker: &Worker) -> Browser {
    let browser = Browser::open().await;
    browser.go(&format!("{}/validator#partner=demo&key=part_demo", worker.address())).await;
    browser.sees("Nothing to check yet").await;
    browser
}

/// Presses the button that has these words somewhere in it.
pub(crate) async fn press_with(browser: &Browser, words: &str) {
    let script = format!(
        "const found = [...document.querySelectorAll('button')].find((one) => one.innerText.includes({}));
         found?.click();
         return Boolean(found);",
        json!(words)
    );
    eventually(words, Duration::from_secs(10), || async { browser.run(&script).await.as_bool()?.then_some(()) }).await;
}

/// How many requests this page has made so far.
pub(crate) async fn requests(browser: &Browser) -> u64 {
    browser.run("return performance.getEntriesByType('resource').length").await.as_u64().expect("a number")
}

pub(crate) async fn selected(browser: &Browser) -> String {
    browser.run("return String(document.getSelection())").await.as_str().unwrap_or_default().to_owned()
}
