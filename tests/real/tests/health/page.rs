//! The endpoint's page in a real browser: how it does, from the first attempt until it is switched off.

use std::time::Duration;

use hookpost_real::{Browser, Receiver, Reply, text};
use serde_json::json;

use crate::worker_with;

#[tokio::test]
async fn the_page_tells_how_an_endpoint_does_from_empty_to_disabled() {
    let receiver = Receiver::start().await;
    // 36 seconds: the warning comes after 18.
    let worker = worker_with(2, &[("DISABLE_AFTER_HOURS", "0.01")]).await;
    let endpoint = worker.api().endpoint(&receiver.url("/hooks"), json!({})).await;
    let browser = Browser::open().await;
    browser.go(&format!("{}/#partner=demo&key=part_demo", worker.address())).await;
    browser.sees("Endpoints").await;
    browser.go(&format!("{}/endpoints/{}", worker.address(), text(&endpoint, "id"))).await;
    browser.sees("No attempt in the last 30 days").await;

    worker.api().publish("AD1").await;
    browser.sees("All is well.").await;
    browser.sees("100%").await;
    browser.sees("of 1 attempt").await;

    receiver.otherwise(Reply::Status(503));
    worker.api().publish("AD2").await;
    browser.sees_within("1 delivery has used up all attempts", Duration::from_mins(1)).await;
    browser.sees("of 32 attempts").await;
    browser.sees("3.1%").await;
    let label = "return document.querySelector('.hours-chart svg[role=img]').getAttribute('aria-label')";
    let expected = "Attempts by the hour in the last 48 hours: 1 arrived, 31 failed.";
    assert_eq!(browser.run(label).await, expected);
    browser.run("document.querySelector('.hours-chart details').open = true").await;
    browser.sees("Used up").await;
    let failed = "return [...document.querySelectorAll('.hours-chart tbody tr')]
        .reduce((sum, row) => sum + Number(row.cells[2].textContent), 0)";
    assert_eq!(browser.run(failed).await, 31, "the table has the same numbers");

    browser.sees_within("We will disable this endpoint", Duration::from_secs(40)).await;
    browser.sees("one that arrives is enough").await;
    browser.sees_within("because nothing had arrived since", Duration::from_secs(40)).await;
    let page = browser.text().await;
    assert!(page.contains("1 exhausted delivery"), "what waits is said:\n{page}");
    assert!(!page.contains("We will disable"), "the warning is over:\n{page}");

    browser.press("Enable").await;
    receiver.otherwise(Reply::Status(204));
    worker.api().publish("AD3").await;
    browser.sees("All is well.").await;
}
