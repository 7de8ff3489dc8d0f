//! A worker, a server, somebody who publishes, and the ledger of it all.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hookpost_real::{Api, Key, Settings, Worker, eventually, order_created, text};
use serde_json::json;
use tokio::task::JoinHandle;

use crate::judge::{By, Contract, Report, judge};
use crate::ledger::{Accepted, Crash, Ledger, clock, read_rows};
use crate::server::Server;

/// The file of the partner `demo`: workerd makes the name of the class's unique key and the object's name, both pinned.
pub(crate) const DEMO: &str =
    "storage/hookpost-partner-v1/6adb8e8c67d36442ff0f83d10663cf483888445796b8738daa48dc0ddc591922.sqlite";

/// So long a run may take to settle, once nothing is published any more.
const SETTLES_WITHIN: Duration = Duration::from_secs(90);

pub(crate) struct World {
    pub(crate) worker: Worker,
    pub(crate) server: Server,
    pub(crate) contract: Contract,
    names: BTreeMap<String, String>,
    ledger: Ledger,
    /// Where the worker is, while it is up.
    api: Arc<Mutex<Option<Api>>>,
}

impl World {
    /// A worker with an endpoint for each path.
    pub(crate) async fn start(delay_ms: u64, server: Server, paths: &[&str]) -> Self {
        let worker = Worker::new(Settings { retry_delay_ms: delay_ms, ..Settings::default() });
        Self::with(worker, delay_ms, server, paths).await
    }

    /// The same with a worker of one's own, which is yet to start.
    pub(crate) async fn with(mut worker: Worker, delay_ms: u64, server: Server, paths: &[&str]) -> Self {
        worker.restart().await;
        let contract = Contract { delay_ms, by: By::Both };
        let mut world =
            Self { worker, server, contract, names: BTreeMap::new(), ledger: Ledger::default(), api: Arc::default() };
        for path in paths {
            let endpoint = world.worker.api().endpoint(&world.server.url(path), json!({})).await;
            world.names.insert(text(&endpoint, "id"), (*path).to_owned());
            world.ledger.endpoints.push((*path).to_owned());
        }
        world.announce(Some(world.worker.api()));
        world
    }

    /// Publishes one event, which must be accepted.
    pub(crate) async fn publish(&mut self, order: &str) -> String {
        let event = self.worker.api().publish(order).await;
        self.note(Accepted { event: event.clone() });
        event
    }

    /// Notes an event that was accepted.
    pub(crate) fn note(&mut self, accepted: Accepted) {
        self.ledger.accepted.push(accepted);
    }

    /// `kill -9`, and up again.
    pub(crate) async fn crash(&mut self, down_for: Duration) {
        let killed = self.kill();
        tokio::time::sleep(down_for).await;
        self.bring_up(killed).await;
    }

    /// `kill -9`, another one in the middle of the start that follows, and up again.
    pub(crate) async fn crash_twice(&mut self, into_start: Duration) {
        let first = self.kill();
        self.worker.begin();
        tokio::time::sleep(into_start).await;
        let second = self.kill();
        self.ledger.crashes.push(Crash { up_at: second.at, ..first });
        self.bring_up(second).await;
    }

    /// Notes a time in which what came of attempts could not be kept: it explains what a crash would.
    pub(crate) fn without_result(&mut self, from: u64, until: u64) {
        self.ledger.crashes.push(Crash { at: from, up_at: until });
    }

    fn kill(&mut self) -> Crash {
        self.announce(None);
        let at = clock();
        self.worker.kill();
        Crash { at, up_at: clock() }
    }

    async fn bring_up(&mut self, killed: Crash) {
        self.worker.restart().await;
        self.ledger.crashes.push(Crash { up_at: clock(), ..killed });
        self.announce(Some(self.worker.api()));
    }

    /// Where the worker is, whenever it is up.
    pub(crate) fn place(&self) -> Arc<Mutex<Option<Api>>> {
        Arc::clone(&self.api)
    }

    fn announce(&self, api: Option<Api>) {
        *self.api.lock().unwrap_or_else(PoisonError::into_inner) = api;
    }

    /// Somebody who publishes one event after the other. One whose answer did not come is published again, under the same
    /// key, until it is answered: so everything that was ever offered is accepted in the end.
    pub(crate) fn publisher(&self, name: &str, pause: Duration) -> Publisher {
        let (name, api, is_over) = (name.to_owned(), Arc::clone(&self.api), Arc::new(AtomicBool::new(false)));
        let ended = Arc::clone(&is_over);
        let task = tokio::spawn(async move {
            let mut accepted = Vec::new();
            while !ended.load(Ordering::Relaxed) {
                let order = format!("{name}-{}", accepted.len());
                accepted.push(insist(&api, &order).await);
                tokio::time::sleep(pause).await;
            }
            accepted
        });
        Publisher { is_over, task }
    }

    /// How many deliveries are on their way.
    pub(crate) async fn pending(&self) -> usize {
        self.worker.api().deliveries("status=pending").await.len()
    }

    /// Waits until nothing is on its way any more, stops the worker and judges all that happened.
    pub(crate) async fn settle(&mut self) -> Report {
        eventually("every delivery is settled", SETTLES_WITHIN, || async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            (self.pending().await == 0).then_some(())
        })
        .await;
        self.worker.stop();
        self.judge()
    }

    /// Judges by the files of a worker that was stopped.
    pub(crate) fn judge(&mut self) -> Report {
        self.ledger.arrivals = self.server.arrivals();
        self.ledger.rows = read_rows(self.worker.data(), &self.names);
        judge(&self.ledger, self.contract)
    }

    /// What was judged.
    pub(crate) fn ledger(&self) -> &Ledger {
        &self.ledger
    }
}

/// Publishes until that was answered.
async fn insist(api: &Mutex<Option<Api>>, order: &str) -> Accepted {
    loop {
        let now = api.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(api) = now {
            let (body, key) = (order_created(order), [("idempotency-key", order)]);
            match api.try_call("POST", "events", Key::Provider, Some(&body), &key).await {
                Ok(answer) if answer.status == 202 => {
                    return Accepted { event: text(&answer.body, "id") };
                }
                Ok(answer) => panic!("{order} was refused: {}", answer.text),
                // It died before it could answer.
                Err(_) => {}
            }
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

pub(crate) struct Publisher {
    is_over: Arc<AtomicBool>,
    task: JoinHandle<Vec<Accepted>>,
}

impl Publisher {
    /// Ends it, and gives all that was accepted.
    pub(crate) async fn end(self) -> Vec<Accepted> {
        self.is_over.store(true, Ordering::Relaxed);
        self.task.await.expect("publishing goes well")
    }
}
