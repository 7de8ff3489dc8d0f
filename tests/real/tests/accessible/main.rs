//! The portal for everyone: every page in every state by axe-core's rules, by keyboard alone, in other languages, and for whoever
//! has set less motion or colours of their own.

mod audit;
mod keyboard;
mod languages;
mod marked;
mod passing;
mod preferences;
mod world;

use std::time::Duration;

use audit::Auditor;
use hookpost_real::{Browser, text};
use serde_json::json;
use world::World;

/// An event whose number of products is none.
const BROKEN: &str = r#"{"id":"evt_01kb01q8v5d3m9s7x2c4e6g8hj","eventType":"ORDER.CREATED","schemaVersion":1,"createdAt":"2026-11-16T09:14:02.417Z","data":{"orderNumber":"AD234","status":"CREATED","quantity":0,"productCode":"C1BLP10300"}}"#;

#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_a_partner_in_every_state() {
    let mut world = World::make().await;
    let browser = Browser::open().await;
    let mut auditor = Auditor::new(&browser);
    auditor.visit(&world.at(""), "Open this page by your portal link").await;
    auditor.visit(&world.at("#partner=other&key=part_other"), "Get your first notification").await;
    auditor.visit(&world.at("endpoints"), "Get your first notification").await;
    auditor.visit(&world.at("deliveries"), "Nothing was delivered yet").await;

    browser.go("about:blank").await;
    auditor.visit(&world.at("#partner=demo&key=part_demo"), "Order created").await;
    auditor.visit(&world.at("endpoints"), "with-a-rather-long-path").await;
    auditor.visit(&world.at("deliveries"), "Order created").await;
    auditor.visit(&world.at("deliveries?eventType=TEST.PROCESSED"), "No delivery matches").await;
    for (delivery, words) in [
        (&world.delivered, "Arrived at the first attempt"),
        (&world.exhausted, "attempts failed"),
        (&world.retrying, "Next try at"),
        (&world.parked, "kept this event"),
    ] {
        auditor.visit(&world.at(&format!("deliveries/{delivery}")), words).await;
    }
    auditor.visit(&world.at("nowhere"), "Nothing lives at this address").await;

    world.worker.kill();
    browser.press("Overview").await;
    browser.sees("Your endpoints could not be loaded").await;
    auditor.look("a page that cannot be loaded").await;
    auditor.done();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_and_dialog_of_an_endpoint() {
    let world = World::make().await;
    let browser = Browser::open().await;
    let mut auditor = Auditor::new(&browser);
    browser.go(&world.at("#partner=demo&key=part_demo")).await;
    browser.sees("Endpoints").await;

    auditor.visit(&world.at("endpoints/new"), "URL").await;
    browser.fill("URL", "http://10.0.0.7/hooks").await;
    browser.sees("This address is private (10.0.0.7)").await;
    browser.press("Add header").await;
    browser.fill("Name of header 1", "host").await;
    browser.fill("Value of header 1", "hunter2").await;
    browser.press("Save").await;
    browser.sees("host is set by Hookpost").await;
    auditor.look("a new endpoint with problems").await;

    auditor.visit(&world.at(&format!("endpoints/{}", world.off)), "Enable").await;
    auditor.visit(&world.at(&format!("endpoints/{}", world.failing)), "Latest deliveries").await;
    browser.run("document.querySelector('.hours-chart details').open = true").await;
    auditor.look("an endpoint's chart as a table").await;
    auditor.visit(&world.at(&format!("endpoints/{}", world.well)), "The old secret signs too").await;
    for (opens, words) in [
        ("Show secret", "whsec_"),
        ("Rotate secret…", "When does the old one end?"),
        ("Disable", "Disable this endpoint?"),
        ("Delete endpoint…", "to confirm"),
        ("Replay…", "match"),
    ] {
        browser.press(opens).await;
        browser.sees(words).await;
        auditor.look(opens).await;
        if opens != "Show secret" {
            browser.press("Cancel").await;
        }
    }
    auditor.visit(&world.at(&format!("endpoints/{}/conformance", world.well)), "No run yet").await;
    browser.press("Start a run").await;
    browser.sees_within("4 checks failed", Duration::from_mins(1)).await;
    browser.run("document.querySelectorAll('.check details').forEach(one => one.open = true)").await;
    auditor.look("the report of a run").await;
    auditor.visit(&world.at("settings"), "30 retries after the first attempt").await;
    auditor.visit(&world.at(&format!("endpoints/{}", world.well)), "The old secret signs too").await;
    browser.press("Send test event").await;
    browser.sees("Watch its delivery").await;
    auditor.look("a test was sent").await;
    browser.keys("?").await;
    browser.sees("Keys").await;
    auditor.look("the sheet of keys").await;
    browser.press("Close").await;
    browser.press("Disable").await;
    browser.press("Disable endpoint").await;
    browser.sees("Endpoint disabled.").await;
    auditor.look("a message in the corner").await;
    auditor.done();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_tool_and_what_a_viewer_sees() {
    let world = World::make().await;
    let browser = Browser::open().await;
    let mut auditor = Auditor::new(&browser);
    let link = text(&world.worker.api().grant(json!({ "role": "viewer" })).await, "link");
    auditor.visit(&link, "view only").await;
    auditor.visit(&world.at("endpoints"), "with-a-rather-long-path").await;
    auditor.visit(&world.at(&format!("endpoints/{}", world.well)), "The secret is not shown").await;
    auditor.visit(&world.at("endpoints/new"), "Ask your provider").await;
    auditor.visit(&world.at(&format!("deliveries/{}", world.retrying)), "Your link lets you look").await;

    auditor.visit(&world.at("events"), "Order created").await;
    auditor.visit(&world.at("events/ORDER.DISPATCHED"), "kitId").await;
    auditor.visit(&world.at("retries"), "What would an outage do?").await;
    auditor.visit(&world.at("security"), "Paste the headers, the body and the secret").await;
    browser.fill("Headers", "webhook-id: evt_1\nwebhook-timestamp: 1763284442\nwebhook-signature: v1,AAAA").await;
    browser.fill("Body, as your server read it", "{}").await;
    browser.fill("Secret", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs=").await;
    browser.sees("Not valid").await;
    auditor.look("the doctor's verdict").await;

    auditor.visit(&world.at("validator"), "Nothing to check yet").await;
    let paste = format!(
        "const clipboardData = new DataTransfer();
         clipboardData.setData('text/plain', {});
         const editor = document.querySelector('[aria-label=Events]');
         editor.focus();
         editor.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData, bubbles: true, cancelable: true }}));",
        json!(BROKEN)
    );
    browser.run(&paste).await;
    browser.sees("1 problem in ORDER.CREATED").await;
    auditor.look("a verdict").await;
    for (view, words) in [("Sequence", "Sequence"), ("Personal data", "Personal data"), ("Schema", "Schema")] {
        browser.press(view).await;
        browser.sees(words).await;
        auditor.look(view).await;
    }
    auditor.done();
}
