//! Portal tokens at the screen: who came to look sees everything and changes nothing, a session that ends takes nothing
//! with it, and two tabs at one endpoint lose neither's change.

use std::time::Duration;

use hookpost_real::{Browser, Key, Receiver, Settings, Worker, eventually, text};
use serde_json::{Value, json};

/// A link to the portal, as the provider hands it out.
async fn link(worker: &Worker, wish: Value) -> String {
    text(&worker.api().grant(wish).await, "link")
}

/// Opens a link in the tab as it is, as a click on one from another place does.
async fn open_here(browser: &Browser, link: &str) {
    let (_, fragment) = link.split_once('#').expect("a link has a fragment");
    browser.run(&format!("location.hash = '{fragment}'")).await;
}

/// The names of the buttons on the page that can be pressed.
async fn buttons(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('main button:not(:disabled)')]
        .filter((button) => button.offsetParent).map((button) => button.getAttribute('aria-label') ?? button.innerText)";
    serde_json::from_value(browser.run(script).await).expect("names")
}

/// How many answers of that status the page has had since it was loaded.
async fn answers(browser: &Browser, status: u16) -> Value {
    let script = "performance.getEntriesByType('resource').filter((one) => one.responseStatus ===";
    browser.run(&format!("return {script} {status}).length")).await
}

async fn endpoint(worker: &Worker, id: &str) -> Value {
    worker.api().call("GET", &format!("endpoints/{id}"), Key::Demo, None).await.body
}

/// Waits until the endpoint's description is that, and gives it.
async fn described(worker: &Worker, id: &str, words: &str) -> Value {
    eventually(&format!("the endpoint is described as {words}"), Duration::from_secs(20), || async {
        let endpoint = endpoint(worker, id).await;
        (endpoint["description"] == words).then_some(endpoint)
    })
    .await
}

#[tokio::test]
async fn a_viewer_sees_every_page_and_finds_nothing_to_change() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let headers = json!([{ "name": "x-clinic-key", "value": "hunter2" }]);
    let made = worker.api().endpoint(&receiver.url("/"), json!({ "description": "lab", "headers": headers })).await;
    let id = text(&made, "id");
    worker.api().publish("AD234").await;
    let delivery = text(&worker.api().newest("delivered").await["delivery"], "id");
    let browser = Browser::open().await;
    browser.go(&link(&worker, json!({ "role": "viewer" })).await).await;
    browser.sees("view only").await;
    browser.sees("Your link lets you look, not change.").await;
    assert!(!browser.address().await.contains("hp1."), "the token leaves the address at once");
    assert!(!browser.text().await.contains("Create endpoint"));

    browser.go(&format!("{}/endpoints/{id}", worker.address())).await;
    for seen in ["It gets events now", "Signing secret", "Latest deliveries", "x-clinic-key", "Replay"] {
        browser.sees(seen).await;
    }
    browser.sees("Your link lets you look, not change. The secret is not shown.").await;
    assert_eq!(buttons(&browser).await, ["Copy"], "what was sent can be copied, and nothing can be changed");
    let fields = "return document.querySelectorAll('.editor form :is(input, textarea):not(:disabled)').length";
    assert_eq!(browser.run(fields).await, 0);
    let page = browser.run("return document.documentElement.outerHTML").await.to_string();
    assert!(!page.contains(&text(&made, "secret")) && !page.contains("Delete endpoint"), "{page}");

    browser.go(&format!("{}/deliveries/{delivery}", worker.address())).await;
    browser.sees("Arrived at the first attempt").await;
    browser.sees("Your link lets you look, not change.").await;
    assert!(!buttons(&browser).await.contains(&"Retry now".to_owned()));
    browser.go(&format!("{}/endpoints/new", worker.address())).await;
    browser.sees("Ask your provider for a link that lets you change things").await;
    assert_eq!(buttons(&browser).await, [""; 0]);
    browser.go(&format!("{}/deliveries?endpoint={id}", worker.address())).await;
    browser.sees("Order created").await;
    assert!(!browser.text().await.contains("Retry these"));
    assert_eq!(answers(&browser, 403).await, 0, "nothing is asked for that is refused");
    for page in ["events", "validator"] {
        browser.go(&format!("{}/{page}", worker.address())).await;
        browser.sees("view only").await;
    }
}

