//! Version 12: who did what, when, from where, as a chain.

use crate::edge::error::Error;
use crate::edge::store::Store;

const TABLE: &str = "
CREATE TABLE audit (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, asked_by TEXT NOT NULL, credential TEXT NOT NULL, key_id TEXT NOT NULL,
    role TEXT NOT NULL, call TEXT NOT NULL, target TEXT NOT NULL, fields TEXT NOT NULL, request_id TEXT NOT NULL,
    address_digest TEXT NOT NULL, address BLOB NOT NULL, previous TEXT NOT NULL, digest TEXT NOT NULL
) STRICT;
CREATE INDEX audit_age ON audit (at);
";

pub(super) fn make(store: &Store) -> Result<(), Error> {
    store.write(TABLE, &[])
}
