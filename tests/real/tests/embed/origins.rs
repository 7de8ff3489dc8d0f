//! Which pages may call the API from a browser, and that all may load the files.

use hookpost_real::{Settings, Worker};
use reqwest::{Client, Method, Response, StatusCode};

use super::site::worker_for;

const SITE: &str = "https://portal.example.com";

async fn ask(worker: &Worker, method: Method, path: &str, fields: &[(&str, &str)]) -> Response {
    let client = Client::builder().no_proxy().build().expect("a client without TLS can be made");
    let mut request = client.request(method, format!("{}{path}", worker.address()));
    for (name, value) in fields {
        request = request.header(*name, *value);
    }
    request.send().await.expect("the worker answers")
}

fn field<'r>(response: &'r Response, name: &str) -> Option<&'r str> {
    response.headers().get(name).map(|value| value.to_str().expect("fields are ASCII"))
}

fn allowed(response: &Response) -> Option<&str> {
    assert_eq!(field(response, "access-control-allow-credentials"), None, "a token is no cookie");
    field(response, "access-control-allow-origin")
}

#[tokio::test]
async fn a_page_of_an_allowed_origin_may_call_and_no_other() {
    let worker = worker_for(&format!("http://127.0.0.1:3000 {SITE}")).await;
    let key = ("authorization", "Bearer part_demo");
    let settings = "/api/v1/partners/demo/settings";
    // By the router, by an object, and refused by each.
    for (method, path, status) in [
        (Method::GET, "/api/v1/event-types", StatusCode::OK),
        (Method::GET, settings, StatusCode::OK),
        (Method::GET, "/api/v1/partners/other/settings", StatusCode::NOT_FOUND),
        (Method::GET, "/api/v1/partners/demo/deliveries/dlv_x", StatusCode::NOT_FOUND),
        (Method::GET, "/api/v1/nothing", StatusCode::NOT_FOUND),
        (Method::PUT, settings, StatusCode::METHOD_NOT_ALLOWED),
    ] {
        // The answers tell the id of their request: it is to be one and the same.
        let id = ("x-request-id", "req_origins");
        let answer = ask(&worker, method.clone(), path, &[key, id, ("origin", SITE)]).await;
        assert_eq!((answer.status(), allowed(&answer)), (status, Some(SITE)), "{method} {path}");
        assert_eq!(field(&answer, "vary"), Some("Origin"), "{path}");
        assert_eq!(field(&answer, "access-control-expose-headers"), Some("etag, retry-after"), "{path}");
        let foreign = ask(&worker, method.clone(), path, &[key, ("origin", "https://evil.example")]).await;
        assert_eq!((foreign.status(), allowed(&foreign)), (status, None), "{method} {path}");
        assert_eq!(field(&foreign, "vary"), Some("Origin"), "{path}");
        let same = ask(&worker, method, path, &[key, id]).await;
        assert_eq!((same.status(), allowed(&same)), (status, None), "{path}");
        assert_eq!(field(&same, "cache-control"), Some("no-store"), "{path}: nothing is kept for another origin");
        assert_eq!(
            answer.text().await.expect("text"),
            same.text().await.expect("text"),
            "{path}: the answer is the same"
        );
    }
    let unknown = ask(&worker, Method::GET, settings, &[("origin", SITE)]).await;
    assert_eq!((unknown.status(), allowed(&unknown)), (StatusCode::UNAUTHORIZED, Some(SITE)), "the page may know why");
}

#[tokio::test]
async fn what_a_browser_asks_beforehand_is_answered_without_a_key() {
    let worker = worker_for(SITE).await;
    let path = "/api/v1/partners/demo/endpoints";
    let question = [("origin", SITE), ("access-control-request-method", "PATCH")];
    let answer = ask(&worker, Method::OPTIONS, path, &question).await;
    assert_eq!((answer.status(), allowed(&answer)), (StatusCode::NO_CONTENT, Some(SITE)));
    assert!(field(&answer, "access-control-allow-methods").is_some_and(|methods| methods.contains("PATCH")));
    assert!(field(&answer, "access-control-allow-headers").is_some_and(|names| names.contains("authorization")));
    for fields in [
        &[("origin", "https://evil.example"), ("access-control-request-method", "PATCH")][..],
        &[("origin", SITE)],
        &[("access-control-request-method", "PATCH")],
    ] {
        let refused = ask(&worker, Method::OPTIONS, path, fields).await;
        assert_eq!(refused.status(), StatusCode::METHOD_NOT_ALLOWED, "{fields:?}");
        assert_eq!(field(&refused, "access-control-allow-methods"), None, "{fields:?}");
    }
}

#[tokio::test]
async fn unless_told_no_page_of_another_origin_may_call() {
    let worker = Worker::start(Settings::default()).await;
    for origin in [SITE, "null", "http://127.0.0.1:8787"] {
        let fields = [("origin", origin), ("access-control-request-method", "GET")];
        let answer = ask(&worker, Method::GET, "/api/v1/event-types", &fields).await;
        assert_eq!((answer.status(), allowed(&answer), field(&answer, "vary")), (StatusCode::OK, None, None));
        let asked = ask(&worker, Method::OPTIONS, "/api/v1/event-types", &fields).await;
        assert_eq!((asked.status(), allowed(&asked)), (StatusCode::METHOD_NOT_ALLOWED, None));
    }
}

#[tokio::test]
async fn the_files_that_a_page_embeds_are_for_every_page() {
    let worker = Worker::start(Settings::default()).await;
    let module = ask(&worker, Method::GET, "/embed/hookpost.js", &[("origin", SITE)]).await;
    assert_eq!((module.status(), allowed(&module)), (StatusCode::OK, Some("*")));
    assert_eq!(field(&module, "cache-control"), Some("no-cache"), "its address never changes, what it leads to does");
    assert_eq!(field(&module, "content-type"), Some("text/javascript; charset=utf-8"));
    let text = module.text().await.expect("text");
    let hashed = text.split('"').nth(1).expect("it names a file").replace("..", "");
    let hashed = ask(&worker, Method::GET, &hashed, &[("accept-encoding", "br")]).await;
    assert_eq!(field(&hashed, "cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!((field(&hashed, "content-encoding"), allowed(&hashed)), (Some("br"), Some("*")));
    assert_eq!(field(&hashed, "cross-origin-resource-policy"), Some("cross-origin"));
    let types = ask(&worker, Method::GET, "/embed/hookpost.d.ts", &[]).await;
    assert_eq!(field(&types, "content-type"), Some("text/plain; charset=utf-8"));
    let page = ask(&worker, Method::GET, "/", &[("origin", SITE)]).await;
    assert_eq!(allowed(&page), None, "a page is no file to embed");
}

#[tokio::test]
async fn an_origin_that_is_none_is_told_of_and_allows_nobody() {
    let worker = worker_for(&format!("{SITE}/webhooks")).await;
    let health = ask(&worker, Method::GET, "/health", &[]).await;
    assert_eq!(health.status(), StatusCode::SERVICE_UNAVAILABLE);
    let detail = health.text().await.expect("text");
    assert!(detail.contains("ALLOWED_ORIGINS has origins such as https://portal.example.com"), "{detail}");
    let answer = ask(&worker, Method::GET, "/api/v1/event-types", &[("origin", SITE)]).await;
    assert_eq!(allowed(&answer), None);
}
