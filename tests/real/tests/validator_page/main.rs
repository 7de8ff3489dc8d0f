//! The validator page in a real browser: verdicts without a request, and a text that stays in the tab.

mod desk;
mod keyless;
mod long;
mod personal_data;

use std::time::Duration;

use desk::{BROKEN, at_the_validator, line, mended, press_with, requests, selected, shared_link};
use hookpost_real::{Settings, Worker, eventually};
use serde_json::json;

#[tokio::test]
async fn an_event_is_checked_mended_and_valid_without_a_request() {
    let mut worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    browser.paste(&mended()).await;
    browser.sees("Valid ORDER.CREATED").await;
    let before = requests(&browser).await;
    // From here on there is nobody to ask.
    worker.kill();

    browser.paste(BROKEN).await;
    browser.sees("2 problems in ORDER.CREATED").await;
    browser.sees("line 4, column 20").await;
    browser.sees("line 9, column 17").await;
    press_with(&browser, "/data/quantity").await;
    assert_eq!(selected(&browser).await, "0", "the value at fault is selected");

    browser.paste(&mended()).await;
    browser.sees("Valid ORDER.CREATED").await;
    browser.paste(&mended().replace("\"data\": {", "\"data\": {,")).await;
    browser.sees("Not JSON yet").await;
    browser.sees("Go to line 6, column 12").await;
    assert_eq!(requests(&browser).await, before, "validating sends no request at all");
}

#[tokio::test]
async fn many_documents_are_a_table_that_leads_to_each() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    let lines = [&line(&mended()), &line(BROKEN), &line(&mended()), "{oops"].map(str::to_owned);
    browser.paste(&lines.join("\n")).await;
    browser.sees("2 of 4 events have problems").await;
    browser.sees("Not JSON").await;
    browser.sees("line 4, column 2").await;
    press_with(&browser, "Show only those with problems").await;
    browser.sees("Show all").await;
    eventually("two rows are left", Duration::from_secs(10), || async {
        let rows = browser.run("return document.querySelectorAll('.document-rows .cover').length").await;
        (rows == json!(2)).then_some(())
    })
    .await;

    browser.paste(&format!("[{},{}]", line(&mended()), line(&mended()))).await;
    browser.sees("All 2 events are valid").await;
}

#[tokio::test]
async fn a_worker_that_fails_is_followed_by_another_without_a_request() {
    let mut worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    browser.paste(&mended()).await;
    browser.sees("Valid ORDER.CREATED").await;
    worker.kill();
    let failing = "const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (...message) {
            Worker.prototype.postMessage = post;
            post.apply(this, message);
            this.dispatchEvent(new ErrorEvent('error', { message: 'unreachable' }));
        };";
    browser.run(failing).await;
    browser.paste(BROKEN).await;
    browser.sees("The validator failed on this text").await;
    browser.press("Try again").await;
    browser.sees("2 problems in ORDER.CREATED").await;
}

#[tokio::test]
async fn a_shared_link_holds_the_text_in_its_fragment_only() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    browser.paste(BROKEN).await;
    browser.sees("2 problems in ORDER.CREATED").await;
    let link = shared_link(&browser).await;
    let (address, fragment) = link.split_once('#').expect("the text stands in the fragment");
    assert_eq!(address, format!("{}/validator", worker.address()));
    assert!(fragment.starts_with("text="));
    assert_eq!(browser.address().await, address, "making a link leaves the address as it is");
    browser.press("Close").await;

    browser.paste("{}").await;
    browser.sees("1 problem: the text names no event type").await;
    browser.go("about:blank").await;
    browser.go(&link).await;
    browser.sees("2 problems in ORDER.CREATED").await;
    browser.sees("line 9, column 17").await;
    assert_eq!(browser.address().await, address, "the text leaves the address at once");
}

#[tokio::test]
async fn an_example_leads_to_the_validator_and_what_is_typed_outlives_a_reload() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    browser.go(&format!("{}/events/TEST.PROCESSED", worker.address())).await;
    browser.press("Open in validator").await;
    browser.sees("Valid TEST.PROCESSED").await;
    browser.paste(BROKEN).await;
    browser.sees("2 problems in ORDER.CREATED").await;
    browser.run("location.reload()").await;
    browser.sees("2 problems in ORDER.CREATED").await;
}

#[tokio::test]
async fn received_events_are_told_as_a_sequence() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    let dispatched = include_str!("../../../../static/examples/ORDER.DISPATCHED.json");
    browser.paste(&[line(dispatched), line(dispatched)].join("\n")).await;
    browser.press("Sequence").await;
    assert_eq!(browser.path().await, "/validator/sequence");
    browser.sees("ORDER.CREATED of order AD234 is missing").await;
    browser.sees("sent again with the same id").await;
}
