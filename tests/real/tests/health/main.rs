//! How endpoints do, by the built worker: the warning and the switching off, what the operator is told, what is counted.

mod causes;
mod counters;
mod operator;
mod page;
mod ready;

use std::time::Duration;

use hookpost_real::{Api, Key, Settings, Worker, eventually};
use serde_json::Value;

/// A worker with further settings.
async fn worker_with(retry_delay_ms: u64, variables: &[(&str, &str)]) -> Worker {
    let mut worker = Worker::new(Settings { retry_delay_ms, ..Settings::default() });
    for (name, value) in variables {
        worker.set_variable(name, value);
    }
    worker.restart().await;
    worker
}

async fn read(api: &Api, path: &str) -> Value {
    let answer = api.call("GET", path, Key::Demo, None).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.body
}

/// Asks until `probe` says yes, and gives what it said it of.
async fn read_until(api: &Api, path: &str, what: &str, probe: impl Fn(&Value) -> bool) -> Value {
    eventually(what, Duration::from_secs(40), || async {
        let body = read(api, path).await;
        probe(&body).then_some(body)
    })
    .await
}
