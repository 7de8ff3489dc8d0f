//! Which rows a replay takes: counted all at once, or taken some at a time from where it stands.

use serde::Deserialize;
use serde_json::json;
use wasm_bindgen::JsValue;

use super::replays::{Place, Replay};
use super::retention::IS_ERASED;
use super::{Store, number, parsed};
use crate::delivery::Delivery;
use crate::edge::error::Error;
use crate::model::{DeliveryId, Endpoint, EventId, EventType, Selection, Subscription, Timestamp, Wanted};

/// So many rows are looked at in a turn, however few of them are wanted.
const LOOKED_AT: u32 = 500;

/// What a replay starts: a delivery, or an event that has none.
pub(crate) struct Chosen {
    pub(crate) event_id: EventId,
    pub(crate) event_type: EventType,
    /// The delivery that is there.
    pub(crate) delivery: Option<(DeliveryId, Delivery)>,
}

/// What comes next of a replay.
pub(crate) struct Next {
    pub(crate) chosen: Vec<Chosen>,
    /// From where to go on; none when this was the last of it.
    pub(crate) place: Option<Place>,
}

#[derive(Deserialize)]
struct Row {
    place: String,
    event_id: EventId,
    event_type: EventType,
    id: Option<DeliveryId>,
    state: Option<String>,
}

#[derive(Deserialize)]
struct End {
    place: Option<String>,
    rows: u32,
}

/// A query with its values.
pub(super) struct Query {
    pub(super) text: String,
    pub(super) values: Vec<JsValue>,
}

impl Query {
    /// Counts all rows of a selection.
    pub(super) fn count(endpoint: &Endpoint, selection: &Selection, now: Timestamp) -> Self {
        let mut query = Self { text: String::new(), values: Vec::new() };
        let rows = match selection.wanted {
            Wanted::Missing => query.events("0"),
            wanted => {
                let statuses = wanted.statuses().iter().map(|status| format!("'{}'", status.as_str()));
                query.deliveries(endpoint, &statuses.collect::<Vec<_>>().join(", "), "")
            }
        };
        let condition = query.condition(endpoint, selection, now);
        query.text = format!(
            "SELECT COALESCE(SUM(NOT erased), 0) AS total, COALESCE(SUM(erased), 0) AS erased
             FROM (SELECT {IS_ERASED} AS erased FROM ({rows}) r JOIN events e ON e.id = r.event_id WHERE {condition})"
        );
        query
    }

    /// The rows that the replay looks at next, whether it wants them or not; none once it has looked at all.
    fn looked_at(&mut self, endpoint: &Endpoint, replay: &Replay) -> Option<String> {
        let Place { step, after } = &replay.place;
        let (rows, order) = match replay.selection.wanted {
            Wanted::Missing if *step == 0 => (self.events(if after.is_empty() { "0" } else { after }), "rowid"),
            wanted => {
                let status = wanted.statuses().get(*step as usize)?;
                (self.deliveries(endpoint, &format!("'{}'", status.as_str()), after), "id")
            }
        };
        Some(format!("{rows} ORDER BY {order} LIMIT {LOOKED_AT}"))
    }

    /// Deliveries in one of these statuses.
    fn deliveries(&mut self, endpoint: &Endpoint, statuses: &str, after: &str) -> String {
        let (endpoint, after) = (self.bind(endpoint.id().as_str()), self.bind(after));
        format!(
            "SELECT id AS place, id AS sort, id, event_id, event_type, state, last_cause, updated_at AS at FROM deliveries
             WHERE endpoint_id = {endpoint} AND status IN ({statuses}) AND id > {after}"
        )
    }

    /// Events, in the order in which they came.
    fn events(&mut self, after: &str) -> String {
        let after = self.bind(after);
        format!(
            "SELECT CAST(rowid AS TEXT) AS place, rowid AS sort, NULL AS id, id AS event_id, event_type, NULL AS state,
                 NULL AS last_cause, created_at AS at
             FROM events WHERE rowid > CAST({after} AS INTEGER) AND test = 0"
        )
    }

