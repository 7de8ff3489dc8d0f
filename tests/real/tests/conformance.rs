//! Conformance runs of the built worker at real receivers: ours, one that verifies nothing, one that does nothing right,
//! one that is not there; and what a crash, a limit and a second run make of them.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hookpost_real::{Key, Receiver, Reply, Settings, Worker, block, eventually, part, text};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A running receiver. It is ended when dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Running {
    async fn start(mut command: Command, port: u16, secret: &str) -> Self {
        command.env("SECRET", secret).env("PORT", port.to_string()).stdout(Stdio::null()).stderr(Stdio::null());
        let running = Self(command.spawn().expect("the receiver can be started"));
        eventually("the receiver listens", Duration::from_secs(20), || async {
            tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok()
        })
        .await;
        running
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("loopback has ports").port()
}

/// Begins a run and gives its path.
async fn begin(worker: &Worker, endpoint: &Value) -> String {
    let path = format!("endpoints/{}/conformance", text(endpoint, "id"));
    let begun = worker.api().call("POST", &path, Key::Demo, None).await;
    assert_eq!((begun.status, &begun.body["run"]["state"]), (202, &json!("running")), "{}", begun.text);
    format!("{path}/{}", text(&begun.body["run"], "id"))
}

/// The report of a run, once it has ended.
async fn ended(worker: &Worker, path: &str) -> Value {
    eventually("the run ends", Duration::from_mins(2), || async {
        let report = worker.api().call("GET", path, Key::Demo, None).await.body;
        (report["run"]["state"] != "running").then_some(report)
    })
    .await
}

fn checks(report: &Value) -> &Vec<Value> {
    report["checks"].as_array().expect("a list")
}

/// What was found of each check, told once where it is the same for all.
fn findings(report: &Value) -> Vec<(String, String)> {
    let mut all: Vec<_> =
        checks(report).iter().map(|check| (text(check, "check"), check["finding"].to_string())).collect();
    all.dedup();
    all
}

fn finding<'a>(report: &'a Value, name: &str) -> &'a Value {
    let check = checks(report).iter().find(|check| check["check"] == name);
    &check.unwrap_or_else(|| panic!("no {name}"))["finding"]
}

async fn check_receiver(command: Command) {
    let (worker, port) = (Worker::start(Settings::default()).await, free_port());
    let endpoint = worker.api().endpoint(&format!("http://127.0.0.1:{port}/hooks"), json!({})).await;
    let _running = Running::start(command, port, &text(&endpoint, "secret")).await;
    let path = begin(&worker, &endpoint).await;
    let report = ended(&worker, &path).await;
    assert_eq!(report["run"]["state"], "finished");
    for check in checks(&report) {
        assert_eq!(check["finding"], "passed", "{}: {} {}", check["title"], check["found"], check["advice"]);
    }
    assert_eq!(findings(&report).len(), 15);
    // The body in two halves took as long as the pause between them.
    let slow = checks(&report).iter().find(|check| check["check"] == "slowBody").expect("it is made");
    let at = |name: &str| hookpost::model::Timestamp::parse(&text(&slow["probes"][0], name)).expect("a time");
    assert!(at("endedAt").since(at("startedAt")) >= Duration::from_secs(2), "{slow}");
}

/// A file with the page's block of that language.
fn saved(language: &str, name: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let file = folder.path().join(name);
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/receivers.md");
    let page = std::fs::read_to_string(page).expect("the page is there");
    std::fs::write(&file, block(&page, language)).expect("it can be written");
    (folder, file)
}

#[tokio::test]
async fn the_receiver_for_node_passes_every_check() {
    let (_folder, file) = saved("js", "receiver.mjs");
    let mut command = Command::new(part("HOOKPOST_NODE"));
    command.arg(file);
    check_receiver(command).await;
}

#[tokio::test]
async fn the_receiver_for_python_passes_every_check() {
    let (_folder, file) = saved("python", "receiver.py");
    let mut command = Command::new("python3");
    command.arg(file);
    check_receiver(command).await;
}

#[tokio::test]
async fn the_receiver_in_rust_passes_every_check() {
    check_receiver(Command::new(env!("CARGO_BIN_EXE_receiver"))).await;
}

