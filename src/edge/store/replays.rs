//! Rows of `replays` and `asked`: what is sent again, how far that has got, and who asked.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::replay_query::Query;
use super::{Store, number, opt, parsed, written};
use crate::api::{Asked, ReplayCount, ReplayView};
use crate::edge::error::Error;
use crate::model::{Actor, DeliveryId, Endpoint, EndpointId, Pace, ReplayId, ReplayState, Selection, Timestamp};

/// A replay with the place it has got to.
#[derive(Clone, Debug)]
pub(crate) struct Replay {
    pub(crate) id: ReplayId,
    pub(crate) endpoint_id: EndpointId,
    pub(crate) selection: Selection,
    pub(crate) pace: Pace,
    pub(crate) asked_by: Actor,
    pub(crate) asked_at: Timestamp,
    pub(crate) state: ReplayState,
    pub(crate) place: Place,
    /// When more of it may start.
    pub(crate) next_at: Timestamp,
    pub(crate) total: u32,
    pub(crate) started: u32,
    pub(crate) ended_at: Option<Timestamp>,
}

/// Everything up to here was looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    /// Which of the selection's statuses it is at.
    pub(crate) step: u32,
    /// The last row of it that was looked at.
    pub(crate) after: String,
}

#[derive(Deserialize)]
struct Row {
    id: ReplayId,
    endpoint_id: EndpointId,
    selection: String,
    per_second: u32,
    asked_by: String,
    asked_at: u64,
    state: String,
    step: u32,
    after: String,
    next_at: u64,
    total: u32,
    started: u32,
    delivered: u32,
    failed: u32,
    ended_at: Option<u64>,
}

#[derive(Deserialize)]
struct AskedRow {
    round: u32,
    attempt: u32,
    asked_by: String,
    asked_at: u64,
    replay_id: Option<ReplayId>,
}

impl Store {
    /// Counts what a replay asked for at `now` would start.
    pub(crate) fn count_replay(
        &self,
        endpoint: &Endpoint,
        selection: &Selection,
        now: Timestamp,
    ) -> Result<ReplayCount, Error> {
        let query = Query::count(endpoint, selection, now);
        let row = self.row(&query.text, &query.values)?;
        Ok(row.unwrap_or(ReplayCount { total: 0, erased: 0 }))
    }

