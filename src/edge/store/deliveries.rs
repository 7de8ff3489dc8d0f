//! Rows of `deliveries` and `attempts`.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::{Store, number, opt, parsed, written};
use crate::api::{AttemptView, DeliveryFilter, DeliveryView, Planned};
use crate::delivery::Delivery;
use crate::edge::error::Error;
use crate::model::{Cause, DeliveryId, EndpointId, EventId, EventType, Timestamp};

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
}

#[derive(Deserialize)]
struct Row {
    id: DeliveryId,
    event_id: EventId,
    event_type: EventType,
    endpoint_id: EndpointId,
    state: String,
}

#[derive(Deserialize)]
struct ListRow {
    #[serde(flatten)]
    row: Row,
    test: u32,
    endpoint_url: String,
    last_cause: Option<String>,
    created_at: u64,
    updated_at: u64,
}

#[derive(Deserialize)]
struct AttemptRow {
    round: u32,
    attempt: u32,
    started_at: u64,
    ended_at: u64,
    cause: Option<String>,
    status: Option<u16>,
    answer: Option<String>,
    answer_cut: u32,
    note: Option<String>,
}

#[derive(Deserialize)]
struct Due {
    due_at: Option<u64>,
}

const COLUMNS: &str = "SELECT id, event_id, event_type, endpoint_id, state FROM deliveries";

impl TryFrom<Row> for Stored {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let delivery = parsed(&row.state)?;
        let Row { id, event_id, event_type, endpoint_id, .. } = row;
        Ok(Self { id, event_id, event_type, endpoint_id, delivery })
    }
}

impl Store {
    /// Keeps a new delivery.
    pub(crate) fn add_delivery(&self, stored: &Stored, now: Timestamp) -> Result<(), Error> {
        let query = "INSERT INTO deliveries (id, event_id, event_type, endpoint_id, status, sending, due_at, state,
                         created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let Stored { id, event_id, event_type, endpoint_id, delivery } = stored;
        let names = [id.as_str(), event_id.as_str(), event_type.as_str(), endpoint_id.as_str()].map(JsValue::from);
        let times = [number(now.as_millis()), number(now.as_millis())];
        self.write(query, &[&names[..], &columns(delivery), &times].concat())
    }

    /// Keeps what a step made of a delivery, and the attempt that ended with it.
    pub(crate) fn keep_delivery(&self, stored: &Stored, ended: Option<&Attempt>, now: Timestamp) -> Result<(), Error> {
        let query = "UPDATE deliveries SET status = ?, sending = ?, due_at = ?, state = ?, updated_at = ? WHERE id = ?";
        let rest = [number(now.as_millis()), stored.id.as_str().into()];
        self.write(query, &[&columns(&stored.delivery)[..], &rest].concat())?;
        ended.map_or(Ok(()), |attempt| self.add_attempt(&stored.id, attempt))
    }

    /// An attempt is kept once: whoever comes second with the same number changes nothing.
    fn add_attempt(&self, id: &DeliveryId, attempt: &Attempt) -> Result<(), Error> {
        let query = "INSERT OR IGNORE INTO attempts (delivery_id, round, attempt, started_at, ended_at, cause, status,
                         answer, answer_cut, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let cause = attempt.failure.as_ref().map(written);
        let values = [
            id.as_str().into(),
            attempt.round.into(),
            attempt.number.into(),
            number(attempt.started_at.as_millis()),
            number(attempt.ended_at.as_millis()),
            opt(cause.clone()),
            opt(attempt.status),
            opt(attempt.answer.clone()),
            u32::from(attempt.answer_cut).into(),
            opt(attempt.note.clone()),
        ];
        self.write(query, &values)?;
        self.write("UPDATE deliveries SET last_cause = ? WHERE id = ?", &[opt(cause), id.as_str().into()])
    }

    /// One delivery.
    pub(crate) fn delivery(&self, id: &DeliveryId) -> Result<Option<Stored>, Error> {
        let row: Option<Row> = self.row(&format!("{COLUMNS} WHERE id = ?"), &[id.as_str().into()])?;
        row.map(Stored::try_from).transpose()
    }

    /// Deliveries whose time has come, or whose row was written by a clock that is ahead of ours; the earliest first.
    pub(crate) fn due(&self, now: Timestamp, at_most: u32) -> Result<Vec<Stored>, Error> {
        let query = format!(
            "{COLUMNS} WHERE due_at IS NOT NULL AND (due_at <= ?1 OR updated_at > ?1) ORDER BY due_at, id LIMIT ?2"
        );
        self.stored(&query, &[number(now.as_millis()), at_most.into()])
    }

    /// Deliveries with an attempt under way.
    pub(crate) fn sending(&self) -> Result<Vec<Stored>, Error> {
        self.stored(&format!("{COLUMNS} WHERE due_at IS NOT NULL AND sending = 1"), &[])
    }

