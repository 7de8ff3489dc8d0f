//! Rows of `conformance_runs` and `conformance_probes`: what was sent to try an endpoint, and what came of it.

use serde::Deserialize;

use super::sealed::{Column, Sealed};
use super::{Store, number, opt, parsed, written};
use crate::api::{ConformanceRun, ProbeView};
use crate::conformance::Planned;
use crate::edge::error::Error;
use crate::model::{Actor, Cause, Check, EndpointId, EventId, EventType, RunId, RunState, Timestamp};

/// A run that begins.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) id: RunId,
    pub(crate) endpoint_id: EndpointId,
    pub(crate) asked_by: Actor,
    pub(crate) asked_at: Timestamp,
}

/// A request of a run, as it is shown.
pub(crate) struct Probe {
    pub(crate) check: Check,
    pub(crate) view: ProbeView,
}

/// What came of a request.
pub(crate) struct ProbeEnd {
    pub(crate) number: u32,
    pub(crate) started_at: Timestamp,
    pub(crate) ended_at: Timestamp,
    pub(crate) failure: Option<Cause>,
    pub(crate) status: Option<u16>,
    pub(crate) sent: String,
    pub(crate) sent_cut: bool,
    pub(crate) bytes_sent: u32,
    pub(crate) answer: Option<String>,
    pub(crate) answer_cut: bool,
}

#[derive(Deserialize)]
struct RunRow {
    id: RunId,
    endpoint_id: EndpointId,
    asked_by: String,
    asked_at: u64,
    state: String,
    ended_at: Option<u64>,
    total: u32,
    done: u32,
}

#[derive(Deserialize)]
struct ProbeRow {
    number: u32,
    tried: String,
    event_id: EventId,
    event_type: EventType,
    started_at: Option<u64>,
    ended_at: Option<u64>,
    cause: Option<String>,
    status: Option<u16>,
    sent: Option<Sealed>,
    sent_cut: u32,
    bytes_sent: u32,
    answer: Option<Sealed>,
    answer_cut: u32,
}

#[derive(Deserialize)]
struct Endpoint {
    endpoint_id: EndpointId,
}

#[derive(Deserialize)]
struct At {
    at: Option<u64>,
}

const RUNS: &str = "SELECT id, endpoint_id, asked_by, asked_at, state, ended_at,
    (SELECT COUNT(*) FROM conformance_probes p WHERE p.run_id = r.id) AS total,
    (SELECT COUNT(*) FROM conformance_probes p WHERE p.run_id = r.id AND p.ended_at IS NOT NULL) AS done
    FROM conformance_runs r";

/// Whether nothing of a request is there any more.
const BLANK: &str = "(length(coalesce(sent, x'')) = 0 OR substr(sent, 1, 1) = x'00')";

impl Store {
    /// Keeps a new run and all that it is to send.
    pub(crate) fn add_run(&self, run: &Run, planned: &[Planned]) -> Result<(), Error> {
        let query = "INSERT INTO conformance_runs (id, endpoint_id, asked_by, asked_at, state, counted_from)
                     VALUES (?1, ?2, ?3, ?4, 'running', ?4)";
        let (id, endpoint) = (run.id.as_str().into(), run.endpoint_id.as_str().into());
        let at = number(run.asked_at.as_millis());
        self.write(query, &[id, endpoint, run.asked_by.to_string().into(), at])?;
        let query = "INSERT INTO conformance_probes
                         (run_id, number, endpoint_id, tried, event_id, event_type, sent_cut, bytes_sent, answer_cut)
                     SELECT ?2, value->>0, ?3, value->>1, value->>2, value->>3, 0, 0, 0 FROM json_each(?1)";
        let rows =
            (0_u32..).zip(planned).map(|(place, one)| (place, written(&one.check), &one.event_id, &one.event_type));
        self.write_all(query, rows, &[run.id.as_str().into(), run.endpoint_id.as_str().into()])
    }

