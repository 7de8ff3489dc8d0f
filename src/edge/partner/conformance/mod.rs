//! Conformance runs: asked for, carried out, told.
//!
//! A run is no delivery: what it sends is wrong on purpose, so no replay sends it again, nothing is retried, and no
//! counter, warning or notice has it. All else is as with deliveries: its requests wait in the same queues for their turn,
//! keep to the same limits, pass the same guard, and leave only once it is durable that they are about to.

mod report;
mod run;
mod ticket;

use std::collections::BTreeSet;
use std::rc::Rc;

use web_sys::Response;

use super::audit::{Asker, note};
use super::body::shaped;
use super::endpoints::find;
use super::{Object, courier, retention, work};
use crate::api::{ConformanceList, ErrorCode, ProblemDetails, PublishRequest};
use crate::catalogue;
use crate::conformance::{Sample, next_run_at, plan};
use crate::edge::bindings::random;
use crate::edge::error::Error;
use crate::edge::store::Run;
use crate::edge::{answer, now};
use crate::model::{Deed, Endpoint, EndpointId, EventId, EventType, RunId, RunState, Subscription, Timestamp};

pub(super) use ticket::Ticket;

/// So many runs of an endpoint are kept and shown. No fewer than may begin within an hour.
const SHOWN: u32 = 10;

pub(super) async fn start(object: &Rc<Object>, id: &EndpointId, by: &Asker) -> Result<Response, Error> {
    let endpoint = find(object, id)?;
    if !endpoint.is_enabled() {
        return Err(Error::new(ErrorCode::EndpointDisabled, "The endpoint is off. Enable it, then try it."));
    }
    let now = now();
    let earlier = object.store.runs(id, SHOWN)?;
    if let Some(running) = earlier.iter().find(|run| run.state == RunState::Running) {
        let detail = format!("{} is under way at this endpoint. Wait for its end.", running.id);
        return Err(Error::new(ErrorCode::RunUnderWay, detail));
    }
    let begun: Vec<_> = earlier.iter().map(|run| run.asked_at).collect();
    if let Some(at) = next_run_at(&begun, now) {
        let detail = format!("This endpoint was tried often within the last hour. The next run may begin at {at}.");
        let retry_after = Some(at.since(now).as_secs() + 1);
        return Err(ProblemDetails { retry_after, ..ProblemDetails::new(ErrorCode::TooManyRuns, detail) }.into());
    }
    let planned = plan(&samples(&endpoint)?, now, &mut || EventId::new(now, random()));
    let run = Run { id: RunId::new(now, random()), endpoint_id: id.clone(), asked_by: by.actor(), asked_at: now };
    object.store.together(|| {
        object.store.add_run(&run, &planned)?;
        note(object, by, Deed::StartConformance, id.as_str(), &[], now)?;
        object.store.let_runs_go(id, SHOWN)
    })?;
    retention::look_ahead(object)?;
    courier::durable(object).await?;
    let this = Rc::clone(object);
    let (run_id, revision) = (run.id.clone(), endpoint.revision());
    work::begin(object, async move { run::carry_out(&this, run, planned, revision).await });
    report::show(object, id, &run_id, 202)
}

pub(super) fn list(object: &Object, id: &EndpointId) -> Result<Response, Error> {
    find(object, id)?;
    let runs = object.store.runs(id, SHOWN)?;
    let begun: Vec<_> = runs.iter().map(|run| run.asked_at).collect();
    Ok(answer::json(200, &ConformanceList { next_run_at: next_run_at(&begun, now()), runs }))
}

pub(super) fn read(object: &Object, id: &EndpointId, run: &RunId) -> Result<Response, Error> {
    report::show(object, id, run, 200)
}

/// Ends what an earlier instance began. Gives the endpoints at which a request was under way.
pub(super) fn recover(object: &Object, now: Timestamp) -> Result<BTreeSet<EndpointId>, Error> {
    Ok(object.store.interrupt_runs(now)?.into_iter().collect())
}

/// An example of each type that the endpoint gets, in the catalogue's order.
fn samples(endpoint: &Endpoint) -> Result<Vec<Sample>, Error> {
    let types: Vec<EventType> = match &endpoint.draft().subscription {
        Subscription::All => Vec::new(),
        chosen @ Subscription::Only(_) => chosen.clone().into(),
    };
    let is_wanted = |name: &str| types.is_empty() || types.iter().any(|event_type| event_type.as_str() == name);
    let entries = catalogue::entries().iter().filter(|entry| is_wanted(entry.event_type));
    entries
        .map(|entry| {
            let example: PublishRequest = shaped(entry.example().as_bytes())?;
            Ok(Sample { event_type: example.event_type, schema_version: entry.schema_version, data: example.data })
        })
        .collect()
}
