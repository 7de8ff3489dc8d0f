//! A partner that is behind takes nothing in, and says when to come again.

use std::time::Duration;

use hookpost_real::{Answer, Api, Key, Receiver, Reply, Worker, eventually, order_created, text};
use serde_json::json;

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
    receiver.otherwise(Reply::Status(500));
    let api = worker.api();
    api.endpoint(&receiver.url("/"), json!({})).await;
    for n in 0..3 {
        assert_eq!(publish(&api, &order_created(&format!("AD{n}"))).await.status, 202);
    }
    let told = behind(&api, "events", &order_created("AD3")).await;
    assert!(text(&told.body, "detail").starts_with("3 deliveries are pending, and 3 may be."), "{}", told.text);
    behind(&api, "events/batch", &format!("[{}]", order_created("AD3"))).await;
    assert_eq!(api.deliveries("").await.len(), 3, "nothing is stored");

    // It counts anew after a restart.
    worker.kill();
    worker.restart().await;
    let api = worker.api();
    behind(&api, "events", &order_created("AD3")).await;
    receiver.otherwise(Reply::Status(204));
    let one = text(&api.deliveries("").await[0], "id");
    assert_eq!(api.call("POST", &format!("deliveries/{one}/retry"), Key::Demo, None).await.status, 202);
    eventually("one is over, so one is taken in", Duration::from_secs(10), || async {
        (publish(&api, &order_created("AD4")).await.status == 202).then_some(())
    })
    .await;
    // The one that was taken in arrives, and so there is room for another; a cancelled one makes room too.
    eventually("it arrives", Duration::from_secs(10), || async {
        (api.deliveries("status=delivered").await.len() == 2).then_some(())
    })
    .await;
    let waiting = text(&api.deliveries("status=pending").await[0], "id");
    assert_eq!(api.call("DELETE", &format!("deliveries/{waiting}"), Key::Demo, None).await.status, 200);
    assert_eq!(publish(&api, &order_created("AD5")).await.status, 202);
}

#[tokio::test]
async fn the_header_says_it_too_and_a_wrong_setting_is_told() {
    let mut worker = Worker::new(patient());
    worker.set_variable("BACKLOG_AT_MOST", "1");
    worker.restart().await;
    let receiver = Receiver::start().await;
    receiver.otherwise(Reply::Status(500));
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
