//! What a run of faults is judged by: every event that was accepted, every arrival, every row of the log, every crash.
//!
//! All times are milliseconds since the epoch. Those of arrivals and crashes come from one clock that nobody sets; those of
//! rows are the worker's own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

/// An event that was answered 202.
#[derive(Clone, Debug)]
pub(crate) struct Accepted {
    pub(crate) event: String,
}

/// A request that reached an endpoint.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    pub(crate) endpoint: String,
    pub(crate) event: String,
    /// When all of it was there.
    pub(crate) at: u64,
    /// The status it was answered with and when that began, if it was answered at all.
    pub(crate) answer: Option<(u16, u64)>,
}

/// A time without a worker, from its end by force until the next one answered; or one in which what came of attempts could not be
/// kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crash {
    pub(crate) at: u64,
    pub(crate) up_at: u64,
}

/// A delivery as the log has it.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) endpoint: String,
    pub(crate) event: String,
    pub(crate) status: String,
    pub(crate) cause: Option<String>,
    pub(crate) created_at: u64,
    /// In their order.
    pub(crate) attempts: Vec<Attempt>,
}

/// An attempt as the log has it.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) round: u32,
    pub(crate) number: u32,
    pub(crate) started_at: u64,
    pub(crate) ended_at: u64,
    /// None if it arrived.
    pub(crate) cause: Option<String>,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    /// Each has an endpoint that wants every event from the first one on.
    pub(crate) endpoints: Vec<String>,
    pub(crate) accepted: Vec<Accepted>,
    pub(crate) arrivals: Vec<Arrival>,
    pub(crate) rows: Vec<Row>,
    pub(crate) crashes: Vec<Crash>,
}

/// Now, by a clock that starts with the system's and then only runs.
pub(crate) fn clock() -> u64 {
    static START: OnceLock<(Instant, u64)> = OnceLock::new();
    let (instant, millis) = START.get_or_init(|| {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970");
        (Instant::now(), u64::try_from(since_epoch.as_millis()).expect("it is before the year 9999"))
    });
    millis + u64::try_from(instant.elapsed().as_millis()).expect("a test ends")
}

/// The log of the partner `demo` from a stopped worker's files. `names` tells endpoints by their ids.
///
/// A row's times, causes and ids are readable; what it is about is sealed and stays so.
pub(crate) fn read_rows(data: &Path, names: &BTreeMap<String, String>) -> Vec<Row> {
    let file = data.join(super::world::DEMO);
    let database = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_WRITE).expect("the partner's file");
    let check: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("it can be checked");
    assert_eq!(check, "ok", "SQLite says that the file is whole");
    let mut attempts: BTreeMap<String, Vec<Attempt>> = BTreeMap::new();
    let query = "SELECT delivery_id, round, attempt, started_at, ended_at, cause FROM attempts ORDER BY 1, 2, 3";
    let mut select = database.prepare(query).expect("the table is there");
    let mut rows = select.query([]).expect("it can be read");
    while let Some(row) = rows.next().expect("it can be read") {
        let cause: Option<String> = row.get_unwrap(5);
        attempts.entry(row.get_unwrap(0)).or_default().push(Attempt {
            round: row.get_unwrap(1),
            number: row.get_unwrap(2),
            started_at: row.get_unwrap(3),
            ended_at: row.get_unwrap(4),
            cause: cause.as_deref().map(word),
        });
    }
    let query = "SELECT id, endpoint_id, event_id, status, last_cause, created_at FROM deliveries";
    let mut select = database.prepare(query).expect("the table is there");
    let rows = select.query_map([], |row| {
        let (id, endpoint): (String, String) = (row.get(0)?, row.get(1)?);
        let cause: Option<String> = row.get(4)?;
        Ok(Row {
            endpoint: names.get(&endpoint).cloned().unwrap_or(endpoint),
            event: row.get(2)?,
            status: row.get(3)?,
            cause: cause.as_deref().map(word),
            created_at: row.get(5)?,
            attempts: attempts.remove(&id).unwrap_or_default(),
        })
    });
    rows.expect("it can be read").map(|row| row.expect("it can be read")).collect()
}

/// The word in a stored cause.
fn word(json: &str) -> String {
    let cause: Value = serde_json::from_str(json).expect("a cause is JSON");
    let word = cause["cause"].as_str().expect("a cause has a word").to_owned();
    cause["status"].as_u64().map_or(word, |status| format!("status {status}"))
}
