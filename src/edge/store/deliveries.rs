//! Rows of `deliveries` and `attempts`.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::sealed::Column;
use super::{Store, attempt_row, number, parsed, written};
use crate::delivery::Delivery;
use crate::edge::error::Error;
use crate::model::{Cause, DeliveryId, DeliveryStatus, EndpointId, EventId, EventType, Timestamp};

/// A delivery with what it is about.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub(crate) id: DeliveryId,
    pub(crate) event_id: EventId,
    pub(crate) event_type: EventType,
    pub(crate) endpoint_id: EndpointId,
    pub(crate) delivery: Delivery,
}

/// An attempt that has ended.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) round: u32,
    pub(crate) number: u32,
    pub(crate) started_at: Timestamp,
    pub(crate) ended_at: Timestamp,
    pub(crate) failure: Option<Cause>,
    pub(crate) status: Option<u16>,
    pub(crate) answer: Option<String>,
    pub(crate) answer_cut: bool,
    pub(crate) note: Option<String>,
    pub(crate) traffic: Traffic,
}

/// How much went over the wire in an attempt, bodies alone, and how soon an answer began.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Traffic {
    pub(crate) sent: u32,
    pub(crate) received: u32,
    pub(crate) headers_ms: Option<u32>,
}

/// A row of `deliveries` as it is read.
#[derive(Deserialize)]
pub(super) struct Row {
    id: DeliveryId,
    event_id: EventId,
    event_type: EventType,
    endpoint_id: EndpointId,
    state: String,
}

/// A delivery as a step left it.
#[derive(Debug)]
pub(crate) struct Kept<'a> {
    pub(crate) stored: &'a Stored,
    /// What it was before, if the row is to change only as long as it is still that.
    pub(crate) was: Option<&'a Delivery>,
    /// The attempt that ended with the step.
    pub(crate) ended: Option<&'a Attempt>,
}

/// What waits at an endpoint.
#[derive(Deserialize)]
pub(crate) struct Next {
    pub(crate) endpoint_id: EndpointId,
    due_at: u64,
}

impl Next {
    /// When the first of it is due.
    pub(crate) fn due_at(&self) -> Timestamp {
        Timestamp::from_millis(self.due_at)
    }
}

#[derive(Deserialize)]
struct Pending {
    pending: u64,
    later: u64,
}

#[derive(Deserialize)]
struct Number {
    at: Option<u64>,
}

pub(super) const COLUMNS: &str = "SELECT id, event_id, event_type, endpoint_id, state FROM deliveries";

impl TryFrom<Row> for Stored {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let delivery = parsed(&row.state)?;
        let Row { id, event_id, event_type, endpoint_id, .. } = row;
        Ok(Self { id, event_id, event_type, endpoint_id, delivery })
    }
}

