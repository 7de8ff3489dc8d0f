//! Data at rest: nothing secret lies readable on disk, and what was sealed opens in its own place with its own key only.

mod keys;
mod places;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use hookpost_real::{Answer, Api, Key, Receiver, Reply, Settings, Worker, eventually, text};
use serde_json::{Value, json};

/// Retries leave when a test asks for them.
fn patient() -> Settings {
    Settings { retry_delay_ms: 600_000, ..Settings::default() }
}

/// The files under a folder that have these bytes in them.
fn found(folder: &Path, bytes: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(found(&path, bytes));
        } else if fs::read(&path).is_ok_and(|all| all.windows(bytes.len()).any(|part| part == bytes.as_bytes())) {
            files.push(path);
        }
    }
    files
}

/// An endpoint whose every part is one to look for.
async fn endpoint(api: &Api, receiver: &Receiver) -> Value {
    let headers = json!([{ "name": "x-api-key", "value": "header-value-to-find" }]);
    api.endpoint(&receiver.url("/url-to-find"), json!({ "headers": headers, "description": "words-to-find" })).await
}

async fn read(api: &Api, path: &str) -> Answer {
    api.call("GET", path, Key::Demo, None).await
}

/// A delivery that failed once, with an answer, and waits.
async fn failed_once(worker: &Worker, receiver: &Receiver, order: &str) -> String {
    receiver.plan([Reply::Full(500, Vec::new(), format!("answer-to-{order}").into_bytes())]);
    let event = worker.api().publish(order).await;
    eventually("the attempt ends", Duration::from_secs(20), || async {
        let newest = worker.api().deliveries("").await.into_iter().next()?;
        (newest["eventId"] == event.as_str() && newest["attempts"] == 1).then(|| text(&newest, "id"))
    })
    .await
}
