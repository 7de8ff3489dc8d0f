//! What every answer carries, and what the contract promises of methods and kinds of bodies.

use hookpost_real::{Answer, Api, Key, Settings, Worker, order_created};
use reqwest::{Client, Method};
use serde_json::json;

async fn call(api: &Api, path: &str, headers: &[(&str, &str)]) -> Answer {
    api.try_call("GET", path, Key::Provider, None, headers).await.expect("the worker answers")
}

#[tokio::test]
async fn a_request_id_is_taken_over_if_it_is_well_formed_and_else_made() {
    let worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    // Answered by the router, by a partner's object, by a file, and with a problem by each of them.
    let paths = ["/health", "/api/v1/event-types", "endpoints", "/api/v1/openapi.json", "/docs", "/metrics"];
    let refused = ["/api/v1/nothing", "endpoints/ep_00000000000000000000000000", "/nothing.js", "deliveries?limit=0"];
    for path in paths.into_iter().chain(refused) {
        let mine = "9f2c6e0a.7d41_x-Y";
        let taken = call(&api, path, &[("x-request-id", mine)]).await;
        assert_eq!(taken.request_id, mine, "{path}");
        for odd in ["a b", "", "<script>", "a/b", &"x".repeat(129)] {
            let made = call(&api, path, &[("x-request-id", odd)]).await;
            assert!(made.request_id.starts_with("req_"), "{path}: {odd:?} gives {}", made.request_id);
        }
    }
    let one = call(&api, "/health", &[]).await.request_id;
    assert_ne!(one, call(&api, "/health", &[]).await.request_id, "each request has its own");
}

#[tokio::test]
async fn another_method_is_told_the_right_ones_and_head_asks_as_get_does() {
    let worker = Worker::start(Settings::default()).await;
    let client = Client::builder().no_proxy().build().expect("a client without TLS can be made");
    let ask = |method: &'static str, path: &'static str| {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let request = client.request(method, format!("{}{path}", worker.address()));
        request.header("authorization", "Bearer prov_test").send()
    };
    for (path, allowed) in [
        ("/health", "GET, HEAD"),
        ("/api/v1/event-types", "GET, HEAD"),
        ("/api/v1/partners/demo/endpoints", "GET, POST, HEAD"),
        ("/api/v1/partners/demo/events", "POST"),
        ("/api/v1/partners/demo/events/batch", "POST, DELETE"),
        ("/", "GET, HEAD"),
        ("/docs", "GET, HEAD"),
    ] {
        for method in ["PUT", "OPTIONS"] {
            let refused = ask(method, path).await.expect("an answer");
            let told = refused.headers().get("allow").map(|value| value.to_str().expect("ASCII").to_owned());
            assert_eq!((refused.status().as_u16(), told.as_deref()), (405, Some(allowed)), "{method} {path}");
        }
    }
    for path in ["/api/v1/event-types", "/api/v1/partners/demo/endpoints", "/api/v1/openapi.json", "/docs"] {
        let (get, head) = (ask("GET", path).await.expect("an answer"), ask("HEAD", path).await.expect("an answer"));
        assert_eq!(head.status(), 200, "{path}");
        for name in ["content-type", "cache-control", "etag"] {
            assert_eq!(get.headers().get(name), head.headers().get(name), "{path}: {name}");
        }
        assert_eq!(head.bytes().await.expect("bytes").len(), 0, "{path}");
    }
}

#[tokio::test]
async fn a_body_of_another_kind_is_refused_and_stores_nothing() {
    let worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    let publish = async |path: &str, kind: &str, body: &str| {
        let headers = [("content-type", kind)];
        api.try_call("POST", path, Key::Provider, Some(body), &headers).await.expect("an answer")
    };
    let event = order_created("AD1");
    let odd = ["text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data; boundary=x"];
    for kind in odd {
        for path in ["events", "events/batch", "endpoints", "portal-access"] {
            let refused = publish(path, kind, &event).await;
            assert_eq!(
                (refused.status, &refused.body["code"]),
                (415, &json!("unsupported_media_type")),
                "{kind} {path}"
            );
        }
    }
    assert_eq!(publish("events", "application/x-ndjson", &event).await.status, 415);
    for kind in ["application/json", "Application/JSON; charset=utf-8", "application/cloudevents+json"] {
        assert_eq!(publish("events", kind, &event).await.status, 202, "{kind}");
    }
}

#[tokio::test]
async fn a_whole_number_may_have_a_fraction_of_nothing() {
    let worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    let grant = async |seconds: &str| {
        let wish = format!(r#"{{"role":"viewer","expiresIn":{seconds}}}"#);
        api.call("POST", "portal-access", Key::Provider, Some(&wish)).await
    };
    assert_eq!((grant("60").await.status, grant("60.0").await.status, grant("6e1").await.status), (201, 201, 201));
    for (odd, code) in [("60.5", "bad_body"), ("-1", "bad_body"), ("0", "invalid_access"), ("\"60\"", "bad_body")] {
        assert_eq!(grant(odd).await.body["code"], code, "{odd}");
    }
}
