//! Steps of deliveries and what they leave in the store: the shell decides nothing here, and nothing is sent.

use super::send::Sent;
use super::{Object, attempt_line, health, operator};
use crate::delivery::{Action, Delivery, Input, judge};
use crate::edge::error::Error;
use crate::edge::store::{Attempt, Kept, Stored, Traffic};
use crate::model::{
    Cause, DeliveryId, DeliveryStatus, DisabledReason, Endpoint, EndpointId, EventId, Timestamp, Verdict,
};

/// So many deliveries of an endpoint are read and written at a time.
const PAGE: u32 = 500;

/// What a claimed delivery has become, to be kept.
pub(super) struct Conclusion {
    stored: Stored,
    was: Delivery,
    ended: Option<Attempt>,
    action: Action,
}

impl Conclusion {
    pub(super) fn event(&self) -> &EventId {
        &self.stored.event_id
    }

    pub(super) fn delivery(&self) -> &DeliveryId {
        &self.stored.id
    }
}

/// What an attempt that has ended makes of its delivery.
pub(super) fn conclude(
    object: &Object,
    mut stored: Stored,
    sent: Sent,
    started_at: Timestamp,
    ended_at: Timestamp,
) -> Option<Conclusion> {
    let was = stored.delivery.clone();
    let (number, _) = was.sending()?;
    let verdict = judge(&sent.outcome, ended_at);
    let input = Input::Ended { attempt: number, verdict };
    let action = stored.delivery.step(input, ended_at, &object.settings.schedule);
    let (failure, status) = match verdict {
        Verdict::Delivered { status } => (None, Some(status)),
        Verdict::Failed { cause: cause @ Cause::Status(status), .. } => (Some(cause), Some(status)),
        Verdict::Failed { cause, .. } => (Some(cause), None),
    };
    let ended = Attempt {
        round: was.round(),
        number,
        started_at,
        ended_at,
        failure,
        status,
        answer: sent.answer,
        answer_cut: sent.answer_cut,
        note: sent.note,
        traffic: sent.traffic,
    };
    attempt_line::write(object, &stored, &ended);
    Some(Conclusion { stored, was, ended: Some(ended), action })
}

/// Gives a claim back: the attempt never left.
pub(super) fn release(object: &Object, mut stored: Stored, now: Timestamp) -> Conclusion {
    let was = stored.delivery.clone();
    let action = stored.delivery.step(Input::Release, now, &object.settings.schedule);
    Conclusion { stored, was, ended: None, action }
}

/// Keeps what deliveries have become with all that follows from it. A row that is no longer what it was when it was
/// claimed stays as it is: its lease may have ended the attempt, and another one may be under way.
pub(super) fn keep(object: &Object, concluded: &[Conclusion], now: Timestamp) -> Result<(), Error> {
    let mut heeded = Vec::with_capacity(concluded.len());
    for one in concluded {
        let endpoint = operator::endpoint(object, &one.stored.endpoint_id)?;
        // Of what was erased while the attempt was under way nothing more is written.
        if endpoint.is_none() || object.erased.has(&one.stored.event_id) {
            continue;
        }
        let mut stored = one.stored.clone();
        if one.ended.as_ref().is_some_and(|ended| ended.ended_at > now) {
            // The clock was set back since the attempt ended: what follows is counted from here.
            stored.delivery.step(Input::Tick, now, &object.settings.schedule);
        }
        heed(object, &mut stored, endpoint.as_ref(), now);
        heeded.push((stored, one));
    }
    let kept: Vec<_> = heeded
        .iter()
        .map(|(stored, Conclusion { was, ended, .. })| Kept { stored, was: Some(was), ended: ended.as_ref() })
        .collect();
    object.store.keep_deliveries(&kept, now)?;
    for (stored, one) in &heeded {
        object.backlog.borrow_mut().note(Some(&one.was), &stored.delivery, now);
        expect_back(object, stored);
    }
    let ended = heeded.iter().filter_map(|(stored, one)| Some((stored, one.ended.as_ref()?)));
    health::note(object, &ended.collect::<Vec<_>>(), now)?;
    for gone in concluded.iter().filter(|one| one.action == Action::DisableEndpoint) {
        let endpoint = object.store.endpoint(&gone.stored.endpoint_id)?;
        let Some(mut endpoint) = endpoint.filter(Endpoint::is_enabled) else { continue };
        endpoint.disable(DisabledReason::Gone, None, now);
        object.store.keep_endpoint(&endpoint)?;
        step_all(object, endpoint.id(), &Input::Park, now)?;
        health::gone(object, &endpoint, now)?;
    }
    Ok(())
}