#[tokio::test]
async fn a_session_that_ends_keeps_what_was_typed_and_goes_on_with_a_new_link() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let id = text(&worker.api().endpoint(&receiver.url("/"), json!({})).await, "id");
    let browser = Browser::open().await;
    browser.go(&link(&worker, json!({ "role": "admin", "expiresIn": 12 })).await).await;
    browser.sees("Your session ends at").await;
    browser.go(&format!("{}/endpoints/{id}", worker.address())).await;
    browser.sees("Latest deliveries").await;
    browser.fill("Description (optional)", "typed before the end").await;
    browser.press("Add header").await;
    browser.fill("Name of header 1", "x-clinic-key").await;
    browser.fill("Value of header 1", "hunter2").await;
    browser.sees("Your session has ended").await;
    browser.press("Save").await;
    browser.sees("The endpoint was not saved").await;
    assert_eq!(endpoint(&worker, &id).await["description"], "");

    // A new link, opened in this tab: the page stays as it is, header values included.
    open_here(&browser, &link(&worker, json!({ "role": "admin" })).await).await;
    browser.gone("session has ended").await;
    assert!(!browser.address().await.contains("hp1."));
    assert_eq!(browser.path().await, format!("/endpoints/{id}"));
    browser.press("Save").await;
    browser.sees("Endpoint saved").await;
    let saved = endpoint(&worker, &id).await;
    assert_eq!((&saved["description"], &saved["headers"][0]["length"]), (&json!("typed before the end"), &json!(7)));

    // One that loads the portal anew leads back to where the session ended, and to what was typed there.
    browser.fill("Description (optional)", "typed before it was revoked").await;
    assert_eq!(worker.api().call("DELETE", "portal-access", Key::Provider, None).await.status, 204);
    browser.sees("Your session has ended").await;
    browser.go(&link(&worker, json!({ "role": "admin" })).await).await;
    browser.sees("This is what you had typed before").await;
    assert_eq!(browser.path().await, format!("/endpoints/{id}"));
    browser.press("Save").await;
    described(&worker, &id, "typed before it was revoked").await;
}

#[tokio::test]
async fn what_a_link_hands_over_never_stays_in_sight() {
    let worker = Worker::start(Settings::default()).await;
    let browser = Browser::open().await;
    browser.go(&format!("{}/#token=hp1.garbage.garbage", worker.address())).await;
    browser.sees("Open this page by your portal link").await;
    assert!(!browser.address().await.contains("garbage"), "{}", browser.address().await);
    // One that says what it likes opens nothing.
    let forged = hookpost::access::TokenKeys::parse("ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=").expect("a key");
    let forged = forged.sign(&hookpost::access::Grant {
        partner: hookpost::model::PartnerId::parse("demo").expect("an id"),
        role: hookpost::model::Role::Admin,
        subject: None,
        issued_at: hookpost::model::Timestamp::from_millis(0),
        expires_at: hookpost::model::Timestamp::from_millis(9_000_000_000_000),
        epoch: 0,
    });
    browser.go(&format!("{}/events#token={}", worker.address(), forged.reveal())).await;
    browser.sees("Your session has ended").await;
    assert_eq!(browser.path().await, "/events");
}

#[tokio::test]
async fn two_tabs_at_one_endpoint_lose_neither_change() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let headers = json!([{ "name": "x-clinic-key", "value": "hunter2" }]);
    let id = text(&worker.api().endpoint(&receiver.url("/"), json!({ "headers": headers })).await, "id");
    let page = format!("{}/endpoints/{id}", worker.address());
    let admin = link(&worker, json!({ "role": "admin" })).await;
    let browser = Browser::open().await;
    let at_page = async || {
        browser.go(&admin).await;
        browser.sees("Create endpoint").await;
        browser.go(&page).await;
        browser.sees("Latest deliveries").await;
    };
    let first = browser.tab().await;
    at_page().await;
    browser.fill("Description (optional)", "from the first tab").await;
    let second = browser.open_tab().await;
    at_page().await;
    browser.fill("URL", &receiver.url("/second")).await;
    browser.press("Save").await;
    browser.sees("Endpoint saved").await;

    // Different fields: both stay.
    browser.switch_to(&first).await;
    browser.press("Save").await;
    browser.sees("Somebody else changed this endpoint meanwhile").await;
    browser.sees("both changes can go together").await;
    browser.sees(&receiver.url("/second")).await;
    assert_eq!(endpoint(&worker, &id).await["description"], "", "nothing is saved before somebody chose");
    browser.press("Save this choice").await;
    let saved = described(&worker, &id, "from the first tab").await;
    assert_eq!(saved["url"], json!(receiver.url("/second")));
    assert_eq!(saved["headers"][0]["length"], 7, "the header value is kept");

    // The same field: a choice.
    browser.fill("Description (optional)", "mine").await;
    browser.switch_to(&second).await;
    browser.sees("from the first tab").await;
    browser.fill("Description (optional)", "theirs").await;
    browser.press("Save").await;
    described(&worker, &id, "theirs").await;
    browser.switch_to(&first).await;
    browser.press("Save").await;
    browser.sees("both changed it").await;
    browser.choose("theirs").await;
    browser.press("Save this choice").await;
    browser.gone("both changed it").await;
    described(&worker, &id, "theirs").await;

    // What was typed before somebody else saved is not saved over it after a reload either.
    browser.fill("Description (optional)", "mine again").await;
    let path = format!("endpoints/{id}");
    worker.api().call("PATCH", &path, Key::Demo, Some(r#"{"description":"theirs again"}"#)).await;
    browser.go(&page).await;
    browser.sees("This is what you had typed before").await;
    browser.press("Save").await;
    browser.sees("both changed it").await;
    browser.press("Keep all of mine").await;
    browser.press("Save this choice").await;
    described(&worker, &id, "mine again").await;
    browser.gone("both changed it").await;

    // That it was switched off is nothing to ask about: the form does not show it.
    browser.fill("Description (optional)", "typed while it was switched off").await;
    worker.api().call("PATCH", &path, Key::Demo, Some(r#"{"enabled":false}"#)).await;
    browser.press("Save").await;
    let saved = described(&worker, &id, "typed while it was switched off").await;
    assert_eq!(saved["state"]["status"], "disabled");
}
