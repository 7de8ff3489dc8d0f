//! Long texts: the page goes on, tells how far it is, and stops when it is told to.

use std::time::Duration;

use hookpost_real::{Browser, Settings, Worker, eventually};
use serde_json::{Value, json};

use crate::desk::{at_the_validator, line, mended};

/// Notes what the validator's worker tells of its progress, and keeps its answers back until `release()` is called.
const WATCH: &str = "
    window.told = [];
    window.kept = [];
    window.isOpen = false;
    // Whoever asked may be gone.
    const give = (answer) => { try { answer(); } catch { } };
    window.release = () => { window.isOpen = true; window.kept.splice(0).forEach(give); };
    const listen = Worker.prototype.addEventListener;
    Worker.prototype.addEventListener = function (kind, heard, ...rest) {
      listen.call(this, kind, kind !== 'message' ? heard : (event) => {
        if (event.data.done !== undefined) window.told.push(event.data.done);
        if (event.data.done === undefined && !window.isOpen) window.kept.push(() => heard.call(this, event));
        else heard.call(this, event);
      }, ...rest);
    };";

fn five_megabytes() -> String {
    let event = line(&mended());
    vec![event.as_str(); 5_000_000 / event.len()].join("\n")
}

async fn bar(browser: &Browser) -> Option<f64> {
    browser.run("return document.querySelector('.working progress[value]')?.value ?? null").await.as_f64()
}

#[tokio::test]
async fn five_megabytes_are_checked_and_the_page_goes_on() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    let text = five_megabytes();
    let events = text.lines().count();
    browser.paste(&text).await;
    browser.sees_within("events are valid", Duration::from_secs(40)).await;
    // Nothing was lost where the text came in parts and was checked in parts.
    let said = browser.text().await.replace(',', "");
    assert!(said.contains(&format!("All {events} events are valid")), "{events}: {said:.300}");
}

#[tokio::test]
async fn a_long_check_tells_how_far_it_is_and_can_be_stopped() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    browser.run(WATCH).await;
    browser.paste(&five_megabytes()).await;
    let done = eventually("the bar shows a part", Duration::from_secs(40), || bar(&browser)).await;
    assert!((0.0..=1.0).contains(&done), "{done}");
    let told: Vec<f64> = eventually("all is done", Duration::from_secs(40), || async {
        let told: Vec<f64> = serde_json::from_value(browser.run("return window.told").await).ok()?;
        (told.last() == Some(&1.0)).then_some(told)
    })
    .await;
    assert!(told.len() > 10, "{told:?}");
    assert!(told.is_sorted() && told[0] < 0.2, "{told:?}");

    browser.press("Stop").await;
    browser.sees("You stopped it, so there is no answer to this text.").await;
    browser.run("window.release()").await;
    assert!(!browser.text().await.contains("events are valid"), "an answer that comes too late is not shown");
    browser.press("Try again").await;
    browser.sees_within("events are valid", Duration::from_secs(40)).await;
}

#[tokio::test]
async fn looking_for_personal_data_in_a_long_text_tells_how_far_it_is() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    browser.press("Personal data").await;
    browser.run(WATCH).await;
    let event = line(include_str!("../../../../static/examples/ORDER.CREATED.json"));
    browser.paste(&format!("[{}]", vec![event.as_str(); 1_000_000 / event.len()].join(","))).await;
    eventually("the bar shows a part", Duration::from_secs(40), || bar(&browser)).await;
    browser.run("window.release()").await;
    browser.sees_within("values look like personal data", Duration::from_secs(40)).await;
    browser.sees("/0/data/").await;
}

/// A text that comes in parts is the text that was pasted, whatever stands where the parts meet.
#[tokio::test]
async fn a_long_text_is_pasted_whole_and_undone_at_once() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_validator(&worker).await;
    let event = line(&mended()).replace("\"data\":{", "\"data\":{\"note\":\"😀é\",");
    let text = vec![event.as_str(); 700_000 / event.len()].join("\r\n");
    browser.paste("{}").await;
    browser.sees("problem").await;
    browser.paste(&text).await;
    browser.sees_within("events are valid", Duration::from_secs(40)).await;
    let events = text.lines().count();
    let said = browser.text().await.replace(',', "");
    assert!(said.contains(&format!("All {events} events are valid")), "{events}: {said:.300}");
    browser.run("document.querySelector('.cm-content').focus()").await;
    undo(&browser).await;
    eventually("the text from before is back", Duration::from_secs(20), || async {
        let text = browser.run("return document.querySelector('.cm-content').innerText").await;
        (text == json!("{}")).then_some(())
    })
    .await;
}

async fn undo(browser: &Browser) -> Value {
    browser
        .run(
            "const keys = { key: 'z', code: 'KeyZ', keyCode: 90, ctrlKey: true, bubbles: true, cancelable: true };
             return document.querySelector('.cm-content').dispatchEvent(new KeyboardEvent('keydown', keys))",
        )
        .await
}
