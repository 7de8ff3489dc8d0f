//! What is secret about an endpoint, by the built worker: header values never come back, and secrets only where they are
//! asked for.

use hookpost::model::Secret;
use hookpost_real::{Key, Receiver, Settings, Worker, text};
use serde_json::json;

#[tokio::test]
async fn header_values_and_secrets_are_never_shown_again() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let headers =
        json!([{ "name": "authorization", "value": "Bearer hunter2" }, { "name": "x-old", "value": "keepme" }]);
    let endpoint = api.endpoint(&receiver.url("/"), json!({ "headers": headers })).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));

    let change =
        json!({ "headers": [{ "name": "x-old" }, { "name": "x-new", "value": "fresh" }], "description": "lab" });
    let patched = api.call("PATCH", &path, Key::Demo, Some(&change.to_string())).await;
    let signing = Secret::parse(&text(&endpoint, "secret")).expect("a secret");
    let summary = |name: &str, value: &str| json!({ "name": name, "length": value.len(), "fingerprint": signing.fingerprint(&format!("{name}: {value}")) });
    assert_eq!(patched.body["headers"], json!([summary("x-old", "keepme"), summary("x-new", "fresh")]));
    api.publish("AD234").await;
    let request = receiver.receives(1).await.remove(0);
    assert_eq!((&request.headers["x-old"][..], &request.headers["x-new"][..]), ("keepme", "fresh"));
    assert!(!request.headers.contains_key("authorization"), "a header that is left out is removed");

    let detail = api.newest("delivered").await.to_string();
    for seen in [patched.text, api.call("GET", "endpoints", Key::Demo, None).await.text, detail] {
        for secret in ["hunter2", "keepme", "fresh", "whsec_"] {
            assert!(!seen.contains(secret), "{secret} in {seen}");
        }
    }
}

#[tokio::test]
async fn no_answer_of_any_route_holds_a_header_value_even_a_refusal() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let good = json!([{ "name": "authorization", "value": "Bearer hunter2" }]);
    let made = json!({ "url": receiver.url("/"), "headers": good }).to_string();
    let made = api.call("POST", "endpoints", Key::Demo, Some(&made)).await;
    let id = text(&made.body, "id");
    api.publish("AD234").await;
    let delivery = text(&api.newest("delivered").await["delivery"], "id");
    let mut seen = vec![made.text];
    for (method, path) in [
        ("GET", "endpoints".to_owned()),
        ("GET", "deliveries".to_owned()),
        ("GET", "settings".to_owned()),
        ("GET", format!("endpoints/{id}")),
        ("GET", format!("endpoints/{id}/secret")),
        ("POST", format!("endpoints/{id}/rotate")),
        ("GET", format!("deliveries/{delivery}")),
        ("POST", format!("deliveries/{delivery}/retry")),
    ] {
        seen.push(api.call(method, &path, Key::Demo, None).await.text);
    }
    for (method, path, body) in [
        ("POST", format!("endpoints/{id}/test"), json!({ "eventType": "ORDER.CREATED" })),
        ("PATCH", format!("endpoints/{id}"), json!({ "enabled": false })),
        ("POST", "endpoints".to_owned(), json!({ "url": "http://10.0.0.7/", "headers": good })),
        (
            "POST",
            "endpoints".to_owned(),
            json!({ "url": receiver.url("/"), "headers": [{ "name": "host", "value": "hunter2" }] }),
        ),
        (
            "POST",
            "endpoints".to_owned(),
            json!({ "url": receiver.url("/"), "headers": [{ "name": "x-key", "value": "hunter2\n" }] }),
        ),
        ("PATCH", format!("endpoints/{id}"), json!({ "headers": "hunter2" })),
        ("PATCH", format!("endpoints/{id}"), json!({ "headers": ["hunter2"] })),
        ("PATCH", format!("endpoints/{id}"), json!({ "headers": [{ "name": "x-key", "value": ["hunter2"] }] })),
        ("POST", format!("endpoints/{id}/rotate"), json!({ "overlapHours": "hunter2" })),
        ("POST", format!("endpoints/{id}/rotate"), json!({ "secret": "hunter2" })),
        ("DELETE", format!("endpoints/{id}"), json!({})),
    ] {
        seen.push(api.call(method, &path, Key::Demo, Some(&body.to_string())).await.text);
    }
    for answer in seen {
        assert!(!answer.contains("hunter2"), "{answer}");
    }
}

#[tokio::test]
async fn a_rotation_is_judged_whole_and_a_refusal_changes_nothing() {
    let worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    let endpoint = api.endpoint("https://api.clinic.example/hooks", json!({})).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    let (rotate, secret) = (format!("{path}/rotate"), format!("{path}/secret"));
    let own = format!("whsec_{}", "A".repeat(32));
    for (body, status, code, pointers) in [
        (r#"{"overlapHours":169}"#.to_owned(), 422, "invalid_rotation", &["/overlapHours"][..]),
        (
            r#"{"overlapHours":169,"secret":"hunter2"}"#.to_owned(),
            422,
            "invalid_rotation",
            &["/overlapHours", "/secret"],
        ),
        (json!({ "secret": text(&endpoint, "secret") }).to_string(), 422, "invalid_rotation", &["/secret"]),
        (r#"{"secret":"whsec_AAAA"}"#.to_owned(), 422, "invalid_rotation", &["/secret"]),
        (r#"{"overlapHours":-1}"#.to_owned(), 400, "bad_body", &[]),
        (r#"{"overlapHours":1.5}"#.to_owned(), 400, "bad_body", &[]),
        (r#"{"overlap":24}"#.to_owned(), 400, "bad_body", &[]),
        ("[24".to_owned(), 400, "bad_body", &[]),
    ] {
        let answer = api.call("POST", &rotate, Key::Demo, Some(&body)).await;
        assert_eq!((answer.status, &answer.body["code"]), (status, &json!(code)), "{body}: {}", answer.text);
        let problems = answer.body["problems"].as_array().cloned().unwrap_or_default();
        let found: Vec<_> = problems.iter().map(|problem| text(problem, "pointer")).collect();
        assert_eq!(found, pointers, "{body}");
    }
    let seen = api.call("GET", &secret, Key::Demo, None).await.body;
    assert_eq!(seen, json!({ "secret": endpoint["secret"], "oldSecrets": [] }));

    let rotated = api.call("POST", &rotate, Key::Provider, Some(&json!({ "secret": own }).to_string())).await;
    assert_eq!((rotated.status, &rotated.body["secret"]), (200, &json!(own)));
    assert_eq!(rotated.body["oldSecrets"][0]["secret"], endpoint["secret"]);
    let view = api.call("GET", &path, Key::Demo, None).await.body;
    assert_eq!(view["oldSecretsUntil"], json!([rotated.body["oldSecrets"][0]["until"]]));
    assert_eq!(api.call("POST", &rotate, Key::Demo, None).await.status, 200);
    let fourth = api.call("POST", &rotate, Key::Demo, Some("{}")).await;
    assert_eq!((fourth.status, &fourth.body["code"]), (409, &json!("too_many_secrets")), "{}", fourth.text);
    let ended = api.call("POST", &rotate, Key::Demo, Some(r#"{"overlapHours":0}"#)).await;
    assert_eq!((ended.status, &ended.body["oldSecrets"]), (200, &json!([])));
    assert_eq!(api.call("GET", &secret, Key::Demo, None).await.body, ended.body);
}
