//! Version 2: what is secret is sealed, and the hash of each event's data, which a small payload could be guessed from, is
//! gone.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::edge::error::Error;
use crate::edge::store::sealed::Column;
use crate::edge::store::{Store, attempt_row, number, opt};

const TABLES: &str = "
CREATE TABLE storage_keys (id TEXT PRIMARY KEY, proof BLOB NOT NULL) STRICT;
CREATE TABLE sealed_endpoints (
    id TEXT PRIMARY KEY, url BLOB NOT NULL, deleted_at INTEGER, body BLOB
) STRICT;
CREATE TABLE sealed_events (
    id TEXT PRIMARY KEY, event_type TEXT NOT NULL, created_at INTEGER NOT NULL, body BLOB NOT NULL,
    test INTEGER NOT NULL, idempotency_key TEXT UNIQUE
) STRICT;
CREATE TABLE sealed_attempts (
    delivery_id TEXT NOT NULL, round INTEGER NOT NULL, attempt INTEGER NOT NULL, started_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL, cause TEXT, status INTEGER, answer BLOB, answer_cut INTEGER NOT NULL, note BLOB,
    PRIMARY KEY (delivery_id, round, attempt)
) STRICT, WITHOUT ROWID;
";

const SWAP: &str = "
DROP TABLE endpoints;
DROP TABLE events;
DROP TABLE attempts;
ALTER TABLE sealed_endpoints RENAME TO endpoints;
ALTER TABLE sealed_events RENAME TO events;
ALTER TABLE sealed_attempts RENAME TO attempts;
";

/// Rows in memory at a time. An event has 256 KiB at most.
const ROWS: u32 = 32;
/// How much is written over at a time: so many bytes fill their pages, the first of which also holds the row, to the last.
const CHUNK: f64 = 265_944.0;

#[derive(Deserialize)]
struct EndpointRow {
    id: String,
    url: String,
    deleted_at: Option<u64>,
    body: Option<String>,
}

#[derive(Deserialize)]
struct EventRow {
    id: String,
    event_type: String,
    created_at: u64,
    body: String,
    test: u32,
    idempotency_key: Option<String>,
}

#[derive(Deserialize)]
struct AttemptRow {
    delivery_id: String,
    round: u32,
    attempt: u32,
    started_at: u64,
    ended_at: u64,
    cause: Option<String>,
    status: Option<u16>,
    answer: Option<String>,
    answer_cut: u32,
    note: Option<String>,
}

pub(super) fn seal_all(store: &Store) -> Result<(), Error> {
    store.write(TABLES, &[])?;
    store.prove_keys()?;
    each(store, "SELECT * FROM endpoints ORDER BY id LIMIT ? OFFSET ?", |row: EndpointRow| {
        let values = [
            row.id.as_str().into(),
            store.seal(Column::ENDPOINT_URL, &row.id, &row.url),
            opt(row.deleted_at.map(number)),
            opt(row.body.map(|body| store.seal(Column::ENDPOINT_BODY, &row.id, &body))),
        ];
        store.write("INSERT INTO sealed_endpoints VALUES (?, ?, ?, ?)", &values)
    })?;
    each(store, "SELECT * FROM events ORDER BY id LIMIT ? OFFSET ?", |row: EventRow| {
        let values = [
            row.id.as_str().into(),
            row.event_type.into(),
            number(row.created_at),
            store.seal(Column::EVENT_BODY, &row.id, &row.body),
            row.test.into(),
            opt(row.idempotency_key),
        ];
        store.write("INSERT INTO sealed_events VALUES (?, ?, ?, ?, ?, ?)", &values)
    })?;
    let attempts = "SELECT * FROM attempts ORDER BY delivery_id, round, attempt LIMIT ? OFFSET ?";
    each(store, attempts, |row: AttemptRow| {
        let key = attempt_row(&row.delivery_id, row.round, row.attempt);
        let values = [
            row.delivery_id.into(),
            row.round.into(),
            row.attempt.into(),
            number(row.started_at),
            number(row.ended_at),
            opt(row.cause),
            opt(row.status),
            opt(row.answer.map(|answer| store.seal(Column::ATTEMPT_ANSWER, &key, &answer))),
            row.answer_cut.into(),
            opt(row.note.map(|note| store.seal(Column::ATTEMPT_NOTE, &key, &note))),
        ];
        store.write("INSERT INTO sealed_attempts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", &values)
    })?;
    store.write(SWAP, &[])?;
    overwrite_freed(store)
}

/// Hands every row of a query to `work`, a few in memory at a time.
fn each<T: DeserializeOwned>(store: &Store, query: &str, work: impl Fn(T) -> Result<(), Error>) -> Result<(), Error> {
    for page in 0.. {
        let rows: Vec<T> = store.rows(query, &[ROWS.into(), JsValue::from(page * ROWS)])?;
        if rows.is_empty() {
            break;
        }
        rows.into_iter().try_for_each(&work)?;
    }
    Ok(())
}

/// Writes zeros over what the dropped tables left in the file. Freed pages are taken first, so as many zeros as the whole
/// file is long reach every one of them.
fn overwrite_freed(store: &Store) -> Result<(), Error> {
    store.write("CREATE TABLE zeros (chunk BLOB NOT NULL) STRICT", &[])?;
    let mut left = store.size();
    while left > 0.0 {
        store.write("INSERT INTO zeros VALUES (zeroblob(?))", &[CHUNK.into()])?;
        left -= CHUNK;
    }
    store.write("DROP TABLE zeros", &[])
}
