//! What the pages' headers let a browser do.

use hookpost_real::{Browser, Settings, Worker};
use reqwest::{Client, Response};

async fn ask(worker: &Worker, path: &str) -> Response {
    let client = Client::builder().no_proxy().build().expect("a client without TLS can be made");
    client.get(format!("{}{path}", worker.address())).send().await.expect("the worker answers")
}

fn field(response: &Response, name: &str) -> String {
    response.headers().get(name).map(|value| value.to_str().expect("ASCII").to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn pages_may_do_what_they_need_and_nothing_else() {
    let mut worker = Worker::start(Settings::default()).await;
    for path in ["/", "/endpoints", "/events/ORDER.CREATED", "/docs"] {
        let page = ask(&worker, path).await;
        let policy = field(&page, "content-security-policy");
        for part in ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"] {
            assert!(policy.split("; ").any(|one| one == part), "{path}: {part} is not in {policy}");
        }
        assert!(!policy.contains("'unsafe-") && !policy.contains('*'), "{path}: {policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(field(&page, name), value, "{path}: {name}");
        }
        assert!(field(&page, "permissions-policy").contains("camera=()"), "{path}");
    }
    worker.kill();
    worker.set_variable("FRAME_ANCESTORS", "'self' https://portal.example");
    worker.restart().await;
    let policy = field(&ask(&worker, "/").await, "content-security-policy");
    assert!(policy.ends_with("; frame-ancestors 'self' https://portal.example"), "{policy}");
    let policy = field(&ask(&worker, "/docs").await, "content-security-policy");
    assert!(policy.ends_with("frame-ancestors 'none'"), "the reference needs no frame: {policy}");
    worker.kill();
    worker.set_variable("FRAME_ANCESTORS", "*; script-src *");
    worker.restart().await;
    let policy = field(&ask(&worker, "/").await, "content-security-policy");
    assert!(policy.ends_with("frame-ancestors 'none'"), "what cannot be read lets nobody: {policy}");
    assert_eq!(ask(&worker, "/health").await.status(), 503);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_shows_the_portal_to_those_who_are_named() {
    let mut worker = Worker::new(Settings::default());
    for (setting, is_shown) in [("'none'", false), ("'self'", true)] {
        worker.set_variable("FRAME_ANCESTORS", setting);
        worker.restart().await;
        let browser = Browser::open().await;
        // The reference has no policy of its own that forbids frames, but one that loads nothing: an empty file it is.
        browser.go(&format!("{}/validator/validator.js", worker.address())).await;
        let script = "const frame = document.createElement('iframe'); frame.src = '/#partner=demo&key=part_demo';
            const loaded = new Promise((done) => { frame.onload = done; });
            document.body.append(frame); await loaded;
            try { return frame.contentDocument.querySelector('[data-hookpost]') !== null } catch { return false }";
        let shown = browser.run(&format!("return (async () => {{ {script} }})()")).await;
        assert_eq!(shown, is_shown, "FRAME_ANCESTORS {setting}");
        worker.kill();
    }
}