    /// The latest runs of an endpoint, newest first.
    pub(crate) fn runs(&self, endpoint: &EndpointId, at_most: u32) -> Result<Vec<ConformanceRun>, Error> {
        let query = format!("{RUNS} WHERE endpoint_id = ? ORDER BY id DESC LIMIT ?");
        let rows: Vec<RunRow> = self.rows(&query, &[endpoint.as_str().into(), at_most.into()])?;
        rows.into_iter().map(RunRow::view).collect()
    }

    /// One run of an endpoint.
    pub(crate) fn run(&self, endpoint: &EndpointId, id: &RunId) -> Result<Option<ConformanceRun>, Error> {
        let row: Option<RunRow> = self.row(
            &format!("{RUNS} WHERE endpoint_id = ? AND id = ?"),
            &[endpoint.as_str().into(), id.as_str().into()],
        )?;
        row.map(RunRow::view).transpose()
    }

    /// What a run sends, in order.
    pub(crate) fn probes(&self, run: &RunId) -> Result<Vec<Probe>, Error> {
        let query = "SELECT number, tried, event_id, event_type, started_at, ended_at, cause, status, sent, sent_cut,
                         bytes_sent, answer, answer_cut
                     FROM conformance_probes WHERE run_id = ? ORDER BY number";
        let rows: Vec<ProbeRow> = self.rows(query, &[run.as_str().into()])?;
        rows.into_iter().map(|row| row.probe(self, run)).collect()
    }

    /// Keeps that these requests of a run are about to leave.
    pub(crate) fn begin_probes(&self, run: &RunId, numbers: &[u32], now: Timestamp) -> Result<(), Error> {
        let query = "UPDATE conformance_probes SET started_at = ?3
                     WHERE run_id = ?2 AND number IN (SELECT value FROM json_each(?1))";
        self.write_all(query, numbers, &[run.as_str().into(), number(now.as_millis())])
    }

    /// Keeps what came of a request.
    pub(crate) fn end_probe(&self, run: &RunId, end: &ProbeEnd) -> Result<(), Error> {
        let query = "UPDATE conformance_probes SET started_at = ?, ended_at = ?, cause = ?, status = ?, sent = ?,
                         sent_cut = ?, bytes_sent = ?, answer = ?, answer_cut = ?
                     WHERE run_id = ? AND number = ?";
        let key = row_key(run, end.number);
        let values = [
            number(end.started_at.as_millis()),
            number(end.ended_at.as_millis()),
            opt(end.failure.as_ref().map(written)),
            opt(end.status),
            self.seal(Column::PROBE_SENT, &key, &end.sent),
            u32::from(end.sent_cut).into(),
            end.bytes_sent.into(),
            opt(end.answer.as_ref().map(|answer| self.seal(Column::PROBE_ANSWER, &key, answer))),
            u32::from(end.answer_cut).into(),
            run.as_str().into(),
            end.number.into(),
        ];
        self.write(query, &values)
    }

    /// Keeps that a run is over.
    pub(crate) fn end_run(&self, run: &RunId, state: RunState, now: Timestamp) -> Result<(), Error> {
        let query = "UPDATE conformance_runs SET state = ?, ended_at = ? WHERE id = ? AND state = 'running'";
        self.write(query, &[state.as_str().into(), number(now.as_millis()), run.as_str().into()])
    }

    /// Runs that an earlier instance left behind are interrupted. Gives the endpoints at which a request was under way.
    pub(crate) fn interrupt_runs(&self, now: Timestamp) -> Result<Vec<EndpointId>, Error> {
        let under_way =
            "SELECT DISTINCT p.endpoint_id FROM conformance_probes p JOIN conformance_runs r ON r.id = p.run_id
                         WHERE r.state = 'running' AND p.started_at IS NOT NULL AND p.ended_at IS NULL";
        let endpoints: Vec<Endpoint> = self.rows(under_way, &[])?;
        let at = number(now.as_millis());
        let probes = "UPDATE conformance_probes SET ended_at = ?, cause = ?
                      WHERE started_at IS NOT NULL AND ended_at IS NULL
                          AND run_id IN (SELECT id FROM conformance_runs WHERE state = 'running')";
        self.write(probes, &[at.clone(), written(&Cause::Interrupted).into()])?;
        self.write("UPDATE conformance_runs SET state = 'interrupted', ended_at = ? WHERE state = 'running'", &[at])?;
        Ok(endpoints.into_iter().map(|row| row.endpoint_id).collect())
    }

