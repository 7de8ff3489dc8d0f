//! A partner's data in its object's SQLite database.
//!
//! Times are milliseconds since the epoch; `body` and `state` are JSON of the model's own values. What is secret is sealed
//! by the `vault` ([`sealed`] tells which columns), so that the file alone tells nothing of it.
//!
//! Every function here reads or writes and decides nothing. Several writes that belong together go through
//! [`Store::together`], so that a crash between two of them leaves neither.

mod audit;
mod conformance;
mod deliveries;
mod endpoints;
mod erasure;
mod events;
mod health;
mod listing;
mod log;
mod migration;
mod paces;
mod rekey;
mod replay_query;
mod replays;
mod retention;
mod scrub;
mod sealed;
mod spells;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Promise};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

pub(crate) use conformance::{Probe, ProbeEnd, Run};
pub(crate) use deliveries::{Attempt, Kept, Stored, Traffic};
pub(crate) use events::{NewEvent, StoredEvent};
pub(crate) use health::{Hour, hour_of};
pub(crate) use replay_query::{Chosen, Next};
pub(crate) use replays::{Place, Replay};
pub(crate) use retention::Aged;
use sealed::attempt_row;

use super::bindings::Storage;
use super::error::{Error, words};
use crate::health::Failing;
use crate::model::{Endpoint, EndpointId, Timestamp};
use crate::vault::Vault;

#[derive(Deserialize)]
struct Clock {
    millis: u64,
}
/// A statement takes so many bytes, and one row more: the runtime takes 2 MiB in a value.
const BYTES_AT_ONCE: usize = 1024 * 1024;

/// The database of one partner.
pub(crate) struct Store {
    storage: Storage,
    vault: Vault,
    /// All endpoints, once they were read. Invariant: forgotten whenever their rows may have changed.
    known_endpoints: RefCell<Option<Rc<[Endpoint]>>>,
    /// The endpoints that fail, once they were read. Invariant: as above.
    known_failing: RefCell<Option<Rc<BTreeMap<EndpointId, Failing>>>>,
}

impl Store {
    /// Opens it, bringing the tables up to date. Fails when a key that sealed something is not in the vault.
    pub(crate) fn open(storage: Storage, vault: Vault) -> Result<Self, Error> {
        let store = Self { storage, vault, known_endpoints: RefCell::default(), known_failing: RefCell::default() };
        migration::run(&store)?;
        store.prove_keys()?;
        Ok(store)
    }

    /// Runs `work` as one transaction: all of its writes or none.
    pub(crate) fn together<T>(&self, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        let mut work = Some(work);
        let mut result = None;
        let outcome = self.storage.transaction_sync(&mut || {
            let work = work.take().ok_or("a transaction runs once")?;
            match work() {
                Ok(value) => {
                    result = Some(Ok(value));
                    Ok(JsValue::UNDEFINED)
                }
                Err(error) => {
                    self.known_endpoints.take();
                    self.known_failing.take();
                    result = Some(Err(error));
                    // Any exception rolls back; the error itself travels in `result`.
                    Err("rolled back".into())
                }
            }
        });
        match (result, outcome) {
            (Some(Ok(_)), Err(error)) => Err(error.into()),
            (Some(result), _) => result,
            (None, outcome) => Err(Error::Runtime(outcome.err().map_or_else(String::new, |error| words(&error)))),
        }
    }

    /// Returns once everything written so far would survive a crash.
    pub(crate) async fn durable(&self) -> Result<(), Error> {
        JsFuture::from(self.storage.sync()).await?;
        Ok(())
    }

    /// The machine's clock, as SQLite sees it.
    pub(crate) fn clock(&self) -> Result<Timestamp, Error> {
        let query = "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS millis";
        let row: Option<Clock> = self.row(query, &[])?;
        row.map(|row| Timestamp::from_millis(row.millis))
            .ok_or_else(|| Error::Runtime("SQLite has no clock".to_owned()))
    }

    /// Has the runtime wake the object at `at`.
    pub(crate) fn wake(&self, at: Timestamp) -> Promise {
        wake(&self.storage, at)
    }

    /// How many bytes of the file are in use: what was freed does not count.
    fn size(&self) -> f64 {
        self.storage.sql().database_size()
    }

    fn write(&self, query: &str, values: &[JsValue]) -> Result<(), Error> {
        self.storage.sql().exec(query, &values.iter().collect::<Array>())?;
        Ok(())
    }

    /// Writes many rows by one statement, which finds them as a JSON array of arrays in its first value: each statement
    /// crosses from here to the runtime and back. Several statements, if it is much.
    fn write_all<T: Serialize>(
        &self,
        query: &str,
        rows: impl IntoIterator<Item = T>,
        rest: &[JsValue],
    ) -> Result<(), Error> {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let mut text = vec![b'['];
            while text.len() < BYTES_AT_ONCE
                && let Some(row) = rows.next()
            {
                if text.len() > 1 {
                    text.push(b',');
                }
                serde_json::to_writer(&mut text, &row).expect("rows are numbers and strings, which always serialise");
            }
            text.push(b']');
            let text = String::from_utf8(text).expect("JSON is written in UTF-8");
            self.write(query, &[&[text.into()], rest].concat())?;
        }
        Ok(())
    }

    fn rows<T: DeserializeOwned>(&self, query: &str, values: &[JsValue]) -> Result<Vec<T>, Error> {
        let cursor = self.storage.sql().exec(query, &values.iter().collect::<Array>())?;
        let rows = cursor.to_array()?;
        rows.iter().map(|row| Ok(serde_wasm_bindgen::from_value(row)?)).collect()
    }

    fn row<T: DeserializeOwned>(&self, query: &str, values: &[JsValue]) -> Result<Option<T>, Error> {
        Ok(self.rows(query, values)?.into_iter().next())
    }
}

/// Has the runtime wake an object whose store may be closed.
pub(crate) fn wake(storage: &Storage, at: Timestamp) -> Promise {
    storage.set_alarm(number(at.as_millis()).as_f64().unwrap_or_default())
}

/// A number for SQL. Times and counts stay far below 2^53, where JavaScript's numbers stop being exact.
#[expect(clippy::cast_precision_loss, reason = "see above")]
fn number(value: u64) -> JsValue {
    JsValue::from_f64(value as f64)
}

fn opt<T: Into<JsValue>>(value: Option<T>) -> JsValue {
    value.map_or(JsValue::NULL, Into::into)
}

/// A stored JSON text as the value it was. That it cannot be read means the database was changed by another program.
fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::Runtime(format!("a stored row cannot be read: {error}")))
}

fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("stored values have no map keys but strings, so they always serialise")
}
