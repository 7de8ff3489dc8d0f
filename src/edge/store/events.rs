//! Rows of `events`.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::retention::IS_ERASED;
use super::sealed::{Column, Sealed};
use super::{Store, number, opt, parsed};
use crate::api::IDEMPOTENCY_KEPT;
use crate::edge::error::Error;
use crate::model::{Event, EventId, Timestamp};

/// A new event with what was asked for beside it.
pub(crate) struct NewEvent<'a> {
    pub(crate) event: &'a Event,
    /// What is sent.
    pub(crate) body: &'a str,
    pub(crate) is_test: bool,
    pub(crate) deliver_at: Option<Timestamp>,
    /// Its `Idempotency-Key`.
    pub(crate) key: Option<&'a str>,
}

/// What an earlier publish of the same event left.
pub(crate) struct StoredEvent {
    /// None once its payload was erased.
    pub(crate) event: Option<Event>,
    /// Whether somebody sent it from the portal to try an endpoint.
    pub(crate) is_test: bool,
    /// When it was to leave, if that was said.
    pub(crate) deliver_at: Option<Timestamp>,
    /// How many endpoints it went to.
    pub(crate) deliveries: u32,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    body: Sealed,
    is_erased: u32,
    test: u32,
    deliver_at: Option<u64>,
    deliveries: u32,
}

#[derive(Deserialize)]
struct Body {
    body: Sealed,
}

#[derive(Deserialize)]
struct Oldest {
    at: Option<u64>,
}

/// A key that was kept then or before counts no more.
fn too_old(now: Timestamp) -> JsValue {
    let kept = u64::try_from(IDEMPOTENCY_KEPT.as_millis()).unwrap_or(u64::MAX);
    number(now.as_millis().saturating_sub(kept))
}

impl Store {
    /// The event that was published under this id or this `Idempotency-Key`.
    pub(crate) fn published(&self, id: Option<&EventId>, key: Option<&str>) -> Result<Option<StoredEvent>, Error> {
        let query = format!(
            "SELECT e.id, e.body, {IS_ERASED} AS is_erased, e.test, e.deliver_at,
                 (SELECT COUNT(*) FROM deliveries WHERE event_id = e.id) AS deliveries
             FROM events e WHERE e.id = ? OR e.idempotency_key = ? LIMIT 1"
        );
        let row: Option<Row> = self.row(&query, &[opt(id.map(EventId::as_str)), opt(key)])?;
        let opened = |row: Row| {
            let event = match row.is_erased {
                0 => Some(parsed(&self.unseal(Column::EVENT_BODY, &row.id, &row.body)?)?),
                _ => None,
            };
            let deliver_at = row.deliver_at.map(Timestamp::from_millis);
            Ok(StoredEvent { event, is_test: row.test != 0, deliver_at, deliveries: row.deliveries })
        };
        row.map(opened).transpose()
    }

    /// Keeps a new event. False, and nothing is kept, if its id or its key is there already. Of its data no hash is kept,
    /// from which a small payload could be guessed.
    pub(crate) fn keep_event(&self, new: &NewEvent, now: Timestamp) -> Result<bool, Error> {
        let query = "INSERT OR IGNORE INTO events (id, event_type, created_at, body, test, deliver_at, idempotency_key,
                         key_at, counted_from)
                     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let NewEvent { event, body, is_test, deliver_at, key } = *new;
        if let Some(key) = key {
            // One that is too old to count may not have been swept yet.
            let forget = "UPDATE events SET idempotency_key = NULL, key_at = NULL
                          WHERE idempotency_key = ? AND key_at <= ?";
            self.write(forget, &[key.into(), too_old(now)])?;
        }
        let id = event.id().as_str();
        let values = [
            id.into(),
            event.event_type().as_str().into(),
            number(event.created_at().as_millis()),
            self.seal(Column::EVENT_BODY, id, body),
            u32::from(is_test).into(),
            opt(deliver_at.map(|at| number(at.as_millis()))),
            opt(key),
            opt(key.map(|_| number(now.as_millis()))),
            number(now.as_millis()),
        ];
        self.changes(query, &values)
    }

    /// Whether the payload of an event is gone.
    pub(crate) fn is_erased(&self, id: &EventId) -> Result<bool, Error> {
        let query = format!("SELECT 1 AS one FROM events e WHERE e.id = ? AND {IS_ERASED}");
        let row: Option<serde::de::IgnoredAny> = self.row(&query, &[id.as_str().into()])?;
        Ok(row.is_some())
    }

    /// Forgets up to `at_most` keys that are too old to count, and tells when the oldest that is left was kept.
    pub(crate) fn sweep_keys(&self, now: Timestamp, at_most: u32) -> Result<Option<Timestamp>, Error> {
        let query = "UPDATE events SET idempotency_key = NULL, key_at = NULL WHERE id IN (
                         SELECT id FROM events WHERE idempotency_key IS NOT NULL AND key_at <= ? ORDER BY key_at LIMIT ?)";
        self.write(query, &[too_old(now), at_most.into()])?;
        self.oldest_key()
    }

    /// When the oldest `Idempotency-Key` was kept.
    pub(crate) fn oldest_key(&self) -> Result<Option<Timestamp>, Error> {
        let query = "SELECT MIN(key_at) AS at FROM events WHERE idempotency_key IS NOT NULL";
        let row: Option<Oldest> = self.row(query, &[])?;
        Ok(row.and_then(|row| row.at).map(Timestamp::from_millis))
    }

    /// The body that is sent for an event.
    pub(crate) fn event_body(&self, id: &EventId) -> Result<Option<String>, Error> {
        let row: Option<Body> = self.row("SELECT body FROM events WHERE id = ?", &[id.as_str().into()])?;
        row.map(|row| self.unseal(Column::EVENT_BODY, id.as_str(), &row.body)).transpose()
    }
}
