//! Personal data in events and in their headers.

use hookpost_real::{Browser, Settings, Worker};
use serde_json::json;

use crate::desk::{at_the_validator, press_with, selected};

const EVENT: &str = include_str!("../../../../static/examples/ORDER.CREATED.json");

const HEADERS: &str = "POST /hooks HTTP/1.1
content-type: application/json
authorization: Bearer s3cr3tT0ken
x-patient-email: ada.sample@example.com";

/// Pastes into the field of the headers.
async fn paste_headers(browser: &Browser, text: &str) {
    let script = format!(
        "const field = document.querySelector('[aria-label=Headers]');
         field.focus();
         const clipboardData = new DataTransfer();
         clipboardData.setData('text/plain', {});
         field.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData, bubbles: true, cancelable: true }}));",
        json!(text)
    );
    browser.run(&script).await;
}

async fn headers(browser: &Browser) -> String {
    let text = browser.run("return document.querySelector('[aria-label=Headers]').innerText").await;
    text.as_str().expect("the field is there").to_owned()
}

#[tokio::test]
async fn personal_data_is_marked_and_a_fake_takes_its_place() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    browser.paste(EVENT).await;
    browser.press("Personal data").await;
    browser.sees("values look like personal data").await;
    browser.sees("ada.sample@example.com").await;
    browser.press("Make a fake to share").await;
    browser.sees("Made up:").await;
    assert!(!browser.text().await.contains("ada.sample"), "nothing of the person is left");
    browser.press("Verdict").await;
    browser.sees("Valid ORDER.CREATED").await;
}

#[tokio::test]
async fn headers_are_marked_and_the_fake_covers_them() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    browser.press("Personal data").await;
    browser.sees("Nothing to look through yet").await;
    paste_headers(&browser, HEADERS).await;
    browser.sees("2 values look like personal data").await;
    let marked = "return [...document.querySelectorAll('[aria-label=Headers] .tinted')].map((one) => one.textContent)";
    assert_eq!(browser.run(marked).await, json!(["Bearer s3cr3tT0ken", "ada.sample@example.com"]));
    press_with(&browser, "x-patient-email").await;
    assert_eq!(selected(&browser).await, "ada.sample", "the value is gone to");

    // The headers outlive a look at another view, but not a reload.
    browser.press("Verdict").await;
    browser.sees("Nothing to check yet").await;
    browser.press("Personal data").await;
    browser.sees("2 values look like personal data").await;
    browser.press("Make a fake to share").await;
    browser.sees("Made up: 2 values you can share").await;
    let fake = headers(&browser).await;
    assert!(fake.contains("authorization: Bearer ") && fake.contains("content-type: application/json"), "{fake}");
    assert!(!fake.contains("s3cr3t") && !fake.contains("ada"), "{fake}");
    browser.run("location.reload()").await;
    browser.sees("Nothing to look through yet").await;
}

#[tokio::test]
async fn a_request_pasted_whole_is_taken_apart_and_the_person_in_it_stays_one() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    browser.press("Personal data").await;
    browser.sees("Nothing to look through yet").await;
    paste_headers(&browser, &format!("{HEADERS}\n\n{EVENT}")).await;
    browser.sees("/data/delivery/email").await;
    browser.sees("x-patient-email").await;
    assert_eq!(headers(&browser).await, HEADERS, "the body is with the events");
    browser.press("Make a fake to share").await;
    browser.sees("Made up:").await;
    let fake = headers(&browser).await;
    let (_, address) = fake.split_once("x-patient-email: ").expect("the header is there");
    assert!(address.contains('@') && !address.contains("ada"), "{address}");
    let events = browser.run("return document.querySelector('[aria-label=Events]').innerText").await;
    assert!(events.as_str().is_some_and(|events| events.contains(address.trim())), "{address}: {events}");
}
