//! Version 11: conformance runs, and what each of their requests was and came to.

use crate::edge::error::Error;
use crate::edge::store::Store;

const TABLES: &str = "
CREATE TABLE conformance_runs (
    id TEXT PRIMARY KEY, endpoint_id TEXT NOT NULL, asked_by TEXT NOT NULL, asked_at INTEGER NOT NULL,
    state TEXT NOT NULL, ended_at INTEGER, counted_from INTEGER NOT NULL
) STRICT;
CREATE INDEX conformance_runs_endpoint ON conformance_runs (endpoint_id, id);
CREATE INDEX conformance_runs_age ON conformance_runs (counted_from);
CREATE TABLE conformance_probes (
    run_id TEXT NOT NULL, number INTEGER NOT NULL, endpoint_id TEXT NOT NULL, tried TEXT NOT NULL,
    event_id TEXT NOT NULL, event_type TEXT NOT NULL, started_at INTEGER, ended_at INTEGER, cause TEXT,
    status INTEGER, sent BLOB, sent_cut INTEGER NOT NULL, bytes_sent INTEGER NOT NULL, answer BLOB,
    answer_cut INTEGER NOT NULL, PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;
";

pub(super) fn make(store: &Store) -> Result<(), Error> {
    store.write(TABLES, &[])
}
