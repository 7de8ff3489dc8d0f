//! Rows of `endpoint_hours`, which only grow, and of `failing_endpoints`.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::Deserialize;
use serde_json::{Value, json};

use super::deliveries::Next;
use super::{Store, number, parsed, written};
use crate::edge::error::Error;
use crate::health::{COLUMNS, Counts, Failing};
use crate::model::{DeliveryStatus, EndpointId, PartnerId, Timestamp};

/// The attempts at an endpoint within an hour.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hour {
    /// Hours since 1970.
    pub(crate) hour: u64,
    pub(crate) counts: Counts,
    /// When the last one of them arrived.
    pub(crate) delivered_at: Option<Timestamp>,
}

/// The hour that a moment is in.
pub(crate) fn hour_of(at: Timestamp) -> u64 {
    at.as_seconds() / 3600
}

#[derive(Deserialize)]
struct Row {
    hour: u64,
    counts: String,
    delivered_at: Option<u64>,
}

#[derive(Deserialize)]
struct Sum {
    endpoint_id: EndpointId,
    counts: String,
}

#[derive(Deserialize)]
struct FailingRow {
    endpoint_id: EndpointId,
    failing: String,
}

#[derive(Deserialize)]
struct PartnerRow {
    id: PartnerId,
    epoch: u64,
}

#[derive(Deserialize)]
struct Count {
    status: String,
    count: u64,
}

impl Store {
    /// Adds to the counters of endpoints, and to those of the partner, in one statement.
    pub(crate) fn count(&self, all: &[(EndpointId, Hour)]) -> Result<(), Error> {
        let mut sum = Hour::default();
        for (_, hour) in all {
            sum.counts.add(&hour.counts);
            sum.delivered_at = sum.delivered_at.max(hour.delivered_at);
        }
        let row = |id: &str, hour: &Hour| {
            let first = [json!(id), json!(hour.hour), json!(hour.delivered_at.map(Timestamp::as_millis))];
            first.into_iter().chain(hour.counts.row().iter().map(|count| json!(count))).collect::<Value>()
        };
        let rows = all.iter().map(|(id, hour)| row(id.as_str(), hour)).chain([row("", &sum)]);
        let values = (0..COLUMNS.len() + 3).map(|place| format!("value->>{place}")).collect::<Vec<_>>().join(", ");
        let sums = COLUMNS.map(|column| format!("{column} = {column} + excluded.{column}")).join(", ");
        let query = format!(
            "INSERT INTO endpoint_hours (endpoint_id, hour, delivered_at, {})
             SELECT {values} FROM json_each(?1) WHERE true
             ON CONFLICT (endpoint_id, hour) DO UPDATE SET
                 delivered_at = COALESCE(excluded.delivered_at, delivered_at), {sums}",
            COLUMNS.join(", ")
        );
        self.write_all(&query, rows, &[])
    }

    /// The counters of an endpoint by the hour, from that hour on, oldest first.
    pub(crate) fn hours(&self, endpoint: &EndpointId, from: u64) -> Result<Vec<Hour>, Error> {
        self.counted("WHERE endpoint_id = ? AND hour >= ? ORDER BY hour", &[endpoint.as_str().into(), number(from)])
    }

    /// The counters of all endpoints by the hour, from that hour on; one row for each endpoint and hour, oldest first.
    pub(crate) fn all_hours(&self, from: u64) -> Result<Vec<Hour>, Error> {
        self.counted("WHERE hour > 0 AND hour >= ? ORDER BY hour", &[number(from)])
    }

    /// The counters of each endpoint, added up from that hour on.
    pub(crate) fn by_endpoint(&self, from: u64) -> Result<Vec<(EndpointId, Counts)>, Error> {
        let sums = COLUMNS.map(|column| format!("SUM({column})")).join(", ");
        let query = format!(
            "SELECT endpoint_id, json_array({sums}) AS counts FROM endpoint_hours
             WHERE endpoint_id <> '' AND hour >= ? GROUP BY endpoint_id"
        );
        let rows: Vec<Sum> = self.rows(&query, &[number(from)])?;
        rows.into_iter().map(|row| Ok((row.endpoint_id, counts(&row.counts)?))).collect()
    }

    /// All attempts from the beginning.
    pub(crate) fn total(&self) -> Result<Counts, Error> {
        let rows = self.counted("WHERE endpoint_id = '' AND hour = 0", &[])?;
        Ok(rows.into_iter().next().map(|hour| hour.counts).unwrap_or_default())
    }

