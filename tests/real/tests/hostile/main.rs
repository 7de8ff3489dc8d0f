//! Hostile names, URLs, headers, payloads and answers are shown on every page, and are text there and nothing else: no
//! script runs, the browser reports no breach of the policy, and no page is wider than its window.

mod policy;

use std::fmt::Write as _;

use hookpost_real::{Browser, Key, Receiver, Reply, Settings, Worker, text};
use serde_json::{Value, json};

/// Marks the page if it ever runs.
const RUN: &str = "document.documentElement.dataset.ran=1";

/// HTML and SVG that run in any page that takes them for markup, signs that turn the text around, and colours of terminals.
fn hostile() -> String {
    format!(
        "\"'><script>{RUN}</script><img src=x onerror={RUN}><svg onload={RUN}> \u{202e}gnp.exe\u{2066} \u{1b}[31mred\u{7} &amp;"
    )
}

/// What a page shows and what became of it. Reports of breaches come from the very start of the page.
const LOOK: &str = "
    const reports = [];
    const observer = new ReportingObserver((found) => reports.push(...found), { buffered: true, types: ['csp-violation'] });
    observer.observe();
    return {
        ran: document.documentElement.dataset.ran ?? null,
        reports: observer.takeRecords().concat(reports).map(({ body }) => `${body.effectiveDirective}: ${body.blockedURL}`),
        strange: [...document.querySelectorAll('img:not(.cm-widgetBuffer), iframe, object, embed, body script:not([src]), [onerror], [onload]')]
            .map((element) => element.outerHTML.slice(0, 200)),
        wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        text: document.body.innerText,
    };";

struct Walk {
    browser: Browser,
    faults: String,
}

impl Walk {
    /// Looks at the page as it is now; it has to show some words.
    async fn look(&mut self, page: &str, words: &str) {
        self.browser.sees(words).await;
        let found = self.browser.run(LOOK).await;
        let mut wrong = |what: &str, found: &Value| {
            let _ = writeln!(self.faults, "{page}: {what}: {found}");
        };
        if !found["ran"].is_null() {
            wrong("a script ran", &found["ran"]);
        }
        if found["reports"].as_array().is_none_or(|reports| !reports.is_empty()) {
            wrong("the policy was broken", &found["reports"]);
        }
        if found["strange"].as_array().is_none_or(|strange| !strange.is_empty()) {
            wrong("something was taken for markup", &found["strange"]);
        }
        if found["wider"].as_i64().is_none_or(|wider| wider > 0) {
            wrong("it is wider than the window", &found["wider"]);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_texts_are_inert_on_every_page() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let kinds = vec![("content-type", "text/html".to_owned()), ("x-odd", "<script>".to_owned())];
    let answer = format!("<!doctype html>{}{}", hostile(), "A".repeat(100_000));
    receiver.otherwise(Reply::Full(200, kinds, answer.into_bytes()));

    let url = receiver.url(&format!("/{}?q=\"><script>{RUN}</script>#", "x".repeat(300)).replace('#', ""));
    let odd_name = "x-!#$%&'*+-.^_`|~";
    let headers = json!([{ "name": odd_name, "value": hostile_ascii() }, { "name": "authorization", "value": "<b>" }]);
    let description: String = hostile().chars().take(190).collect();
    let endpoint = api.endpoint(&url, json!({ "description": description, "headers": headers })).await;
    let id = text(&endpoint, "id");
    let data = json!({
        "orderNumber": "AD234", "status": "CREATED", "productCode": "C1BLP10300", "quantity": 1,
        hostile(): hostile(), "long": "A".repeat(200_000), "proto": { "__proto__": hostile(), "constructor": hostile() },
    });
    let event = json!({ "id": "batch", "eventType": "ORDER.CREATED", "data": data }).to_string();
    assert_eq!(api.call("POST", "events", Key::Provider, Some(&event)).await.status, 202);
    let delivery = api.newest("delivered").await;
    let delivery = text(&delivery["delivery"], "id");

    let browser = Browser::open().await;
    browser.go(&format!("{}/#partner=demo&key=part_demo", worker.address())).await;
    let mut walk = Walk { browser, faults: String::new() };
    walk.look("/", "attempts, 24 h").await;
    let odd_path = format!("/%3Cimg%20src=x%20onerror={RUN}%3E?x=%3Cscript%3E");
    for (path, words) in [
        ("/endpoints".to_owned(), "gnp.exe"),
        ("/endpoints/new".to_owned(), "Create endpoint"),
        (format!("/endpoints/{id}"), "gnp.exe"),
        ("/deliveries".to_owned(), "ORDER.CREATED"),
        ("/deliveries?id=%3Cscript%3E&cause=%3Cb%3E&status=%22".to_owned(), "ORDER.CREATED"),
        (format!("/deliveries/{delivery}"), "onerror"),
        ("/events".to_owned(), "Order created"),
        ("/events/ORDER.CREATED".to_owned(), "Order created"),
        (format!("/security?delivery={delivery}"), "webhook-signature"),
        ("/retries".to_owned(), "outage"),
        ("/validator".to_owned(), "Nothing to check yet"),
        ("/docs".to_owned(), "Hookpost API"),
        (odd_path, ""),
    ] {
        walk.browser.go(&format!("{}{path}", worker.address())).await;
        walk.look(&path, words).await;
    }

    // The validator: what was published, and a line of a million characters.
    walk.browser.go(&format!("{}/validator", worker.address())).await;
    walk.browser.sees("Nothing to check yet").await;
    for (what, pasted) in [("an event", event), ("a long line", format!("{}{}", hostile(), "A".repeat(1_000_000)))] {
        walk.browser.paste(&pasted).await;
        walk.browser.gone("Nothing to check yet").await;
        walk.look(&format!("/validator with {what}"), "").await;
    }
    assert!(walk.faults.is_empty(), "\n{}", walk.faults);
}

/// As much of it as a header's value can have.
fn hostile_ascii() -> String {
    hostile().chars().filter(|letter| (' '..='~').contains(letter)).collect()
}
