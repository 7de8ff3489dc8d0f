//! What is shown of `deliveries` and `attempts`: the log.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::deliveries::Row;
use super::sealed::{Column, Sealed};
use super::{Store, attempt_row, listing, parsed};
use crate::api::{AttemptView, DeliveryFilter, DeliveryView, Planned};
use crate::edge::error::Error;
use crate::edge::store::Stored;
use crate::model::{DeliveryId, Erasure, Timestamp};

#[derive(Deserialize)]
struct ListRow {
    #[serde(flatten)]
    row: Row,
    test: u32,
    endpoint_url: Sealed,
    last_cause: Option<String>,
    created_at: u64,
    updated_at: u64,
    erased_at: Option<u64>,
    erased: Option<String>,
}

#[derive(Deserialize)]
struct LookedAt {
    id: DeliveryId,
}

#[derive(Deserialize)]
struct AttemptRow {
    round: u32,
    attempt: u32,
    started_at: u64,
    ended_at: u64,
    cause: Option<String>,
    status: Option<u16>,
    answer: Option<Sealed>,
    answer_cut: u32,
    note: Option<Sealed>,
    bytes_sent: Option<u32>,
    bytes_received: Option<u32>,
    headers_ms: Option<u32>,
}

impl Store {
    /// A page of deliveries, newest first, and where to go on if this is not the end.
    pub(crate) fn list(
        &self,
        filter: &DeliveryFilter,
        at_most: u32,
    ) -> Result<(Vec<DeliveryView>, Option<DeliveryId>), Error> {
        let page = listing::page(filter);
        // One row more than a page tells whether another page follows.
        let values: Vec<_> = page.values.iter().map(JsValue::from).chain([(at_most + 1).into()]).collect();
        let mut found = self.views(&format!("d.id IN ({} LIMIT ?) ORDER BY d.id DESC", page.ids), &values)?;
        let is_more = found.len() > at_most as usize;
        found.truncate(at_most as usize);
        if is_more {
            let next = found.last().map(|last| last.id.clone());
            return Ok((found, next));
        }
        let next = match page.last_looked_at {
            None => None,
            Some(query) => {
                let values: Vec<_> = page.looked_at_values.iter().map(JsValue::from).collect();
                self.row::<LookedAt>(&query, &values)?.map(|row| row.id)
            }
        };
        Ok((found, next))
    }

    /// One delivery as it is shown.
    pub(crate) fn view(&self, id: &DeliveryId) -> Result<Option<DeliveryView>, Error> {
        Ok(self.views("d.id = ?", &[id.as_str().into()])?.into_iter().next())
    }

    /// A delivery's attempts, oldest first.
    pub(crate) fn attempts(&self, id: &DeliveryId) -> Result<Vec<AttemptView>, Error> {
        let query = "SELECT round, attempt, started_at, ended_at, cause, status, answer, answer_cut, note, bytes_sent,
                         bytes_received, headers_ms
                     FROM attempts WHERE delivery_id = ? ORDER BY round, attempt";
        let rows: Vec<AttemptRow> = self.rows(query, &[id.as_str().into()])?;
        rows.into_iter().map(|row| row.view(self, id)).collect()
    }

    fn views(&self, which: &str, values: &[JsValue]) -> Result<Vec<DeliveryView>, Error> {
        let query = format!(
            "SELECT d.id, d.event_id, d.event_type, d.endpoint_id, d.state, d.last_cause, d.created_at, d.updated_at,
                 e.test, e.erased_at, e.erased, p.url AS endpoint_url
             FROM deliveries d JOIN events e ON e.id = d.event_id JOIN endpoints p ON p.id = d.endpoint_id
             WHERE {which}"
        );
        self.rows::<ListRow>(&query, values)?.into_iter().map(|row| row.view(self)).collect()
    }
}

impl ListRow {
    fn view(self, store: &Store) -> Result<DeliveryView, Error> {
        let Stored { id, event_id, event_type, endpoint_id, delivery } = self.row.try_into()?;
        let endpoint_url = store.unseal(Column::ENDPOINT_URL, endpoint_id.as_str(), &self.endpoint_url)?;
        let erased: Option<Erasure> = self.erased.as_deref().map(parsed).transpose()?;
        let planned = |found: Option<(u32, Timestamp)>| found.map(|(attempt, at)| Planned { attempt, at });
        Ok(DeliveryView {
            id,
            event_id,
            event_type,
            endpoint_id,
            test: self.test != 0,
            endpoint_url,
            status: delivery.status(),
            round: delivery.round(),
            attempts: delivery.attempts_ended(),
            sending: planned(delivery.sending()),
            next: planned(delivery.planned()),
            held_until: None,
            last_cause: self.last_cause.as_deref().map(parsed).transpose()?,
            created_at: Timestamp::from_millis(self.created_at),
            updated_at: Timestamp::from_millis(self.updated_at),
            erased_at: self.erased_at.map(Timestamp::from_millis),
            cancelled: delivery.cancellation(),
            erased,
        })
    }
}

impl AttemptRow {
    fn view(self, store: &Store, delivery: &DeliveryId) -> Result<AttemptView, Error> {
        let row = attempt_row(delivery.as_str(), self.round, self.attempt);
        let opened =
            |column, sealed: Option<Sealed>| sealed.map(|sealed| store.unseal(column, &row, &sealed)).transpose();
        Ok(AttemptView {
            round: self.round,
            attempt: self.attempt,
            started_at: Timestamp::from_millis(self.started_at),
            ended_at: Timestamp::from_millis(self.ended_at),
            failure: self.cause.as_deref().map(parsed).transpose()?,
            status: self.status,
            answer: opened(Column::ATTEMPT_ANSWER, self.answer)?,
            answer_cut: self.answer_cut != 0,
            note: opened(Column::ATTEMPT_NOTE, self.note)?,
            bytes_sent: self.bytes_sent,
            bytes_received: self.bytes_received,
            headers_ms: self.headers_ms,
        })
    }
}
