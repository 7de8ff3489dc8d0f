//! The retry time machine in a real browser: by presets, mouse, finger and keys.

use std::time::Duration;

use hookpost_real::{Browser, Settings, Worker, eventually};
use serde_json::Value;

/// Where the middle of something with that label lies, in pixels of the window.
async fn place(browser: &Browser, label: &str) -> (f64, f64) {
    let script = format!(
        "const box = document.querySelector('[aria-label=\"{label}\"] > :first-child').getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];"
    );
    let place = browser.run(&script).await;
    (place[0].as_f64().expect("a number"), place[1].as_f64().expect("a number"))
}

async fn value(browser: &Browser, label: &str) -> u64 {
    let script = format!("return document.querySelector('[aria-label=\"{label}\"]').getAttribute('aria-valuenow')");
    browser.run(&script).await.as_str().and_then(|text| text.parse().ok()).expect("a slider has a value")
}

/// Waits until a slider stands elsewhere than `before`, and tells where.
async fn moved(browser: &Browser, label: &str, before: u64) -> u64 {
    eventually("the slider moves", Duration::from_secs(10), || async {
        Some(value(browser, label).await).filter(|now| *now != before)
    })
    .await
}

async fn at_the_machine(worker: &Worker) -> Browser {
    let browser = Browser::open().await;
    browser.go(&format!("{}/retries", worker.address())).await;
    browser.sees("What would an outage do?").await;
    browser
}

#[tokio::test]
async fn presets_say_what_arrives_and_what_is_used_up_here_and_elsewhere() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_machine(&worker).await;
    browser.sees("Down for 50 min").await;
    browser.pick("Events", "one, as it begins").await;
    browser.press("Down 5 min").await;
    browser.sees("Arrives at attempt 12, 30 s after you are back.").await;
    browser.press("50 minutes").await;
    browser.sees("Used up its 31 attempts 11 min 15 s before you were back: it is kept, and you can replay it.").await;
    browser.sees("Arrives at attempt 5, 1 h 45 min after you are back.").await;
    browser.sees("Is not tried again by itself.").await;
    browser.sees("read in November 2026").await;
    browser.pick("Meanwhile your server", "answers 410 Gone").await;
    browser.sees("410 Gone disables the endpoint").await;
    browser.pick("Meanwhile your server", "answers 503").await;
    browser.press("A night").await;
    browser.sees("Used up its 31 attempts 8 h 21 min before you were back").await;

    // The picture has as many marks as the table says.
    browser.press("50 minutes").await;
    browser.pick("Events", "six, spread over it").await;
    browser.sees("Event 6").await;
    let marks = "return document.querySelectorAll('.course .failed, .course circle').length";
    let told = "return [...document.querySelector('.plain-table').querySelectorAll('tbody td:nth-of-type(2)')]
        .reduce((sum, cell) => sum + Number(cell.textContent), 0)";
    let told = browser.run(told).await;
    assert_eq!(browser.run(marks).await, told);
    browser.pick("Time axis", "logarithmic").await;
    browser.sees("The axis is logarithmic").await;
}

#[tokio::test]
async fn the_outage_is_moved_by_mouse_by_finger_and_by_keys() {
    let worker = Worker::start(Settings::default()).await;
    let browser = at_the_machine(&worker).await;
    let (begins, ends) = (value(&browser, "You go down").await, value(&browser, "You are back").await);
    assert_eq!(ends - begins, 50);

    let grip = place(&browser, "You are back").await;
    browser.drag(grip, (grip.0 + 120.0, grip.1)).await;
    let later = moved(&browser, "You are back", ends).await;
    assert!(later > ends);
    assert_eq!(value(&browser, "You go down").await, begins, "the other end stays");

    let grip = place(&browser, "You go down").await;
    browser.drag_by_touch(grip, (grip.0 + 60.0, grip.1)).await;
    let begins = moved(&browser, "You go down", begins).await;

    let span = place(&browser, "When it is down").await;
    browser.drag(span, (span.0 - 30.0, span.1)).await;
    let earlier = moved(&browser, "You go down", begins).await;
    let lasts = later - begins;
    assert_eq!(value(&browser, "You are back").await - earlier, lasts, "it moves as a whole");
    browser.sees("Down for").await;

    let before = value(&browser, "You are back").await;
    browser.run("document.querySelector('[aria-label=\"You are back\"]').focus()").await;
    browser.keys("\u{e014}").await;
    assert_eq!(moved(&browser, "You are back", before).await, before + 1);
    browser.keys("\u{e012}\u{e012}").await;
    eventually("two steps back", Duration::from_secs(10), || async {
        (value(&browser, "You are back").await == before - 1).then_some(())
    })
    .await;
    browser.keys("\u{e00f}").await;
    assert_eq!(moved(&browser, "You are back", before - 1).await, before - 11);
    // It never ends before it begins.
    browser.keys("\u{e011}").await;
    let shortest = moved(&browser, "You are back", before - 11).await;
    assert_eq!(shortest, value(&browser, "You go down").await + 1);
    assert_eq!(browser.run("return document.activeElement.getAttribute('role')").await, Value::from("slider"));
}

#[tokio::test]
async fn it_is_this_workers_delay_and_the_way_there_leads_from_the_deliveries() {
    let worker = Worker::start(Settings { retry_delay_ms: 60_000, is_local: true }).await;
    let browser = Browser::open().await;
    browser.go(&format!("{}/#partner=demo&key=part_demo", worker.address())).await;
    browser.press("Deliveries").await;
    browser.press("What would an outage do?").await;
    assert_eq!(browser.path().await, "/retries");
    browser.sees("retry n waits n × 1 min").await;
    browser.pick("Events", "one, as it begins").await;
    browser.sees("Arrives at attempt 11, 5 min after you are back.").await;
}
