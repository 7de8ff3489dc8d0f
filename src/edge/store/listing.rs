//! How a filter becomes a query: what an index finds is taken from it; for the rest so many rows are looked through, and no
//! more, however few of them are wanted. A partner's log may have millions.

use crate::api::DeliveryFilter;
use crate::model::DeliveryId;

/// So many rows are looked through for one page.
const LOOKED_AT: u32 = 5_000;

/// The queries for a page, with their values.
pub(super) struct Page {
    /// Gives the ids of the rows wanted, newest first; a `LIMIT` is to follow.
    pub(super) ids: String,
    pub(super) values: Vec<String>,
    /// Gives the last row looked at, if there are more behind it; none if all are looked at.
    pub(super) last_looked_at: Option<String>,
    pub(super) looked_at_values: Vec<String>,
}

/// The queries for what passes the filter.
pub(super) fn page(filter: &DeliveryFilter) -> Page {
    let mut indexed = Clauses::default();
    // The operator's own endpoint has no row: what is sent there is not the partner's to see.
    indexed.parts.push("endpoint_id IN (SELECT id FROM endpoints)".to_owned());
    if let Some(status) = filter.status {
        indexed.add("status = ?", status.as_str());
    }
    if let Some(endpoint) = &filter.endpoint {
        indexed.add("endpoint_id = ?", endpoint.as_str());
    }
    if let Some(since) = filter.since {
        indexed.add("id >= ?", DeliveryId::first_at(since).as_str());
    }
    if let Some(until) = filter.until {
        indexed.add("id < ?", DeliveryId::first_at(until).as_str());
    }
    if let Some(before) = &filter.before {
        indexed.add("id < ?", before.as_str());
    }
    let mut sifted = Clauses::default();
    if let Some(event_type) = &filter.event_type {
        sifted.add("event_type = ?", event_type.as_str());
    }
    if let Some(cause) = &filter.cause {
        let clause = match cause.code() {
            Some(_) => "last_cause->>'$.status' = CAST(? AS INTEGER)",
            None => "last_cause->>'$.cause' = ?",
        };
        sifted.add(clause, cause.as_str());
    }
    if let Some(id) = &filter.id {
        sifted.add("(instr(id, ?) OR instr(event_id, ?))", id.as_str());
        sifted.values.push(id.as_str().to_owned());
    }
    let rows = format!("FROM deliveries WHERE {}", indexed.text());
    if sifted.parts.is_empty() {
        let ids = format!("SELECT id {rows} ORDER BY id DESC");
        return Page { ids, values: indexed.values, last_looked_at: None, looked_at_values: Vec::new() };
    }
    let looked_at = format!("SELECT id, event_id, event_type, last_cause {rows} ORDER BY id DESC LIMIT {LOOKED_AT}");
    Page {
        ids: format!("SELECT id FROM ({looked_at}) WHERE {} ORDER BY id DESC", sifted.text()),
        values: [indexed.values.clone(), sifted.values].concat(),
        // The row before the first that was not looked at.
        last_looked_at: Some(format!("SELECT id {rows} ORDER BY id DESC LIMIT 1 OFFSET {}", LOOKED_AT - 1)),
        looked_at_values: indexed.values,
    }
}

#[derive(Default)]
struct Clauses {
    parts: Vec<String>,
    values: Vec<String>,
}

impl Clauses {
    fn add(&mut self, part: &str, value: &str) {
        self.parts.push(part.to_owned());
        self.values.push(value.to_owned());
    }

    fn text(&self) -> String {
        self.parts.join(" AND ")
    }
}
