//! The README keeps its word: its receiver runs, takes what is genuine and refuses what is not.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hookpost_real::{Settings, Worker, block, eventually, part, text};
use serde_json::json;

struct Node(Child);

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn the_receiver_takes_what_is_genuine_and_refuses_what_is_not() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md")).expect("a README");
    let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
    let file = folder.path().join("receiver.mjs");
    std::fs::write(&file, block(&readme, "js")).expect("it can be written");

    let worker = Worker::start(Settings { retry_delay_ms: 60_000, ..Settings::default() }).await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let url = format!("http://127.0.0.1:{port}/hooks");
    let endpoint = worker.api().endpoint(&url, json!({})).await;
    let _node = Node(
        Command::new(part("HOOKPOST_NODE"))
            .arg(&file)
            .env("SECRET", text(&endpoint, "secret"))
            .env("PORT", port.to_string())
            .stdout(Stdio::null())
            .spawn()
            .expect("node can be started"),
    );
    eventually("the receiver listens", Duration::from_secs(10), || async {
        tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok()
    })
    .await;
    worker.api().publish("AD234").await;
    assert_eq!(worker.api().newest("delivered").await["attempts"][0]["status"], 204);

    let forged = reqwest::Client::new().post(&url).header("webhook-id", "evt_1").header("webhook-timestamp", "1");
    let forged = forged.header("webhook-signature", "v1,AAAA").body("{}").send().await.expect("an answer");
    assert_eq!(forged.status(), 400);
}
