//! The signature doctor in a real browser: it works out its verdict with the server gone, and keeps nothing.

use hookpost_real::{Browser, Key, Receiver, Settings, Worker, text};
use serde_json::{Value, json};

const SECRET_OF_ANOTHER: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs=";

/// What one delivery brought: its headers as lines, its body, and the endpoint's secret.
struct Delivered {
    headers: String,
    body: String,
    secret: String,
    id: String,
}

async fn delivered(worker: &Worker) -> Delivered {
    let receiver = Receiver::start().await;
    let endpoint = worker.api().endpoint(&receiver.url("/hooks"), json!({})).await;
    worker.api().publish("AD1").await;
    let request = receiver.receives(1).await.remove(0);
    let newest = worker.api().newest("delivered").await;
    let line = |name: &str| format!("{name}: {}", request.headers[name]);
    let path = format!("endpoints/{}/secret", text(&endpoint, "id"));
    let secret = worker.api().call("GET", &path, Key::Demo, None).await.body;
    Delivered {
        headers: ["webhook-id", "webhook-timestamp", "webhook-signature"].map(line).join("\n"),
        body: String::from_utf8(request.body).expect("it is UTF-8"),
        secret: text(&secret, "secret"),
        id: text(&newest["delivery"], "id"),
    }
}

async fn at_the_portal(worker: &Worker) -> Browser {
    let browser = Browser::open().await;
    browser.go(&format!("{}/#partner=demo&key=part_demo", worker.address())).await;
    browser.sees("Endpoints").await;
    browser
}

#[tokio::test]
async fn the_doctor_names_the_mistake_with_the_server_gone_and_keeps_no_secret() {
    let mut worker = Worker::start(Settings::default()).await;
    let Delivered { headers, body, secret, .. } = delivered(&worker).await;
    let browser = at_the_portal(&worker).await;
    browser.press("Security").await;
    browser.sees("Paste the headers, the body and the secret").await;
    browser.sees("30 days").await;
    // From here on nobody is there who could be asked.
    worker.stop();

    browser.fill("Headers", &headers).await;
    browser.fill("Body, as your server read it", &body).await;
    browser.sees("Now the secret").await;
    browser.fill("Secret", &secret).await;
    browser.sees("Valid: we sent this").await;
    browser.sees("Signed by your secret").await;

    let parsed: Value = serde_json::from_str(&body).expect("it is JSON");
    let pretty = serde_json::to_string_pretty(&parsed).expect("it is written");
    browser.fill("Body, as your server read it", &body.replace("\":", "\": ").replace(",\"", ", \"")).await;
    browser.sees("Not valid: 1 cause").await;
    browser.sees("spaces follow its commas and colons, as Python's json.dumps writes").await;
    browser.sees("for await (const chunk of request) chunks.push(chunk);").await;
    browser.press("Python").await;
    browser.sees("body = self.rfile.read(int(self.headers.get(\"content-length\", 0)))").await;
    browser.fill("Body, as your server read it", &pretty).await;
    browser.sees("its members are sorted by name").await;

    browser.fill("Body, as your server read it", &body).await;
    browser.fill("Secret", SECRET_OF_ANOTHER).await;
    browser.sees("Not valid by the secret that you gave").await;
    browser.fill("Secret", &format!("{SECRET_OF_ANOTHER}\n{secret}")).await;
    browser.sees("Signed by secret 2 of 2").await;

    // A whole request in the first field: its body goes where it belongs.
    browser.fill("Headers", &format!("POST /hooks HTTP/1.1\n{headers}\n\n{body}")).await;
    browser.sees("Valid: we sent this").await;

    let kept = "return JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href, document.cookie])";
    let kept = browser.run(kept).await.to_string();
    assert!(!kept.contains("whsec_"), "the secret is kept nowhere: {kept}");
    let asked = "return performance.getEntriesByType('resource').map((one) => one.name).join(' ')";
    let asked = browser.run(asked).await.to_string();
    assert!(!asked.contains("whsec_") && !asked.contains("secret"), "the secret went nowhere: {asked}");
}

#[tokio::test]
async fn from_a_delivery_the_doctor_begins_with_what_was_sent_but_not_the_secret() {
    let worker = Worker::start(Settings::default()).await;
    let Delivered { headers, body, secret, id } = delivered(&worker).await;
    let browser = at_the_portal(&worker).await;
    browser.go(&format!("{}/deliveries/{id}", worker.address())).await;
    browser.press("Why does my signature fail?").await;
    browser.sees("This is what the latest attempt sent").await;
    browser.sees("Now the secret").await;
    let values = "return [...document.querySelectorAll('.doctor textarea')].map((field) => field.value)";
    let values = browser.run(values).await;
    let event: Value = serde_json::from_str(&body).expect("it is JSON");
    assert!(values[0].as_str().is_some_and(|lines| lines.contains(&text(&event, "id"))), "{values}");
    assert_eq!((values[1].as_str(), values[2].as_str()), (Some(&body[..]), Some("")));

    // What was sent is known, so even a change that nobody could guess is proven.
    browser.fill("Headers", &headers).await;
    browser.fill("Body, as your server read it", &body.replace("AD1", "AD2")).await;
    browser.fill("Secret", &secret).await;
    browser.sees("The body says something else than what was sent").await;
    browser.sees("With this undone, the signature is right by your secret").await;
}

#[tokio::test]
async fn the_page_opens_without_a_key() {
    let worker = Worker::start(Settings::default()).await;
    let browser = Browser::open().await;
    browser.go(&format!("{}/security", worker.address())).await;
    browser.sees("Paste the headers, the body and the secret").await;
    browser.sees("as your provider sets it").await;
    for language in ["Node", "Python", "Rust", "Go", "PHP"] {
        browser.press(language).await;
        let shown = "return document.querySelector('[aria-label^=\"A receiver in\"]').textContent.length";
        assert!(browser.run(shown).await.as_u64().is_some_and(|length| length > 500), "{language}");
    }
}
