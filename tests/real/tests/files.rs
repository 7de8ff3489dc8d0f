//! The portal's files as the worker serves them: compressed as the client can read them, kept as long as they stay true,
//! and few enough for the first page.

use hookpost_real::{Browser, Key, Receiver, Settings, Worker, part};
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::json;

/// What the first page may weigh in all, in bytes on the wire without headers: its page, scripts, styles, icons and
/// WebAssembly, in Brotli. It weighs 148,610. It is never to grow.
const FIRST_PAGE_AT_MOST: u64 = 150_000;

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

/// The path of the first thing of that ending that the page names.
async fn named(worker: &Worker, ending: &str) -> String {
    let page = ask(worker, Method::GET, "/", &[]).await.text().await.expect("text");
    let found = page.split('"').find(|part| part.starts_with('/') && part.ends_with(ending));
    found.unwrap_or_else(|| panic!("the page names no {ending}")).to_owned()
}

#[tokio::test]
async fn a_file_comes_in_the_coding_that_the_client_likes_best() {
    let worker = Worker::start(Settings::default()).await;
    let script = named(&worker, ".js").await;
    let plain = ask(&worker, Method::GET, &script, &[]).await;
    assert_eq!((field(&plain, "content-encoding"), field(&plain, "vary")), (None, Some("accept-encoding")));
    for (accepted, coding) in [
        ("gzip, deflate, br, zstd", Some("br")),
        ("gzip", Some("gzip")),
        ("br;q=0.2, gzip;q=0.9", Some("gzip")),
        ("br;q=0, *", Some("gzip")),
        ("br;q=0, gzip;q=0", None),
        ("*;q=0", None),
        ("identity", None),
    ] {
        let answer = ask(&worker, Method::GET, &script, &[("accept-encoding", accepted)]).await;
        assert_eq!(answer.status(), StatusCode::OK, "{accepted}");
        assert_eq!(field(&answer, "content-encoding"), coding, "{accepted}");
        assert_eq!(field(&answer, "content-type"), Some("text/javascript; charset=utf-8"), "{accepted}");
        let ending = match coding {
            Some("br") => ".br",
            Some(_) => ".gz",
            None => "",
        };
        let built = std::fs::read(format!("{}{script}{ending}", part("HOOKPOST_DIST"))).expect("the build left it");
        assert!(answer.bytes().await.expect("bytes") == built, "{accepted}: it is sent as it was built, packed once");
    }
}

#[tokio::test]
async fn what_is_named_by_its_content_is_kept_and_the_page_is_asked_for_each_time() {
    let worker = Worker::start(Settings::default()).await;
    for ending in [".js", ".css", ".wasm"] {
        let path = named(&worker, ending).await;
        let answer = ask(&worker, Method::GET, &path, &[("accept-encoding", "br")]).await;
        assert_eq!(field(&answer, "cache-control"), Some("public, max-age=31536000, immutable"), "{path}");
        assert_eq!(field(&answer, "content-encoding"), Some("br"), "{path}");
    }
    for path in ["/", "/deliveries/dlv_x", "/index.html", "/validator/validator.js"] {
        let fields = [("accept-encoding", "br")];
        let answer = ask(&worker, Method::GET, path, &fields).await;
        assert_eq!(field(&answer, "cache-control"), Some("no-cache"), "{path}");
        let tag = field(&answer, "etag").expect("it has a tag").to_owned();
        let again = ask(&worker, Method::GET, path, &[fields[0], ("if-none-match", &format!("\"x\", W/{tag}"))]).await;
        assert_eq!((again.status(), field(&again, "etag")), (StatusCode::NOT_MODIFIED, Some(&tag[..])), "{path}");
        assert_eq!(again.bytes().await.expect("bytes").len(), 0, "{path}");
        let changed = ask(&worker, Method::GET, path, &[fields[0], ("if-none-match", "\"another\"")]).await;
        assert_eq!(changed.status(), StatusCode::OK, "{path}");
        let gzip = ask(&worker, Method::GET, path, &[("accept-encoding", "gzip"), ("if-none-match", &tag)]).await;
        assert_eq!(gzip.status(), StatusCode::OK, "{path}: a tag is that of one coding");
    }
}

