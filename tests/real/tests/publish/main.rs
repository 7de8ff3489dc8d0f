//! Publishing to the built worker: batches, scheduled events, keys that expire, a partner that is behind, and erasure.

mod admission;
mod batch;
mod erasure;
mod keys;
mod scheduled;

use std::fs;
use std::path::{Path, PathBuf};

use hookpost_real::{Answer, Api, Key, Settings, Worker, order_created};

/// Retries leave when a test asks for them.
fn patient() -> Settings {
    Settings { retry_delay_ms: 600_000, ..Settings::default() }
}

/// An order with further members beside its type.
fn order(number: &str, members: &str) -> String {
    order_created(number).replacen('{', &format!("{{{members},"), 1)
}

async fn publish(api: &Api, body: &str) -> Answer {
    api.call("POST", "events", Key::Provider, Some(body)).await
}

/// The files of the worker's partners, their write-ahead logs too.
fn databases(worker: &Worker) -> Vec<PathBuf> {
    let folder = worker.data().join("storage/hookpost-partner-v1");
    let files = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path());
    files.filter(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("metadata"))).collect()
}

/// How often these bytes stand in the partners' files.
fn found(worker: &Worker, bytes: &[u8]) -> usize {
    let count = |path: &Path| {
        let all = fs::read(path).unwrap_or_default();
        all.windows(bytes.len()).filter(|part| *part == bytes).count()
    };
    databases(worker).iter().map(|path| count(path)).sum()
}
