//! The shell's half of delivery: load, step, commit, act.
//!
//! Invariant: nothing is sent before the state that says so is durable, and the alarm is the earliest due time.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

use super::send::{Sent, send};
use super::{Alarm, Object, log};
use crate::delivery::{Action, Input, judge};
use crate::edge::error::Error;
use crate::edge::now;
use crate::edge::store::{Attempt, Stored};
use crate::model::{Cause, DisabledReason, Endpoint, EndpointId, Timestamp, Verdict};

/// Attempts under way at a time in one object. More that are due wait for a free place.
const UNDER_WAY_AT_MOST: u32 = 64;

/// Counts the attempts that an earlier instance left behind as interrupted. Runs before anything else does.
pub(super) fn recover(object: &Object) -> Result<(), Error> {
    let now = now();
    object.store.together(|| {
        for mut stored in object.store.sending()? {
            step_and_keep(object, &mut stored, Input::Interrupted, now)?;
        }
        Ok(())
    })
}

/// Sends what is due and sets the alarm for what is next. If that fails, tries again soon: the alarm is never lost.
pub(super) async fn wake(object: &Rc<Object>) -> Result<(), Error> {
    // The alarm that woke us is spent.
    object.alarm.set(Alarm::Unknown);
    let pumped = pump(object).await;
    if pumped.is_err() {
        object.store.wake(Some(now().plus(std::time::Duration::from_secs(5)))).await?;
    }
    pumped
}

/// Claims the deliveries that are due, commits that, sets the alarm and sends.
pub(super) async fn pump(object: &Rc<Object>) -> Result<(), Error> {
    let now = now();
    let claimed = object.store.together(|| {
        let room = UNDER_WAY_AT_MOST.saturating_sub(object.under_way.get());
        let mut claimed = Vec::new();
        for mut stored in object.store.due(now, room)? {
            if let Action::Send { .. } = step_and_keep(object, &mut stored, Input::Tick, now)? {
                claimed.push(stored);
            }
        }
        Ok(claimed)
    })?;
    dispatch(object, claimed).await
}

/// Sends claimed deliveries, once their claim is durable.
pub(super) async fn dispatch(object: &Rc<Object>, claimed: Vec<Stored>) -> Result<(), Error> {
    object.under_way.set(object.under_way.get() + u32::try_from(claimed.len()).unwrap_or(u32::MAX));
    let ready = set_alarm(object).await.and(object.store.durable().await);
    if let Err(error) = ready {
        // Nothing left: the lease of what was claimed runs out, and it counts as interrupted.
        object.under_way.set(object.under_way.get() - u32::try_from(claimed.len()).unwrap_or(0));
        return Err(error);
    }
    for stored in claimed {
        let this = Rc::clone(object);
        // `waitUntil` keeps the object in memory until the attempt has ended.
        object.state.wait_until(&future_to_promise(async move {
            attempt(&this, stored).await;
            Ok(JsValue::UNDEFINED)
        }));
    }
    Ok(())
}

/// Makes one attempt and keeps what came of it.
async fn attempt(object: &Rc<Object>, stored: Stored) {
    let sent = send(object, &stored).await;
    object.under_way.set(object.under_way.get().saturating_sub(1));
    let finished = match sent {
        Ok(sent) => finish(object, &stored, sent),
        Err(error) => Err(error),
    };
    if let Err(error) = finished {
        // The lease ends what could not be written down.
        log(&format!("attempt of {} for event {}", stored.id, stored.event_id), &error);
        return;
    }
    if let Err(error) = pump(object).await {
        log("pump", &error);
    }
}

/// Keeps the end of an attempt with all that follows from it, in one transaction.
fn finish(object: &Object, claimed: &Stored, sent: Sent) -> Result<(), Error> {
    let now = now();
    let Some((number, started_at)) = claimed.delivery.sending() else { return Ok(()) };
    object.store.together(|| {
        let Some(mut stored) = object.store.delivery(&claimed.id)? else { return Ok(()) };
        // The lease may have ended this attempt already, and another one may be under way.
        let is_ours = stored.delivery.sending().is_some_and(|(sending, _)| sending == number);
        if !is_ours || stored.delivery.round() != claimed.delivery.round() {
            return Ok(());
        }
        let verdict = judge(&sent.outcome, now);
        let action = stored.delivery.step(Input::Ended { attempt: number, verdict }, now, &object.settings.schedule);
        let (failure, status) = match verdict {
            Verdict::Delivered { status } => (None, Some(status)),
            Verdict::Failed { cause: cause @ Cause::Status(status), .. } => (Some(cause), Some(status)),
            Verdict::Failed { cause, .. } => (Some(cause), None),
        };
        let ended = Attempt {
            round: stored.delivery.round(),
            number,
            started_at,
            ended_at: now,
            failure,
            status,
            answer: sent.answer,
            answer_cut: sent.answer_cut,
            note: sent.note,
        };
        let endpoint = object.store.endpoint(&stored.endpoint_id)?;
        heed(object, &mut stored, endpoint.as_ref(), now);
        object.store.keep_delivery(&stored, Some(&ended), now)?;
        match (action, endpoint) {
            (Action::DisableEndpoint, Some(mut endpoint)) => {
                endpoint.disable(DisabledReason::Gone, now);
                object.store.keep_endpoint(&endpoint)?;
                step_all(object, &stored.endpoint_id, Input::Park, now)
            }
            _ => Ok(()),
        }
    })
}

/// Has a delivery whose attempt has ended heed what became of its endpoint meanwhile: nothing more is sent to one that is
/// off or gone.
fn heed(object: &Object, stored: &mut Stored, endpoint: Option<&Endpoint>, now: Timestamp) {
    let input = match endpoint {
        None => Input::Cancel,
        Some(endpoint) if !endpoint.is_enabled() => Input::Park,
        Some(_) => return,
    };
    stored.delivery.step(input, now, &object.settings.schedule);
}

/// Steps every unfinished delivery of an endpoint.
pub(super) fn step_all(object: &Object, endpoint: &EndpointId, input: Input, now: Timestamp) -> Result<(), Error> {
    for mut stored in object.store.unfinished(endpoint)? {
        step_and_keep(object, &mut stored, input, now)?;
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
        let endpoint = object.store.endpoint(&stored.endpoint_id)?;
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
    });
    object.store.keep_delivery(stored, ended.as_ref(), now)?;
    Ok(action)
}

/// Sets the alarm to the earliest due time, if it is not set to that already.
pub(super) async fn set_alarm(object: &Object) -> Result<(), Error> {
    let is_full = object.under_way.get() >= UNDER_WAY_AT_MOST;
    let next = object.store.next_due(is_full)?;
    let wanted = next.map_or(Alarm::Off, Alarm::At);
    if object.alarm.get() == wanted {
        return Ok(());
    }
    // Before the await, so that a change made meanwhile is not taken for this one.
    object.alarm.set(wanted);
    let set = object.store.wake(next).await;
    if set.is_err() {
        object.alarm.set(Alarm::Unknown);
    }
    set
}
