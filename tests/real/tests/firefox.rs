//! The journey of a partner's developer in Firefox: the portal is not made for one browser's ways.

use hookpost_real::{Browser, Receiver, Settings, Worker};

#[tokio::test]
async fn in_firefox_a_partner_gets_it_wrong_then_right_sends_a_test_and_sees_it_arrive() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let browser = Browser::open_firefox().await;
    browser.go(&format!("{}/#partner=demo&key=part_demo", worker.address())).await;
    browser.sees("Endpoints").await;
    assert!(!browser.address().await.contains("part_demo"), "the key leaves the address at once");

    browser.go(&format!("{}/endpoints/new", worker.address())).await;
    browser.fill("URL", "http://10.0.0.7/hooks").await;
    browser.sees("This address is private (10.0.0.7)").await;
    browser.press("Save").await;
    assert_eq!(browser.path().await, "/endpoints/new", "a form with a problem is not sent");

    browser.fill("URL", &receiver.url("/hooks")).await;
    browser.sees("allowed in local mode").await;
    browser.press("Add header").await;
    browser.fill("Name of header 1", "x-clinic-key").await;
    browser.fill("Value of header 1", "hunter2").await;
    browser.press("Save and send a test").await;
    browser.sees("Arrived at the first attempt").await;
    let request = receiver.receives(1).await.remove(0);
    assert_eq!((&request.target[..], &request.headers["x-clinic-key"][..]), ("/hooks", "hunter2"));

    // Each part of the program comes when it is first needed, and a dialog and the history work as they should.
    browser.press("Overview").await;
    browser.sees("All is well").await;
    browser.press("Events").await;
    browser.sees("ORDER.DISPATCHED").await;
    browser.press("Validator").await;
    browser.sees("Validator").await;
    browser.keys("?").await;
    browser.sees("Close what is on top").await;
    browser.press("Close").await;
    browser.gone("Close what is on top").await;
    browser.run("history.back()").await;
    browser.sees("ORDER.DISPATCHED").await;
    assert_eq!(browser.path().await, "/events");
}
