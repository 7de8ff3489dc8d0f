//! Rows of `spells`: how many deliveries of an endpoint used up their attempts within a minute.

use serde::Deserialize;

use super::{Store, number};
use crate::edge::error::Error;
use crate::health::Spell;
use crate::model::{EndpointId, Timestamp};

#[derive(Deserialize)]
struct Row {
    endpoint_id: EndpointId,
    since: u64,
    count: u32,
}

impl Row {
    fn spell(self) -> (EndpointId, Spell) {
        (self.endpoint_id, Spell::of(Timestamp::from_millis(self.since), self.count))
    }
}

impl Store {
    /// The spells that have not ended.
    pub(crate) fn spells(&self) -> Result<Vec<(EndpointId, Spell)>, Error> {
        let rows: Vec<Row> = self.rows("SELECT endpoint_id, since, count FROM spells", &[])?;
        Ok(rows.into_iter().map(Row::spell).collect())
    }

    /// That of an endpoint.
    pub(crate) fn spell(&self, endpoint: &EndpointId) -> Result<Option<Spell>, Error> {
        let query = "SELECT endpoint_id, since, count FROM spells WHERE endpoint_id = ?";
        let row: Option<Row> = self.row(query, &[endpoint.as_str().into()])?;
        Ok(row.map(|row| row.spell().1))
    }

    /// Keeps the spell of an endpoint; none, once it has ended.
    pub(crate) fn keep_spell(&self, endpoint: &EndpointId, spell: Option<&Spell>) -> Result<(), Error> {
        let id = endpoint.as_str().into();
        match spell {
            Some(spell) => self.write(
                "INSERT OR REPLACE INTO spells (endpoint_id, since, count) VALUES (?, ?, ?)",
                &[id, number(spell.since().as_millis()), spell.count().into()],
            ),
            None => self.write("DELETE FROM spells WHERE endpoint_id = ?", &[id]),
        }
    }
}
