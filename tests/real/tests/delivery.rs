//! Delivery by the built worker: what arrives, when, and what the log says of it.

use std::time::Duration;

use hookpost_real::{Key, Receiver, Reply, Settings, Worker, eventually, text};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::json;
use standardwebhooks::Webhook;

#[tokio::test]
async fn custom_headers_arrive_and_the_official_library_accepts_the_signature() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let headers = json!([{ "name": "Authorization", "value": "Bearer abc" }, { "name": "x-clinic", "value": "7, 8" }]);
    let endpoint = worker.api().endpoint(&receiver.url("/hooks?from=us"), json!({ "headers": headers })).await;
    let id = worker.api().publish("AD234").await;

    let request = receiver.receives(1).await.remove(0);
    assert_eq!(request.target, "/hooks?from=us");
    assert_eq!(request.headers["authorization"], "Bearer abc");
    assert_eq!(request.headers["x-clinic"], "7, 8");
    assert_eq!(request.headers["content-type"], "application/json");
    assert_eq!(request.id(), id);

    let signed = request.headers.iter().filter(|(name, _)| name.starts_with("webhook-"));
    let signed: HeaderMap = signed
        .map(|(name, value)| {
            (name.parse::<HeaderName>().expect("a name"), value.parse::<HeaderValue>().expect("a value"))
        })
        .collect();
    let webhook = Webhook::new(&text(&endpoint, "secret")).expect("the secret is one that the library takes");
    webhook.verify(&request.body, &signed).expect("the library accepts the signature");
    let mut forged = request.body.clone();
    forged[0] = b' ';
    assert!(webhook.verify(&forged, &signed).is_err(), "the library refuses another body");

    let event: serde_json::Value = serde_json::from_slice(&request.body).expect("the body is JSON");
    assert_eq!(event["id"], id);
    assert_eq!(event["eventType"], "ORDER.CREATED");
    assert_eq!(event["schemaVersion"], 1);
    assert_eq!(event["data"]["orderNumber"], "AD234");
    let detail = worker.api().newest("delivered").await;
    assert_eq!(detail["attempts"][0]["status"], 204);
    assert_eq!(detail["body"].as_str().map(str::as_bytes), Some(&request.body[..]));
}

