//! The provider's own webhook.

use std::time::Duration;

use hookpost_real::{Key, Received, Receiver, Reply, eventually, order_created, text};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};
use standardwebhooks::Webhook;

use crate::{read, read_until, worker_with};

const SECRET: &str = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

/// The notice that a request carries, by the word of the official library.
fn verified(request: &Received) -> Value {
    let header = |(name, value): (&String, &String)| {
        (name.parse::<HeaderName>().expect("a name"), value.parse::<HeaderValue>().expect("a value"))
    };
    let headers: HeaderMap = request.headers.iter().map(header).collect();
    Webhook::new(SECRET)
        .expect("a secret")
        .verify(&request.body, &headers)
        .expect("it is signed by the operator's secret");
    let notice: Value = serde_json::from_slice(&request.body).expect("it is JSON");
    assert_eq!(notice["id"], request.id());
    notice
}

/// Each notice once: the same one may come again after a crash.
fn notices(operator: &Receiver) -> Vec<Value> {
    let mut notices: Vec<Value> = Vec::new();
    for request in operator.received() {
        let notice = verified(&request);
        if notices.iter().all(|earlier| earlier["id"] != notice["id"]) {
            notices.push(notice);
        }
    }
    notices
}

fn of_type<'a>(notices: &'a [Value], event_type: &str) -> Vec<&'a Value> {
    notices.iter().filter(|notice| notice["eventType"] == event_type).collect()
}