#[tokio::test]
async fn a_receiver_that_verifies_nothing_is_told_so_and_nothing_else_comes_of_it() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let own = json!({ "eventTypes": ["ORDER.CREATED", "TEST.PROCESSED"], "headers": [{ "name": "x-key", "value": "hunter2" }] });
    let endpoint = api.endpoint(&receiver.url("/hooks?token=1"), own).await;
    let before = api.call("GET", &format!("endpoints/{}/stats", text(&endpoint, "id")), Key::Demo, None).await.body;
    let path = begin(&worker, &endpoint).await;
    let report = ended(&worker, &path).await;
    for name in ["wrongSecret", "alteredBody", "noSignature", "oldTimestamp"] {
        assert_eq!(finding(&report, name), "failed", "{name}");
    }
    let failed = findings(&report).iter().filter(|(_, finding)| finding == "\"failed\"").count();
    assert_eq!((failed, findings(&report).len()), (4, 15));

    // What is told to have been sent is what came, but for what is secret.
    let all_that_came = receiver.received();
    let probes: Vec<_> = checks(&report).iter().flat_map(|check| check["probes"].as_array().expect("a list")).collect();
    assert_eq!(all_that_came.len(), probes.len());
    for probe in &probes {
        let sent = text(probe, "sent");
        assert!(sent.contains("x-key: ••••") && !sent.contains("hunter2"), "{sent}");
        let (head, body) = sent.split_once("\n\n").expect("a head and a body");
        let came = all_that_came.iter().filter(|one| one.id() == text(probe, "eventId"));
        let came: Vec<_> = came.filter(|one| one.body.starts_with(body.as_bytes())).collect();
        assert!(!came.is_empty(), "{sent}");
        assert!(came.iter().any(|one| {
            let own =
                |name: &str| one.headers.get(name).is_none_or(|value| head.contains(&format!("\n{name}: {value}")));
            own("webhook-timestamp")
                && own("webhook-signature")
                && own("content-length")
                && one.headers["x-key"] == "hunter2"
        }));
        assert_eq!(probe["bytesSent"].as_u64(), came.first().map(|one| one.body.len() as u64));
    }
    // No delivery, no count, no trouble.
    assert!(api.deliveries("").await.is_empty());
    let after = api.call("GET", &format!("endpoints/{}/stats", text(&endpoint, "id")), Key::Demo, None).await.body;
    assert_eq!((&after["day"], &after["hours"]), (&before["day"], &before["hours"]));
    assert_eq!(
        api.call("GET", &format!("endpoints/{}", text(&endpoint, "id")), Key::Demo, None).await.body["failing"],
        json!(null)
    );
}

#[tokio::test]
async fn a_receiver_that_refuses_everything_has_proven_nothing() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    receiver.otherwise(Reply::Status(410));
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({ "eventTypes": ["ORDER.CREATED"] })).await;
    let report = ended(&worker, &begin(&worker, &endpoint).await).await;
    assert_eq!((finding(&report, "eventType"), finding(&report, "wrongSecret")), (&json!("failed"), &json!("unclear")));
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    let state = worker.api().call("GET", &path, Key::Demo, None).await.body["state"].clone();
    assert_eq!(state, endpoint["state"], "a 410 to a trial switches nothing off");
}

#[tokio::test]
async fn a_run_to_nobody_stops_and_says_what_was_not_sent() {
    let worker = Worker::start(Settings::default()).await;
    let endpoint = worker.api().endpoint(&format!("http://127.0.0.1:{}/", free_port()), json!({})).await;
    let report = ended(&worker, &begin(&worker, &endpoint).await).await;
    assert_eq!(report["run"]["state"], "stopped");
    assert_eq!(
        findings(&report)[..2].to_vec(),
        [("eventType".to_owned(), "\"failed\"".to_owned()), ("eventType".to_owned(), "\"notSent\"".to_owned())]
    );
}

