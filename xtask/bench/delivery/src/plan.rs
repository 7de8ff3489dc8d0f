//! How much is tried, and in which order.

use std::path::PathBuf;

use crate::report::Report;
use crate::scenario::{self, Shape};
use crate::worker::Parts;
use crate::workers::{self, Door};

/// A run.
#[derive(Debug)]
pub(crate) struct Plan {
    parts: Parts,
    disk: PathBuf,
    ram: PathBuf,
    size: Size,
    /// How the name of what is tried begins, if not all is.
    only: Option<String>,
}

/// How long everything lasts.
#[derive(Clone, Copy, Debug)]
struct Size {
    rounds: usize,
    /// Deliveries of a load at saturation.
    deliveries: usize,
    /// Seconds of a steady load.
    seconds: u32,
    /// Events in all at the endpoints that never answer.
    pending: usize,
    partners: usize,
}

const WHOLE: Size = Size { rounds: 3, deliveries: 8000, seconds: 10, pending: 100_000, partners: 1000 };
const QUICK: Size = Size { rounds: 1, deliveries: 1000, seconds: 3, pending: 5000, partners: 100 };

/// So many workers, by what they are called in the report.
const CREWS: [(&str, (usize, Door)); 4] = [
    ("1 worker", (1, Door::First)),
    ("2 workers", (2, Door::Shared)),
    ("2 workers, one takes all calls", (2, Door::First)),
    ("4 workers", (4, Door::Shared)),
];

/// Events in one request, where they are published in batches.
const BATCH: usize = 100;
/// Events a second whose first attempt is refused.
const RETRIES: u32 = 50;
/// Endpoints that never answer.
const DEAD: usize = 100;

impl Plan {
    /// Reads the command line; the second value says whether the report ends with JSON.
    pub(crate) fn parse(arguments: &[String]) -> Option<(Self, bool)> {
        let (words, options): (Vec<_>, Vec<_>) = arguments.iter().partition(|word| !word.starts_with("--"));
        let [workerd, edge, portal, disk, ram] = words.try_into().ok()?;
        let only = options.iter().find_map(|option| option.strip_prefix("--only=")).map(str::to_owned);
        if options
            .iter()
            .any(|option| !["--json", "--quick"].contains(&option.as_str()) && !option.starts_with("--only="))
        {
            return None;
        }
        let has = |name: &str| options.iter().any(|option| *option == name);
        let parts = Parts { workerd: workerd.into(), edge: edge.into(), dist: portal.into() };
        let size = if has("--quick") { QUICK } else { WHOLE };
        Some((Self { parts, disk: disk.into(), ram: ram.into(), size, only }, has("--json")))
    }

    /// Tries everything that is asked for and tells it as it goes.
    pub(crate) async fn run(&self) -> Report {
        let mut report = Report::start();
        let Self { parts, size, disk, .. } = self;
        self.saturate(&mut report).await;
        self.workers(&mut report).await;
        for rate in [10, 100, 500] {
            let name = format!("disk, steady, {rate} events/s");
            let events = (rate * size.seconds) as usize;
            self.rounds(&mut report, &name, Report::paced, || scenario::paced(parts, disk, rate, events)).await;
        }
        let name = format!("disk, steady, {RETRIES} events/s, each refused once");
        let events = (RETRIES * size.seconds) as usize;
        self.rounds(&mut report, &name, Report::retries, || scenario::retries(parts, disk, RETRIES, events)).await;
        if self.has("fsyncs per event") {
            report.fsyncs(scenario::fsyncs(parts, disk, 4 * size.seconds as usize, size.deliveries).await);
        }
        if self.has("memory, at rest") {
            report.memory("memory, at rest", scenario::at_rest(parts, disk).await);
        }
        let name = format!("memory, {} partners with an endpoint each", size.partners);
        if self.has(&name) {
            report.memory(&name, scenario::partners(parts, disk, size.partners).await);
        }
        let name = format!("memory, {} pending at {DEAD} endpoints that never answer", size.pending);
        if self.has(&name) {
            report.crowded(&name, scenario::crowded(parts, disk, DEAD, size.pending / DEAD).await);
        }
        report
    }

    /// One worker beside several, in turn, so that what else the machine does meets all alike.
    async fn workers(&self, report: &mut Report) {
        if !self.has("workers") {
            return;
        }
        let events = self.size.deliveries.min(2000);
        let shape = Shape { partners: 100, endpoints: 1, batch: 1, events };
        for (name, place) in [("disk", &self.disk), ("RAM disk", &self.ram)] {
            let mut rounds = CREWS.map(|_| Vec::new());
            for _ in 0..self.size.rounds {
                for ((_, crew), rounds) in CREWS.into_iter().zip(&mut rounds) {
                    rounds.push(workers::saturated(&self.parts, place, crew, shape).await);
                }
            }
            for ((words, _), rounds) in CREWS.into_iter().zip(rounds) {
                report.saturated(&format!("workers, {name}, {words}, partners {}", shape.partners), rounds);
            }
        }
    }

    async fn saturate(&self, report: &mut Report) {
        let Self { parts, size, .. } = self;
        let of = |partners, endpoints, batch| {
            let events = size.deliveries / endpoints;
            Shape { partners, endpoints, events, batch }
        };
        let shapes = [of(1, 1, 1), of(1, 1, BATCH), of(1, 10, 1), of(1, 100, 1), of(100, 1, 1)];
        for (place, folder) in [("disk", &self.disk), ("RAM disk", &self.ram)] {
            for shape in shapes {
                let Shape { partners, endpoints, batch, .. } = shape;
                let batched = if batch == 1 { String::new() } else { format!(", batches of {batch}") };
                let name = format!("{place}, saturation{batched}, partners {partners}, endpoints of each {endpoints}");
                self.rounds(report, &name, Report::saturated, || scenario::saturated(parts, folder, shape)).await;
            }
        }
    }

    /// Tries the same several times, if it is asked for, and tells of it.
    async fn rounds<T>(
        &self,
        report: &mut Report,
        name: &str,
        tell: fn(&mut Report, &str, Vec<Result<T, String>>),
        once: impl AsyncFn() -> Result<T, String>,
    ) {
        if !self.has(name) {
            return;
        }
        let mut rounds = Vec::new();
        for _ in 0..self.size.rounds {
            rounds.push(once().await);
        }
        tell(report, name, rounds);
    }

    /// Whether what has that name is asked for.
    fn has(&self, name: &str) -> bool {
        let begins =
            |only: &String| name.strip_prefix(only).is_some_and(|rest| rest.is_empty() || rest.starts_with(", "));
        self.only.as_ref().is_none_or(begins)
    }
}