/// Has a delivery whose attempt has ended heed what became of its endpoint meanwhile: nothing more is sent to one that is
/// off or gone.
fn heed(object: &Object, stored: &mut Stored, endpoint: Option<&Endpoint>, now: Timestamp) {
    let input = match endpoint {
        None => Input::Cancel(None),
        Some(endpoint) if !endpoint.is_enabled() => Input::Park,
        Some(_) => return,
    };
    stored.delivery.step(input.clone(), now, &object.settings.schedule);
}

/// Tells the queues of a delivery that waits.
fn expect_back(object: &Object, stored: &Stored) {
    if let Some((_, at)) = stored.delivery.planned() {
        object.queues.borrow_mut().wait(&stored.endpoint_id, at);
    }
}

/// Steps every delivery of an endpoint that is not delivered yet, nor cancelled.
pub(super) fn step_all(object: &Object, endpoint: &EndpointId, input: &Input, now: Timestamp) -> Result<(), Error> {
    for status in [DeliveryStatus::Pending, DeliveryStatus::Parked, DeliveryStatus::Exhausted] {
        let mut after = String::new();
        loop {
            let mut page = object.store.in_status(endpoint, status, &after, PAGE)?;
            let Some(last) = page.last() else { break };
            last.id.as_str().clone_into(&mut after);
            page.retain_mut(|stored| {
                let before = stored.delivery.clone();
                stored.delivery.step(input.clone(), now, &object.settings.schedule);
                object.backlog.borrow_mut().note(Some(&before), &stored.delivery, now);
                stored.delivery != before
            });
            let kept: Vec<_> = page.iter().map(|stored| Kept { stored, was: None, ended: None }).collect();
            object.store.keep_deliveries(&kept, now)?;
        }
    }
    Ok(())
}

/// One step, kept. An attempt that it ends without an answer is kept as interrupted.
pub(super) fn step_and_keep(
    object: &Object,
    stored: &mut Stored,
    input: Input,
    now: Timestamp,
) -> Result<Action, Error> {
    let before = stored.delivery.clone();
    let action = stored.delivery.step(input, now, &object.settings.schedule);
    if stored.delivery == before {
        return Ok(action);
    }
    let cut_short = before.sending().filter(|_| stored.delivery.sending().is_none());
    if cut_short.is_some() {
        // While the attempt was under way, the endpoint may have been switched off or deleted.
        let endpoint = operator::endpoint(object, &stored.endpoint_id)?;
        heed(object, stored, endpoint.as_ref(), now);
    }
    let ended = cut_short.map(|(number, started_at)| Attempt {
        round: before.round(),
        number,
        started_at,
        ended_at: now,
        failure: Some(Cause::Interrupted),
        status: None,
        answer: None,
        answer_cut: false,
        note: None,
        traffic: Traffic::default(),
    });
    object.backlog.borrow_mut().note(Some(&before), &stored.delivery, now);
    object.store.keep_delivery(stored, ended.as_ref(), now)?;
    expect_back(object, stored);
    if let Some(ended) = &ended {
        health::note(object, &[(&*stored, ended)], now)?;
    }
    Ok(action)
}
