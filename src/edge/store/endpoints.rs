//! Rows of `endpoints`.

use std::rc::Rc;

use serde::Deserialize;

use super::sealed::{Column, Sealed};
use super::{Store, opt, parsed, written};
use crate::api::Waiting;
use crate::edge::error::Error;
use crate::model::{Endpoint, EndpointId};

#[derive(Deserialize)]
struct Row {
    id: String,
    body: Sealed,
}

#[derive(Deserialize)]
struct Count {
    status: String,
    count: u32,
}

impl Store {
    /// All endpoints, oldest first. Read and opened once and then known: every publish and every attempt asks.
    pub(crate) fn endpoints(&self) -> Result<Rc<[Endpoint]>, Error> {
        if let Some(known) = &*self.known_endpoints.borrow() {
            return Ok(Rc::clone(known));
        }
        let rows: Vec<Row> = self.rows("SELECT id, body FROM endpoints WHERE deleted_at IS NULL ORDER BY id", &[])?;
        let opened = |row: &Row| parsed(&self.unseal(Column::ENDPOINT_BODY, &row.id, &row.body)?);
        let endpoints: Rc<[Endpoint]> = rows.iter().map(opened).collect::<Result<_, Error>>()?;
        *self.known_endpoints.borrow_mut() = Some(Rc::clone(&endpoints));
        Ok(endpoints)
    }

    /// One endpoint, unless it is deleted.
    pub(crate) fn endpoint(&self, id: &EndpointId) -> Result<Option<Endpoint>, Error> {
        let endpoints = self.endpoints()?;
        let place = endpoints.binary_search_by(|endpoint| endpoint.id().cmp(id));
        Ok(place.ok().map(|place| endpoints[place].clone()))
    }

    /// Whether an endpoint is there and gets events.
    pub(crate) fn is_enabled(&self, id: &EndpointId) -> Result<bool, Error> {
        let endpoints = self.endpoints()?;
        let place = endpoints.binary_search_by(|endpoint| endpoint.id().cmp(id));
        Ok(place.is_ok_and(|place| endpoints[place].is_enabled()))
    }

    /// Keeps a new or changed endpoint.
    pub(crate) fn keep_endpoint(&self, endpoint: &Endpoint) -> Result<(), Error> {
        let query = "INSERT INTO endpoints (id, url, body) VALUES (?, ?, ?)
                     ON CONFLICT (id) DO UPDATE SET url = excluded.url, body = excluded.body";
        let id = endpoint.id().as_str();
        let url = self.seal(Column::ENDPOINT_URL, id, endpoint.draft().url.as_str());
        let body = self.seal(Column::ENDPOINT_BODY, id, &written(endpoint));
        self.known_endpoints.take();
        self.write(query, &[id.into(), url, body])
    }

    /// What waits at an endpoint.
    pub(crate) fn waiting(&self, id: &EndpointId) -> Result<Waiting, Error> {
        let query = "SELECT status, COUNT(*) AS count FROM deliveries
                     WHERE endpoint_id = ? AND status IN ('pending', 'exhausted', 'parked') GROUP BY status";
        let counts: Vec<Count> = self.rows(query, &[opt(Some(id.as_str()))])?;
        let of = |status: &str| counts.iter().find(|row| row.status == status).map_or(0, |row| row.count);
        Ok(Waiting { pending: of("pending"), exhausted: of("exhausted"), parked: of("parked") })
    }
}
