//! What is read every second and told for every minute, and what "flat" means.

use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

/// What a run is to hold: the middle one of the last third of its minutes against that of the first third. Times on a machine
/// that does other work too may double; what a process holds may not grow.
const MEMORY: Rule = Rule { name: "memoryBytes", times: 1.25, and: 16.0 * 1024.0 * 1024.0 };
const HANDLES: Rule = Rule { name: "handles", times: 1.1, and: 16.0 };
const MIDDLE: Rule = Rule { name: "p50Ms", times: 2.0, and: 10.0 };
const WORST: Rule = Rule { name: "p99Ms", times: 2.0, and: 100.0 };

/// By how much a figure of the last third may be above one of the first.
#[derive(Clone, Copy, Debug)]
struct Rule {
    name: &'static str,
    times: f64,
    and: f64,
}

/// How long calls of a kind took.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn note(&mut self, took: Duration) {
        self.0.push(took.as_secs_f64() * 1000.0);
    }

    /// The time that so many of a hundred did not exceed; none when there were no calls.
    fn percentile(&self, of_hundred: usize) -> Option<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get((sorted.len() * of_hundred / 100).min(sorted.len().saturating_sub(1))).copied()
    }
}

/// What was read in a minute.
#[derive(Clone, Debug, Default)]
pub(crate) struct Minute {
    pub(crate) memory: Vec<f64>,
    pub(crate) handles: Vec<f64>,
    pub(crate) publish: Times,
    pub(crate) read: Times,
    /// Whether the worker was killed in it: what a process holds begins anew then.
    pub(crate) was_killed: bool,
}

impl Minute {
    /// Reads what the process holds, if it runs.
    pub(crate) fn look_at(&mut self, process: u32) {
        let Some((memory, handles)) = held(process) else { return };
        self.memory.push(memory);
        self.handles.push(handles);
    }

    pub(crate) fn told(&self) -> Value {
        let times = |times: &Times| {
            let shown = |of_hundred| times.percentile(of_hundred).map(rounded);
            json!({ "calls": times.0.len(), "p50Ms": shown(50), "p99Ms": shown(99) })
        };
        json!({
            "memoryBytes": middle(&self.memory), "handles": middle(&self.handles), "killed": self.was_killed,
            "publish": times(&self.publish), "read": times(&self.read),
        })
    }
}

fn rounded(millis: f64) -> f64 {
    (millis * 10.0).round() / 10.0
}

/// The memory in bytes and the open files of a process; nothing when it has ended.
fn held(process: u32) -> Option<(f64, f64)> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u32 = line.trim().trim_end_matches(" kB").parse().ok()?;
    let handles = fs::read_dir(format!("/proc/{process}/fd")).ok()?.count();
    Some((f64::from(kilobytes) * 1024.0, f64::from(u32::try_from(handles).ok()?)))
}

fn middle(figures: &[f64]) -> Option<f64> {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}

/// What is not flat, each in words, over the minutes after the last kill but one to warm up. Too few minutes prove nothing and
/// are not judged.
pub(crate) fn rising(minutes: &[Minute]) -> Vec<String> {
    let begins = minutes.iter().rposition(|minute| minute.was_killed).map_or(1, |last| last + 2);
    let calm = minutes.get(begins..).unwrap_or_default();
    let third = calm.len() / 3;
    if third < 2 {
        return Vec::new();
    }
    let check = |rule: Rule, of: &str, figure: &dyn Fn(&Minute) -> Option<f64>| {
        let of_some = |some: &[Minute]| middle(&some.iter().filter_map(figure).collect::<Vec<_>>());
        let (first, last) = (of_some(&calm[..third])?, of_some(&calm[calm.len() - third..])?);
        let Rule { name, times, and } = rule;
        (last > first * times + and).then(|| format!("{of}{name} rose from {first:.1} to {last:.1}"))
    };
    let found = [
        check(MEMORY, "", &|minute| middle(&minute.memory)),
        check(HANDLES, "", &|minute| middle(&minute.handles)),
        check(MIDDLE, "publish ", &|minute| minute.publish.percentile(50)),
        check(WORST, "publish ", &|minute| minute.publish.percentile(99)),
        check(MIDDLE, "read ", &|minute| minute.read.percentile(50)),
        check(WORST, "read ", &|minute| minute.read.percentile(99)),
    ];
    found.into_iter().flatten().collect()
}

/// So many minutes, each with that memory and that time of every call.
fn minutes(figures: impl IntoIterator<Item = (f64, f64)>) -> Vec<Minute> {
    let minute = |(memory, millis): (f64, f64)| Minute {
        memory: vec![memory],
        handles: vec![40.0],
        publish: Times(vec![millis; 100]),
        ..Minute::default()
    };
    figures.into_iter().map(minute).collect()
}

#[test]
fn what_stays_is_flat_and_what_grows_is_not() {
    let megabytes = |of: u32| f64::from(of) * 1024.0 * 1024.0;
    assert_eq!(rising(&minutes((0..30).map(|_| (megabytes(80), 5.0)))), Vec::<String>::new());
    let grown = rising(&minutes((0..30).map(|minute| (megabytes(80 + 4 * minute), 5.0))));
    assert!(grown.len() == 1 && grown[0].starts_with("memoryBytes rose"), "{grown:?}");
    let slower = rising(&minutes((0..30).map(|minute| (megabytes(80), 5.0 * f64::from(minute)))));
    assert!(slower.len() == 1 && slower[0].starts_with("publish p50Ms rose"), "{slower:?}");
}

#[test]
fn a_minute_in_which_it_was_killed_begins_everything_anew() {
    let mut grown = minutes((0..30).map(|minute| (f64::from(minute) * 1e8, 5.0)));
    grown[25].was_killed = true;
    assert_eq!(rising(&grown), Vec::<String>::new(), "four minutes prove nothing");
}

#[test]
fn percentiles_are_of_what_was_noted() {
    let mut times = Times::default();
    assert_eq!(times.percentile(50), None);
    (1..=100).for_each(|millis| times.note(Duration::from_millis(millis)));
    assert_eq!((times.percentile(50), times.percentile(99)), (Some(51.0), Some(100.0)));
}
