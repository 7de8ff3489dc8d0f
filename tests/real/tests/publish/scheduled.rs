//! Scheduled events: nothing leaves early, the log shows what is planned, and it can be cancelled.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hookpost::model::Timestamp;
use hookpost_real::{Key, Receiver, Worker, text};
use serde_json::json;

use crate::{order, patient, publish};

/// So many milliseconds from now, as a `deliverAt`.
fn from_now(millis: i64) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970").as_millis();
    let now = u64::try_from(now).expect("it is before the year 9999");
    Timestamp::from_millis(now.saturating_add_signed(millis)).to_string()
}

fn at(number: &str, deliver_at: &str) -> String {
    order(number, &format!("\"deliverAt\":\"{deliver_at}\""))
}

#[tokio::test]
async fn a_scheduled_event_leaves_at_its_time_even_over_a_crash() {
    let (mut worker, receiver) = (Worker::start(patient()).await, Receiver::start().await);
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let moment = from_now(3_000);
    let left = std::time::Instant::now() + Duration::from_millis(2_990);
    let published = publish(&worker.api(), &at("AD1", &moment)).await;
    assert_eq!((published.status, &published.body["deliverAt"]), (202, &json!(moment)), "{}", published.text);
    let listed = worker.api().deliveries("").await.remove(0);
    assert_eq!((&listed["status"], &listed["next"]), (&json!("pending"), &json!({ "attempt": 1, "at": moment })));

    // Events that are not scheduled do not wait for it.
    worker.api().publish("AD2").await;
    assert!(String::from_utf8_lossy(&receiver.receives(1).await[0].body).contains("AD2"));
    let retry = format!("deliveries/{}/retry", text(&listed, "id"));
    let early = worker.api().call("POST", &retry, Key::Demo, None).await;
    assert_eq!((early.status, &early.body["code"]), (409, &json!("not_yet")), "{}", early.text);

    worker.kill();
    worker.restart().await;
    let arrived = receiver.receives(2).await.remove(1);
    assert!(arrived.at >= left, "it left early");
    let body = String::from_utf8(arrived.body).expect("text");
    assert!(body.contains("AD1") && !body.contains("deliverAt"), "the endpoint is not told: {body}");
}

#[tokio::test]
async fn a_moment_that_cannot_be_is_refused_with_its_place() {
    let worker = Worker::start(patient()).await;
    let day = 24 * 3_600_000;
    for (moment, words) in [
        (from_now(-120_000), "has passed"),
        (from_now(31 * day), "30 days"),
        ("tomorrow".to_owned(), "write the time as"),
    ] {
        let refused = publish(&worker.api(), &at("AD1", &moment)).await;
        let problem = &refused.body["problems"][0];
        assert_eq!((refused.status, &problem["pointer"]), (422, &json!("/deliverAt")), "{}", refused.text);
        assert_eq!((&problem["line"], &problem["column"]), (&json!(1), &json!(14)));
        assert!(text(problem, "message").contains(words), "{problem}");
    }
    for fine in [from_now(-30_000), from_now(30 * day - 60_000)] {
        assert_eq!(publish(&worker.api(), &at("AD1", &fine)).await.status, 202, "{fine}");
    }
}

#[tokio::test]
async fn a_scheduled_delivery_is_cancelled_and_the_log_says_by_whom() {
    let (worker, receiver) = (Worker::start(patient()).await, Receiver::start().await);
    let api = worker.api();
    api.endpoint(&receiver.url("/"), json!({})).await;
    publish(&api, &at("AD1", &from_now(1_500))).await;
    let path = format!("deliveries/{}", text(&api.deliveries("").await[0], "id"));
    let cancelled = api.call("DELETE", &path, Key::Demo, None).await;
    assert_eq!((cancelled.status, &cancelled.body["status"]), (200, &json!("cancelled")), "{}", cancelled.text);
    let seen = api.call("GET", &path, Key::Demo, None).await.body["delivery"]["cancelled"].clone();
    assert_eq!((&seen["reason"], &seen["by"]), (&json!("cancelled"), &json!("partner")));
    // It can be asked for twice, and what has arrived cannot be cancelled.
    assert_eq!(api.call("DELETE", &path, Key::Provider, None).await.status, 200);
    let again = api.call("GET", &path, Key::Demo, None).await.body["delivery"]["cancelled"].clone();
    assert_eq!(again, seen, "the first one counts");
    api.publish("AD2").await;
    let arrived = api.newest("delivered").await;
    let late = format!("deliveries/{}", text(&arrived["delivery"], "id"));
    let late = api.call("DELETE", &late, Key::Demo, None).await;
    assert_eq!((late.status, &late.body["code"]), (409, &json!("already_delivered")));
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(receiver.received().len(), 1, "nothing leaves of what was cancelled");
    // Whoever changes their mind has it sent after all.
    assert_eq!(api.call("POST", &format!("{path}/retry"), Key::Demo, None).await.status, 202);
    assert_eq!(receiver.receives(2).await.len(), 2);
}

#[tokio::test]
async fn a_repeat_for_another_time_is_refused() {
    let worker = Worker::start(patient()).await;
    let (one, other) = (from_now(60_000), from_now(90_000));
    let body = |moment: &str| order("AD1", &format!("\"id\":\"evt_later\",\"deliverAt\":\"{moment}\""));
    let first = publish(&worker.api(), &body(&one)).await;
    assert_eq!(publish(&worker.api(), &body(&one)).await.text, first.text);
    let refused = publish(&worker.api(), &body(&other)).await;
    assert_eq!((refused.status, &refused.body["code"]), (409, &json!("idempotency_conflict")), "{}", refused.text);
}
