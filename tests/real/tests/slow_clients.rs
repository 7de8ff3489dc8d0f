//! Clients that dribble, say nothing or flood: everybody else is answered meanwhile.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use hookpost_real::{Key, Receiver, Settings, Worker, order_created};
use serde_json::json;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::Instant;

const CLIENTS: usize = 300;
/// Whoever waits for such clients waits longer.
const ANSWERED_WITHIN: Duration = Duration::from_secs(5);
/// So much may the worker grow, whatever comes.
const GROWS_AT_MOST: u64 = 150_000_000;

/// How a client behaves: what it says first, then this again and again with a pause.
#[derive(Clone)]
struct Conduct {
    first: String,
    then: String,
    pause: Duration,
}

impl Conduct {
    fn dribbles(first: &str) -> Self {
        Self { first: first.to_owned(), then: "x".to_owned(), pause: Duration::from_millis(200) }
    }
}

/// Behaves so until it is cut off, or for `at_most`; gives what it was told and when it was cut off.
async fn client(address: String, conduct: Conduct, at_most: Duration) -> (String, Option<Duration>) {
    let began_at = Instant::now();
    let mut stream = TcpStream::connect(address).await.expect("workerd takes the connection");
    let (mut from, mut to) = stream.split();
    let talks = async {
        to.write_all(conduct.first.as_bytes()).await?;
        loop {
            to.write_all(conduct.then.as_bytes()).await?;
            tokio::time::sleep(conduct.pause).await;
        }
    };
    let talks = async {
        let ended: std::io::Result<()> = talks.await;
        drop(ended);
        std::future::pending::<()>().await;
    };
    let mut told = Vec::new();
    tokio::select! {
        () = talks => unreachable!("it waits once it cannot talk"),
        _ = from.read_to_end(&mut told) => (String::from_utf8_lossy(&told).into_owned(), Some(began_at.elapsed())),
        () = tokio::time::sleep(at_most) => (String::from_utf8_lossy(&told).into_owned(), None),
    }
}

/// Sends such clients and, while they are at it, somebody who publishes and looks; gives how many were cut off, and the latest.
async fn others_are_answered(
    worker: &Worker,
    count: usize,
    conduct: Conduct,
    at_most: Duration,
) -> Vec<(String, Option<Duration>)> {
    let (api, receiver) = (worker.api(), Receiver::start().await);
    api.endpoint(&receiver.url("/"), json!({})).await;
    let address = worker.address().trim_start_matches("http://").to_owned();
    let before = resident(worker.id());
    let mut clients = JoinSet::new();
    for _ in 0..count {
        clients.spawn(client(address.clone(), conduct.clone(), at_most));
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    let until = Instant::now() + at_most.min(Duration::from_secs(5));
    let mut published = 0;
    while Instant::now() < until {
        let asked_at = Instant::now();
        let order = order_created(&format!("AD{published}"));
        let answer = api.call("POST", "events", Key::Provider, Some(&order)).await;
        assert_eq!(answer.status, 202, "{}", answer.text);
        assert_eq!(api.call("GET", "deliveries", Key::Demo, None).await.status, 200);
        assert!(asked_at.elapsed() < ANSWERED_WITHIN, "two calls took {:?}", asked_at.elapsed());
        published += 1;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(published > 3, "{published} events in that time");
    receiver.receives(published).await;
    let grown = resident(worker.id()).saturating_sub(before);
    assert!(grown < GROWS_AT_MOST, "the worker grew by {grown} bytes");
    clients.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_dribble_headers_stop_nobody_and_are_cut_off() {
    let worker = Worker::start(Settings::default()).await;
    let conduct = Conduct::dribbles("GET /health HTTP/1.1\r\nhost: x\r\nx-slow: ");
    let ended = others_are_answered(&worker, CLIENTS, conduct, Duration::from_secs(25)).await;
    // The runtime's own limit: 15 s for all of the headers.
    assert!(ended.iter().all(|(_, cut_off)| cut_off.is_some()), "some are still connected");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_say_nothing_stop_nobody() {
    let worker = Worker::start(Settings::default()).await;
    let conduct = Conduct { then: String::new(), ..Conduct::dribbles("") };
    others_are_answered(&worker, CLIENTS, conduct, Duration::from_secs(6)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_dribble_bodies_stop_nobody() {
    let worker = Worker::start(Settings::default()).await;
    for key in ["prov_test", "nobody"] {
        let head = format!(
            "POST /api/v1/partners/demo/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {key}\r\n\
             content-type: application/json\r\ncontent-length: 200000\r\n\r\n{{"
        );
        others_are_answered(&worker, CLIENTS, Conduct::dribbles(&head), Duration::from_secs(6)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn floods_of_headers_stop_nobody_and_are_refused() {
    let worker = Worker::start(Settings::default()).await;
    let first = "GET /health HTTP/1.1\r\nhost: x\r\n".to_owned();
    let then = format!("x-more: {}\r\n", "y".repeat(1000)).repeat(60);
    let conduct = Conduct { first, then, pause: Duration::ZERO };
    let ended = others_are_answered(&worker, 40, conduct, Duration::from_secs(6)).await;
    assert!(ended.iter().all(|(_, cut_off)| cut_off.is_some()), "somebody floods on");
    assert!(ended.iter().any(|(told, _)| told.contains("431")), "it is told why");
}

#[test]
fn the_worker_starts_with_as_many_handles_as_it_may_have() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/edge/locked.sh");
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -S -n 256; exec \"$0\" \"$1\" sh -c 'ulimit -S -n; ulimit -H -n'"]);
    let output = shell.arg(script).arg(folder.path()).output().expect("a shell can be started");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let (soft, hard) = told.trim().split_once('\n').expect("two limits");
    assert!(output.status.success() && soft == hard && soft != "256", "{told}");
}

/// The memory that a process has, in bytes.
fn resident(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("the worker runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("it has memory");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") * 1024
}
