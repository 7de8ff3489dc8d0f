//! Version 9: since when what retention erased may have left pieces in the file.

use crate::edge::error::Error;
use crate::edge::store::Store;

pub(super) fn add(store: &Store) -> Result<(), Error> {
    store.write("ALTER TABLE scrub ADD COLUMN swept_at INTEGER", &[])
}
