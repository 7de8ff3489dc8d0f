//! Version 1: the first tables, in plain text. They may be there without a version.

use crate::edge::error::Error;
use crate::edge::store::Store;

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS endpoints (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, deleted_at INTEGER, body TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS events (
    id TEXT PRIMARY KEY, event_type TEXT NOT NULL, created_at INTEGER NOT NULL, body TEXT NOT NULL,
    test INTEGER NOT NULL, fingerprint TEXT NOT NULL, idempotency_key TEXT UNIQUE
) STRICT;
CREATE TABLE IF NOT EXISTS deliveries (
    id TEXT PRIMARY KEY, event_id TEXT NOT NULL, event_type TEXT NOT NULL, endpoint_id TEXT NOT NULL,
    status TEXT NOT NULL, sending INTEGER NOT NULL, due_at INTEGER, state TEXT NOT NULL, last_cause TEXT,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due_at, updated_at) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS deliveries_status ON deliveries (status, id);
CREATE INDEX IF NOT EXISTS deliveries_endpoint ON deliveries (endpoint_id, status, id);
CREATE INDEX IF NOT EXISTS deliveries_event ON deliveries (event_id);
CREATE TABLE IF NOT EXISTS attempts (
    delivery_id TEXT NOT NULL, round INTEGER NOT NULL, attempt INTEGER NOT NULL, started_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL, cause TEXT, status INTEGER, answer TEXT, answer_cut INTEGER NOT NULL, note TEXT,
    PRIMARY KEY (delivery_id, round, attempt)
) STRICT, WITHOUT ROWID;
";

pub(super) fn make(store: &Store) -> Result<(), Error> {
    store.write(TABLES, &[])
}
