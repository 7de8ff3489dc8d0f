//! Version 5: an event's time counts until it is erased, and what was sent again says by whom.

use crate::edge::error::Error;
use crate::edge::now;
use crate::edge::store::Store;

/// Counting `replays` up where a delivery's status changes keeps the counts right whatever changes it.
const TABLES: &str = "
ALTER TABLE events ADD COLUMN erased_at INTEGER;
CREATE INDEX events_whole ON events (counted_from) WHERE erased_at IS NULL;
CREATE INDEX events_erased ON events (erased_at) WHERE erased_at IS NOT NULL;
ALTER TABLE deliveries ADD COLUMN replay_id TEXT;
CREATE TABLE asked (
    delivery_id TEXT NOT NULL, round INTEGER NOT NULL, attempt INTEGER NOT NULL, asked_by TEXT NOT NULL,
    asked_at INTEGER NOT NULL, replay_id TEXT, PRIMARY KEY (delivery_id, round, attempt)
) STRICT, WITHOUT ROWID;
CREATE TABLE replays (
    id TEXT PRIMARY KEY, endpoint_id TEXT NOT NULL, selection TEXT NOT NULL, per_second INTEGER NOT NULL,
    asked_by TEXT NOT NULL, asked_at INTEGER NOT NULL, state TEXT NOT NULL, step INTEGER NOT NULL,
    after TEXT NOT NULL, next_at INTEGER NOT NULL, total INTEGER NOT NULL, started INTEGER NOT NULL,
    delivered INTEGER NOT NULL, failed INTEGER NOT NULL, ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX replays_running ON replays (endpoint_id) WHERE state = 'running';
CREATE INDEX replays_endpoint ON replays (endpoint_id, id);
CREATE TRIGGER replays_progress AFTER UPDATE OF status ON deliveries
WHEN OLD.status = 'pending' AND NEW.status <> 'pending' AND NEW.replay_id IS NOT NULL
BEGIN
    UPDATE replays SET delivered = delivered + (NEW.status = 'delivered'), failed = failed + (NEW.status <> 'delivered')
    WHERE id = NEW.replay_id;
END;
";

pub(super) fn make(store: &Store) -> Result<(), Error> {
    // For what is there already the time begins now, without a row being rewritten: an upgrade erases nothing.
    let from = now().as_millis();
    store.write(&format!("ALTER TABLE events ADD COLUMN counted_from INTEGER NOT NULL DEFAULT {from}"), &[])?;
    store.write(TABLES, &[])
}
