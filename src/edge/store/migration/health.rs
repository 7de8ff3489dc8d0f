//! Version 4: attempts keep their bytes and the time to the answer's headers, and are counted by endpoint and hour; what is
//! known of failing endpoints; whose object this is.

use crate::edge::error::Error;
use crate::edge::store::Store;

/// The hour 0 of the endpoint "" has all attempts of the partner from the beginning.
const TABLES: &str = "
ALTER TABLE attempts ADD COLUMN bytes_sent INTEGER;
ALTER TABLE attempts ADD COLUMN bytes_received INTEGER;
ALTER TABLE attempts ADD COLUMN headers_ms INTEGER;
CREATE TABLE endpoint_hours (
    endpoint_id TEXT NOT NULL, hour INTEGER NOT NULL, delivered_at INTEGER,
    delivered INTEGER NOT NULL, status INTEGER NOT NULL, timed_out INTEGER NOT NULL,
    unreachable INTEGER NOT NULL, cut_off INTEGER NOT NULL, unreadable INTEGER NOT NULL,
    name_or_tls INTEGER NOT NULL, dns INTEGER NOT NULL, tls INTEGER NOT NULL, blocked INTEGER NOT NULL,
    interrupted INTEGER NOT NULL, exhausted INTEGER NOT NULL, bytes_sent INTEGER NOT NULL,
    bytes_received INTEGER NOT NULL, took_ms INTEGER NOT NULL, upto_5 INTEGER NOT NULL,
    upto_10 INTEGER NOT NULL, upto_25 INTEGER NOT NULL, upto_50 INTEGER NOT NULL, upto_100 INTEGER NOT NULL,
    upto_250 INTEGER NOT NULL, upto_500 INTEGER NOT NULL, upto_1000 INTEGER NOT NULL,
    upto_2500 INTEGER NOT NULL, upto_5000 INTEGER NOT NULL, upto_10000 INTEGER NOT NULL,
    upto_15000 INTEGER NOT NULL, over INTEGER NOT NULL,
    PRIMARY KEY (endpoint_id, hour)
) STRICT, WITHOUT ROWID;
CREATE TABLE failing_endpoints (endpoint_id TEXT PRIMARY KEY, failing TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE partner (id TEXT NOT NULL) STRICT;
";

pub(super) fn count(store: &Store) -> Result<(), Error> {
    store.write(TABLES, &[])
}