    /// Keeps a new replay.
    pub(crate) fn add_replay(&self, replay: &Replay) -> Result<(), Error> {
        let query =
            "INSERT INTO replays (id, endpoint_id, selection, per_second, asked_by, asked_at, state, step, after,
                         next_at, total, started, delivered, failed, ended_at)
                     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)";
        let values = [
            replay.id.as_str().into(),
            replay.endpoint_id.as_str().into(),
            written(&replay.selection).into(),
            replay.pace.per_second().into(),
            replay.asked_by.to_string().into(),
            number(replay.asked_at.as_millis()),
            replay.state.as_str().into(),
            replay.place.step.into(),
            replay.place.after.as_str().into(),
            number(replay.next_at.as_millis()),
            replay.total.into(),
            replay.started.into(),
            opt(replay.ended_at.map(|at| number(at.as_millis()))),
        ];
        self.write(query, &values)
    }

    /// Keeps how far a replay has got.
    pub(crate) fn keep_replay(&self, replay: &Replay) -> Result<(), Error> {
        let query =
            "UPDATE replays SET state = ?, step = ?, after = ?, next_at = ?, started = ?, ended_at = ? WHERE id = ?";
        let values = [
            replay.state.as_str().into(),
            replay.place.step.into(),
            replay.place.after.as_str().into(),
            number(replay.next_at.as_millis()),
            replay.started.into(),
            opt(replay.ended_at.map(|at| number(at.as_millis()))),
            replay.id.as_str().into(),
        ];
        self.write(query, &values)
    }

    /// Forgets an endpoint's oldest replays, all but the latest `kept`. What was sent again still says who asked.
    pub(crate) fn forget_replays(&self, endpoint: &EndpointId, kept: u32) -> Result<(), Error> {
        let query = "DELETE FROM replays WHERE endpoint_id = ?1 AND id <
                         (SELECT id FROM replays WHERE endpoint_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)";
        self.write(query, &[endpoint.as_str().into(), kept.into()])
    }

    /// The replays that have more to start.
    pub(crate) fn running_replays(&self) -> Result<Vec<Replay>, Error> {
        let rows: Vec<Row> = self.rows("SELECT * FROM replays WHERE state = 'running'", &[])?;
        rows.into_iter().map(Row::replay).collect()
    }

    /// The running replay of an endpoint.
    pub(crate) fn running_replay(&self, endpoint: &EndpointId) -> Result<Option<Replay>, Error> {
        let query = "SELECT * FROM replays WHERE endpoint_id = ? AND state = 'running'";
        let row: Option<Row> = self.row(query, &[endpoint.as_str().into()])?;
        row.map(Row::replay).transpose()
    }

    /// One replay of an endpoint, as it is shown.
    pub(crate) fn replay(&self, endpoint: &EndpointId, id: &ReplayId) -> Result<Option<ReplayView>, Error> {
        let query = "SELECT * FROM replays WHERE endpoint_id = ? AND id = ?";
        let row: Option<Row> = self.row(query, &[endpoint.as_str().into(), id.as_str().into()])?;
        row.map(Row::view).transpose()
    }

    /// The latest replays of an endpoint, newest first.
    pub(crate) fn replays(&self, endpoint: &EndpointId, at_most: u32) -> Result<Vec<ReplayView>, Error> {
        let query = "SELECT * FROM replays WHERE endpoint_id = ? ORDER BY id DESC LIMIT ?";
        let rows: Vec<Row> = self.rows(query, &[endpoint.as_str().into(), at_most.into()])?;
        rows.into_iter().map(Row::view).collect()
    }

    /// Keeps that somebody asked for these attempts: delivery, round and number of each.
    pub(crate) fn keep_asked(
        &self,
        attempts: &[(&DeliveryId, u32, u32)],
        by: &Actor,
        at: Timestamp,
        replay: Option<&ReplayId>,
    ) -> Result<(), Error> {
        let query = "INSERT OR REPLACE INTO asked (delivery_id, round, attempt, asked_by, asked_at, replay_id)
                     SELECT value->>0, value->>1, value->>2, ?2, ?3, ?4 FROM json_each(?1)";
        let rest = [JsValue::from(by.to_string()), number(at.as_millis()), opt(replay.map(ReplayId::as_str))];
        self.write_all(query, attempts, &rest)
    }

    /// Counts what comes of these deliveries as that replay's, or as nobody's.
    pub(crate) fn count_for(&self, deliveries: &[&DeliveryId], replay: Option<&ReplayId>) -> Result<(), Error> {
        let query = "UPDATE deliveries SET replay_id = ?2 WHERE id IN (SELECT value FROM json_each(?1))";
        self.write_all(query, deliveries, &[opt(replay.map(ReplayId::as_str))])
    }

    /// The attempts of a delivery that somebody asked for, oldest first.
    pub(crate) fn asked(&self, delivery: &DeliveryId) -> Result<Vec<Asked>, Error> {
        let query = "SELECT round, attempt, asked_by, asked_at, replay_id FROM asked
                     WHERE delivery_id = ? ORDER BY round, attempt";
        let rows: Vec<AskedRow> = self.rows(query, &[delivery.as_str().into()])?;
        rows.into_iter().map(AskedRow::asked).collect()
    }
}

/// A value whose JSON is this word in quotation marks.
fn named<T: serde::de::DeserializeOwned>(word: &str) -> Result<T, Error> {
    parsed(&written(&word))
}

impl Row {
    fn replay(self) -> Result<Replay, Error> {
        let pace = Pace::of(self.per_second).ok_or_else(|| Error::Runtime("a stored pace is none".to_owned()))?;
        Ok(Replay {
            id: self.id,
            endpoint_id: self.endpoint_id,
            selection: parsed(&self.selection)?,
            pace,
            asked_by: named(&self.asked_by)?,
            asked_at: Timestamp::from_millis(self.asked_at),
            state: named(&self.state)?,
            place: Place { step: self.step, after: self.after },
            next_at: Timestamp::from_millis(self.next_at),
            total: self.total,
            started: self.started,
            ended_at: self.ended_at.map(Timestamp::from_millis),
        })
    }

    fn view(self) -> Result<ReplayView, Error> {
        let (delivered, failed) = (self.delivered, self.failed);
        let replay = self.replay()?;
        Ok(ReplayView {
            id: replay.id,
            endpoint_id: replay.endpoint_id,
            selection: replay.selection,
            per_second: replay.pace.per_second(),
            asked_by: replay.asked_by,
            asked_at: replay.asked_at,
            state: replay.state,
            total: replay.total,
            started: replay.started,
            done: delivered + failed,
            delivered,
            failed,
            ended_at: replay.ended_at,
        })
    }
}

impl AskedRow {
    fn asked(self) -> Result<Asked, Error> {
        Ok(Asked {
            round: self.round,
            attempt: self.attempt,
            by: named(&self.asked_by)?,
            at: Timestamp::from_millis(self.asked_at),
            replay: self.replay_id,
        })
    }
}