#[tokio::test]
async fn a_receiver_that_fails_three_times_is_retried_on_schedule() {
    let delay = 300;
    let settings = Settings { retry_delay_ms: delay, ..Settings::default() };
    let (worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    receiver.plan([Reply::Status(500), Reply::Reset, Reply::Full(503, Vec::new(), b"closed for lunch".to_vec())]);
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    worker.api().publish("AD234").await;

    let requests = receiver.receives(4).await;
    for (n, pair) in (1..).zip(requests.windows(2)) {
        let gap = pair[1].at - pair[0].at;
        let planned = Duration::from_millis(n * delay);
        assert!(gap >= planned, "retry {n} left early: {gap:?}");
        assert!(gap < planned + Duration::from_secs(2), "retry {n} left late: {gap:?}");
        assert_eq!(pair[0].id(), pair[1].id(), "a retry keeps the event's id");
        assert_eq!(pair[0].body, pair[1].body, "a retry keeps the body");
    }
    let detail = worker.api().newest("delivered").await;
    let failures: Vec<_> = (0..3).map(|n| detail["attempts"][n]["failure"].clone()).collect();
    assert_eq!(failures[0], json!({ "cause": "status", "status": 500 }));
    assert_eq!(failures[1], json!({ "cause": "unreachable" }));
    assert_eq!(failures[2], json!({ "cause": "status", "status": 503 }));
    assert_eq!(detail["attempts"][2]["answer"], "closed for lunch");
    assert_eq!(receiver.received().len(), 4, "nothing is sent after success");
}

#[tokio::test]
async fn all_31_attempts_are_made_and_then_the_delivery_is_exhausted() {
    let delay = 5;
    let settings = Settings { retry_delay_ms: delay, ..Settings::default() };
    let (worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    receiver.otherwise(Reply::Status(503));
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    worker.api().publish("AD234").await;

    let detail = worker.api().newest("exhausted").await;
    let requests = receiver.received();
    assert_eq!(requests.len(), 31);
    for (n, pair) in (1..).zip(requests.windows(2)) {
        assert!(pair[1].at - pair[0].at >= Duration::from_millis(n * delay), "retry {n} left early");
    }
    let numbers: Vec<_> = detail["attempts"].as_array().expect("a list").iter().map(|a| a["attempt"].clone()).collect();
    assert_eq!(numbers, (1..=31).map(|n| json!(n)).collect::<Vec<_>>());

    // Nothing is dropped: it can be sent again, as a new round.
    receiver.otherwise(Reply::Status(200));
    let path = format!("deliveries/{}/retry", text(&detail["delivery"], "id"));
    assert_eq!(worker.api().call("POST", &path, Key::Demo, None).await.status, 202);
    let detail = worker.api().newest("delivered").await;
    assert_eq!((&detail["delivery"]["round"], &detail["delivery"]["attempts"]), (&json!(2), &json!(1)));
    assert_eq!(receiver.received().len(), 32);
}

#[tokio::test]
async fn retry_after_lengthens_a_wait() {
    let settings = Settings { retry_delay_ms: 20, ..Settings::default() };
    let (worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    receiver.plan([Reply::Full(429, vec![("retry-after", "2".to_owned())], Vec::new())]);
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    worker.api().publish("AD234").await;
    let requests = receiver.receives(2).await;
    let gap = requests[1].at - requests[0].at;
    assert!(gap >= Duration::from_secs(2) && gap < Duration::from_secs(4), "{gap:?}");
}

#[tokio::test]
async fn gone_disables_the_endpoint_and_its_events_wait() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    receiver.otherwise(Reply::Status(410));
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    api.publish("AD1").await;
    api.newest("parked").await;
    let seen = api.call("GET", &path, Key::Demo, None).await.body;
    assert_eq!(seen["state"]["status"], "disabled");
    assert_eq!(seen["state"]["reason"], "gone");

    api.publish("AD2").await;
    assert_eq!(api.deliveries("status=parked").await.len(), 2);
    assert_eq!(receiver.received().len(), 1, "a disabled endpoint gets nothing");
    let newest = text(&api.deliveries("").await[0], "id");
    let retry = format!("deliveries/{newest}/retry");
    let refused = api.call("POST", &retry, Key::Demo, None).await;
    assert_eq!((refused.status, &refused.body["code"]), (409, &json!("endpoint_disabled")));

    receiver.otherwise(Reply::Status(204));
    api.call("PATCH", &path, Key::Demo, Some(r#"{"enabled":true}"#)).await;
    assert_eq!(api.call("POST", &retry, Key::Demo, None).await.status, 202);
    api.newest("delivered").await;
}

#[tokio::test]
async fn redirects_are_failures_and_are_not_followed() {
    let settings = Settings { retry_delay_ms: 60_000, ..Settings::default() };
    let (worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    receiver.otherwise(Reply::Full(307, vec![("location", receiver.url("/elsewhere"))], Vec::new()));
    worker.api().endpoint(&receiver.url("/hooks"), json!({})).await;
    worker.api().publish("AD234").await;
    let detail = has_attempts(&worker, 1).await;
    assert_eq!(detail["attempts"][0]["failure"], json!({ "cause": "status", "status": 307 }));
    assert_eq!(receiver.received().len(), 1);
}

#[tokio::test]
async fn a_slow_answer_counts_up_to_15_seconds_and_a_slower_one_fails() {
    let settings = Settings { retry_delay_ms: 60_000, ..Settings::default() };
    let (worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    receiver.otherwise(Reply::Late(Duration::from_secs(13), 200));
    let other = Receiver::start().await;
    other.otherwise(Reply::Late(Duration::from_secs(25), 200));
    let slow = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let slower = worker.api().endpoint(&other.url("/"), json!({})).await;
    worker.api().publish("AD234").await;
    // Nobody calls the worker meanwhile, so it must stay in memory for the sake of its attempts alone.
    tokio::time::sleep(Duration::from_secs(17)).await;
    let found = worker.api().deliveries(&format!("endpoint={}", text(&slow, "id"))).await.remove(0);
    assert_eq!((&found["status"], &found["attempts"]), (&json!("delivered"), &json!(1)));
    let found = worker.api().deliveries(&format!("endpoint={}", text(&slower, "id"))).await.remove(0);
    assert_eq!((&found["status"], &found["lastCause"]), (&json!("pending"), &json!({ "cause": "timedOut" })));
}

#[tokio::test]
async fn a_long_answer_is_read_to_64_kib_and_kept_to_4() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    receiver.plan([Reply::Endless]);
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    worker.api().publish("AD234").await;
    let detail = worker.api().newest("delivered").await;
    let attempt = &detail["attempts"][0];
    assert_eq!((attempt["answer"].as_str().map(str::len), &attempt["answerCut"]), (Some(4096), &json!(true)));
}

#[tokio::test]
async fn an_endpoint_gets_only_the_event_types_it_asked_for() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    worker.api().endpoint(&receiver.url("/tests"), json!({ "eventTypes": ["TEST.PROCESSED"] })).await;
    worker.api().endpoint(&receiver.url("/all"), json!({})).await;
    worker.api().publish("AD234").await;
    worker.api().newest("delivered").await;
    let targets: Vec<_> = receiver.received().into_iter().map(|request| request.target).collect();
    assert_eq!(targets, ["/all"]);
}

#[tokio::test]
async fn a_test_event_of_every_type_goes_to_its_endpoint_alone() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/mine"), json!({})).await;
    api.endpoint(&receiver.url("/other"), json!({})).await;
    let types = api.call("GET", "/api/v1/event-types", Key::None, None).await.body;
    let types = types["eventTypes"].as_array().expect("a list").clone();
    assert_eq!(types.len(), 14);
    for event_type in &types {
        let body = json!({ "eventType": event_type["eventType"] }).to_string();
        let path = format!("endpoints/{}/test", text(&endpoint, "id"));
        let sent = api.call("POST", &path, Key::Demo, Some(&body)).await;
        assert_eq!((sent.status, &sent.body["test"]), (202, &json!(true)), "{}", sent.text);
    }
    let requests = receiver.receives(14).await;
    assert!(requests.iter().all(|request| request.target == "/mine"));
}

#[tokio::test]
async fn a_disabled_endpoint_parks_and_a_deleted_one_cancels() {
    let settings = Settings { retry_delay_ms: 60_000, ..Settings::default() };
    let (worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    let api = worker.api();
    receiver.otherwise(Reply::Status(500));
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    api.publish("AD1").await;
    has_attempts(&worker, 1).await;
    let off = api.call("PATCH", &path, Key::Demo, Some(r#"{"enabled":false}"#)).await;
    assert_eq!(off.body["waiting"], json!({ "pending": 0, "exhausted": 0, "parked": 1 }));
    api.publish("AD2").await;
    assert_eq!(api.deliveries("status=parked").await.len(), 2);

    assert_eq!(api.call("DELETE", &path, Key::Demo, None).await.status, 204);
    assert_eq!(api.call("GET", &path, Key::Demo, None).await.status, 404);
    assert_eq!(api.deliveries("status=cancelled").await.len(), 2, "the log stays");
    assert_eq!(receiver.received().len(), 1);
}

#[tokio::test]
async fn deliveries_come_in_pages_and_by_filter() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    api.endpoint(&receiver.url("/"), json!({})).await;
    for n in 0..60 {
        api.publish(&format!("AD{n}")).await;
    }
    receiver.receives(60).await;
    let first = api.call("GET", "deliveries", Key::Demo, None).await.body;
    assert_eq!(first["deliveries"].as_array().map(Vec::len), Some(50));
    let next = format!("deliveries?before={}", text(&first, "next"));
    let second = api.call("GET", &next, Key::Demo, None).await.body;
    assert_eq!((second["deliveries"].as_array().map(Vec::len), &second["next"]), (Some(10), &json!(null)));
    assert!(api.deliveries("eventType=TEST.PROCESSED").await.is_empty());
    assert!(api.deliveries("status=exhausted").await.is_empty());
}

/// The newest delivery, once it has that many ended attempts.
async fn has_attempts(worker: &Worker, count: u64) -> serde_json::Value {
    let api = worker.api();
    let id = eventually("an attempt ends", Duration::from_secs(20), || async {
        let newest = api.deliveries("").await.into_iter().next()?;
        (newest["attempts"].as_u64()? >= count).then(|| text(&newest, "id"))
    })
    .await;
    api.call("GET", &format!("deliveries/{id}"), Key::Demo, None).await.body
}