    /// An endpoint's oldest runs, all but the latest `kept`, have had their time.
    pub(crate) fn let_runs_go(&self, endpoint: &EndpointId, kept: u32) -> Result<(), Error> {
        let query = "UPDATE conformance_runs SET counted_from = 0 WHERE endpoint_id = ?1 AND id <
                         (SELECT id FROM conformance_runs WHERE endpoint_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)";
        self.write(query, &[endpoint.as_str().into(), kept.saturating_sub(1).into()])
    }

    /// When the time of the oldest run began.
    pub(crate) fn oldest_run(&self) -> Result<Option<Timestamp>, Error> {
        let row: Option<At> = self.row("SELECT MIN(counted_from) AS at FROM conformance_runs", &[])?;
        Ok(row.and_then(|row| row.at).map(Timestamp::from_millis))
    }

    /// Writes over what was sent and answered in runs whose time began at `before` or earlier, and removes those of which
    /// that was done before: in two transactions, as for payloads. Tells whether there were any.
    pub(crate) fn age_runs(&self, before: Timestamp) -> Result<bool, Error> {
        if self.oldest_run()?.is_none_or(|oldest| oldest > before) {
            return Ok(false);
        }
        let before = number(before.as_millis());
        let aged = "SELECT id FROM conformance_runs WHERE counted_from <= ?1";
        let gone = format!(
            "DELETE FROM conformance_runs WHERE counted_from <= ?1 AND NOT EXISTS
                 (SELECT 1 FROM conformance_probes p WHERE p.run_id = conformance_runs.id AND NOT {BLANK})"
        );
        self.write(&gone, std::slice::from_ref(&before))?;
        self.write("DELETE FROM conformance_probes WHERE run_id NOT IN (SELECT id FROM conformance_runs)", &[])?;
        let blank = format!(
            "UPDATE conformance_probes SET sent = zeroblob(length(sent)), answer = zeroblob(length(answer))
             WHERE run_id IN ({aged}) AND NOT {BLANK}"
        );
        self.write(&blank, &[before])?;
        Ok(true)
    }
}

fn row_key(run: &RunId, place: u32) -> String {
    format!("{run}/{place}")
}

impl RunRow {
    fn view(self) -> Result<ConformanceRun, Error> {
        Ok(ConformanceRun {
            id: self.id,
            endpoint_id: self.endpoint_id,
            asked_by: parsed(&written(&self.asked_by))?,
            asked_at: Timestamp::from_millis(self.asked_at),
            state: parsed(&written(&self.state))?,
            ended_at: self.ended_at.map(Timestamp::from_millis),
            total: self.total,
            done: self.done,
        })
    }
}

impl ProbeRow {
    fn probe(self, store: &Store, run: &RunId) -> Result<Probe, Error> {
        let key = row_key(run, self.number);
        let opened =
            |column, sealed: Option<Sealed>| sealed.map(|sealed| store.unseal(column, &key, &sealed)).transpose();
        let view = ProbeView {
            event_id: self.event_id,
            event_type: self.event_type,
            started_at: self.started_at.map(Timestamp::from_millis),
            ended_at: self.ended_at.map(Timestamp::from_millis),
            status: self.status,
            failure: self.cause.as_deref().map(parsed).transpose()?,
            sent: opened(Column::PROBE_SENT, self.sent)?,
            sent_cut: self.sent_cut != 0,
            bytes_sent: self.bytes_sent,
            answer: opened(Column::PROBE_ANSWER, self.answer)?,
            answer_cut: self.answer_cut != 0,
        };
        Ok(Probe { check: parsed(&self.tried)?, view })
    }
}
