//! The API of the built worker: who may do what, what is refused and that nothing is stored then, and what repeats do.

#[path = "../../routes/mod.rs"]
mod routes;

use hookpost::access::{Grant, TokenKeys};
use hookpost::api::{Access, Call};
use hookpost::model::{PartnerId, Role, Timestamp};
use hookpost_real::{Key, Receiver, Settings, TOKEN_KEY, Worker, order_created, text};
use routes::{kind, routes};
use serde_json::{Value, json};

/// What a route answers to somebody whom it opens to and who sends no body: these ids are nobody's. A route that is added
/// needs a row here.
fn opened(call: &Call) -> u16 {
    match kind(call) {
        "Health" | "Ready" | "ListPartners" | "Contract" | "ReadAudit" | "ListKeys" | "Metrics" | "EventTypes"
        | "EventType" | "EventTypeSchema" | "Settings" | "ListEndpoints" | "Stats" | "ListDeliveries" | "Rekey" => 200,
        "RevokeAccess" | "ErasePartner" => 204,
        "Publish" | "PublishBatch" | "GrantAccess" | "MakeKey" | "CreateEndpoint" | "PatchEndpoint"
        | "TestEndpoint" | "Replay" => 400,
        "EraseEvent" | "RevokeKey" | "ReadEndpoint" | "DeleteEndpoint" | "ReadSecret" | "RotateSecret"
        | "EndpointStats" | "StartConformance" | "ListConformance" | "ReadConformance" | "ListReplays"
        | "ReadReplay" | "CancelReplay" | "ReadDelivery" | "CancelDelivery" | "RetryDelivery" => 404,
        other => panic!("no row for {other}"),
    }
}

/// What somebody may come with, and what that makes of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    Nobody,
    Revoked,
    Viewer,
    Admin,
    Foreign,
    Metrics,
    Publisher,
    Provider,
}

fn expected(call: &Call, is: Is) -> (u16, &'static str) {
    let open = (opened(call), "");
    match (call.access(), is) {
        (Access::Public, _)
        | (_, Is::Provider)
        | (Access::Publisher, Is::Publisher)
        | (Access::Viewer, Is::Viewer | Is::Admin)
        | (Access::Admin, Is::Admin) => open,
        (_, Is::Metrics) if *call == Call::Metrics => open,
        (_, Is::Nobody | Is::Metrics) | (Access::Viewer | Access::Admin, Is::Revoked) => (401, "unauthorized"),
        (_, Is::Foreign) if call.partner().is_some() => (404, "not_found"),
        (Access::Publisher | Access::Provider, _) | (_, Is::Publisher) => (403, "forbidden"),
        (Access::Viewer | Access::Admin, _) => (403, "viewer_only"),
    }
}

#[tokio::test]
async fn every_route_opens_to_its_credentials_only() {
    let mut worker = Worker::new(Settings::default());
    worker.set_variable("METRICS_KEY", "metrics_1");
    worker.restart().await;
    let api = worker.api();
    let token = async |partner: &str, role: &str| {
        let path = format!("/api/v1/partners/{partner}/portal-access");
        let made = api.call("POST", &path, Key::Provider, Some(&json!({ "role": role }).to_string())).await;
        text(&made.body, "token")
    };
    let revoked = token("demo", "admin").await;
    assert_eq!(api.call("DELETE", "portal-access", Key::Provider, None).await.status, 204);
    let viewer = token("demo", "viewer").await;
    let key = async |scope: &str| {
        let wish = json!({ "name": "table", "scope": scope }).to_string();
        let made = api.call("POST", "/api/v1/keys", Key::Provider, Some(&wish)).await;
        assert_eq!(made.status, 201, "{}", made.text);
        (text(&made.body, "id"), text(&made.body, "key"))
    };
    let (gone_id, gone) = key("manage").await;
    let revoking = format!("/api/v1/keys/{gone_id}");
    assert_eq!(api.call("DELETE", &revoking, Key::Provider, None).await.status, 204);
    let demo = PartnerId::parse("demo").expect("an id");
    let long_ago = Timestamp::from_millis(1_000);
    let expired =
        Grant { partner: demo, role: Role::Admin, subject: None, issued_at: long_ago, expires_at: long_ago, epoch: 0 };
    let expired = TokenKeys::parse(TOKEN_KEY).expect("keys").sign(&expired).reveal().clone();
    let credentials = [
        (None, Is::Nobody),
        (Some("part_nobody".to_owned()), Is::Nobody),
        (Some("hp1.garbage.garbage".to_owned()), Is::Nobody),
        (Some(format!("{viewer}x")), Is::Nobody),
        (Some(expired), Is::Nobody),
        (Some(revoked), Is::Revoked),
        (Some(token("demo", "admin").await), Is::Admin),
        (Some("part_demo".to_owned()), Is::Admin),
        (Some(token("other", "admin").await), Is::Foreign),
        (Some(token("other", "viewer").await), Is::Foreign),
        (Some("part_other".to_owned()), Is::Foreign),
        (Some("metrics_1".to_owned()), Is::Metrics),
        (Some(gone), Is::Nobody),
        (Some(key("publish").await.1), Is::Publisher),
        (Some(viewer), Is::Viewer),
        // It may do everything, so it comes last: it erases the partner.
        (Some("prov_test".to_owned()), Is::Provider),
        (Some(key("manage").await.1), Is::Provider),
    ];
    for (key, is) in &credentials {
        for (method, path, _, call) in routes() {
            let bearer = key.as_ref().map(|key| format!("Bearer {key}"));
            let headers: Vec<_> = bearer.iter().map(|bearer| ("authorization", &bearer[..])).collect();
            let answer = api.try_call(method, &path, Key::None, None, &headers).await.expect("an answer");
            let (status, code) = expected(&call, *is);
            assert_eq!(answer.status, status, "{method} {path} by {is:?} with {key:?}: {}", answer.text);
            assert!(code.is_empty() || answer.body["code"] == code, "{method} {path} by {is:?}: {}", answer.text);
        }
    }
}

