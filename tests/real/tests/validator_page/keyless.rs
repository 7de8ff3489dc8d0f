//! A tab without a key: what needs none is there, and the rest says what it needs.

use hookpost_real::{Browser, Settings, Worker};

use crate::desk::{BROKEN, at_the_validator, shared_link};

#[tokio::test]
async fn a_shared_link_opens_in_a_tab_without_a_key() {
    let worker = Worker::start(Settings::default()).await;
    let sender = at_the_validator(&worker).await;
    sender.paste(BROKEN).await;
    sender.sees("2 problems in ORDER.CREATED").await;
    let link = shared_link(&sender).await;

    let receiver = Browser::open().await;
    receiver.go(&link).await;
    receiver.sees("2 problems in ORDER.CREATED").await;
    let asked = "return performance.getEntriesByType('resource').filter((one) => one.name.includes('/api/')).length";
    assert_eq!(receiver.run(asked).await, 0, "without a key nothing is asked of the API");
    receiver.press("Sequence").await;
    receiver.sees("What arrived lately is behind a key").await;
}

#[tokio::test]
async fn the_catalogue_opens_without_a_key_and_the_rest_says_what_it_needs() {
    let worker = Worker::start(Settings::default()).await;
    let browser = Browser::open().await;
    browser.go(&format!("{}/events/ORDER.DISPATCHED", worker.address())).await;
    browser.sees("Order dispatched").await;
    browser.sees("Your endpoints are behind a key, and this tab has none").await;
    browser.press("Open in validator").await;
    browser.sees("Valid ORDER.DISPATCHED").await;
    let locked = "return [...document.querySelectorAll('.bar a')]
        .filter((tab) => tab.textContent.includes('needs your key')).map((tab) => tab.getAttribute('href')).join()";
    assert_eq!(browser.run(locked).await, "/,/endpoints,/deliveries");

    for path in ["", "endpoints/new", "deliveries"] {
        browser.go(&format!("{}/{path}", worker.address())).await;
        browser.sees("Open this page by your portal link").await;
    }
    browser.press("event catalogue").await;
    browser.sees("Everything that can reach your server").await;

    // The link of the portal, opened in this very tab, unlocks the rest.
    browser.run("history.pushState(null, '', '/endpoints'); dispatchEvent(new PopStateEvent('popstate'))").await;
    browser.sees("Open this page by your portal link").await;
    browser.run("location.hash = '#partner=demo&key=part_demo'").await;
    browser.sees("demo").await;
    browser.sees("Local mode").await;
    assert_eq!(browser.run(locked).await, "");
}