    /// Forgets the hours before that one.
    pub(crate) fn forget_hours(&self, before: u64) -> Result<(), Error> {
        self.write("DELETE FROM endpoint_hours WHERE hour > 0 AND hour < ?", &[number(before)])
    }

    /// The endpoints that fail. Read once and then known: every attempt asks.
    pub(crate) fn all_failing(&self) -> Result<Rc<BTreeMap<EndpointId, Failing>>, Error> {
        if let Some(known) = &*self.known_failing.borrow() {
            return Ok(Rc::clone(known));
        }
        let rows: Vec<FailingRow> = self.rows("SELECT endpoint_id, failing FROM failing_endpoints", &[])?;
        let failing = rows.into_iter().map(|row| Ok((row.endpoint_id, parsed(&row.failing)?)));
        let failing = Rc::new(failing.collect::<Result<BTreeMap<_, _>, Error>>()?);
        *self.known_failing.borrow_mut() = Some(Rc::clone(&failing));
        Ok(failing)
    }

    /// What is known of an endpoint, if it fails.
    pub(crate) fn failing(&self, endpoint: &EndpointId) -> Result<Option<Failing>, Error> {
        Ok(self.all_failing()?.get(endpoint).copied())
    }

    /// Keeps what is known of a failing endpoint; nothing, once it does not fail.
    pub(crate) fn keep_failing(&self, endpoint: &EndpointId, failing: Option<&Failing>) -> Result<(), Error> {
        self.known_failing.take();
        let id = endpoint.as_str().into();
        match failing {
            Some(failing) => self.write(
                "INSERT OR REPLACE INTO failing_endpoints (endpoint_id, failing) VALUES (?, ?)",
                &[id, written(failing).into()],
            ),
            None => self.write("DELETE FROM failing_endpoints WHERE endpoint_id = ?", &[id]),
        }
    }

    /// Whose object this is, if a request has told, and the epoch of its tokens.
    pub(crate) fn partner(&self) -> Result<Option<(PartnerId, u64)>, Error> {
        let row: Option<PartnerRow> = self.row("SELECT id, epoch FROM partner", &[])?;
        Ok(row.map(|row| (row.id, row.epoch)))
    }

    /// Keeps whose object this is.
    pub(crate) fn keep_partner(&self, partner: &PartnerId, epoch: u64) -> Result<(), Error> {
        self.write("INSERT INTO partner (id, epoch) VALUES (?, ?)", &[partner.as_str().into(), number(epoch)])
    }

    /// Keeps another epoch.
    pub(crate) fn keep_epoch(&self, epoch: u64) -> Result<(), Error> {
        self.write("UPDATE partner SET epoch = ?", &[number(epoch)])
    }

    /// When the first of what waits at the partner's endpoints is due.
    pub(crate) fn first_due(&self, but: &EndpointId) -> Result<Option<Timestamp>, Error> {
        let waiting = self.first_waiting()?;
        Ok(waiting.iter().filter(|next| next.endpoint_id != *but).map(Next::due_at).min())
    }

    /// How many deliveries to the partner's endpoints are not finished, by status.
    pub(crate) fn unfinished(&self, but: &EndpointId) -> Result<Vec<(DeliveryStatus, u64)>, Error> {
        let query = "SELECT status, COUNT(*) AS count FROM deliveries
                     WHERE status IN ('pending', 'exhausted', 'parked') AND endpoint_id <> ? GROUP BY status";
        let rows: Vec<Count> = self.rows(query, &[but.as_str().into()])?;
        let of = |status: DeliveryStatus| {
            let row = rows.iter().find(|row| row.status == status.as_str());
            (status, row.map_or(0, |row| row.count))
        };
        Ok([DeliveryStatus::Pending, DeliveryStatus::Exhausted, DeliveryStatus::Parked].map(of).to_vec())
    }

    fn counted(&self, which: &str, values: &[wasm_bindgen::JsValue]) -> Result<Vec<Hour>, Error> {
        let columns = COLUMNS.join(", ");
        let query = format!("SELECT hour, delivered_at, json_array({columns}) AS counts FROM endpoint_hours {which}");
        let hour = |row: Row| {
            let delivered_at = row.delivered_at.map(Timestamp::from_millis);
            Ok(Hour { hour: row.hour, counts: counts(&row.counts)?, delivered_at })
        };
        self.rows::<Row>(&query, values)?.into_iter().map(hour).collect()
    }
}

fn counts(text: &str) -> Result<Counts, Error> {
    let counts: Vec<u64> = parsed(text)?;
    let counts = counts.try_into().map_err(|_| Error::Runtime("a row of counters has another width".into()))?;
    Ok(Counts::of(counts))
}
