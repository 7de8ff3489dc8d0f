//! Those who use the worker: a publisher, people who look, a partner who changes things, and another partner whose events are
//! erased.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hookpost_real::{Api, Key, order_created, text};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::gauge::Minute;
use crate::ledger::{Accepted, Arrival};
use crate::world::World;

/// The endpoint that is now and then off.
const OFF: &str = "/off";
pub(super) const PATHS: [&str; 6] = ["/steady", "/flaky", "/resets", "/slow", "/hangs", OFF];
/// Ten events a second, so sixty deliveries.
const BETWEEN_EVENTS: Duration = Duration::from_millis(100);
const BETWEEN_READS: Duration = Duration::from_millis(100);
const BETWEEN_CHANGES: Duration = Duration::from_secs(2);

/// Where the worker is, while it is up.
type Where = Arc<Mutex<Option<Api>>>;

/// All of them at work.
pub(super) struct Load {
    is_over: Arc<AtomicBool>,
    publisher: JoinHandle<Vec<Accepted>>,
    reader: JoinHandle<()>,
    partner: JoinHandle<()>,
    other: JoinHandle<Other>,
}

/// What became of the other partner's events.
#[derive(Debug, Default)]
pub(super) struct Other {
    kept: BTreeSet<String>,
    erased: usize,
    partners_erased: usize,
}

impl Other {
    pub(super) fn told(&self) -> Value {
        json!({ "kept": self.kept.len(), "erased": self.erased, "partnersErased": self.partners_erased })
    }

    /// Panics unless everything arrived that was not erased.
    pub(super) fn require_clean(&self, arrivals: &[Arrival]) {
        let arrived: BTreeSet<_> = arrivals.iter().map(|one| one.event.as_str()).collect();
        let lost: Vec<_> = self.kept.iter().filter(|event| !arrived.contains(event.as_str())).collect();
        assert!(lost.is_empty(), "{} of {} are lost: {lost:?}", lost.len(), self.kept.len());
    }
}

/// Somebody who calls the worker, as long as the run lasts.
#[derive(Clone)]
struct Somebody {
    at: Where,
    is_over: Arc<AtomicBool>,
    now: Arc<Mutex<Minute>>,
    client: Client,
    calls: Arc<AtomicUsize>,
}

impl Load {
    /// Sets all of them to work.
    pub(super) async fn begin(world: &World, now: &Arc<Mutex<Minute>>, other: String) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let client = Client::builder().timeout(Duration::from_secs(40)).no_proxy().build().expect("a client");
        let somebody = Somebody {
            at: world.place(),
            is_over: Arc::clone(&is_over),
            now: Arc::clone(now),
            client,
            calls: Arc::default(),
        };
        let endpoints = world.worker.api().call("GET", "endpoints", Key::Demo, None).await.body["endpoints"].clone();
        let endpoints = endpoints.as_array().expect("a list").clone();
        let off = endpoints.iter().find(|one| text(one, "url").ends_with(OFF)).map(|one| text(one, "id"));
        let ids = endpoints.iter().map(|one| text(one, "id")).collect();
        Self {
            is_over,
            publisher: tokio::spawn(somebody.clone().publish()),
            reader: tokio::spawn(somebody.clone().read()),
            partner: tokio::spawn(somebody.clone().change(ids, off.expect("it is among them"))),
            other: tokio::spawn(somebody.erase(other)),
        }
    }

    /// Ends all of them; gives what the world's judge does not know.
    pub(super) async fn end(self, world: &mut World) -> Other {
        self.is_over.store(true, Ordering::Relaxed);
        self.publisher.await.expect("publishing goes well").into_iter().for_each(|accepted| world.note(accepted));
        self.reader.await.expect("looking goes well");
        self.partner.await.expect("changing goes well");
        self.other.await.expect("erasing goes well")
    }
}

