//! Why attempts fail, as far as the runtime tells: each way to fail, tried on loopback.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::time::Duration;

use hookpost_real::{Receiver, Reply, eventually, text};
use serde_json::json;

use crate::{read, worker_with};

/// A server that reads what comes, says `answer` and hangs up.
fn says(answer: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
    let port = listener.local_addr().expect("a bound socket has an address").port();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 16 * 1024];
            let _ = stream.read(&mut request);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    port
}

#[tokio::test]
async fn every_failure_is_told_in_the_narrowest_class_that_the_runtime_lets_us_tell() {
    let worker = worker_with(600_000, &[]).await;
    let api = worker.api();
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
        listener.local_addr().expect("a bound socket has an address").port()
    };
    let half = says("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf");
    let silent = says("");
    let garbled = Receiver::start().await;
    garbled.otherwise(Reply::Full(200, vec![("content-encoding", "gzip".to_owned())], b"not gzip".to_vec()));
    let failing = Receiver::start().await;
    failing.otherwise(Reply::Status(413));
    let cases = [
        (format!("http://127.0.0.1:{closed}/"), json!({ "cause": "unreachable" })),
        (format!("http://127.0.0.1:{silent}/"), json!({ "cause": "unreachable" })),
        (format!("http://127.0.0.1:{half}/"), json!({ "cause": "cutOff" })),
        (garbled.url("/"), json!({ "cause": "unreadable" })),
        // There is no TLS at either, and the runtime does not say so: an address at least needs no resolving.
        (format!("https://127.0.0.1:{silent}/"), json!({ "cause": "tls" })),
        (format!("https://localhost:{silent}/"), json!({ "cause": "nameOrTls" })),
        (failing.url("/"), json!({ "cause": "status", "status": 413 })),
    ];
    let mut endpoints = Vec::new();
    for (url, cause) in cases {
        endpoints.push((text(&api.endpoint(&url, json!({})).await, "id"), url, cause));
    }
    api.publish("AD1").await;
    for (id, url, cause) in &endpoints {
        let delivery = eventually(&format!("the attempt at {url} ends"), Duration::from_secs(20), || async {
            let found = api.deliveries(&format!("endpoint={id}")).await.into_iter().next()?;
            (found["attempts"] == 1).then_some(found)
        })
        .await;
        assert_eq!(delivery["lastCause"], *cause, "{url}");
        let stats = read(&api, &format!("endpoints/{id}/stats")).await;
        assert_eq!(stats["day"]["causes"], json!({ text(cause, "cause"): 1 }), "{url}");
    }
}
