//! Rows of `paces`: when the bucket of an endpoint with a rate limit is full.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Store;
use crate::delivery::Pace;
use crate::edge::error::Error;
use crate::model::{DeliveryId, EndpointId, Timestamp};

#[derive(Deserialize)]
struct Row {
    endpoint_id: EndpointId,
    full_at: u64,
}

#[derive(Deserialize)]
struct Count {
    count: u32,
}

impl Store {
    /// When each bucket is full.
    pub(crate) fn paces(&self) -> Result<BTreeMap<EndpointId, Timestamp>, Error> {
        let rows: Vec<Row> = self.rows("SELECT endpoint_id, full_at FROM paces", &[])?;
        Ok(rows.into_iter().map(|row| (row.endpoint_id, Timestamp::from_millis(row.full_at))).collect())
    }

    /// Keeps paces, in one statement.
    pub(crate) fn keep_paces(&self, all: &[(EndpointId, Pace)]) -> Result<(), Error> {
        let query = "INSERT OR REPLACE INTO paces (endpoint_id, full_at)
                     SELECT value->>0, value->>1 FROM json_each(?1)";
        self.write_all(query, all.iter().map(|(id, pace)| (id, pace.full_at().as_millis())), &[])
    }

    /// How many deliveries wait at an endpoint before this one, which is due then; no more than `at_most` are counted.
    pub(crate) fn waiting_before(
        &self,
        endpoint: &EndpointId,
        due_at: Timestamp,
        id: &DeliveryId,
        at_most: u32,
    ) -> Result<u32, Error> {
        let query = "SELECT COUNT(*) AS count FROM (
                         SELECT 1 FROM deliveries WHERE endpoint_id = ? AND due_at IS NOT NULL AND sending = 0
                             AND (due_at, id) < (?, ?) LIMIT ?)";
        let values = [endpoint.as_str().into(), super::number(due_at.as_millis()), id.as_str().into(), at_most.into()];
        let row: Option<Count> = self.row(query, &values)?;
        Ok(row.map_or(0, |row| row.count))
    }
}