#[tokio::test]
async fn a_key_in_the_query_opens_nothing() {
    let worker = Worker::start(Settings::default()).await;
    for query in ["key=prov_test", "token=part_demo", "authorization=Bearer%20prov_test", "access_token=prov_test"] {
        let answer = worker.api().call("GET", &format!("endpoints?{query}"), Key::None, None).await;
        assert_eq!(answer.status, 401, "{query}");
    }
}

#[tokio::test]
async fn errors_are_problem_details_with_a_stable_code() {
    let worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    for (method, path, key, body, status, code) in [
        ("GET", "endpoints", Key::None, None, 401, "unauthorized"),
        ("POST", "events", Key::Demo, Some("{}"), 403, "forbidden"),
        ("GET", "nothing", Key::Demo, None, 404, "not_found"),
        ("PUT", "endpoints", Key::Demo, None, 405, "method_not_allowed"),
        ("POST", "endpoints", Key::Demo, Some("{"), 400, "bad_body"),
        ("POST", "endpoints", Key::Demo, Some(r#"{"url":"https://a.example","colour":1}"#), 400, "bad_body"),
        ("GET", "deliveries?colour=blue", Key::Demo, None, 400, "bad_query"),
        ("POST", "endpoints", Key::Demo, Some(r#"{"url":"http://10.0.0.7/"}"#), 422, "invalid_endpoint"),
    ] {
        let answer = api.call(method, path, key, body).await;
        assert_eq!((answer.status, answer.kind.as_str()), (status, "application/problem+json"), "{path}");
        assert_eq!((&answer.body["code"], &answer.body["status"]), (&json!(code), &json!(status)), "{path}");
        assert!(answer.body["detail"].as_str().is_some_and(|detail| detail.ends_with('.')), "{}", answer.text);
    }
}

/// Publishes a body that must be refused, and gives the answer.
async fn refused(worker: &Worker, body: &str, status: u16, code: &str) -> Value {
    let answer = worker.api().call("POST", "events", Key::Provider, Some(body)).await;
    assert_eq!((answer.status, &answer.body["code"]), (status, &json!(code)), "{body:.200}: {}", answer.text);
    answer.body
}

#[tokio::test]
async fn an_event_that_is_refused_stores_nothing() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    refused(&worker, "", 400, "bad_body").await;
    refused(&worker, "{", 400, "bad_body").await;
    refused(&worker, "[]", 400, "bad_body").await;
    refused(&worker, r#"{"data":{}}"#, 400, "bad_body").await;
    let unknown = refused(&worker, r#"{"eventType":"ORDER.DISPATCH","data":{}}"#, 422, "unknown_event_type").await;
    assert!(text(&unknown, "detail").contains("Did you mean ORDER.DISPATCHED?"), "{unknown}");
    let huge = order_created(&"A".repeat(256 * 1024));
    refused(&worker, &huge, 413, "body_too_large").await;

    let body = "{\n  \"eventType\": \"ORDER.CREATED\",\n  \"data\": {\"orderNumber\": \"AD1\", \"status\": \"CREATED\", \"productCode\": \"C1BLP10300\", \"quantity\": 0}\n}";
    let invalid = refused(&worker, body, 422, "invalid_event").await;
    let problem = &invalid["problems"][0];
    assert_eq!((&problem["pointer"], &problem["line"]), (&json!("/data/quantity"), &json!(3)));
    assert!(text(problem, "message").contains("at least 1"), "{problem}");

    let ids = [r#""a.b""#, r#""a\nwebhook-id: x""#, "7", r#""""#];
    for id in ids {
        let body = order_created("AD1").replacen('{', &format!("{{\"id\":{id},"), 1);
        let answer = worker.api().call("POST", "events", Key::Provider, Some(&body)).await;
        assert!(matches!(answer.status, 400 | 422), "{id}: {}", answer.text);
    }
    assert!(worker.api().deliveries("").await.is_empty());
    assert!(receiver.received().is_empty());
}

#[tokio::test]
async fn publishing_twice_gives_the_same_answer_and_one_event() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    api.endpoint(&receiver.url("/"), json!({})).await;

    let with_id = order_created("AD1").replacen('{', r#"{"id":"evt_mine","#, 1);
    let once = api.call("POST", "events", Key::Provider, Some(&with_id)).await;
    let twice = api.call("POST", "events", Key::Provider, Some(&with_id)).await;
    assert_eq!((once.status, &once.text), (202, &twice.text));
    assert_eq!((twice.status, &once.body["id"]), (202, &json!("evt_mine")));

    let key = [("idempotency-key", "abc-1")];
    let body = order_created("AD2");
    let once = api.try_call("POST", "events", Key::Provider, Some(&body), &key).await.expect("an answer");
    let twice = api.try_call("POST", "events", Key::Provider, Some(&body), &key).await.expect("an answer");
    assert_eq!((once.status, twice.status, &once.text), (202, 202, &twice.text));

    for (body, headers) in
        [(order_created("AD3").replacen('{', r#"{"id":"evt_mine","#, 1), &[][..]), (order_created("AD3"), &key[..])]
    {
        let other = api.try_call("POST", "events", Key::Provider, Some(&body), headers).await.expect("an answer");
        assert_eq!((other.status, &other.body["code"]), (409, &json!("idempotency_conflict")), "{}", other.text);
    }
    assert_eq!(api.deliveries("").await.len(), 2);
    receiver.receives(2).await;

    // Many at the same moment are still one.
    let same = order_created("AD4").replacen('{', r#"{"id":"evt_race","#, 1);
    let racing: Vec<_> = (0..10)
        .map(|_| {
            let (api, same) = (api.clone(), same.clone());
            tokio::spawn(async move { api.call("POST", "events", Key::Provider, Some(&same)).await })
        })
        .collect();
    for answer in racing {
        assert_eq!(answer.await.expect("a task ends").status, 202);
    }
    assert_eq!(api.deliveries("").await.len(), 3);
}

#[tokio::test]
async fn a_patch_changes_what_it_names_and_nothing_else() {
    let worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    let rest =
        json!({ "description": "lab", "eventTypes": ["TEST.PROCESSED"], "headers": [{ "name": "x-a", "value": "1" }] });
    let endpoint = api.endpoint("https://api.clinic.example/hooks", rest).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    let patched = api.call("PATCH", &path, Key::Demo, Some(r#"{"description":"new"}"#)).await.body;
    for member in ["id", "url", "eventTypes", "headers", "state", "createdAt"] {
        assert_eq!(patched[member], endpoint[member], "{member}");
    }
    assert_eq!(patched["description"], "new");
    let refused = api.call("PATCH", &path, Key::Demo, Some(r#"{"url":"https://10.0.0.7/","enabled":false}"#)).await;
    assert_eq!((refused.status, &refused.body["problems"][0]["pointer"]), (422, &json!("/url")));
    let seen = api.call("GET", &path, Key::Demo, None).await.body;
    assert_eq!((&seen["url"], &seen["state"]), (&patched["url"], &patched["state"]), "a refused patch changes nothing");
}

#[tokio::test]
async fn the_settings_in_force_are_told() {
    let worker = Worker::start(Settings { retry_delay_ms: 1234, is_local: true }).await;
    let settings = worker.api().call("GET", "settings", Key::Demo, None).await.body;
    let policy = json!({ "hosts": "loopbackToo", "ports": "443, 1024-65535" });
    let expected = json!({
        "retryDelayMs": 1234, "retriesAtMost": 30, "timeOutMs": 15000, "addressPolicy": policy,
        "payloadKeptMs": 2_592_000_000_u64, "rowKeptMs": 5_184_000_000_u64,
        "attemptsPerEndpoint": 8, "disableAfterMs": 259_200_000_u64,
    });
    assert_eq!(settings, expected);
}

#[tokio::test]
async fn partners_do_not_see_each_other() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    api.publish("AD234").await;
    let delivery = api.newest("delivered").await;
    for path in
        [format!("endpoints/{}", text(&endpoint, "id")), format!("deliveries/{}", text(&delivery["delivery"], "id"))]
    {
        let path = format!("/api/v1/partners/other/{path}");
        assert_eq!(api.call("GET", &path, Key::Other, None).await.status, 404, "{path}");
    }
    let theirs = api.call("GET", "/api/v1/partners/other/endpoints", Key::Other, None).await.body;
    assert_eq!(theirs, json!({ "endpoints": [] }));
}

#[tokio::test]
async fn the_portal_is_served_with_the_types_that_a_browser_needs() {
    let worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    for path in ["/", "/endpoints", "/deliveries/dlv_x", "/index.html"] {
        let page = api.call("GET", path, Key::None, None).await;
        assert_eq!((page.status, page.kind.as_str()), (200, "text/html; charset=utf-8"), "{path}");
        assert!(page.text.contains("<script type=\"module\""), "{path}");
    }
    // `/events/ORDER.CREATED` is a page of the portal whose name has a full stop.
    assert_eq!(api.call("GET", "/events/ORDER.CREATED", Key::None, None).await.kind, "text/html; charset=utf-8");
    assert_eq!(api.call("GET", "/nothing.js", Key::None, None).await.status, 404);
    assert_eq!(api.call("GET", "/../../etc/passwd", Key::None, None).await.kind, "text/html; charset=utf-8");
}