    /// Deliveries of an endpoint that are not delivered yet, nor cancelled.
    pub(crate) fn unfinished(&self, endpoint: &EndpointId) -> Result<Vec<Stored>, Error> {
        let query = format!("{COLUMNS} WHERE endpoint_id = ? AND status IN ('pending', 'parked', 'exhausted')");
        self.stored(&query, &[endpoint.as_str().into()])
    }

    /// When the next delivery is due. With `sending_only` those that wait for a free place do not count: the end of an
    /// attempt makes room for them.
    pub(crate) fn next_due(&self, sending_only: bool) -> Result<Option<Timestamp>, Error> {
        let which = if sending_only { "AND sending = 1" } else { "" };
        let query = format!("SELECT MIN(due_at) AS due_at FROM deliveries WHERE due_at IS NOT NULL {which}");
        let row: Option<Due> = self.row(&query, &[])?;
        Ok(row.and_then(|row| row.due_at).map(Timestamp::from_millis))
    }

    /// A page of deliveries, newest first.
    pub(crate) fn list(&self, filter: &DeliveryFilter, at_most: u32) -> Result<Vec<DeliveryView>, Error> {
        let mut wheres = vec!["1"];
        let mut values = Vec::new();
        let mut add = |clause, value: &str| {
            wheres.push(clause);
            values.push(JsValue::from(value));
        };
        if let Some(status) = filter.status {
            add("d.status = ?", status.as_str());
        }
        if let Some(endpoint) = &filter.endpoint {
            add("d.endpoint_id = ?", endpoint.as_str());
        }
        if let Some(event_type) = &filter.event_type {
            add("d.event_type = ?", event_type.as_str());
        }
        if let Some(before) = &filter.before {
            add("d.id < ?", before.as_str());
        }
        values.push(at_most.into());
        self.views(&format!("{} ORDER BY d.id DESC LIMIT ?", wheres.join(" AND ")), &values)
    }

    /// One delivery as it is shown.
    pub(crate) fn view(&self, id: &DeliveryId) -> Result<Option<DeliveryView>, Error> {
        Ok(self.views("d.id = ?", &[id.as_str().into()])?.into_iter().next())
    }

    /// A delivery's attempts, oldest first.
    pub(crate) fn attempts(&self, id: &DeliveryId) -> Result<Vec<AttemptView>, Error> {
        let query = "SELECT round, attempt, started_at, ended_at, cause, status, answer, answer_cut, note
                     FROM attempts WHERE delivery_id = ? ORDER BY round, attempt";
        let rows: Vec<AttemptRow> = self.rows(query, &[id.as_str().into()])?;
        rows.into_iter().map(AttemptRow::view).collect()
    }

    fn stored(&self, query: &str, values: &[JsValue]) -> Result<Vec<Stored>, Error> {
        self.rows::<Row>(query, values)?.into_iter().map(Stored::try_from).collect()
    }

    fn views(&self, which: &str, values: &[JsValue]) -> Result<Vec<DeliveryView>, Error> {
        let query = format!(
            "SELECT d.id, d.event_id, d.event_type, d.endpoint_id, d.state, d.last_cause, d.created_at, d.updated_at,
                 e.test, p.url AS endpoint_url
             FROM deliveries d JOIN events e ON e.id = d.event_id JOIN endpoints p ON p.id = d.endpoint_id
             WHERE {which}"
        );
        self.rows::<ListRow>(&query, values)?.into_iter().map(ListRow::view).collect()
    }
}

/// The columns `status`, `sending`, `due_at` and `state`: the last is the truth, the others are there to search by.
fn columns(delivery: &Delivery) -> [JsValue; 4] {
    [
        delivery.status().as_str().into(),
        u32::from(delivery.sending().is_some()).into(),
        delivery.due_at().map_or(JsValue::NULL, |due| number(due.as_millis())),
        written(delivery).into(),
    ]
}

impl ListRow {
    fn view(self) -> Result<DeliveryView, Error> {
        let Stored { id, event_id, event_type, endpoint_id, delivery } = self.row.try_into()?;
        let planned = |found: Option<(u32, Timestamp)>| found.map(|(attempt, at)| Planned { attempt, at });
        Ok(DeliveryView {
            id,
            event_id,
            event_type,
            endpoint_id,
            test: self.test != 0,
            endpoint_url: self.endpoint_url,
            status: delivery.status(),
            round: delivery.round(),
            attempts: delivery.attempts_ended(),
            sending: planned(delivery.sending()),
            next: planned(delivery.planned()),
            last_cause: self.last_cause.as_deref().map(parsed).transpose()?,
            created_at: Timestamp::from_millis(self.created_at),
            updated_at: Timestamp::from_millis(self.updated_at),
        })
    }
}

impl AttemptRow {
    fn view(self) -> Result<AttemptView, Error> {
        Ok(AttemptView {
            round: self.round,
            attempt: self.attempt,
            started_at: Timestamp::from_millis(self.started_at),
            ended_at: Timestamp::from_millis(self.ended_at),
            failure: self.cause.as_deref().map(parsed).transpose()?,
            status: self.status,
            answer: self.answer,
            answer_cut: self.answer_cut != 0,
            note: self.note,
        })
    }
}
