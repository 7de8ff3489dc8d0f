//! The receivers that we give to partners, taken out of the page and run: real deliveries in, forged ones out.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hookpost_real::{Api, Key, Received, Receiver, Settings, Worker, block, eventually, part, text};
use serde_json::json;
use tempfile::TempDir;

fn page(path: &str) -> String {
    std::fs::read_to_string(format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))).expect("the page is there")
}

/// A running receiver. It is ended when dropped.
struct Running {
    process: Child,
    url: String,
}

impl Running {
    async fn start(mut command: Command, port: u16, secret: &str) -> Self {
        command.env("SECRET", secret).env("PORT", port.to_string()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().expect("the receiver can be started");
        let running = Self { process, url: format!("http://127.0.0.1:{port}/hooks") };
        eventually("the receiver listens", Duration::from_secs(20), || async {
            tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok()
        })
        .await;
        running
    }

    /// What it answers to a request.
    async fn answer(&self, request: &Received) -> u16 {
        let mut post = reqwest::Client::builder().no_proxy().build().expect("a client can be made").post(&self.url);
        for (name, value) in request.headers.iter().filter(|(name, _)| name.starts_with("webhook-")) {
            post = post.header(name, value);
        }
        post.body(request.body.clone()).send().await.expect("the receiver answers").status().as_u16()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port that was free a moment ago.
fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("loopback has ports").port()
}

/// Points the endpoint at a receiver of ours, publishes, and gives the request that came.
async fn capture(api: &Api, endpoint: &str, receiver: &Receiver) -> Received {
    let so_far = receiver.received().len();
    let patch = json!({ "url": receiver.url("/") }).to_string();
    assert_eq!(api.call("PATCH", &format!("endpoints/{endpoint}"), Key::Demo, Some(&patch)).await.status, 200);
    api.publish("AD234").await;
    receiver.receives(so_far + 1).await.remove(so_far)
}

/// Runs a receiver and has it judge what the worker delivers and what it does not.
async fn check(command: Command) {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let (api, port) = (worker.api(), free_port());
    let endpoint = api.endpoint(&format!("http://127.0.0.1:{port}/hooks"), json!({})).await;
    let (id, secret) = (text(&endpoint, "id"), text(&endpoint, "secret"));
    let running = Running::start(command, port, &secret).await;

    api.publish("AD233").await;
    let detail = api.newest("delivered").await;
    assert_eq!((&detail["attempts"][0]["status"], detail["attempts"].as_array().map(Vec::len)), (&json!(204), Some(1)));

    let genuine = capture(&api, &id, &receiver).await;
    let signature = genuine.headers["webhook-signature"].clone();
    let altered = Received { body: [&genuine.body[..], b" "].concat(), ..genuine.clone() };
    let foreign = genuine.signed_at("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 0);
    let missing = Received { headers: std::collections::HashMap::new(), ..genuine.clone() };
    for (claim, request, expected) in [
        ("as it was sent", genuine.clone(), 204),
        ("altered", altered, 400),
        ("with another id", genuine.with("webhook-id", "evt_other"), 400),
        ("by a foreign secret", foreign, 400),
        ("signed four minutes ago", genuine.signed_at(&secret, -240), 204),
        ("signed six minutes ago", genuine.signed_at(&secret, -360), 400),
        ("signed in six minutes", genuine.signed_at(&secret, 360), 400),
        ("with a timestamp that is none", genuine.with("webhook-timestamp", "soon"), 400),
        ("of another version", genuine.with("webhook-signature", &signature.replace("v1,", "v2,")), 400),
        ("with a signature cut short", genuine.with("webhook-signature", &signature[..20]), 400),
        ("with an empty signature", genuine.with("webhook-signature", ""), 400),
        ("among other signatures", genuine.with("webhook-signature", &format!("v1,AAAA {signature}")), 204),
        ("without the headers", missing, 400),
    ] {
        assert_eq!(running.answer(&request).await, expected, "{claim}");
    }

    // During a rotation the old secret, which this receiver has, is still good; afterwards it is not.
    let rotate = format!("endpoints/{id}/rotate");
    assert_eq!(api.call("POST", &rotate, Key::Demo, None).await.status, 200);
    assert_eq!(running.answer(&capture(&api, &id, &receiver).await).await, 204, "during a rotation");
    assert_eq!(api.call("POST", &rotate, Key::Demo, Some(r#"{"overlapHours":0}"#)).await.status, 200);
    assert_eq!(running.answer(&capture(&api, &id, &receiver).await).await, 400, "after a rotation");
}

/// A file with the page's block of that language.
fn saved(language: &str, name: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let file = folder.path().join(name);
    std::fs::write(&file, block(&page("docs/receivers.md"), language)).expect("it can be written");
    (folder, file)
}

#[tokio::test]
async fn the_receiver_for_node_takes_what_is_genuine_and_refuses_what_is_not() {
    let (_folder, file) = saved("js", "receiver.mjs");
    let mut command = Command::new(part("HOOKPOST_NODE"));
    command.arg(file);
    check(command).await;
}

#[tokio::test]
async fn the_receiver_for_python_takes_what_is_genuine_and_refuses_what_is_not() {
    let (_folder, file) = saved("python", "receiver.py");
    let mut command = Command::new("python3");
    command.arg(file);
    check(command).await;
}

/// Compiled together with these tests, out of the same page.
#[tokio::test]
async fn the_receiver_in_rust_takes_what_is_genuine_and_refuses_what_is_not() {
    check(Command::new(env!("CARGO_BIN_EXE_receiver"))).await;
}

#[test]
fn the_readme_has_the_same_receiver() {
    // But for the first line, which says how to start it.
    let page = block(&self::page("docs/receivers.md"), "js");
    assert_eq!(
        page.split_once('\n').map(|(_, rest)| rest.trim_end()),
        Some(block(&self::page("README.md"), "js").trim_end())
    );
}
