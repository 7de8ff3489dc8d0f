//! Rows of what was erased. The log keeps a line of each delivery: its own id, event type, times and causes, under names
//! that are new and tell nothing. All else goes.

use super::deliveries::COLUMNS;
use super::{Store, Stored, number, written};
use crate::edge::error::Error;
use crate::model::{EndpointId, Erasure, EventId, Timestamp};

impl Store {
    /// Whether there is that event.
    pub(crate) fn has_event(&self, id: &EventId) -> Result<bool, Error> {
        Ok(self.event_body(id)?.is_some())
    }

    /// All deliveries of an event.
    pub(crate) fn deliveries_of(&self, event: &EventId) -> Result<Vec<Stored>, Error> {
        self.stored(&format!("{COLUMNS} WHERE event_id = ?"), &[event.as_str().into()])
    }

    /// Deliveries to an endpoint with an attempt under way.
    pub(crate) fn sending_to(&self, endpoint: &EndpointId) -> Result<Vec<Stored>, Error> {
        self.stored(&format!("{COLUMNS} WHERE sending = 1 AND endpoint_id = ?"), &[endpoint.as_str().into()])
    }

    /// Erases an event; `left` is what the log calls it from now on.
    pub(crate) fn erase_event(&self, id: &EventId, left: &EventId, erasure: &Erasure) -> Result<(), Error> {
        let both = [id.as_str().into(), left.as_str().into()];
        let at = number(erasure.at.as_millis());
        self.write(
            "INSERT INTO events (id, event_type, created_at, body, test, counted_from, erased_at, erased)
             SELECT ?2, event_type, ?3, x'', test, counted_from, ?3, ?4 FROM events WHERE id = ?1",
            &[&both[..], &[at, written(erasure).into()]].concat(),
        )?;
        self.forget_answers("event_id", id.as_str())?;
        self.write("UPDATE deliveries SET event_id = ?2 WHERE event_id = ?1", &both)?;
        self.write("DELETE FROM events WHERE id = ?", &both[..1])
    }

    /// Erases an endpoint; `left` is what the log calls it from now on.
    pub(crate) fn erase_endpoint(&self, id: &EndpointId, left: &EndpointId, now: Timestamp) -> Result<(), Error> {
        let both = [id.as_str().into(), left.as_str().into()];
        self.known_endpoints.take();
        self.write(
            "INSERT INTO endpoints (id, url, deleted_at) VALUES (?, x'', ?)",
            &[left.as_str().into(), number(now.as_millis())],
        )?;
        self.forget_answers("endpoint_id", id.as_str())?;
        for table in
            ["endpoint_hours", "failing_endpoints", "replays", "paces", "conformance_runs", "conformance_probes"]
        {
            self.write(&format!("DELETE FROM {table} WHERE endpoint_id = ?"), &both[..1])?;
        }
        self.write("UPDATE deliveries SET endpoint_id = ?2 WHERE endpoint_id = ?1", &both)?;
        self.write("DELETE FROM endpoints WHERE id = ?", &both[..1])
    }

    /// An answer may repeat what it answers.
    fn forget_answers(&self, column: &str, id: &str) -> Result<(), Error> {
        let query = format!(
            "UPDATE attempts SET answer = NULL, note = NULL
             WHERE delivery_id IN (SELECT id FROM deliveries WHERE {column} = ?)"
        );
        self.write(&query, &[id.into()])
    }
}
