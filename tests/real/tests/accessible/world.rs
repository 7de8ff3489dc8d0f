//! A worker on which every state of every page can be seen.

use std::time::Duration;

use hookpost_real::{Key, Receiver, Reply, Settings, Worker, eventually, text};
use serde_json::json;

/// One delivery in each state, to three endpoints: one is well, one fails, one was switched off.
pub(crate) struct World {
    pub(crate) worker: Worker,
    pub(crate) well: String,
    pub(crate) failing: String,
    pub(crate) off: String,
    pub(crate) delivered: String,
    pub(crate) exhausted: String,
    pub(crate) retrying: String,
    pub(crate) parked: String,
    _receivers: [Receiver; 3],
}

impl World {
    pub(crate) async fn make() -> Self {
        Self::make_on(Worker::new(Settings::default())).await
    }

    /// The same on a worker that was not started yet.
    pub(crate) async fn make_on(mut worker: Worker) -> Self {
        // Quick at first, so that a delivery uses up its attempts; then slow, so that one stays between two.
        worker.set(Settings { retry_delay_ms: 1, ..Settings::default() });
        worker.restart().await;
        let receivers = [Receiver::start().await, Receiver::start().await, Receiver::start().await];
        let headers = json!([{ "name": "x-clinic-key", "value": "hunter2" }]);
        let details = json!({ "description": "The laboratory's own server", "headers": headers });
        let make = async |receiver: &Receiver, path: &str, details| {
            text(&worker.api().endpoint(&receiver.url(path), details).await, "id")
        };
        let well = make(&receivers[0], "/hooks", details).await;
        let failing = make(&receivers[1], "/hooks/for/the/clinic/with-a-rather-long-path", json!({})).await;
        let off = make(&receivers[2], "/off", json!({})).await;
        receivers[1].otherwise(Reply::Full(503, Vec::new(), b"closed for lunch".to_vec()));
        receivers[2].otherwise(Reply::Status(410));
        worker.api().publish("AD1").await;
        let exhausted = delivery(&worker, &failing, "exhausted").await;
        let delivered = delivery(&worker, &well, "delivered").await;
        let parked = delivery(&worker, &off, "parked").await;

        worker.stop();
        worker.set(Settings { retry_delay_ms: 600_000, ..Settings::default() });
        worker.restart().await;
        worker.api().publish("AD2").await;
        let retrying = delivery(&worker, &failing, "pending").await;
        receivers[1].receives(32).await;
        let rotated = worker.api().call("POST", &format!("endpoints/{well}/rotate"), Key::Demo, None).await;
        assert_eq!(rotated.status, 200, "{}", rotated.text);
        Self { worker, well, failing, off, delivered, exhausted, retrying, parked, _receivers: receivers }
    }

    /// A page's address.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.worker.address())
    }
}

/// The delivery to an endpoint, once it has that status.
async fn delivery(worker: &Worker, endpoint: &str, status: &str) -> String {
    eventually(&format!("a delivery is {status}"), Duration::from_secs(40), || async {
        let found = worker.api().deliveries(&format!("endpoint={endpoint}&status={status}")).await;
        found.first().map(|delivery| text(delivery, "id"))
    })
    .await
}
