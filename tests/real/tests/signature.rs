//! The signature of requests that the built worker sent, by the word of the official libraries for Rust, JavaScript and
//! Python.

use std::io::Write as _;
use std::process::{Command, Stdio};

use hookpost_real::{Key, Received, Receiver, Settings, Worker, part, text};
use hyper::header::HeaderMap;
use serde_json::{Value, json};
use standardwebhooks::Webhook;

const FOREIGN: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A request to be verified, and what must come of it.
struct Case {
    claim: &'static str,
    secret: String,
    request: Received,
    is_genuine: bool,
}

impl Case {
    fn new(claim: &'static str, secret: &str, request: &Received, is_genuine: bool) -> Self {
        Self { claim, secret: secret.to_owned(), request: request.clone(), is_genuine }
    }
}

/// The headers that carry the signature.
fn signed(request: &Received) -> impl Iterator<Item = (&String, &String)> {
    request.headers.iter().filter(|(name, _)| name.starts_with("webhook-"))
}

fn by_rust(cases: &[Case]) -> Vec<String> {
    let verdict = |case: &Case| {
        let mut headers = HeaderMap::new();
        for (name, value) in signed(&case.request) {
            let name: hyper::header::HeaderName = name.parse().expect("a name");
            headers.insert(name, value.parse().expect("a value"));
        }
        let webhook = Webhook::new(&case.secret).expect("the library takes the secret");
        webhook.verify(&case.request.body, &headers).map_or_else(|error| error.to_string(), |()| "genuine".to_owned())
    };
    cases.iter().map(verdict).collect()
}

/// Gives all requests to a script and reads its verdicts.
fn by(mut script: Command, cases: &[Case]) -> Vec<String> {
    let requests: Vec<Value> = cases
        .iter()
        .map(|case| {
            let body = String::from_utf8(case.request.body.clone()).expect("a body is JSON");
            let headers: Value = signed(&case.request).map(|(name, value)| (name.clone(), json!(value))).collect();
            json!({ "secret": case.secret, "headers": headers, "body": body })
        })
        .collect();
    let mut child =
        script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the script's program can be started");
    let mut input = child.stdin.take().expect("the input is piped");
    input.write_all(json!(requests).to_string().as_bytes()).expect("the script reads");
    drop(input);
    let output = child.wait_with_output().expect("the script ends");
    assert!(output.status.success(), "the script failed: is its library there?");
    serde_json::from_slice(&output.stdout).expect("the script gives a list of verdicts")
}

/// Asks all three libraries about every case.
fn check(cases: &[Case]) {
    let file = |name: &str| format!("{}/libraries/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut node = Command::new(part("HOOKPOST_NODE"));
    node.arg(file("verify.mjs"));
    let mut python = Command::new("python3");
    python.arg(file("verify.py")).env("PYTHONPATH", part("HOOKPOST_PYTHON_LIBRARIES"));
    for (language, verdicts) in
        [("Rust", by_rust(cases)), ("JavaScript", by(node, cases)), ("Python", by(python, cases))]
    {
        assert_eq!(verdicts.len(), cases.len());
        for (case, verdict) in cases.iter().zip(verdicts) {
            assert_eq!(verdict == "genuine", case.is_genuine, "{language}, {}: {verdict}", case.claim);
        }
    }
}

fn signatures(request: &Received) -> usize {
    request.headers["webhook-signature"].split(' ').count()
}

#[tokio::test]
async fn the_official_libraries_accept_what_we_send_and_nothing_else() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let secret = text(&endpoint, "secret");
    worker.api().publish("AD234").await;
    let request = receiver.receives(1).await.remove(0);
    assert_eq!(signatures(&request), 1);

    let mut altered = request.clone();
    let at = altered.body.windows(5).position(|bytes| bytes == b"AD234").expect("the order is in the body");
    altered.body[at] = b'B';
    let other_id = request.with("webhook-id", "evt_other");
    let seconds: u64 = request.headers["webhook-timestamp"].parse().expect("seconds");
    let moved = request.with("webhook-timestamp", &(seconds + 1).to_string());
    let mut unsigned = request.clone();
    unsigned.headers.remove("webhook-signature");
    check(&[
        Case::new("as it was sent", &secret, &request, true),
        Case::new("by a foreign secret", FOREIGN, &request, false),
        Case::new("with an altered body", &secret, &altered, false),
        Case::new("with another id", &secret, &other_id, false),
        Case::new("with another timestamp", &secret, &moved, false),
        Case::new("without a signature", &secret, &unsigned, false),
        Case::new("signed four minutes ago", &secret, &request.signed_at(&secret, -240), true),
        Case::new("signed six minutes ago", &secret, &request.signed_at(&secret, -360), false),
        Case::new("signed in six minutes", &secret, &request.signed_at(&secret, 360), false),
    ]);
}

