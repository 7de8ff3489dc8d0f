//! Tells what was measured: lines for a person as it comes, one JSON object for a program at the end.

use std::fs;
use std::thread;

use serde_json::{Map, Value, json};

use crate::figures::{Latency, Spread};
use crate::load;
use crate::scenario::{Crowded, Fsyncs, Paced, Saturated};

/// What was told so far.
#[derive(Debug)]
pub(crate) struct Report {
    figures: Map<String, Value>,
    failures: usize,
}

impl Report {
    /// Says what the figures depend on.
    pub(crate) fn start() -> Self {
        let cores = thread::available_parallelism().map_or(0, usize::from);
        let busy = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let busy = busy.split(' ').next().unwrap_or_default().to_owned();
        println!(
            "{cores} cores for workerd, load and receiver together; load average before the run {busy}. \
             An event has {} bytes. Median (least to most) of the rounds; compare figures of one run only.",
            load::event_bytes()
        );
        let mut figures = Map::new();
        figures.insert("cores".to_owned(), json!(cores));
        figures.insert("loadAverageBefore".to_owned(), json!(busy));
        figures.insert("eventBytes".to_owned(), json!(load::event_bytes()));
        Self { figures, failures: 0 }
    }

    pub(crate) fn saturated(&mut self, name: &str, rounds: Vec<Result<Saturated, String>>) {
        let Some(rounds) = self.whole(name, rounds) else { return };
        let of = |figure: fn(&Saturated) -> f64| Spread::of(rounds.iter().map(figure));
        let (events, deliveries) = (of(|round| round.events_per_second), of(|round| round.deliveries_per_second));
        let (cpu, bytes) = (of(|round| round.cpu_per_event), of(|round| round.bytes_per_event));
        println!("{name}");
        println!("  events/s {}, deliveries/s {}", events.words(0), deliveries.words(0));
        println!("  workerd's CPU per event {} ms, bytes on disk per event {}", cpu.words(2), bytes.words(0));
        let acknowledged = latencies("acknowledged after", rounds.iter().map(|round| round.acknowledged));
        let arrived = latencies("arrived after", rounds.iter().map(|round| round.arrived));
        let repeats: usize = rounds.iter().map(|round| round.repeats).sum();
        self.note(
            name,
            json!({
                "eventsPerSecond": events.json(), "deliveriesPerSecond": deliveries.json(), "cpuMsPerEvent": cpu.json(),
                "bytesPerEvent": bytes.json(), "acknowledgedMs": acknowledged, "arrivedMs": arrived, "repeats": repeats,
            }),
        );
    }

    pub(crate) fn paced(&mut self, name: &str, rounds: Vec<Result<Paced, String>>) {
        let Some(rounds) = self.whole(name, rounds) else { return };
        println!("{name}");
        let acknowledged = latencies("acknowledged after", rounds.iter().map(|round| round.acknowledged));
        let arrived = latencies("arrived after", rounds.iter().map(|round| round.arrived));
        self.note(name, json!({ "acknowledgedMs": acknowledged, "arrivedMs": arrived }));
    }

    pub(crate) fn retries(&mut self, name: &str, rounds: Vec<Result<Latency, String>>) {
        let Some(rounds) = self.whole(name, rounds) else { return };
        println!("{name}");
        let late = latencies("arrived later than they might", rounds);
        self.note(name, json!({ "lateMs": late }));
    }

    pub(crate) fn fsyncs(&mut self, found: Result<Option<Fsyncs>, String>) {
        let name = "fsyncs per event";
        match self.whole(name, vec![found]).and_then(|found| found[0]) {
            None => println!("{name}: not counted, strace cannot be used here"),
            Some(Fsyncs { alone, saturated }) => {
                println!("{name}: alone {alone:.2}, at saturation {saturated:.3}");
                self.note(name, json!({ "alone": alone, "saturated": saturated }));
            }
        }
    }

    pub(crate) fn memory(&mut self, name: &str, found: Result<f64, String>) {
        let Some(found) = self.whole(name, vec![found]) else { return };
        println!("{name}: {:.0} MB", found[0]);
        self.note(name, json!({ "megabytes": found[0] }));
    }

    pub(crate) fn crowded(&mut self, name: &str, found: Result<Crowded, String>) {
        let Some(found) = self.whole(name, vec![found]) else { return };
        let Crowded { megabytes, alone, beside } = found[0];
        println!("{name}: {megabytes:.0} MB");
        println!("  their neighbour, alone and then beside them:");
        let alone = latencies("arrived after", [alone]);
        let beside = latencies("arrived after", [beside]);
        self.note(name, json!({ "megabytes": megabytes, "aloneMs": alone, "besideMs": beside }));
    }

    /// Everything as one object.
    pub(crate) fn json(&self) -> Value {
        self.figures.clone().into()
    }

    /// Whether nothing failed.
    pub(crate) fn is_whole(&self) -> bool {
        self.failures == 0
    }

    /// The rounds, or none and a word if one of them failed.
    fn whole<T>(&mut self, name: &str, rounds: Vec<Result<T, String>>) -> Option<Vec<T>> {
        match rounds.into_iter().collect() {
            Ok(rounds) => Some(rounds),
            Err(problem) => {
                println!("{name}: FAILED, {problem}");
                self.note(name, json!({ "failed": problem }));
                self.failures += 1;
                None
            }
        }
    }

    fn note(&mut self, name: &str, value: Value) {
        self.figures.insert(name.to_owned(), value);
    }
}

fn latencies(what: &str, rounds: impl IntoIterator<Item = Latency>) -> Value {
    let rounds: Vec<_> = rounds.into_iter().collect();
    let of = |figure: fn(&Latency) -> f64| Spread::of(rounds.iter().map(figure));
    let (p50, p99, p999) = (of(|round| round.p50), of(|round| round.p99), of(|round| round.p999));
    println!("  {what}: p50 {} ms, p99 {} ms, p99.9 {} ms", p50.words(1), p99.words(1), p999.words(1));
    json!({ "p50": p50.json(), "p99": p99.json(), "p999": p999.json() })
}
