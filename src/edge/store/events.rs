//! Rows of `events`.

use serde::Deserialize;

use super::retention::IS_ERASED;
use super::sealed::{Column, Sealed};
use super::{Store, number, opt, parsed};
use crate::edge::error::Error;
use crate::model::{Event, EventId, Timestamp};

/// What an earlier publish of the same event left.
pub(crate) struct StoredEvent {
    /// None once its payload was erased.
    pub(crate) event: Option<Event>,
    /// Whether somebody sent it from the portal to try an endpoint.
    pub(crate) is_test: bool,
    /// How many endpoints it went to.
    pub(crate) deliveries: u32,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    body: Sealed,
    is_erased: u32,
    test: u32,
    deliveries: u32,
}

#[derive(Deserialize)]
struct Body {
    body: Sealed,
}

impl Store {
    /// The event that was published under this id or this `Idempotency-Key`.
    pub(crate) fn published(&self, id: Option<&EventId>, key: Option<&str>) -> Result<Option<StoredEvent>, Error> {
        let query = format!(
            "SELECT e.id, e.body, {IS_ERASED} AS is_erased, e.test,
                 (SELECT COUNT(*) FROM deliveries WHERE event_id = e.id) AS deliveries
             FROM events e WHERE e.id = ? OR e.idempotency_key = ? LIMIT 1"
        );
        let row: Option<Row> = self.row(&query, &[opt(id.map(EventId::as_str)), opt(key)])?;
        let opened = |row: Row| {
            let event = match row.is_erased {
                0 => Some(parsed(&self.unseal(Column::EVENT_BODY, &row.id, &row.body)?)?),
                _ => None,
            };
            Ok(StoredEvent { event, is_test: row.test != 0, deliveries: row.deliveries })
        };
        row.map(opened).transpose()
    }

    /// Keeps a new event. False, and nothing is kept, if its id or its key is there already. Of its data no hash is kept,
    /// from which a small payload could be guessed.
    pub(crate) fn keep_event(
        &self,
        event: &Event,
        body: &str,
        is_test: bool,
        key: Option<&str>,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let query =
            "INSERT OR IGNORE INTO events (id, event_type, created_at, body, test, idempotency_key, counted_from)
                     VALUES (?, ?, ?, ?, ?, ?, ?)";
        let id = event.id().as_str();
        let values = [
            id.into(),
            event.event_type().as_str().into(),
            number(event.created_at().as_millis()),
            self.seal(Column::EVENT_BODY, id, body),
            u32::from(is_test).into(),
            opt(key),
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

    /// The body that is sent for an event.
    pub(crate) fn event_body(&self, id: &EventId) -> Result<Option<String>, Error> {
        let row: Option<Body> = self.row("SELECT body FROM events WHERE id = ?", &[id.as_str().into()])?;
        row.map(|row| self.unseal(Column::EVENT_BODY, id.as_str(), &row.body)).transpose()
    }
}