#[tokio::test]
async fn during_a_rotation_the_official_libraries_accept_either_secret_and_afterwards_the_new_one_only() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    let path = format!("endpoints/{}/rotate", text(&endpoint, "id"));
    let old = text(&endpoint, "secret");
    let new = text(&api.call("POST", &path, Key::Demo, None).await.body, "secret");
    assert_ne!(old, new);
    api.publish("AD234").await;
    let both = receiver.receives(1).await.remove(0);
    assert_eq!(signatures(&both), 2);
    let (first, _) = both.headers["webhook-signature"].split_once(' ').expect("there are two");
    let newest_first = both.with("webhook-signature", first);
    let mut altered = both.clone();
    altered.body.push(b' ');

    let end = r#"{"overlapHours":0}"#;
    let newest = text(&api.call("POST", &path, Key::Demo, Some(end)).await.body, "secret");
    api.publish("AD235").await;
    let one = receiver.receives(2).await.remove(1);
    assert_eq!(signatures(&one), 1);
    check(&[
        Case::new("during the overlap, by the new secret", &new, &both, true),
        Case::new("during the overlap, by the old secret", &old, &both, true),
        Case::new("during the overlap, by a foreign secret", FOREIGN, &both, false),
        Case::new("during the overlap, with an altered body and the new secret", &new, &altered, false),
        Case::new("during the overlap, with an altered body and the old secret", &old, &altered, false),
        Case::new("the first signature alone, by the new secret", &new, &newest_first, true),
        Case::new("the first signature alone, by the old secret", &old, &newest_first, false),
        Case::new("without an overlap, by the newest secret", &newest, &one, true),
        Case::new("without an overlap, by the secret before", &new, &one, false),
        Case::new("without an overlap, by the first secret", &old, &one, false),
    ]);
}

#[tokio::test]
async fn a_retry_is_signed_by_the_secrets_of_its_own_time_and_a_restart_forgets_none() {
    let settings = Settings { retry_delay_ms: 1500, ..Settings::default() };
    let (mut worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    receiver.plan([hookpost_real::Reply::Status(503)]);
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    worker.api().publish("AD234").await;
    let first = receiver.receives(1).await.remove(0);
    let rotated = worker.api().call("POST", &format!("{path}/rotate"), Key::Demo, None).await.body;
    worker.kill();
    worker.restart().await;
    let again = worker.api().call("GET", &format!("{path}/secret"), Key::Demo, None).await.body;
    assert_eq!(again, rotated, "what was answered outlives a kill");
    let retry = receiver.receives(2).await.remove(1);
    assert_eq!((signatures(&first), signatures(&retry)), (1, 2));
    check(&[
        Case::new("the retry, by the new secret", &text(&rotated, "secret"), &retry, true),
        Case::new("the retry, by the old secret", &text(&endpoint, "secret"), &retry, true),
        Case::new("the first attempt, by the new secret", &text(&rotated, "secret"), &first, false),
    ]);
}
