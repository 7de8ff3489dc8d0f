//! Version 7: a partner has an epoch, in which its portal tokens are good.

use crate::edge::error::Error;
use crate::edge::store::Store;

pub(super) fn extend(store: &Store) -> Result<(), Error> {
    store.write("ALTER TABLE partner ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0", &[])
}