impl Store {
    /// Keeps new deliveries: all in one statement, since each statement crosses from here to the runtime and back.
    pub(crate) fn add_deliveries(&self, all: &[Stored], now: Timestamp) -> Result<(), Error> {
        let query = "INSERT INTO deliveries (id, event_id, event_type, endpoint_id, status, sending, due_at, state,
                         created_at, updated_at)
                     SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, ?2, ?2
                     FROM json_each(?1)";
        let rows = all.iter().map(|stored| {
            let Stored { id, event_id, event_type, endpoint_id, delivery } = stored;
            let (status, sending, due_at, state) = columns(delivery);
            (id, event_id, event_type, endpoint_id, status, sending, due_at, state)
        });
        self.write_all(query, rows, &[number(now.as_millis())])
    }

    /// Keeps what steps made of deliveries, and the attempts that ended with them, in one statement each.
    pub(crate) fn keep_deliveries(&self, all: &[Kept], now: Timestamp) -> Result<(), Error> {
        let query = "UPDATE deliveries SET status = new.status, sending = new.sending, due_at = new.due_at,
                         state = new.state, updated_at = ?2,
                         last_cause = CASE WHEN new.ended THEN new.cause ELSE last_cause END
                     FROM (SELECT value->>0 AS id, value->>1 AS was, value->>2 AS status, value->>3 AS sending,
                               value->>4 AS due_at, value->>5 AS state, value->>6 AS ended, value->>7 AS cause
                           FROM json_each(?1)) AS new
                     WHERE deliveries.id = new.id AND (new.was IS NULL OR deliveries.state = new.was)";
        let rows = all.iter().map(|kept| {
            let (status, sending, due_at, state) = columns(&kept.stored.delivery);
            let was = kept.was.map(written);
            let cause = kept.ended.and_then(|ended| ended.failure.as_ref()).map(written);
            (&kept.stored.id, was, status, sending, due_at, state, kept.ended.is_some(), cause)
        });
        self.write_all(query, rows, &[number(now.as_millis())])?;
        let ended = all.iter().filter_map(|kept| kept.ended.map(|ended| (&kept.stored.id, ended)));
        self.add_attempts(ended.collect())
    }

    /// Keeps that attempts of deliveries are under way, which waited before: their status stays as it is.
    pub(crate) fn keep_claims<'a>(
        &self,
        all: impl IntoIterator<Item = &'a Stored>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let query = "UPDATE deliveries SET sending = 1, due_at = new.due_at, state = new.state, updated_at = ?2
                     FROM (SELECT value->>0 AS id, value->>1 AS due_at, value->>2 AS state FROM json_each(?1)) AS new
                     WHERE deliveries.id = new.id";
        let rows = all.into_iter().map(|stored| {
            let (_, _, due_at, state) = columns(&stored.delivery);
            (&stored.id, due_at, state)
        });
        self.write_all(query, rows, &[number(now.as_millis())])
    }

    /// Keeps what a step made of one delivery.
    pub(crate) fn keep_delivery(&self, stored: &Stored, ended: Option<&Attempt>, now: Timestamp) -> Result<(), Error> {
        self.keep_deliveries(&[Kept { stored, was: None, ended }], now)
    }

    /// An attempt is kept once: whoever comes second with the same number changes nothing.
    fn add_attempts(&self, all: Vec<(&DeliveryId, &Attempt)>) -> Result<(), Error> {
        let query = "INSERT OR IGNORE INTO attempts (delivery_id, round, attempt, started_at, ended_at, cause, status,
                         answer, answer_cut, note, bytes_sent, bytes_received, headers_ms)
                     SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
                         unhex(value->>7), value->>8, unhex(value->>9), value->>10, value->>11, value->>12
                     FROM json_each(?1)";
        let rows = all.into_iter().map(|(id, attempt)| {
            let Attempt { round, number, started_at, ended_at, failure, status, answer, answer_cut, note, traffic } =
                attempt;
            let key = attempt_row(id.as_str(), *round, *number);
            // JSON has no bytes: they travel as hexadecimal digits.
            let sealed = |column, text: &Option<String>| text.as_ref().map(|text| self.seal_hex(column, &key, text));
            let (answer, note) = (sealed(Column::ATTEMPT_ANSWER, answer), sealed(Column::ATTEMPT_NOTE, note));
            let (started_at, ended_at) = (started_at.as_millis(), ended_at.as_millis());
            let cause = failure.as_ref().map(written);
            let Traffic { sent, received, headers_ms } = traffic;
            let cut = u32::from(*answer_cut);
            (id, round, number, started_at, ended_at, cause, status, answer, cut, note, sent, received, headers_ms)
        });
        self.write_all(query, rows, &[])
    }

    /// One delivery.
    pub(crate) fn delivery(&self, id: &DeliveryId) -> Result<Option<Stored>, Error> {
        let row: Option<Row> = self.row(&format!("{COLUMNS} WHERE id = ?"), &[id.as_str().into()])?;
        row.map(Stored::try_from).transpose()
    }

    /// The first deliveries that wait at an endpoint, the earliest due first, whether their time has come or not.
    pub(crate) fn waiting_at(&self, endpoint: &EndpointId, at_most: u32) -> Result<Vec<Stored>, Error> {
        // A bare parameter as the limit would have the statement prepared anew whenever the limit changes.
        let query = format!(
            "{COLUMNS} WHERE endpoint_id = ? AND due_at IS NOT NULL AND sending = 0 ORDER BY due_at, id LIMIT ? + 0"
        );
        self.stored(&query, &[endpoint.as_str().into(), at_most.into()])
    }

    /// When each endpoint's first waiting delivery is due.
    pub(crate) fn first_waiting(&self) -> Result<Vec<Next>, Error> {
        let query = "SELECT endpoint_id, MIN(due_at) AS due_at FROM deliveries
                     WHERE due_at IS NOT NULL AND sending = 0 GROUP BY endpoint_id";
        self.rows(query, &[])
    }

    /// When an unfinished delivery was last written.
    pub(crate) fn latest(&self) -> Result<Timestamp, Error> {
        let query = "SELECT MAX(updated_at) AS at FROM deliveries WHERE due_at IS NOT NULL";
        let row: Option<Number> = self.row(query, &[])?;
        Ok(Timestamp::from_millis(row.and_then(|row| row.at).unwrap_or_default()))
    }

    /// Unfinished deliveries that were written by a clock ahead of ours. Looks at all: asked for only when it was set back.
    pub(crate) fn ahead_of(&self, now: Timestamp) -> Result<Vec<Stored>, Error> {
        self.stored(&format!("{COLUMNS} WHERE due_at IS NOT NULL AND updated_at > ?"), &[number(now.as_millis())])
    }

    /// Deliveries whose attempt should have ended long ago.
    pub(crate) fn expired(&self, now: Timestamp) -> Result<Vec<Stored>, Error> {
        self.stored(&format!("{COLUMNS} WHERE sending = 1 AND due_at <= ?"), &[number(now.as_millis())])
    }

    /// Deliveries with an attempt under way.
    pub(crate) fn sending(&self) -> Result<Vec<Stored>, Error> {
        self.stored(&format!("{COLUMNS} WHERE sending = 1"), &[])
    }

    /// Deliveries of an endpoint in that status, by their ids, those after `after`.
    pub(crate) fn in_status(
        &self,
        endpoint: &EndpointId,
        status: DeliveryStatus,
        after: &str,
        at_most: u32,
    ) -> Result<Vec<Stored>, Error> {
        let query = format!("{COLUMNS} WHERE endpoint_id = ? AND status = ? AND id > ? ORDER BY id LIMIT ?");
        self.stored(&query, &[endpoint.as_str().into(), status.as_str().into(), after.into(), at_most.into()])
    }

    /// How many deliveries are pending, and how many of them are due later. Reads the indexes of all of them.
    pub(crate) fn pending(&self, now: Timestamp) -> Result<(u64, u64), Error> {
        let query = "SELECT COUNT(*) + (SELECT COUNT(*) FROM deliveries WHERE sending = 1) AS pending,
                         COALESCE(SUM(due_at > ?), 0) AS later
                     FROM deliveries WHERE due_at IS NOT NULL AND sending = 0";
        let row: Option<Pending> = self.row(query, &[number(now.as_millis())])?;
        Ok(row.map_or((0, 0), |row| (row.pending, row.later)))
    }

    pub(super) fn stored(&self, query: &str, values: &[JsValue]) -> Result<Vec<Stored>, Error> {
        self.rows::<Row>(query, values)?.into_iter().map(Stored::try_from).collect()
    }
}

/// The columns `status`, `sending`, `due_at` and `state`: the last is the truth, the others are there to search by.
fn columns(delivery: &Delivery) -> (&'static str, u32, Option<u64>, String) {
    let sending = u32::from(delivery.sending().is_some());
    (delivery.status().as_str(), sending, delivery.due_at().map(Timestamp::as_millis), written(delivery))
}
