//! Carrying out a run: for each group, keep that it is about to leave, wait for a turn, send, keep what came of it.
//!
//! It lives in memory: an object that opens finds what an earlier one was about, and says that it was interrupted.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::super::promised::promised;
use super::super::send::{Sent, transmit};
use super::super::{Object, batch, pacing, work};
use super::ticket::{give_back, turn};
use crate::conformance::{Fault, Planned, RUN_AT_MOST, SLOW_PAUSE, Seen, is_hopeless, request, transcript};
use crate::delivery::{Outcome, Request, judge};
use crate::edge::bindings::{FixedLengthStream, pause, random};
use crate::edge::error::Error;
use crate::edge::store::{ProbeEnd, Run};
use crate::edge::{log, now};
use crate::guard;
use crate::model::{Cause, DeliveryId, Endpoint, RunState, Secret, Timestamp, Verdict};

/// Sends everything, unless there is a reason to stop, and keeps how it ended.
pub(super) async fn carry_out(object: &Rc<Object>, run: Run, planned: Vec<Planned>, revision: u64) {
    let state = match send_all(object, &run, &planned, revision).await {
        Ok(state) => state,
        Err(error) => {
            log::failure("a conformance run stopped", &error);
            RunState::Stopped
        }
    };
    if object.is_erased.get() {
        return;
    }
    if let Err(error) = object.store.end_run(&run.id, state, now()) {
        log::failure("a conformance run could not be ended", &error);
    }
}

async fn send_all(object: &Rc<Object>, run: &Run, planned: &[Planned], revision: u64) -> Result<RunState, Error> {
    let until = run.asked_at.plus(RUN_AT_MOST);
    let mut seen = Vec::new();
    let numbered: Vec<_> = (0_u32..).zip(planned).collect();
    for group in numbered.chunk_by(|(_, one), (_, next)| one.group == next.group) {
        if object.is_erased.get() || now() >= until || is_hopeless(seen.iter().copied()) {
            return Ok(RunState::Stopped);
        }
        // What was planned is for the endpoint as it was.
        let endpoint = object.store.endpoint(&run.endpoint_id)?;
        let Some(endpoint) = endpoint.filter(|now| now.is_enabled() && now.revision() == revision) else {
            return Ok(RunState::Stopped);
        };
        let numbers: Vec<_> = group.iter().map(|(number, _)| *number).collect();
        object.store.begin_probes(&run.id, &numbers, now())?;
        object.store.durable().await?;
        let under_way: Vec<_> = group
            .iter()
            .map(|(number, one)| {
                let (giver, end) = promised();
                let (this, endpoint, one, number) = (Rc::clone(object), endpoint.clone(), (*one).clone(), *number);
                work::begin(object, async move { giver.give(probe(&this, &endpoint, &one, number, until).await) });
                end
            })
            .collect();
        for end in under_way {
            let Some(end) = end.await? else { return Ok(RunState::Stopped) };
            if object.is_erased.get() {
                return Ok(RunState::Stopped);
            }
            seen.push(as_seen(&end));
            object.store.together(|| {
                object.store.end_probe(&run.id, &end)?;
                pacing::keep(object)
            })?;
        }
        batch::nudge(object);
    }
    Ok(RunState::Finished)
}

/// Sends one request. None, if its turn did not come.
async fn probe(
    object: &Rc<Object>,
    endpoint: &Endpoint,
    planned: &Planned,
    number: u32,
    until: Timestamp,
) -> Result<Option<ProbeEnd>, Error> {
    if !turn(object, endpoint.id(), until).await? {
        return Ok(None);
    }
    let started_at = now();
    let foreign = Secret::new(random());
    let secrets = endpoint.signing_secrets(started_at);
    let request = request(endpoint.draft(), &secrets, planned, &foreign, started_at);
    let sent = exchange(object, endpoint, planned.fault, &request, started_at).await;
    give_back(object, endpoint.id(), started_at);
    let (sent, ended_at) = (sent?, now());
    let (failure, status) = match judge(&sent.outcome, ended_at) {
        Verdict::Delivered { status } => (None, Some(status)),
        Verdict::Failed { cause: cause @ Cause::Status(status), .. } => (Some(cause), Some(status)),
        Verdict::Failed { cause, .. } => (Some(cause), None),
    };
    let (text, sent_cut) = transcript(&request);
    Ok(Some(ProbeEnd {
        number,
        started_at: started_at.min(ended_at),
        ended_at,
        failure,
        status,
        sent: text,
        sent_cut,
        bytes_sent: sent.traffic.sent,
        answer: sent.answer.or(sent.note),
        answer_cut: sent.answer_cut,
    }))
}

/// Sends it as an attempt is sent.
async fn exchange(
    object: &Rc<Object>,
    endpoint: &Endpoint,
    fault: Fault,
    request: &Request,
    now: Timestamp,
) -> Result<Sent, Error> {
    if let Err(refusal) = guard::judge_url(&endpoint.draft().url, object.settings.policy) {
        return Ok(Sent::without_answer(Outcome::Blocked, Some(guard::sentence(refusal))));
    }
    let body =
        if fault == Fault::InTwoHalves { in_two_halves(&request.body) } else { JsValue::from_str(&request.body) };
    // Known like an attempt, so that it is given up where the runtime's timers stand still.
    let id = DeliveryId::new(now, random());
    object.under_way.begin([&id], now);
    let sent = object.under_way.outcome(&id, transmit(object, request, &body, now)).await;
    object.under_way.end([&id]);
    sent.unwrap_or_else(|| Ok(Sent::without_answer(Outcome::TimedOut, None)))
}

fn as_seen(end: &ProbeEnd) -> Seen {
    let took = end.ended_at.since(end.started_at);
    match (end.status, end.failure) {
        (Some(status), _) => Seen::Answered { status, took },
        (None, failure) => Seen::Unanswered { cause: failure.unwrap_or(Cause::Interrupted), took },
    }
}

/// A body that comes in two pieces. Whoever is to read it may go away meanwhile: then there is nobody to tell.
fn in_two_halves(body: &str) -> JsValue {
    let bytes = Uint8Array::from(body.as_bytes());
    let (length, half) = (bytes.length(), bytes.length() / 2);
    let stream = FixedLengthStream::new(length);
    let (readable, writer) = (stream.readable(), stream.writable().writer());
    spawn_local(async move {
        let written = async {
            JsFuture::from(writer.write(&bytes.subarray(0, half))).await?;
            JsFuture::from(pause(u32::try_from(SLOW_PAUSE.as_millis()).unwrap_or_default())).await?;
            JsFuture::from(writer.write(&bytes.subarray(half, length))).await?;
            JsFuture::from(writer.close()).await
        };
        let _: Result<JsValue, JsValue> = written.await;
    });
    readable.into()
}
