//! The one judge of every run: was anything lost, early, or sent twice without a crash to explain it?

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::ledger::{Arrival, Attempt, Crash, Ledger, Row};

/// What was promised.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Contract {
    /// Retry n leaves no sooner than n times this after the failure before it.
    pub(crate) delay_ms: u64,
    /// What tells whether an attempt was early.
    pub(crate) by: By,
}

/// Whose times tell whether an attempt was early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// Those of the log and those of arrivals.
    Both,
    /// Those of the log alone: the worker's clock was set forward.
    Log,
    /// Those of arrivals alone: the worker's clock was set back.
    Arrivals,
}

/// By so much two clocks that count whole milliseconds may differ on a gap. The log is held to the millisecond.
const TOLERANCE_MS: u64 = 5;
/// A crash explains a second arrival if it came no later than this after the answer to the first one: by then what came of
/// an attempt is on the disk, on a busy machine too.
const WRITTEN_WITHIN_MS: u64 = 2_000;

/// A promise that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// An accepted event neither arrived nor stands in the log with its reason.
    Lost,
    /// The log still plans an attempt, though there was time enough.
    Unsettled,
    /// The log says that it arrived, and it did not.
    Untrue,
    /// It arrived more often than the log knows of.
    Unlogged,
    /// By the log an attempt was made by so many milliseconds too early.
    Early(u64),
    /// The same by the times of arrivals.
    ArrivedEarly(u64),
    /// It arrived once more after it had been answered 2xx, and no crash explains that.
    Duplicate,
    /// It arrived, and nobody published it.
    Stranger,
}

/// What there is to tell of a run, and whatever was wrong with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// The fault, and all that is known of the delivery it befell.
    pub(crate) faults: Vec<(Fault, String)>,
    pub(crate) crashes: usize,
    pub(crate) accepted: usize,
    pub(crate) deliveries: usize,
    pub(crate) delivered: usize,
    pub(crate) resting: usize,
    pub(crate) attempts: usize,
    pub(crate) interrupted: usize,
    pub(crate) arrivals: usize,
    pub(crate) duplicates: usize,
    /// By how much an attempt was late at most, the times without a worker left out.
    pub(crate) latest_ms: u64,
}

/// Judges a run.
pub(crate) fn judge(ledger: &Ledger, contract: Contract) -> Report {
    let mut report = Report {
        crashes: ledger.crashes.len(),
        accepted: ledger.accepted.len(),
        deliveries: ledger.rows.len(),
        arrivals: ledger.arrivals.len(),
        ..Report::default()
    };
    let mut arrivals: BTreeMap<(&str, &str), Vec<&Arrival>> = BTreeMap::new();
    for arrival in &ledger.arrivals {
        arrivals.entry((&arrival.event, &arrival.endpoint)).or_default().push(arrival);
    }
    for of_one in arrivals.values_mut() {
        of_one.sort_by_key(|arrival| arrival.at);
    }
    let rows: BTreeMap<_, _> =
        ledger.rows.iter().map(|row| ((row.event.as_str(), row.endpoint.as_str()), row)).collect();
    let accepted: BTreeSet<_> = ledger.accepted.iter().map(|accepted| accepted.event.as_str()).collect();

    let promised = accepted.iter().flat_map(|event| ledger.endpoints.iter().map(move |path| (*event, path.as_str())));
    let all: BTreeSet<_> = promised.chain(arrivals.keys().copied()).chain(rows.keys().copied()).collect();
    for one in all {
        let arrived = arrivals.get(&one).map_or(&[][..], Vec::as_slice);
        let mut faults = Vec::new();
        match rows.get(&one) {
            Some(row) => of_row(row, arrived, ledger, contract, &mut report, &mut faults),
            None if !accepted.contains(one.0) => faults.push(Fault::Stranger),
            None if arrived.is_empty() => faults.push(Fault::Lost),
            None => faults.push(Fault::Unlogged),
        }
        if contract.by != By::Log {
            faults.extend(early_arrivals(arrived, &ledger.crashes, contract.delay_ms));
        }
        let known = rows.get(&one).map_or(0, |row| row.attempts.iter().filter(|one| is_interrupted(one)).count());
        let (explained, unexplained): (Vec<_>, Vec<_>) =
            duplicates(arrived, &ledger.crashes, known).into_iter().partition(|is_explained| *is_explained);
        report.duplicates += explained.len();
        faults.extend(unexplained.iter().map(|_| Fault::Duplicate));
        let story = || story(one, arrived, rows.get(&one).copied(), &ledger.crashes);
        report.faults.extend(faults.into_iter().map(|fault| (fault, story())));
    }
    report
}

/// All that is known of a delivery, with the crashes of that time.
fn story(one: (&str, &str), arrived: &[&Arrival], row: Option<&Row>, crashes: &[Crash]) -> String {
    let ends = arrived.first().zip(arrived.last()).map_or(0..=0, |(first, last)| first.at - 1000..=last.at + 1000);
    let crashes: Vec<_> = crashes.iter().filter(|crash| ends.contains(&crash.at)).collect();
    format!("{} for {}: {arrived:?}, {row:?}, {crashes:?}", one.0, one.1)
}