    /// What has to be true of a row.
    fn condition(&mut self, endpoint: &Endpoint, selection: &Selection, asked_at: Timestamp) -> String {
        let mut parts = Vec::new();
        if selection.wanted == Wanted::Missing {
            let id = self.bind(endpoint.id().as_str());
            parts.push(format!(
                "NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.event_id = r.event_id AND d.endpoint_id = {id})"
            ));
            if let Subscription::Only(_) = &endpoint.draft().subscription {
                let types: Vec<EventType> = endpoint.draft().subscription.clone().into();
                let types = self.bind(json!(types).to_string());
                parts.push(format!("r.event_type IN (SELECT value FROM json_each({types}))"));
            }
        } else {
            // What failed again after it was started by this replay is not started by it twice.
            let asked_at = self.bind(number(asked_at.as_millis()));
            parts.push(format!("r.at <= {asked_at}"));
        }
        if let Some(since) = selection.since {
            let since = self.bind(number(since.as_millis()));
            parts.push(format!("r.at >= {since}"));
        }
        if let Some(until) = selection.until {
            let until = self.bind(number(until.as_millis()));
            parts.push(format!("r.at < {until}"));
        }
        if let Some(event_type) = &selection.event_type {
            let event_type = self.bind(event_type.as_str());
            parts.push(format!("r.event_type = {event_type}"));
        }
        if let Some(cause) = &selection.cause {
            parts.push(match cause.code() {
                Some(code) => format!("r.last_cause->>'$.status' = {}", self.bind(u32::from(code))),
                None => format!("r.last_cause->>'$.cause' = {}", self.bind(cause.as_str())),
            });
        }
        parts.join(" AND ")
    }

    fn bind(&mut self, value: impl Into<JsValue>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }
}

impl Store {
    /// What a replay starts next, `at_most` of it.
    pub(crate) fn next_of_replay(&self, replay: &Replay, endpoint: &Endpoint, at_most: u32) -> Result<Next, Error> {
        let mut query = Query { text: String::new(), values: Vec::new() };
        let Some(rows) = query.looked_at(endpoint, replay) else {
            return Ok(Next { chosen: Vec::new(), place: None });
        };
        let end = format!("SELECT CAST(MAX(sort) AS TEXT) AS place, COUNT(*) AS rows FROM ({rows})");
        let end: Option<End> = self.row(&end, &query.values)?;
        let condition = query.condition(endpoint, &replay.selection, replay.asked_at);
        let wanted = format!(
            "SELECT r.place, r.event_id, r.event_type, r.id, r.state FROM ({rows}) r JOIN events e ON e.id = r.event_id
             WHERE {condition} AND NOT {IS_ERASED} ORDER BY r.sort LIMIT {}",
            at_most.saturating_add(1)
        );
        // One row more tells whether this was the last of it.
        let mut found: Vec<Row> = self.rows(&wanted, &query.values)?;
        let is_cut = found.len() > at_most as usize;
        found.truncate(at_most as usize);
        let step = replay.place.step;
        let place = match (found.last(), end) {
            (Some(last), _) if is_cut => Some(Place { step, after: last.place.clone() }),
            (_, Some(End { place: Some(after), rows })) if rows >= LOOKED_AT => Some(Place { step, after }),
            _ => {
                let steps = replay.selection.wanted.statuses().len().max(1);
                let next = Place { step: step + 1, after: String::new() };
                (next.step as usize).lt(&steps).then_some(next)
            }
        };
        let chosen = found.into_iter().map(Row::chosen).collect::<Result<_, _>>()?;
        Ok(Next { chosen, place })
    }
}

impl Row {
    fn chosen(self) -> Result<Chosen, Error> {
        let delivery = match (self.id, self.state) {
            (Some(id), Some(state)) => Some((id, parsed(&state)?)),
            _ => None,
        };
        Ok(Chosen { event_id: self.event_id, event_type: self.event_type, delivery })
    }
}
