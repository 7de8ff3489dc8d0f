//! What is tried, each with a worker of its own.

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use crate::figures::Latency;
use crate::ledger::Ledger;
use crate::load::{Kind, Provider};
use crate::receiver::Receiver;
use crate::worker::{Parts, Worker};

/// No load may take longer than this to arrive.
pub(crate) const PATIENCE: Duration = Duration::from_mins(3);
/// The first retry leaves no sooner than this after the attempt.
const FIRST_RETRY: Duration = Duration::from_secs(5);
/// Publishers that wait for their answers, at saturation.
pub(crate) const CONNECTIONS: usize = 64;
/// The same where each publishes batches.
const BATCHING: usize = 4;
/// Events of the neighbour of endpoints that never answer, and how many a second.
const NEIGHBOUR: usize = 200;
const NEIGHBOUR_RATE: u32 = 50;

/// How much of everything.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) partners: usize,
    pub(crate) endpoints: usize,
    pub(crate) events: usize,
    /// So many events go into one request.
    pub(crate) batch: usize,
}

/// A worker with its receiver and its partners.
struct Stage {
    worker: Worker,
    receiver: Receiver,
    provider: Provider,
    endpoints: usize,
    /// The number of the next event: each is published once.
    next: Cell<usize>,
}

/// What one load at saturation showed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Saturated {
    pub(crate) events_per_second: f64,
    pub(crate) deliveries_per_second: f64,
    pub(crate) acknowledged: Latency,
    pub(crate) arrived: Latency,
    /// Milliseconds of workerd's processor time.
    pub(crate) cpu_per_event: f64,
    pub(crate) bytes_per_event: f64,
    pub(crate) repeats: usize,
}

/// What one load at a steady rate showed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paced {
    pub(crate) acknowledged: Latency,
    pub(crate) arrived: Latency,
}

/// Waits for the disk for each event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fsyncs {
    pub(crate) alone: f64,
    pub(crate) saturated: f64,
}

/// Memory in megabytes, and a neighbour's latency beside what is pending.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crowded {
    pub(crate) megabytes: f64,
    pub(crate) alone: Latency,
    pub(crate) beside: Latency,
}

impl Shape {
    /// A partner with an endpoint, and events published one by one.
    pub(crate) fn one(events: usize) -> Self {
        Self { partners: 1, endpoints: 1, events, batch: 1 }
    }
}

impl Stage {
    async fn set(parts: &Parts, place: &Path, shape: Shape, is_traced: bool) -> Result<Self, String> {
        let worker = Worker::start(parts, place, is_traced).await?;
        let receiver = Receiver::start().await.map_err(|error| format!("start the receiver: {error}"))?;
        let provider = Provider { port: worker.port(), partners: shape.partners, kind: Kind::Created };
        for partner in 0..shape.partners {
            for endpoint in 0..shape.endpoints {
                provider.endpoint(partner, &receiver.url(endpoint), &[]).await?;
            }
        }
        Ok(Self { worker, receiver, provider, endpoints: shape.endpoints, next: Cell::new(0) })
    }

    fn book(&self, events: usize) -> Rc<Ledger> {
        let first = self.next.replace(self.next.get() + events);
        let ledger = Rc::new(Ledger::new(first, events, self.endpoints));
        self.receiver.note_in(&ledger);
        ledger
    }

    async fn saturate(&self, events: usize, batch: usize) -> Result<Rc<Ledger>, String> {
        let ledger = self.book(events);
        let connections = if batch == 1 { CONNECTIONS } else { BATCHING };
        self.provider.saturate(&ledger, connections, batch).await?;
        ledger.complete(PATIENCE).await?;
        Ok(ledger)
    }

    async fn pace(&self, events: usize, rate: u32) -> Result<Rc<Ledger>, String> {
        let ledger = self.book(events);
        self.provider.pace(&ledger, rate).await?;
        ledger.complete(PATIENCE).await?;
        Ok(ledger)
    }
}

