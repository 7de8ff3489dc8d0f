//! Version 7: how far the rate limits of endpoints are used up.

use crate::edge::error::Error;
use crate::edge::store::Store;

const TABLE: &str = "
CREATE TABLE paces (endpoint_id TEXT PRIMARY KEY, full_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
";

pub(super) fn make(store: &Store) -> Result<(), Error> {
    store.write(TABLE, &[])
}