#[tokio::test]
async fn head_tells_what_get_would_and_nothing_more() {
    let worker = Worker::start(Settings::default()).await;
    for path in [named(&worker, ".wasm").await, "/".to_owned()] {
        let fields = [("accept-encoding", "br")];
        let (get, head) =
            (ask(&worker, Method::GET, &path, &fields).await, ask(&worker, Method::HEAD, &path, &fields).await);
        for name in ["content-type", "content-encoding", "content-length", "cache-control", "etag", "vary"] {
            assert_eq!(field(&head, name), field(&get, name), "{path}: {name}");
        }
        assert_eq!(head.status(), StatusCode::OK, "{path}");
        assert!(field(&head, "content-length").is_some(), "{path}");
        assert_eq!(head.bytes().await.expect("bytes").len(), 0, "{path}");
    }
    assert_eq!(ask(&worker, Method::POST, "/", &[]).await.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_file_that_is_not_there_is_missing_in_every_coding() {
    let worker = Worker::start(Settings::default()).await;
    for accepted in ["br", "gzip", "identity"] {
        for path in ["/nothing.js", "/portal-0123456789abcdef.wasm", "/validator/../../Cargo.json"] {
            let answer = ask(&worker, Method::GET, path, &[("accept-encoding", accepted)]).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path} {accepted}");
            assert_eq!(field(&answer, "content-encoding"), None, "{path} {accepted}");
            assert_eq!(field(&answer, "cache-control"), Some("no-store"), "{path} {accepted}");
        }
    }
}

#[tokio::test]
async fn the_first_page_stays_within_its_budget() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/hooks"), json!({})).await;
    let path = format!("endpoints/{}/test", endpoint["id"].as_str().expect("an id"));
    for _ in 0..3 {
        let sent = api.call("POST", &path, Key::Demo, Some(r#"{"eventType":"ORDER.CREATED"}"#)).await;
        assert_eq!(sent.status, 202, "{}", sent.text);
    }
    let browser = Browser::open().await;
    browser.go(&format!("{}/#partner=demo&key=part_demo", worker.address())).await;
    browser.sees("All is well").await;
    browser.sees("attempts, 24 h").await;
    browser.sees("1 of 31").await;
    let files = browser
        .run(
            "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .filter(({ name }) => !name.includes('/api/') && !name.startsWith('data:'))
                .map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize])",
        )
        .await;
    let sizes = files.as_array().expect("a list").iter().map(|file| file[1].as_u64().expect("a size"));
    let total: u64 = sizes.sum();
    assert!(total > 50_000, "the browser tells the sizes: {files}");
    assert!(total <= FIRST_PAGE_AT_MOST, "{total} bytes, {FIRST_PAGE_AT_MOST} at most: {files}");
    assert_eq!(files.as_array().map(Vec::len), Some(4), "the page, its script, its styles and its module: {files}");
}

/// The styles that come later are for other pages: with them, nothing on the first page stands or looks otherwise.
#[tokio::test]
async fn the_first_page_needs_none_of_the_styles_that_come_later() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    api.endpoint(&receiver.url("/hooks"), json!({ "description": "Production" })).await;
    let browser = Browser::open().await;
    browser.go(&format!("{}/#partner=demo&key=part_demo", worker.address())).await;
    browser.sees("No attempt in the last 24 hours.").await;
    browser.keys("?").await;
    browser.shows("dialog .keys").await;
    let came = browser
        .run(
            "const look = () => [...document.querySelectorAll('.hookpost *')].map((element) => {
                 const { x, y, width, height } = element.getBoundingClientRect();
                 const { color, backgroundColor, font } = getComputedStyle(element);
                 return [element.className, x, y, width, height, color, backgroundColor, font].join(' ');
             });
             globalThis.look = look;
             globalThis.before = look();
             const href = document.querySelector('meta[name=hookpost-later]').content;
             const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
             sheet.addEventListener('load', () => document.body.setAttribute('data-styled', ''));
             document.head.append(sheet);
             return globalThis.before.length",
        )
        .await;
    assert!(came.as_u64() > Some(60), "{came} elements");
    browser.shows("[data-styled]").await;
    let changed = browser.run("const now = look(); return before.filter((was, at) => was !== now[at])").await;
    assert_eq!(changed, json!([]));
}
