//! Version 6: events that leave later, keys that expire, events that are erased, and what is known of the file's length.

use crate::edge::error::Error;
use crate::edge::now;
use crate::edge::store::{Store, number};

const COLUMNS: &str = "
ALTER TABLE events ADD COLUMN deliver_at INTEGER;
ALTER TABLE events ADD COLUMN key_at INTEGER;
ALTER TABLE events ADD COLUMN erased TEXT;
CREATE INDEX events_keys ON events (key_at) WHERE idempotency_key IS NOT NULL;
CREATE TABLE scrub (wanted_at INTEGER, file_bytes INTEGER NOT NULL) STRICT;
";

/// How often the file may once have been as long as what is in use of it now. Too much costs some room, once.
const ONCE_LONGER: f64 = 3.0;

pub(super) fn extend(store: &Store) -> Result<(), Error> {
    store.write(COLUMNS, &[])?;
    // `created_at` is the provider's clock, which may be ahead of ours.
    let keys = "UPDATE events SET key_at = MIN(created_at, ?) WHERE idempotency_key IS NOT NULL";
    store.write(keys, &[number(now().as_millis())])?;
    store.write("INSERT INTO scrub (file_bytes) VALUES (?)", &[(store.size() * ONCE_LONGER).into()])
}
