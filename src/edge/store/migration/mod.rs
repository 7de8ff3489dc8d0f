//! The tables, brought up to date when the store is opened: numbered steps, forward only.
//!
//! Invariant: a step that was released is never changed or taken out, since databases stand at every one of them. A
//! change of the tables is a new step at the end; tests/real/data keeps a database of each version to open in a test.

mod access;
mod audit;
mod conformance;
mod health;
mod keeping;
mod pacing;
mod publishing;
mod queues;
mod sealing;
mod spells;
mod sweeping;
mod tables;

use serde::Deserialize;

use super::Store;
use crate::api::ErrorCode;
use crate::edge::error::Error;

/// Brings a database from the version before to its own. It runs in one transaction with the note of its version.
type Step = fn(&Store) -> Result<(), Error>;

/// The first makes version 1.
const STEPS: [Step; 12] = [
    tables::make,
    sealing::seal_all,
    queues::index,
    health::count,
    keeping::make,
    publishing::extend,
    pacing::make,
    spells::make,
    sweeping::add,
    access::extend,
    conformance::make,
    audit::make,
];

/// Cloudflare forbids `PRAGMA user_version`, so the version has a table. Version 1 was released without it.
const VERSION_TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT";

#[derive(Deserialize)]
struct Version {
    version: usize,
}

/// Runs the steps that this database has not seen.
pub(super) fn run(store: &Store) -> Result<(), Error> {
    store.write(VERSION_TABLE, &[])?;
    let row: Option<Version> = store.row("SELECT version FROM schema_version", &[])?;
    let version = row.map_or(0, |row| row.version);
    if version > STEPS.len() {
        let detail = format!(
            "The data is of version {version} and this worker knows version {} at most: start a newer worker. \
             Nothing was changed.",
            STEPS.len()
        );
        return Err(Error::new(ErrorCode::Misconfigured, detail));
    }
    for (number, step) in (1_u32..).zip(STEPS).skip(version) {
        store.together(|| {
            step(store)?;
            store.write("DELETE FROM schema_version", &[])?;
            store.write("INSERT INTO schema_version (version) VALUES (?)", &[number.into()])
        })?;
    }
    Ok(())
}
