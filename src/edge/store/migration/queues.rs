//! Version 3: what waits is found by its endpoint, and what is under way by its lease.

use crate::edge::error::Error;
use crate::edge::store::Store;

const INDEXES: &str = "
DROP INDEX deliveries_due;
CREATE INDEX deliveries_waiting ON deliveries (endpoint_id, due_at, id) WHERE due_at IS NOT NULL AND sending = 0;
CREATE INDEX deliveries_sending ON deliveries (due_at) WHERE sending = 1;
";

pub(super) fn index(store: &Store) -> Result<(), Error> {
    store.write(INDEXES, &[])
}