#[tokio::test]
async fn one_at_a_time_and_not_too_often() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/"), json!({ "eventTypes": ["ORDER.CREATED"] })).await;
    let path = format!("endpoints/{}/conformance", text(&endpoint, "id"));
    for _ in 0..6 {
        let run = begin(&worker, &endpoint).await;
        let second = api.call("POST", &path, Key::Demo, None).await;
        assert_eq!((second.status, &second.body["code"]), (409, &json!("run_under_way")), "{}", second.text);
        ended(&worker, &run).await;
    }
    let seventh = api.call("POST", &path, Key::Demo, None).await;
    assert_eq!((seventh.status, &seventh.body["code"]), (429, &json!("too_many_runs")), "{}", seventh.text);
    assert!(seventh.body["retryAfter"].as_u64().is_some_and(|seconds| (3000..=3600).contains(&seconds)));
    let list = api.call("GET", &path, Key::Demo, None).await.body;
    assert_eq!(list["runs"].as_array().map(Vec::len), Some(6));
    assert!(list["nextRunAt"].is_string());

    let change = |body: &'static str| {
        let (api, path) = (api.clone(), format!("endpoints/{}", text(&endpoint, "id")));
        async move { api.call("PATCH", &path, Key::Demo, Some(body)).await.status }
    };
    assert_eq!(change(r#"{"enabled":false}"#).await, 200);
    assert_eq!(api.call("POST", &path, Key::Demo, None).await.body["code"], "endpoint_disabled");
    // With the endpoint everything of it goes.
    assert_eq!(api.call("DELETE", &format!("endpoints/{}", text(&endpoint, "id")), Key::Demo, None).await.status, 204);
    assert_eq!(api.call("GET", &path, Key::Demo, None).await.status, 404);
}

#[tokio::test]
async fn a_run_that_a_crash_cut_short_says_so_and_sends_nothing_more() {
    let (mut worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    receiver.plan([Reply::Status(204), Reply::Late(Duration::from_secs(10), 204)]);
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let path = begin(&worker, &endpoint).await;
    receiver.receives(2).await;
    worker.kill();
    worker.restart().await;
    let report = worker.api().call("GET", &path, Key::Demo, None).await.body;
    assert_eq!(report["run"]["state"], "interrupted");
    let found: Vec<_> = checks(&report).iter().take(3).map(|check| check["finding"].clone()).collect();
    assert_eq!(found, [json!("passed"), json!("failed"), json!("notSent")]);
    assert_eq!(report["checks"][1]["probes"][0]["failure"]["cause"], "interrupted", "{}", report["checks"][1]);
    // Another may begin.
    ended(&worker, &begin(&worker, &endpoint).await).await;
    assert_eq!(
        receiver.received().iter().filter(|one| one.id() == text(&report["checks"][2]["probes"][0], "eventId")).count(),
        0
    );
}

#[tokio::test]
async fn a_run_keeps_to_the_rate_limit_of_its_endpoint() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let form = json!({ "eventTypes": ["ORDER.CREATED"], "rateLimit": 5 });
    let endpoint = worker.api().endpoint(&receiver.url("/"), form).await;
    let report = ended(&worker, &begin(&worker, &endpoint).await).await;
    assert_eq!(report["run"]["state"], "finished", "{report}");
    let mut times: Vec<_> = receiver.received().iter().map(|one| one.at).collect();
    times.sort_unstable();
    // The one whose body takes its time arrives later than it left, so five may come up to a little closer.
    let closest = times.windows(7).map(|some| some[6] - some[0]).min().expect("more than seven came");
    assert!(closest >= Duration::from_millis(900), "seven within {closest:?}");
}

/// Whether any file of the worker's data holds these letters.
fn is_on_disk(worker: &Worker, letters: &str) -> bool {
    let mut folders = vec![worker.data().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read(&path)
                .is_ok_and(|bytes| bytes.windows(letters.len()).any(|some| some == letters.as_bytes()))
            {
                return true;
            }
        }
    }
    false
}

#[tokio::test]
async fn what_was_sent_and_answered_is_sealed_and_goes_when_its_time_is_over() {
    let (mut worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    receiver.otherwise(Reply::Full(200, Vec::new(), b"an-answer-of-theirs".to_vec()));
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({ "eventTypes": ["ORDER.CREATED"] })).await;
    let path = begin(&worker, &endpoint).await;
    let report = ended(&worker, &path).await;
    assert_eq!(report["checks"][0]["probes"][0]["answer"], "an-answer-of-theirs");
    assert!(is_on_disk(&worker, "ORDER.CREATED"), "ids and types are readable, so this looks where it should");
    assert!(!is_on_disk(&worker, "an-answer-of-theirs") && !is_on_disk(&worker, "webhook-signature"));
    worker.stop();
    worker.set_retention_ms(1_000);
    worker.restart().await;
    eventually("the run is gone", Duration::from_secs(40), || async {
        (worker.api().call("GET", &path, Key::Demo, None).await.status == 404).then_some(())
    })
    .await;
}
