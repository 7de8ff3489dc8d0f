//! What stands there only for a while, by axe-core's rules: skeletons, two changes of one endpoint, a session that ended.

use std::time::Duration;

use hookpost_real::{Browser, Key, eventually, text};
use serde_json::json;

use crate::audit::Auditor;
use crate::preferences::SILENCE;
use crate::world::World;

/// Waits until skeletons stand there.
async fn waits(browser: &Browser, page: &str) {
    eventually(&format!("skeletons stand in for {page}"), Duration::from_secs(20), || async {
        (browser.run("return document.querySelectorAll('.skeleton').length").await != json!(0)).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_skeleton_and_what_is_said_when_it_takes_long() {
    let world = World::make().await;
    let browser = Browser::open().await;
    let mut auditor = Auditor::new(&browser);
    auditor.visit(&world.at("#partner=demo&key=part_demo"), "Order created").await;
    // Each part of the program is here before nothing more comes.
    for (page, words) in [("Endpoints", "with-a-rather-long-path"), ("Deliveries", "Order created")] {
        browser.press(page).await;
        browser.sees(words).await;
    }
    browser.press("Events").await;
    browser.sees("ORDER.DISPATCHED").await;
    browser.run(SILENCE).await;
    for page in ["Overview", "Endpoints", "Deliveries"] {
        browser.press(page).await;
        waits(&browser, page).await;
        auditor.look(&format!("{page}, on its way")).await;
    }
    browser.sees("Still waiting for").await;
    auditor.look("deliveries, long on their way").await;
    let go = "history.pushState(null, '', arguments[0] ?? ''); dispatchEvent(new PopStateEvent('popstate'))";
    for path in [format!("/endpoints/{}", world.well), format!("/deliveries/{}", world.delivered)] {
        browser.run(&go.replace("arguments[0] ?? ''", &json!(path).to_string())).await;
        waits(&browser, &path).await;
        auditor.look(&format!("{path}, on its way")).await;
    }
    auditor.done();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_changes_of_one_endpoint_and_a_session_that_ended() {
    let world = World::make().await;
    let (api, browser) = (world.worker.api(), Browser::open().await);
    let mut auditor = Auditor::new(&browser);
    let link = text(&api.grant(json!({ "role": "admin" })).await, "link");
    auditor.visit(&link, "Order created").await;
    let page = format!("endpoints/{}", world.well);
    browser.go(&world.at(&page)).await;
    browser.sees("Latest deliveries").await;
    browser.fill("Description (optional)", "mine").await;
    api.call("PATCH", &page, Key::Demo, Some(r#"{"description":"theirs","headers":[]}"#)).await;
    browser.press("Save").await;
    browser.sees("Somebody else changed this endpoint meanwhile").await;
    auditor.look("two changes of one endpoint").await;

    assert_eq!(api.call("DELETE", "portal-access", Key::Provider, None).await.status, 204);
    browser.sees("Your session has ended").await;
    auditor.look("a session that ended, above a form").await;
    for at in ["", "endpoints", "deliveries"] {
        auditor.visit(&world.at(at), "Your session has ended").await;
    }
    auditor.done();
}
