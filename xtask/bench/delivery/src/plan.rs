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

/// Endpoints that never answer.
const DEAD: usize = 100;

impl Plan {
    /// Reads the command line; the second value says whether the report ends with JSON.
    pub(crate) fn parse(arguments: &[String]) -> Option<(Self, bool)> {
        let (words, options): (Vec<_>, Vec<_>) = arguments.iter().partition(|word| !word.starts_with("--"));
        let [workerd, edge, portal, disk, ram] = words.try_into().ok()?;
        if options.iter().any(|option| !["--json", "--quick"].contains(&option.as_str())) {
            return None;
        }
        let has = |name: &str| options.iter().any(|option| *option == name);
        let parts = Parts { workerd: workerd.into(), edge: edge.into(), dist: portal.into() };
        let size = if has("--quick") { QUICK } else { WHOLE };
        Some((Self { parts, disk: disk.into(), ram: ram.into(), size }, has("--json")))
    }

    /// Tries everything and tells it as it goes.
    pub(crate) async fn run(&self) -> Report {
        let mut report = Report::start();
        let Self { parts, size, .. } = self;
        let shapes = [(1, 1), (1, 10), (1, 100), (100, 1)];
        for (name, place) in [("disk", &self.disk), ("RAM disk", &self.ram)] {
            for (partners, endpoints) in shapes {
                let shape = Shape { partners, endpoints, events: size.deliveries / endpoints };
                let mut rounds = Vec::new();
                for _ in 0..size.rounds {
                    rounds.push(scenario::saturated(parts, place, shape).await);
                }
                report.saturated(name, shape, rounds);
            }
        }
        self.workers(&mut report).await;
        let disk = &self.disk;
        for rate in [10, 100, 500] {
            let events = (rate * size.seconds) as usize;
            let mut rounds = Vec::new();
            for _ in 0..size.rounds {
                rounds.push(scenario::paced(parts, disk, rate, events).await);
            }
            report.paced(rate, rounds);
        }
        report.fsyncs(scenario::fsyncs(parts, disk, 4 * size.seconds as usize, size.deliveries).await);
        report.memory("at rest", scenario::at_rest(parts, disk).await);
        report.memory(
            &format!("{} partners with an endpoint each", size.partners),
            scenario::partners(parts, disk, size.partners).await,
        );
        report.crowded(DEAD, size.pending, scenario::crowded(parts, disk, DEAD, size.pending / DEAD).await);
        report
    }

    /// One worker beside several, in turn, so that what else the machine does meets all alike.
    async fn workers(&self, report: &mut Report) {
        let shape = Shape { partners: 100, endpoints: 1, events: self.size.deliveries.min(2000) };
        for (name, place) in [("disk", &self.disk), ("RAM disk", &self.ram)] {
            let mut rounds = CREWS.map(|_| Vec::new());
            for _ in 0..self.size.rounds {
                for ((_, crew), rounds) in CREWS.into_iter().zip(&mut rounds) {
                    rounds.push(workers::saturated(&self.parts, place, crew, shape).await);
                }
            }
            for ((words, _), rounds) in CREWS.into_iter().zip(rounds) {
                report.saturated(&format!("{name}, {words}"), shape, rounds);
            }
        }
    }
}