/// As fast as it goes.
pub(crate) async fn saturated(parts: &Parts, place: &Path, shape: Shape) -> Result<Saturated, String> {
    let stage = Stage::set(parts, place, shape, false).await?;
    let (cpu, bytes) = (stage.worker.cpu(), stage.worker.bytes());
    let ledger = stage.saturate(shape.events, shape.batch).await?;
    let (events, seconds) = (real(shape.events), ledger.span().as_secs_f64());
    // The last results are still on their way to the disk.
    tokio::time::sleep(Duration::from_millis(200)).await;
    #[expect(clippy::cast_precision_loss, reason = "a few megabytes")]
    let grown = stage.worker.bytes().saturating_sub(bytes) as f64;
    Ok(Saturated {
        events_per_second: events / seconds,
        deliveries_per_second: events * real(shape.endpoints) / seconds,
        acknowledged: Latency::of(ledger.acknowledgements()),
        arrived: Latency::of(ledger.arrivals()),
        cpu_per_event: (stage.worker.cpu() - cpu) * 1000.0 / events,
        bytes_per_event: grown / events,
        repeats: ledger.repeats(),
    })
}

/// At a steady rate, one partner with one endpoint.
pub(crate) async fn paced(parts: &Parts, place: &Path, rate: u32, events: usize) -> Result<Paced, String> {
    let stage = Stage::set(parts, place, Shape::one(events), false).await?;
    let ledger = stage.pace(events, rate).await?;
    Ok(Paced { acknowledged: Latency::of(ledger.acknowledgements()), arrived: Latency::of(ledger.arrivals()) })
}

/// Counts waits for the disk: events far apart, then as fast as it goes. None where strace is missing.
pub(crate) async fn fsyncs(parts: &Parts, place: &Path, alone: usize, many: usize) -> Result<Option<Fsyncs>, String> {
    let shape = Shape::one(many);
    let Ok(stage) = Stage::set(parts, place, shape, true).await else { return Ok(None) };
    let count = async || {
        // The last results are still on their way to the disk.
        tokio::time::sleep(Duration::from_millis(500)).await;
        stage.worker.fsyncs().unwrap_or_default()
    };
    // The first event sets things up that all others find there.
    stage.pace(1, 1).await?;
    let before = count().await;
    stage.pace(alone, 4).await?;
    let between = count().await;
    stage.saturate(many, 1).await?;
    let after = count().await;
    Ok(Some(Fsyncs { alone: real(between - before) / real(alone), saturated: real(after - between) / real(many) }))
}

/// One partner's worker that has done nothing but start and answer.
pub(crate) async fn at_rest(parts: &Parts, place: &Path) -> Result<f64, String> {
    let stage = Stage::set(parts, place, Shape::one(0), false).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    Ok(stage.worker.megabytes())
}

/// So many partners with an endpoint and an event each, all within a few seconds.
pub(crate) async fn partners(parts: &Parts, place: &Path, partners: usize) -> Result<f64, String> {
    let stage = Stage::set(parts, place, Shape { partners, ..Shape::one(partners) }, false).await?;
    stage.saturate(partners, 1).await?;
    Ok(stage.worker.megabytes())
}

/// Endpoints that never answer, with so many events waiting at each; beside them a neighbour that does.
pub(crate) async fn crowded(parts: &Parts, place: &Path, dead: usize, waiting: usize) -> Result<Crowded, String> {
    let stage = Stage::set(parts, place, Shape::one(0), false).await?;
    let alone = Latency::of(stage.pace(NEIGHBOUR, NEIGHBOUR_RATE).await?.arrivals());
    for endpoint in 0..dead {
        stage.provider.endpoint(0, &stage.receiver.dead_url(endpoint), &["ORDER.CREATED"]).await?;
    }
    stage.saturate(waiting, 1).await?;
    let megabytes = stage.worker.megabytes();
    // Of this type no more comes to the endpoints that never answer: what is measured is what waits, not what is added.
    let provider = Provider { kind: Kind::Dispatched, ..stage.provider };
    let ledger = stage.book(NEIGHBOUR);
    provider.pace(&ledger, NEIGHBOUR_RATE).await?;
    ledger.complete(PATIENCE).await?;
    Ok(Crowded { megabytes, alone, beside: Latency::of(ledger.arrivals()) })
}

/// How many milliseconds later than it may the retry of an event arrives whose first attempt was refused.
pub(crate) async fn retries(parts: &Parts, place: &Path, rate: u32, events: usize) -> Result<Latency, String> {
    let stage = Stage::set(parts, place, Shape { endpoints: 0, ..Shape::one(events) }, false).await?;
    stage.provider.endpoint(0, &stage.receiver.late_url(0), &[]).await?;
    let stage = Stage { endpoints: 1, ..stage };
    let returns = stage.pace(events, rate).await?.returns();
    Ok(Latency::of(returns.into_iter().map(|millis| millis - FIRST_RETRY.as_secs_f64() * 1000.0).collect()))
}

pub(crate) fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