fn of_row(
    row: &Row,
    arrived: &[&Arrival],
    ledger: &Ledger,
    contract: Contract,
    report: &mut Report,
    faults: &mut Vec<Fault>,
) {
    report.attempts += row.attempts.len();
    report.interrupted += row.attempts.iter().filter(|attempt| is_interrupted(attempt)).count();
    let is_well = |arrival: &&Arrival| arrival.answer.is_some_and(|(status, _)| (200..300).contains(&status));
    match row.status.as_str() {
        "delivered" if arrived.iter().any(is_well) => report.delivered += 1,
        "delivered" => faults.push(Fault::Untrue),
        "pending" => faults.push(Fault::Unsettled),
        // Parked before any attempt, it has no cause of its own: the endpoint was off.
        "parked" | "cancelled" => report.resting += 1,
        _ if row.cause.is_some() => report.resting += 1,
        _ => faults.push(Fault::Lost),
    }
    if arrived.len() > row.attempts.len() {
        faults.push(Fault::Unlogged);
    }
    if let Some(first) = row.attempts.first() {
        note_lateness(row.created_at, first.started_at, &ledger.crashes, report);
    }
    for pair in row.attempts.windows(2) {
        let [before, after] = pair else { continue };
        if before.round != after.round {
            continue;
        }
        let due_at = before.ended_at + u64::from(before.number) * contract.delay_ms;
        if after.started_at < due_at && contract.by != By::Arrivals {
            faults.push(Fault::Early(due_at - after.started_at));
        }
        note_lateness(due_at, after.started_at, &ledger.crashes, report);
    }
}

fn is_interrupted(attempt: &Attempt) -> bool {
    attempt.cause.as_deref() == Some("interrupted")
}

fn note_lateness(due_at: u64, started_at: u64, crashes: &[Crash], report: &mut Report) {
    let overlap = |crash: &Crash| crash.up_at.min(started_at).saturating_sub(crash.at.max(due_at));
    let down: u64 = crashes.iter().map(overlap).sum();
    report.latest_ms = report.latest_ms.max(started_at.saturating_sub(due_at).saturating_sub(down));
}

/// The n-th arrival is of the n-th attempt or a later one, so retry n or a later one follows it. That attempt ended no
/// sooner than its answer began, or than a crash left nobody to hear it.
fn early_arrivals(arrived: &[&Arrival], crashes: &[Crash], delay_ms: u64) -> impl Iterator<Item = Fault> {
    (1..).zip(arrived.windows(2)).filter_map(move |(n, pair)| {
        let answered_at = pair[0].answer.map_or(pair[0].at, |(_, at)| at);
        let mut cuts = crashes.iter().filter(|crash| crash.up_at >= pair[0].at && crash.at < answered_at);
        let failed_at = cuts.next().map_or(answered_at, |crash| crash.at.max(pair[0].at));
        let due_at = failed_at + n * delay_ms;
        let early = due_at.saturating_sub(pair[1].at);
        (early > TOLERANCE_MS).then_some(Fault::ArrivedEarly(early))
    })
}

/// Whether each arrival after the first one that was answered 2xx is explained: between the last such answer and this
/// arrival a crash came, too soon for the answer to be on the disk, and the log knows of an attempt that was cut short for
/// each such answer. What is read while there is no worker was sent by the dead one.
fn duplicates(arrived: &[&Arrival], crashes: &[Crash], cut_short: usize) -> Vec<bool> {
    let mut answered: Option<(u64, u64)> = None;
    let mut answers = 0;
    let mut explained = Vec::new();
    for arrival in arrived {
        if let Some((arrived_at, answered_at)) = answered {
            let until = arrival.at.min(answered_at + WRITTEN_WITHIN_MS);
            let is_cause = |crash: &Crash| crash.up_at >= arrived_at && crash.at <= until;
            explained.push(answers <= cut_short && crashes.iter().any(is_cause));
        }
        if let Some((200..=299, at)) = arrival.answer {
            answered = Some((arrival.at, at));
            answers += 1;
        }
    }
    explained
}

impl Report {
    /// Panics with all that was wrong.
    pub(crate) fn require_clean(&self) {
        let shown: Vec<_> = self.faults.iter().take(5).map(|(fault, what)| format!("{fault:?}: {what}")).collect();
        assert!(self.faults.is_empty(), "{} faults, of which\n{}\n{self}", self.faults.len(), shown.join("\n"));
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = [
            ("kills", self.crashes),
            ("events accepted", self.accepted),
            ("deliveries", self.deliveries),
            ("  delivered", self.delivered),
            ("  resting in the log with their reason", self.resting),
            ("attempts", self.attempts),
            ("  cut short by a kill", self.interrupted),
            ("arrivals", self.arrivals),
            ("  duplicates explained by a kill", self.duplicates),
            ("  duplicates unexplained", self.count(|fault| *fault == Fault::Duplicate)),
            ("early attempts", self.count(|fault| matches!(fault, Fault::Early(_) | Fault::ArrivedEarly(_)))),
            ("lost", self.count(|fault| *fault == Fault::Lost)),
            ("faults in all", self.faults.len()),
        ];
        for (name, count) in lines {
            writeln!(f, "  {name:<40} {count:>10}")?;
        }
        write!(f, "  {:<40} {:>7} ms", "worst lateness, downtime left out", self.latest_ms)
    }
}

impl Report {
    fn count(&self, which: impl Fn(&Fault) -> bool) -> usize {
        self.faults.iter().filter(|(fault, _)| which(fault)).count()
    }
}
