//! Version 8: how many deliveries of an endpoint used up their attempts within a minute.

use crate::edge::error::Error;
use crate::edge::store::Store;

const TABLE: &str = "
CREATE TABLE spells (
    endpoint_id TEXT PRIMARY KEY, since INTEGER NOT NULL, count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
";

pub(super) fn make(store: &Store) -> Result<(), Error> {
    store.write(TABLE, &[])
}
