//! Portal tokens at the built worker: made, used, revoked, and what the log says of those who came with one.

use hookpost_real::{Answer, Api, Key, Receiver, Reply, Settings, TOKEN_KEY, Worker, text};
use serde_json::{Value, json};

const NEXT_KEY: &str = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

async fn token(api: &Api, wish: Value) -> String {
    text(&api.grant(wish).await, "token")
}

async fn status(api: &Api, token: &str) -> u16 {
    api.call_as("GET", "endpoints", token, None).await.status
}

/// A change of an endpoint that names the version it is meant for.
async fn at_version(api: &Api, method: &str, path: &str, version: &str, body: Option<&str>) -> Answer {
    let headers = [("if-match", version)];
    api.try_call(method, path, Key::Demo, body, &headers).await.expect("an answer")
}

#[tokio::test]
async fn a_token_comes_with_its_end_its_role_and_a_link() {
    let worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    let before = std::time::SystemTime::now();
    let made = api.grant(json!({ "role": "viewer" })).await;
    assert_eq!(made["role"], "viewer");
    let token = text(&made, "token");
    assert_eq!(text(&made, "link"), format!("{}/#token={token}", worker.address()));
    let grant = hookpost::access::peek(&token).expect("a token can be read");
    assert_eq!(text(&made, "expiresAt"), grant.expires_at.to_string());
    let millis = before.duration_since(std::time::UNIX_EPOCH).expect("it is after 1970").as_millis();
    let lives = u128::from(grant.expires_at.as_millis()) - millis;
    assert!((3_590_000..=3_630_000).contains(&lives), "an hour, not {lives} ms");
    assert_eq!(status(&api, &token).await, 200);

    for (wish, code, pointer) in [
        (json!({ "role": "owner" }), "bad_body", None),
        (json!({}), "bad_body", None),
        (json!({ "role": "admin", "expiresIn": 604_801 }), "invalid_access", Some("/expiresIn")),
        (json!({ "role": "admin", "subject": "Ada Lovelace" }), "invalid_access", Some("/subject")),
    ] {
        let refused = api.call("POST", "portal-access", Key::Provider, Some(&wish.to_string())).await;
        assert_eq!(refused.body["code"], code, "{wish}: {}", refused.text);
        assert_eq!(refused.body["problems"][0]["pointer"].as_str(), pointer, "{wish}");
    }
    let short = text(&api.grant(json!({ "role": "admin", "expiresIn": 1 })).await, "token");
    assert_eq!(status(&api, &short).await, 200);
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    assert_eq!(status(&api, &short).await, 401);
}

#[tokio::test]
async fn revoking_ends_every_token_of_the_partner_at_once_and_for_good() {
    let mut worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    let (one, two) = (token(&api, json!({ "role": "admin" })).await, token(&api, json!({ "role": "viewer" })).await);
    assert_eq!((status(&api, &one).await, status(&api, &two).await), (200, 200));
    assert_eq!(api.call("DELETE", "portal-access", Key::Provider, None).await.status, 204);
    assert_eq!((status(&api, &one).await, status(&api, &two).await), (401, 401));
    let next = token(&api, json!({ "role": "viewer" })).await;
    assert_eq!(status(&api, &next).await, 200);
    assert_eq!(api.call("GET", "endpoints", Key::Demo, None).await.status, 200, "a key is no token");
    worker.kill();
    worker.restart().await;
    let api = worker.api();
    assert_eq!((status(&api, &one).await, status(&api, &next).await), (401, 200), "a restart forgets nothing");
    // A partner that was erased and comes back is another one.
    assert_eq!(api.call("DELETE", "/api/v1/partners/demo", Key::Provider, None).await.status, 204);
    for old in [&one, &two, &next] {
        assert_eq!(status(&api, old).await, 401);
    }
}

