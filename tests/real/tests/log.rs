//! The log of deliveries: found by cause, time and id, however long it is; and what the portal says of it.

use std::time::Duration;

use hookpost_real::{Api, Browser, Key, Receiver, Reply, Settings, Worker, eventually, order_created, text};
use serde_json::{Value, json};

/// More than are looked through for one page.
const MANY: usize = 5_200;
const A_BATCH: usize = 1_000;

async fn page(api: &Api, query: &str) -> Value {
    let answer = api.call("GET", &format!("deliveries?{query}"), Key::Demo, None).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.body);
    answer.body
}

fn ids(page: &Value) -> Vec<String> {
    page["deliveries"].as_array().expect("a list").iter().map(|row| text(row, "id")).collect()
}

/// One delivery that got a 503 and one that got a 404, then `more` that are parked.
async fn a_long_log(worker: &Worker, receiver: &Receiver, more: usize) {
    receiver.plan([Reply::Status(503), Reply::Status(404)]);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    for order in ["AD1", "AD2"] {
        api.publish(order).await;
        receiver.receives(if order == "AD1" { 1 } else { 2 }).await;
    }
    eventually("both have failed", Duration::from_secs(10), || async {
        api.deliveries("").await.iter().all(|row| !row["lastCause"].is_null()).then_some(())
    })
    .await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    assert_eq!(api.call("PATCH", &path, Key::Demo, Some(r#"{"enabled":false}"#)).await.status, 200);
    for from in (0..more).step_by(A_BATCH) {
        let events: Vec<_> =
            (from..more.min(from + A_BATCH)).map(|n| order_created(&format!("AD{}", 1000 + n))).collect();
        let body = format!("[{}]", events.join(","));
        assert_eq!(api.call("POST", "events/batch", Key::Provider, Some(&body)).await.status, 202);
    }
}

fn slow_to_retry() -> Settings {
    Settings { retry_delay_ms: 600_000, ..Settings::default() }
}

#[tokio::test]
async fn deliveries_are_found_by_cause_time_and_id_behind_thousands_of_others() {
    let (worker, receiver) = (Worker::start(slow_to_retry()).await, Receiver::start().await);
    a_long_log(&worker, &receiver, MANY).await;
    let api = worker.api();

    // Behind more than are looked through at once: the first page is empty and says where to go on.
    let first = page(&api, "cause=503").await;
    assert_eq!(ids(&first), Vec::<String>::new());
    let second = page(&api, &format!("cause=503&before={}", text(&first, "next"))).await;
    assert_eq!(second["deliveries"][0]["lastCause"], json!({ "cause": "status", "status": 503 }));
    assert_eq!((ids(&second).len(), &second["next"]), (1, &Value::Null));

    let failed = &second["deliveries"][0];
    let (id, event, made) = (text(failed, "id"), text(failed, "eventId"), text(failed, "createdAt"));
    let before = format!("before={}", text(&first, "next"));
    assert_eq!(ids(&page(&api, &format!("id={id}&{before}")).await), std::slice::from_ref(&id));
    assert_eq!(ids(&page(&api, &format!("id={event}&{before}")).await), std::slice::from_ref(&id));
    assert_eq!(ids(&page(&api, &format!("id={}&{before}", &event[20..])).await), std::slice::from_ref(&id));
    assert_eq!(ids(&page(&api, &format!("cause=status&{before}")).await).len(), 2);
    assert_eq!(ids(&page(&api, &format!("cause=timedOut&{before}")).await), Vec::<String>::new());

    // By time an index finds them: nothing is looked through.
    let until = page(&api, &format!("until={made}")).await;
    assert_eq!((ids(&until), &until["next"]), (Vec::new(), &Value::Null), "the one made then is not before it");
    assert!(ids(&page(&api, &format!("since={made}&limit=500")).await).len() == 500);

    // A page has as many rows as asked for, and pages follow each other without a gap.
    let mut seen = 0;
    let mut before = String::new();
    loop {
        let next = page(&api, &format!("limit=500{before}")).await;
        seen += ids(&next).len();
        let Some(id) = next["next"].as_str() else { break };
        before = format!("&before={id}");
    }
    assert_eq!(seen, MANY + 2);
}

#[tokio::test]
async fn an_odd_filter_is_refused_with_what_is_wrong() {
    let worker = Worker::start(Settings::default()).await;
    for (query, part) in
        [("cause=rain%21", "`cause`"), ("since=today", "`since`"), ("id=%25", "`id`"), ("limit=0", "`limit`")]
    {
        let answer = worker.api().call("GET", &format!("deliveries?{query}"), Key::Demo, None).await;
        assert_eq!(answer.status, 400, "{query}");
        assert!(text(&answer.body, "detail").contains(part), "{query}");
    }
}

#[tokio::test]
async fn the_page_finds_what_lies_far_back_and_draws_only_what_is_near() {
    let (worker, receiver) = (Worker::start(slow_to_retry()).await, Receiver::start().await);
    a_long_log(&worker, &receiver, MANY).await;
    let browser = Browser::open().await;
    browser.go(&format!("{}/#partner=demo&key=part_demo", worker.address())).await;
    browser.sees("Overview").await;
    browser.go(&format!("{}/deliveries", worker.address())).await;
    browser.shows("table.delivery-rows").await;

    // Scrolling loads on and on; of all rows only those near the screen are there.
    let rows = "return Number(document.querySelector('table.delivery-rows').getAttribute('aria-rowcount'))";
    eventually("a thousand rows are loaded", Duration::from_mins(1), || async {
        browser.run("scrollTo(0, document.documentElement.scrollHeight)").await;
        (browser.run(rows).await.as_u64() >= Some(1_000)).then_some(())
    })
    .await;
    let drawn = browser.run("return document.querySelectorAll('table.delivery-rows tbody tr').length").await;
    assert!(drawn.as_u64() < Some(160), "{drawn} rows are drawn");

    browser.run("scrollTo(0, 0)").await;
    browser.pick("Cause", "503 Service Unavailable").await;
    browser.sees_within("· 503", Duration::from_secs(30)).await;
    assert!(browser.address().await.contains("cause=503"));
    browser.pick("Cause", "Timed out").await;
    browser.sees_within("No delivery matches", Duration::from_secs(30)).await;
}