#[tokio::test]
async fn an_endpoint_that_fails_for_too_long_is_warned_of_and_then_disabled_and_the_operator_is_told_also_after_a_kill()
{
    let (receiver, operator) = (Receiver::start().await, Receiver::start().await);
    receiver.otherwise(Reply::Status(503));
    operator.otherwise(Reply::Reset);
    // 18 seconds: the warning comes after 9.
    let url = operator.url("/told?by=hookpost");
    let settings = [("OPERATOR_URL", url.as_str()), ("OPERATOR_SECRET", SECRET), ("DISABLE_AFTER_HOURS", "0.005")];
    let mut worker = worker_with(2, &settings).await;
    let headers = json!([{ "name": "x-api-key", "value": "header-value-to-find" }]);
    let endpoint = worker.api().endpoint(&receiver.url("/path-to-find"), json!({ "headers": headers })).await;
    let id = text(&endpoint, "id");
    let path = format!("endpoints/{id}");
    let event = worker.api().publish("payload-to-find").await;
    let delivery = text(&worker.api().newest("exhausted").await["delivery"], "id");
    let failing = read(&worker.api(), &path).await;
    assert_eq!((&failing["failing"]["exhausted"], &failing["failing"]["disablesAt"]), (&json!(1), &json!(null)));

    // What the operator was to be told has not arrived yet, and now the worker dies.
    worker.kill();
    operator.otherwise(Reply::Status(204));
    worker.restart().await;
    let seen = read_until(&worker.api(), &path, "a warning", |seen| seen["failing"]["disablesAt"].is_string()).await;
    assert_eq!(seen["state"]["status"], "enabled");
    let disables_at = text(&seen["failing"], "disablesAt");
    // Nobody asks meanwhile: the alarm alone switches it off.
    let told = eventually("the operator is told of everything", Duration::from_secs(40), || async {
        let told = notices(&operator);
        (!of_type(&told, "endpoint.disabled").is_empty() && told.len() >= 3).then_some(told)
    })
    .await;
    let seen = read(&worker.api(), &path).await;
    assert_eq!((&seen["state"]["status"], &seen["state"]["reason"]), (&json!("disabled"), &json!("failing")));
    assert!(text(&seen["state"], "since") >= disables_at, "{seen}");
    assert_eq!(seen["waiting"], json!({ "pending": 0, "exhausted": 1, "parked": 0 }));
    let since = &seen["failing"]["since"];

    let exhausted = of_type(&told, "delivery.exhausted");
    assert_eq!(exhausted.len(), 1, "a notice that cannot be delivered makes none of its own: {told:?}");
    let data = json!({
        "partnerId": "demo", "endpointId": id, "deliveryId": delivery, "eventId": event, "eventType": "ORDER.CREATED",
        "attempts": 31, "lastCause": { "cause": "status", "status": 503 },
    });
    assert_eq!(exhausted[0]["data"], data);
    let warning = of_type(&told, "endpoint.warning");
    assert_eq!(warning.len(), 1, "{told:?}");
    let data = json!({
        "partnerId": "demo", "endpointId": id, "failingSince": since, "exhausted": 1, "disablesAt": disables_at,
    });
    assert_eq!(warning[0]["data"], data);
    let disabled = of_type(&told, "endpoint.disabled");
    let data = json!({
        "partnerId": "demo", "endpointId": id, "reason": "failing", "failingSince": since, "exhausted": 1, "waiting": 1,
    });
    assert_eq!((disabled.len(), &disabled[0]["data"]), (1, &data));
    for request in operator.received() {
        let whole = format!("{:?} {}", request.headers, String::from_utf8_lossy(&request.body));
        for secret in ["payload-to-find", "header-value-to-find", "path-to-find", "whsec_"] {
            assert!(!whole.contains(secret), "{secret} in {whole}");
        }
        assert_eq!(request.target, "/told?by=hookpost");
    }

    // The partner sees its own delivery and nothing of the operator's.
    assert_eq!(worker.api().deliveries("").await.len(), 1);
    assert_eq!(worker.api().deliveries("endpoint=ep_7zzzzzzzzzzzzzzzzzzzzzzzzz").await.len(), 0);
    assert_eq!(read(&worker.api(), "endpoints").await["endpoints"].as_array().map(Vec::len), Some(1));
    let hidden = worker.api().call("GET", "endpoints/ep_7zzzzzzzzzzzzzzzzzzzzzzzzz", Key::Provider, None).await;
    assert_eq!(hidden.status, 404);

    // Switched on again, it starts anew.
    receiver.otherwise(Reply::Status(204));
    let on = worker.api().call("PATCH", &path, Key::Demo, Some(r#"{"enabled":true}"#)).await.body;
    assert_eq!((&on["state"]["status"], &on["failing"]), (&json!("enabled"), &json!(null)));
}

#[tokio::test]
async fn the_operator_is_told_that_an_endpoint_is_gone_and_retried_until_it_hears_it() {
    let (receiver, operator) = (Receiver::start().await, Receiver::start().await);
    receiver.otherwise(Reply::Status(410));
    operator.plan([Reply::Status(500), Reply::Status(302)]);
    let url = operator.url("/");
    let worker = worker_with(50, &[("OPERATOR_URL", url.as_str()), ("OPERATOR_SECRET", SECRET)]).await;
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    worker.api().publish("AD1").await;
    let requests = operator.receives(3).await;
    let told = verified(&requests[2]);
    assert_eq!(told["eventType"], "endpoint.disabled");
    let data = json!({ "partnerId": "demo", "endpointId": endpoint["id"], "reason": "gone", "waiting": 1 });
    assert_eq!(told["data"], data);
    assert!(requests.iter().all(|request| request.id() == requests[0].id()), "a retry keeps the id");
    let stats = read(&worker.api(), "stats").await;
    assert_eq!(stats["day"]["failed"], 1, "what the operator's receiver answers counts for no partner");
}

#[tokio::test]
async fn of_many_used_up_deliveries_the_operator_is_told_in_bounds_and_the_count_is_exact_also_after_a_kill() {
    let (receiver, operator) = (Receiver::start().await, Receiver::start().await);
    receiver.otherwise(Reply::Status(503));
    let url = operator.url("/");
    let mut worker = worker_with(1, &[("OPERATOR_URL", url.as_str()), ("OPERATOR_SECRET", SECRET)]).await;
    let api = worker.api();
    let endpoint = text(&api.endpoint(&receiver.url("/"), json!({})).await, "id");
    let erased = text(&api.endpoint(&receiver.url("/erased"), json!({})).await, "id");
    let events: Vec<Value> =
        (0..25).map(|n| serde_json::from_str(&order_created(&format!("AD{n}"))).expect("an event")).collect();
    let published = api.call("POST", "events/batch", Key::Provider, Some(&json!(events).to_string())).await;
    assert_eq!(published.status, 202, "{}", published.text);
    eventually("all are used up", Duration::from_secs(40), || async {
        api.deliveries("status=pending").await.is_empty().then_some(())
    })
    .await;
    // Whoever deletes an endpoint does not make the operator wait for the end of the minute, nor lose the count.
    assert_eq!(api.call("DELETE", &format!("endpoints/{erased}"), Key::Demo, None).await.status, 204);
    let sums = |endpoint: &str| -> Vec<Value> {
        let told = notices(&operator);
        let sums = of_type(&told, "deliveries.exhausted").into_iter();
        sums.map(|notice| notice["data"].clone()).filter(|data| data["endpointId"] == endpoint).collect()
    };
    eventually("the sum of the deleted one", Duration::from_secs(10), || async {
        (sums(&erased).len() == 1).then_some(())
    })
    .await;
    worker.kill();
    worker.restart().await;
    eventually("the sum of the other, at the end of its minute", Duration::from_secs(90), || async {
        (sums(&endpoint).len() == 1).then_some(())
    })
    .await;
    for (id, sums) in [(&endpoint, sums(&endpoint)), (&erased, sums(&erased))] {
        assert_eq!((&sums[0]["deliveries"], &sums[0]["untold"]), (&json!(25), &json!(15)), "{sums:?}");
        let told = notices(&operator);
        let each = of_type(&told, "delivery.exhausted");
        assert_eq!(each.iter().filter(|notice| notice["data"]["endpointId"] == id.as_str()).count(), 10);
    }
}

#[tokio::test]
async fn settings_of_the_operator_that_do_not_fit_are_named() {
    for (variables, words) in [
        (vec![("OPERATOR_URL", "https://a.example/")], "OPERATOR_URL and OPERATOR_SECRET go together"),
        (vec![("OPERATOR_URL", "https://10.0.0.7/"), ("OPERATOR_SECRET", SECRET)], "OPERATOR_URL: "),
        (vec![("OPERATOR_URL", "https://a.example/"), ("OPERATOR_SECRET", "hunter2")], "OPERATOR_SECRET: "),
        (vec![("DISABLE_AFTER_HOURS", "-1")], "DISABLE_AFTER_HOURS is"),
        (vec![("LOG", "everything")], "LOG is attempts or problems"),
    ] {
        let worker = worker_with(100, &variables).await;
        let answer = worker.api().call("GET", "/health", Key::None, None).await;
        assert_eq!((answer.status, &answer.body["code"]), (503, &json!("misconfigured")), "{}", answer.text);
        assert!(text(&answer.body, "detail").starts_with(words), "{}", answer.text);
        assert!(!answer.text.contains("hunter2"), "{}", answer.text);
    }
}