impl Somebody {
    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    fn api(&self) -> Option<Api> {
        self.at.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Makes a call until it is answered, unless the worker is killed meanwhile and stays away.
    async fn insist(&self, method: &str, path: &str, key: Key, body: Option<&str>, headers: &[(&str, &str)]) -> Value {
        for _ in 0..2000 {
            if let Some(api) = self.api()
                && let Ok(answer) = api.try_call(method, path, key, body, headers).await
            {
                assert!(matches!(answer.status, 200..300 | 404 | 409), "{method} {path}: {}", answer.text);
                return answer.body;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{method} {path} is not answered");
    }

    /// One call, measured; gives its answer unless the worker was killed.
    async fn measured(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
        order: &str,
    ) -> Option<(u16, String, Duration)> {
        let address = self.api()?.address().to_owned();
        let mut request = self.client.request(method, format!("{address}{path}")).bearer_auth("prov_test");
        if let Some(body) = body {
            request = request.header("content-type", "application/json").header("idempotency-key", order).body(body);
        }
        let asked_at = Instant::now();
        let response = request.send().await.ok()?;
        let status = response.status().as_u16();
        let text = response.text().await.ok()?;
        Some((status, text, asked_at.elapsed()))
    }

    /// Publishes until the run is over; what was not answered is published again under its key.
    async fn publish(self) -> Vec<Accepted> {
        let mut accepted = Vec::new();
        while !self.is_over() {
            let order = format!("AD{}", accepted.len());
            let path = "/api/v1/partners/demo/events";
            let Some((status, body, took)) =
                self.measured(Method::POST, path, Some(order_created(&order)), &order).await
            else {
                tokio::time::sleep(Duration::from_millis(10)).await;
                continue;
            };
            assert_eq!(status, 202, "{body}");
            self.now.lock().unwrap_or_else(PoisonError::into_inner).publish.note(took);
            let answer: Value = serde_json::from_str(&body).expect("an answer is JSON");
            accepted.push(Accepted { event: text(&answer, "id") });
            tokio::time::sleep(BETWEEN_EVENTS).await;
        }
        accepted
    }

    /// Looks at everything in turn, as the portal does.
    async fn read(self) {
        let of = |rest: &str| format!("/api/v1/partners/demo/{rest}");
        let mut oldest = None;
        while !self.is_over() {
            let n = self.calls.fetch_add(1, Ordering::Relaxed);
            let path = match n % 8 {
                0 => of("endpoints"),
                1 => of("deliveries"),
                2 => of("deliveries?status=pending"),
                3 => of("stats"),
                4 => oldest.take().map_or_else(|| of("settings"), |id: String| of(&format!("deliveries/{id}"))),
                5 => "/api/v1/event-types".to_owned(),
                6 => "/health".to_owned(),
                _ => "/".to_owned(),
            };
            if let Some((status, body, took)) = self.measured(Method::GET, &path, None, "").await {
                assert_eq!(status, 200, "{path}: {body}");
                self.now.lock().unwrap_or_else(PoisonError::into_inner).read.note(took);
                if n % 8 == 1 {
                    let page: Value = serde_json::from_str(&body).expect("an answer is JSON");
                    oldest = page["deliveries"].as_array().and_then(|rows| rows.last()).map(|row| text(row, "id"));
                }
            }
            tokio::time::sleep(BETWEEN_READS).await;
        }
    }

    /// Turns an endpoint off and on and has sent again what waited meanwhile; rotates the secrets in turn.
    async fn change(self, ids: Vec<String>, off: String) {
        let one = format!("endpoints/{off}");
        let set = |is_on: bool| json!({ "enabled": is_on }).to_string();
        let parked = json!({ "status": "parked", "perSecond": 100 }).to_string();
        let mut n = 0;
        while !self.is_over() {
            self.insist("PATCH", &one, Key::Demo, Some(&set(false)), &[]).await;
            tokio::time::sleep(BETWEEN_CHANGES).await;
            self.insist("PATCH", &one, Key::Demo, Some(&set(true)), &[]).await;
            self.insist("POST", &format!("{one}/replay"), Key::Demo, Some(&parked), &[]).await;
            let rotate = format!("endpoints/{}/rotate", ids[n % ids.len()]);
            self.insist("POST", &rotate, Key::Demo, Some(r#"{"overlapHours":0}"#), &[]).await;
            tokio::time::sleep(BETWEEN_CHANGES).await;
            n += 1;
        }
        // What came while the last replay ran waits for another one.
        for _ in 0..20 {
            self.insist("POST", &format!("{one}/replay"), Key::Demo, Some(&parked), &[]).await;
            tokio::time::sleep(BETWEEN_CHANGES).await;
            if self.count("demo", "parked").await == 0 {
                return;
            }
        }
        panic!("what is parked stays parked");
    }

    /// How many deliveries of a partner are of that status; one page.
    async fn count(&self, partner: &str, status: &str) -> usize {
        let path = format!("/api/v1/partners/{partner}/deliveries?status={status}");
        let list = self.insist("GET", &path, Key::Provider, None, &[]).await;
        list["deliveries"].as_array().map_or(0, Vec::len)
    }

    /// Publishes for another partner, erases every other event, and the whole partner now and then.
    async fn erase(self, url: String) -> Other {
        let path = |rest: &str| format!("/api/v1/partners/other{rest}");
        let mut other = Other::default();
        let mut n = 0;
        while !self.is_over() {
            if n % 20 == 0 {
                if n > 0 {
                    for _ in 0..100 {
                        if self.count("other", "pending").await == 0 {
                            break;
                        }
                        tokio::time::sleep(BETWEEN_READS).await;
                    }
                    self.insist("DELETE", &path(""), Key::Provider, None, &[]).await;
                    other.partners_erased += 1;
                }
                self.insist("POST", &path("/endpoints"), Key::Other, Some(&json!({ "url": url }).to_string()), &[])
                    .await;
            }
            let order = format!("OT{n}");
            let key = [("idempotency-key", order.as_str())];
            let event = self.insist("POST", &path("/events"), Key::Provider, Some(&order_created(&order)), &key).await;
            let event = text(&event, "id");
            if n % 2 == 0 {
                self.insist("DELETE", &path(&format!("/events/{event}")), Key::Provider, None, &[]).await;
                other.erased += 1;
            } else {
                other.kept.insert(event);
            }
            tokio::time::sleep(BETWEEN_CHANGES).await;
            n += 1;
        }
        other
    }
}
