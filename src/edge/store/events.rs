//! Rows of `events`.

use serde::Deserialize;

use super::{Store, number, opt};
use crate::edge::error::Error;
use crate::model::{Event, EventId, EventType, Timestamp};

/// What an earlier publish of the same event left.
#[derive(Deserialize)]
pub(crate) struct StoredEvent {
    pub(crate) id: EventId,
    pub(crate) event_type: EventType,
    created_at: u64,
    /// Tells whether two publishes mean the same event.
    pub(crate) fingerprint: String,
    /// How many endpoints it went to.
    pub(crate) deliveries: u32,
}

impl StoredEvent {
    pub(crate) fn created_at(&self) -> Timestamp {
        Timestamp::from_millis(self.created_at)
    }
}

#[derive(Deserialize)]
struct Body {
    body: String,
}

impl Store {
    /// The event that was published under this id or this `Idempotency-Key`.
    pub(crate) fn published(&self, id: Option<&EventId>, key: Option<&str>) -> Result<Option<StoredEvent>, Error> {
        let query = "SELECT id, event_type, created_at, fingerprint,
                         (SELECT COUNT(*) FROM deliveries WHERE event_id = events.id) AS deliveries
                     FROM events WHERE id = ? OR idempotency_key = ? LIMIT 1";
        self.row(query, &[opt(id.map(EventId::as_str)), opt(key)])
    }

    /// Keeps a new event. False, and nothing is kept, if its id or its key is there already.
    pub(crate) fn keep_event(
        &self,
        event: &Event,
        body: &str,
        is_test: bool,
        fingerprint: &str,
        key: Option<&str>,
    ) -> Result<bool, Error> {
        let query =
            "INSERT OR IGNORE INTO events (id, event_type, created_at, body, test, fingerprint, idempotency_key)
                     VALUES (?, ?, ?, ?, ?, ?, ?)";
        let values = [
            event.id().as_str().into(),
            event.event_type().as_str().into(),
            number(event.created_at().as_millis()),
            body.into(),
            u32::from(is_test).into(),
            fingerprint.into(),
            opt(key),
        ];
        self.changes(query, &values)
    }

    /// The body that is sent for an event.
    pub(crate) fn event_body(&self, id: &EventId) -> Result<Option<String>, Error> {
        let row: Option<Body> = self.row("SELECT body FROM events WHERE id = ?", &[id.as_str().into()])?;
        Ok(row.map(|row| row.body))
    }
}