#[tokio::test]
async fn the_key_of_tokens_is_replaced_while_tokens_are_out_and_without_one_there_are_none() {
    let mut worker = Worker::start(Settings::default()).await;
    let old = token(&worker.api(), json!({ "role": "admin" })).await;
    worker.stop();
    worker.set_variable("TOKEN_KEY", &format!("{NEXT_KEY} {TOKEN_KEY}"));
    worker.restart().await;
    let new = token(&worker.api(), json!({ "role": "admin" })).await;
    assert_eq!((status(&worker.api(), &old).await, status(&worker.api(), &new).await), (200, 200));
    worker.stop();
    worker.set_variable("TOKEN_KEY", NEXT_KEY);
    worker.restart().await;
    assert_eq!((status(&worker.api(), &old).await, status(&worker.api(), &new).await), (401, 200));
    worker.stop();
    worker.set_variable("TOKEN_KEY", "");
    worker.restart().await;
    let api = worker.api();
    assert_eq!(status(&api, &new).await, 401);
    let refused = api.call("POST", "portal-access", Key::Provider, Some(r#"{"role":"admin"}"#)).await;
    assert_eq!((refused.status, &refused.body["code"]), (503, &json!("misconfigured")));
    assert!(text(&refused.body, "detail").contains("TOKEN_KEY is not set"), "{}", refused.text);
    assert_eq!(api.call("GET", "endpoints", Key::Demo, None).await.status, 200, "all else goes on");
    worker.stop();
    worker.set_variable("TOKEN_KEY", "short");
    worker.restart().await;
    let health = worker.api().call("GET", "/health", Key::None, None).await;
    assert_eq!(health.status, 503, "{}", health.text);
    assert!(!health.text.contains("short"), "{}", health.text);
}

#[tokio::test]
async fn the_link_leads_to_where_the_portal_is() {
    let mut worker = Worker::new(Settings::default());
    worker.set_variable("PORTAL_URL", "https://portal.example/webhooks/");
    worker.restart().await;
    let made = worker.api().grant(json!({ "role": "viewer" })).await;
    assert_eq!(text(&made, "link"), format!("https://portal.example/webhooks/#token={}", text(&made, "token")));
}

#[tokio::test]
async fn another_partner_reads_as_one_that_does_not_exist() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    let id = text(&endpoint, "id");
    let path = "/api/v1/partners/other/portal-access";
    let made = api.call("POST", path, Key::Provider, Some(r#"{"role":"admin"}"#)).await;
    let theirs = text(&made.body, "token");
    let answer = async |path: String| {
        let answer = api.call_as("GET", &path, &theirs, None).await;
        // Every request has an id of its own.
        let words = answer.text.replace(&text(&answer.body, "requestId"), "");
        (answer.status, answer.kind, answer.etag, words)
    };
    let real = answer(format!("/api/v1/partners/demo/endpoints/{id}")).await;
    assert_eq!(real.0, 404);
    assert_eq!(real, answer(format!("/api/v1/partners/nobody/endpoints/{id}")).await);
    assert_eq!(real, answer("/api/v1/partners/demo/endpoints/ep_00000000000000000000000000".to_owned()).await);
    // Under their own partner, the endpoint of the other is as one that nobody has.
    let own = answer(format!("/api/v1/partners/other/endpoints/{id}")).await;
    assert_eq!(own.0, 404);
    assert_eq!(own, answer("/api/v1/partners/other/endpoints/ep_00000000000000000000000000".to_owned()).await);
}

#[tokio::test]
async fn a_viewer_sees_everything_but_secrets_and_changes_nothing() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let headers = json!([{ "name": "x-clinic-key", "value": "hunter2" }]);
    let endpoint = api.endpoint(&receiver.url("/"), json!({ "headers": headers })).await;
    let (id, secret) = (text(&endpoint, "id"), text(&endpoint, "secret"));
    api.publish("AD234").await;
    let delivery = text(&api.newest("delivered").await["delivery"], "id");
    let viewer = token(&api, json!({ "role": "viewer" })).await;
    for path in
        ["settings", "endpoints", "deliveries", "stats", &format!("endpoints/{id}"), &format!("deliveries/{delivery}")]
    {
        let seen = api.call_as("GET", path, &viewer, None).await;
        assert_eq!(seen.status, 200, "{path}");
        assert!(!seen.text.contains(&secret) && !seen.text.contains("hunter2"), "{path}");
    }
    let before = api.call("GET", &format!("endpoints/{id}"), Key::Demo, None).await.text;
    for (method, path, body) in [
        ("GET", format!("endpoints/{id}/secret"), None),
        ("PATCH", format!("endpoints/{id}"), Some(r#"{"enabled":false}"#)),
        ("DELETE", format!("endpoints/{id}"), None),
        ("POST", format!("endpoints/{id}/rotate"), None),
        ("POST", format!("endpoints/{id}/test"), Some(r#"{"eventType":"ORDER.CREATED"}"#)),
        ("POST", format!("endpoints/{id}/replay"), Some(r#"{"status":"delivered","dryRun":true}"#)),
        ("POST", format!("deliveries/{delivery}/retry"), None),
        ("DELETE", format!("deliveries/{delivery}"), None),
    ] {
        let refused = api.call_as(method, &path, &viewer, body).await;
        assert_eq!((refused.status, &refused.body["code"]), (403, &json!("viewer_only")), "{method} {path}");
    }
    assert_eq!(api.call("GET", &format!("endpoints/{id}"), Key::Demo, None).await.text, before);
    assert_eq!(receiver.received().len(), 1);
}

#[tokio::test]
async fn the_log_says_who_asked() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let ada = token(&api, json!({ "role": "admin", "subject": "ada@clinic" })).await;
    let endpoint = text(&api.endpoint(&receiver.url("/"), json!({})).await, "id");
    let path = format!("endpoints/{endpoint}");
    api.publish("AD1").await;
    let delivery = text(&api.newest("delivered").await["delivery"], "id");
    let retried = api.call_as("POST", &format!("deliveries/{delivery}/retry"), &ada, None).await;
    assert_eq!(retried.status, 202, "{}", retried.text);
    let seen = api.call("GET", &format!("deliveries/{delivery}"), Key::Demo, None).await.body;
    assert_eq!(seen["asked"][0]["by"], "partner:ada@clinic", "{seen}");
    receiver.receives(2).await;
    // The log has it a moment after the receiver has.
    api.newest("delivered").await;

    let wish = Some(r#"{"status":"delivered"}"#);
    let replay = api.call_as("POST", &format!("{path}/replay"), &ada, wish).await;
    assert_eq!((replay.status, &replay.body["askedBy"]), (202, &json!("partner:ada@clinic")), "{}", replay.text);
    receiver.receives(3).await;

    let off = api.call_as("PATCH", &path, &ada, Some(r#"{"enabled":false}"#)).await;
    assert_eq!(
        (&off.body["state"]["reason"], &off.body["state"]["by"]),
        (&json!("partner"), &json!("partner:ada@clinic"))
    );
    api.publish("AD2").await;
    let parked = text(&api.newest("parked").await["delivery"], "id");
    let cancelled = api.call_as("DELETE", &format!("deliveries/{parked}"), &ada, None).await;
    assert_eq!(cancelled.body["cancelled"]["by"], "partner:ada@clinic", "{}", cancelled.text);
    // A key has no subject, and is written as it always was.
    api.call("PATCH", &path, Key::Demo, Some(r#"{"enabled":true}"#)).await;
    let off = api.call("PATCH", &path, Key::Provider, Some(r#"{"enabled":false}"#)).await;
    assert_eq!(off.body["state"]["by"], "provider");
}

#[tokio::test]
async fn a_change_meant_for_another_version_is_refused_and_shows_the_one_at_hand() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    receiver.plan([Reply::Status(204)]);
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    let read = api.call("GET", &path, Key::Demo, None).await;
    assert_eq!((&read.etag[..], &read.body["revision"]), ("\"1\"", &json!(1)));

    let changed = at_version(&api, "PATCH", &path, "\"1\"", Some(r#"{"description":"first"}"#)).await;
    assert_eq!((changed.status, &changed.etag[..], &changed.body["revision"]), (200, "\"2\"", &json!(2)));
    for (method, path, body) in [
        ("PATCH", path.clone(), Some(r#"{"description":"second"}"#)),
        ("POST", format!("{path}/rotate"), None),
        ("DELETE", path.clone(), None),
    ] {
        let stale = at_version(&api, method, &path, "\"1\"", body).await;
        assert_eq!((stale.status, &stale.etag[..]), (412, "\"2\""), "{method}: {}", stale.text);
        assert_eq!(
            (&stale.body["code"], &stale.body["current"]),
            (&json!("endpoint_changed"), &changed.body),
            "{method}"
        );
    }
    let secret = api.call("GET", &format!("{path}/secret"), Key::Demo, None).await.body["secret"].clone();
    assert_eq!(secret, endpoint["secret"], "nothing was done");

    // Without a version all is as before.
    let blind = api.call("PATCH", &path, Key::Demo, Some(r#"{"description":"third"}"#)).await;
    assert_eq!((blind.status, &blind.etag[..]), (200, "\"3\""));
    let same = api.call("PATCH", &path, Key::Demo, Some(r#"{"enabled":true}"#)).await;
    assert_eq!(same.etag, "\"3\"", "one that is on already is not changed");
    let rotated = at_version(&api, "POST", &format!("{path}/rotate"), "\"3\"", None).await;
    assert_eq!((rotated.status, &rotated.etag[..]), (200, "\"4\""));
    assert_eq!(at_version(&api, "DELETE", &path, "\"4\"", None).await.status, 204);
    assert_eq!(at_version(&api, "DELETE", &path, "*", None).await.status, 404);

    // Of many changes to the same version one is made.
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    let racing: Vec<_> = (0..8)
        .map(|number| {
            let (api, path) = (api.clone(), path.clone());
            let body = json!({ "description": number.to_string() }).to_string();
            tokio::spawn(async move { at_version(&api, "PATCH", &path, "\"1\"", Some(&body)).await.status })
        })
        .collect();
    let mut made = 0;
    for answer in racing {
        made += u32::from(answer.await.expect("a task ends") == 200);
    }
    assert_eq!(made, 1);
}
