//! A partner that is behind takes nothing in, and says when to come again.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hookpost_real::{Answer, Api, Key, Receiver, Reply, Worker, eventually, order_created, text};
use serde_json::{Value, json};

use crate::{patient, publish};

async fn behind(api: &Api, path: &str, body: &str) -> Answer {
    let answer = api.call("POST", path, Key::Provider, Some(body)).await;
    assert_eq!((answer.status, &answer.body["code"]), (429, &json!("behind")), "{}", answer.text);
    assert_eq!(answer.body["retryAfter"], 10);
    answer
}

#[tokio::test]
async fn from_the_limit_on_nothing_is_taken_in_until_something_is_over() {
    let mut worker = Worker::new(patient());
    worker.set_variable("BACKLOG_AT_MOST", "3");
    worker.restart().await;
    let receiver = Receiver::start().await;
    receiver.otherwise(Reply::Late(Duration::from_secs(4), 204));
    let api = worker.api();
    api.endpoint(&receiver.url("/"), json!({})).await;
    for n in 0..3 {
        assert_eq!(publish(&api, &order_created(&format!("AD{n}"))).await.status, 202);
    }
    let told = behind(&api, "events", &order_created("AD3")).await;
    assert!(
        text(&told.body, "detail").starts_with("3 deliveries are due or under way, and 3 may be."),
        "{}",
        told.text
    );
    behind(&api, "events/batch", &format!("[{}]", order_created("AD3"))).await;
    assert_eq!(api.deliveries("").await.len(), 3, "nothing is stored");
    eventually("they arrive, so one is taken in", Duration::from_secs(20), || async {
        (publish(&api, &order_created("AD4")).await.status == 202).then_some(())
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_a_retry_or_for_its_time_keeps_no_publisher_out_also_after_a_restart() {
    let mut worker = Worker::new(patient());
    worker.set_variable("BACKLOG_AT_MOST", "1");
    worker.restart().await;
    let receiver = Receiver::start().await;
    receiver.otherwise(Reply::Status(500));
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    for n in 1..=6 {
        if n == 4 {
            worker.kill();
            worker.restart().await;
        }
        let api = worker.api();
        let failed = format!("{n} have failed and wait for their retry");
        eventually("it is taken in", Duration::from_secs(10), || async {
            (publish(&api, &order_created(&format!("AD{n}"))).await.status == 202).then_some(())
        })
        .await;
        eventually(&failed, Duration::from_secs(10), || async {
            let pending = api.deliveries("status=pending").await;
            (pending.len() == n && pending.iter().all(|row| !row["next"].is_null())).then_some(())
        })
        .await;
    }
    let later = hookpost::model::Timestamp::from_millis(
        u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970").as_millis())
            .expect("it is before the year 9999")
            + 3_600_000,
    );
    let mut scheduled: Value = serde_json::from_str(&order_created("AD7")).expect("an event");
    scheduled["deliverAt"] = json!(later.to_string());
    for _ in 0..3 {
        assert_eq!(publish(&worker.api(), &scheduled.to_string()).await.status, 202);
    }
}

#[tokio::test]
async fn the_header_says_it_too_and_a_wrong_setting_is_told() {
    let mut worker = Worker::new(patient());
    worker.set_variable("BACKLOG_AT_MOST", "1");
    worker.restart().await;
    let receiver = Receiver::start().await;
    receiver.otherwise(Reply::Late(Duration::from_secs(10), 204));
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    worker.api().publish("AD1").await;
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let url = format!("{}/api/v1/partners/demo/events", worker.address());
    let request = client.post(url).header("authorization", "Bearer prov_test").body(order_created("AD2"));
    let response = request.send().await.expect("an answer");
    assert_eq!(response.status(), 429);
    assert_eq!(response.headers()["retry-after"], "10");
    worker.stop();
    worker.set_variable("BACKLOG_AT_MOST", "many");
    worker.restart().await;
    let health = worker.api().call("GET", "/health", Key::None, None).await;
    assert!(health.status == 503 && text(&health.body, "detail").contains("BACKLOG_AT_MOST"), "{}", health.text);
}
