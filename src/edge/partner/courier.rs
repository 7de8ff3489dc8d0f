//! The shell's half of delivery: load, step, commit, act.
//!
//! Invariant: nothing is sent before the state that says so is durable, and the alarm goes off no later than the earliest
//! due time.

use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::send::{Sent, send};
use super::{Alarm, Object, batch, log};
use crate::delivery::{Action, Delivery, Input, LEASE, judge};
use crate::edge::error::Error;
use crate::edge::now;
use crate::edge::store::{Attempt, Kept, Stored};
use crate::model::{Cause, DeliveryId, DeliveryStatus, DisabledReason, Endpoint, EndpointId, Timestamp, Verdict};

/// So many deliveries of an endpoint are read and written at a time.
const PAGE: u32 = 500;

/// A delivery whose attempt may leave as soon as its claim is durable.
#[derive(Debug)]
pub(super) struct Claimed {
    pub(super) stored: Stored,
    /// The event's body, where it is at hand.
    pub(super) body: Option<Rc<str>>,
}

/// What a claimed delivery has become, to be kept.
pub(super) struct Conclusion {
    stored: Stored,
    was: Delivery,
    ended: Option<Attempt>,
    action: Action,
}

impl Conclusion {
    pub(super) fn id(&self) -> &DeliveryId {
        &self.stored.id
    }
}

/// Counts the attempts that an earlier instance left behind as interrupted, and fills the queues. Runs before anything
/// else does.
pub(super) fn recover(object: &Object) -> Result<(), Error> {
    let now = now();
    object.store.together(|| {
        for mut stored in object.store.sending()? {
            step_and_keep(object, &mut stored, Input::Interrupted, now)?;
        }
        Ok(())
    })?;
    object.latest.set(object.store.latest()?);
    let mut queues = object.queues.borrow_mut();
    for next in object.store.first_waiting()? {
        queues.wait(&next.endpoint_id, next.due_at());
    }
    Ok(())
}

/// Sends what is due and sets the alarm for what is next.
pub(super) async fn wake(object: &Rc<Object>) -> Result<(), Error> {
    // The alarm that woke us is spent.
    object.alarm.set(Alarm::Off);
    let now = now();
    object.store.together(|| {
        for mut stored in object.store.expired(now)? {
            step_and_keep(object, &mut stored, Input::Tick, now)?;
        }
        Ok(())
    })?;
    batch::run(object).await
}

/// Has the alarm go off in a few seconds, after something failed.
pub(super) async fn wake_soon(object: &Object) -> Result<(), Error> {
    object.alarm.set(Alarm::Unknown);
    JsFuture::from(object.store.wake(now().plus(Duration::from_secs(5)))).await?;
    Ok(())
}

/// Sends a claimed delivery, once its claim is durable.
pub(super) async fn dispatch(object: &Rc<Object>, stored: Stored, at: Timestamp) -> Result<(), Error> {
    let endpoint = stored.endpoint_id.clone();
    object.queues.borrow_mut().reserve(&endpoint);
    if let Err(error) = durable(object).await {
        // Nothing left: the lease of what was claimed runs out, and it counts as interrupted.
        object.queues.borrow_mut().forfeit(&endpoint, at);
        return Err(error);
    }
    object.queues.borrow_mut().make_ready(&endpoint, at, Claimed { stored, body: None });
    depart(object);
    Ok(())
}

/// Lets go what may leave. What waited too long for its place is given back.
pub(super) fn depart(object: &Rc<Object>) {
    let now = now();
    let departures = object.queues.borrow_mut().depart(now);
    for claimed in departures.leave {
        let this = Rc::clone(object);
        // `waitUntil` keeps the object in memory until the attempt has ended.
        object.state.wait_until(&future_to_promise(async move {
            attempt(&this, claimed).await;
            Ok(JsValue::UNDEFINED)
        }));
    }
    if !departures.stale.is_empty() {
        let released = departures.stale.into_iter().map(|claimed| release(object, claimed.stored, now));
        let released: Vec<_> = released.collect();
        batch::end(object, released);
    }
}

/// Makes one attempt and hands in what came of it.
async fn attempt(object: &Rc<Object>, claimed: Claimed) {
    let started_at = now();
    let sent = send(object, &claimed).await;
    let ended_at = now();
    object.queues.borrow_mut().end(&claimed.stored.endpoint_id, ended_at.since(started_at));
    match sent {
        Ok(sent) => {
            let conclusion = conclude(object, claimed.stored, sent, started_at, ended_at);
            batch::end(object, conclusion);
        }
        // The lease ends what could not be made.
        Err(error) => log(&format!("attempt of {} for event {}", claimed.stored.id, claimed.stored.event_id), &error),
    }
    // Its place is free for one that is ready.
    depart(object);
}

fn conclude(
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
    };
    Some(Conclusion { stored, was, ended: Some(ended), action })
}

fn release(object: &Object, mut stored: Stored, now: Timestamp) -> Conclusion {
    let was = stored.delivery.clone();
    let action = stored.delivery.step(Input::Release, now, &object.settings.schedule);
    Conclusion { stored, was, ended: None, action }
}

/// Keeps what deliveries have become with all that follows from it. A row that is no longer what it was when it was
/// claimed stays as it is: its lease may have ended the attempt, and another one may be under way.
pub(super) fn keep(object: &Object, concluded: &[Conclusion], now: Timestamp) -> Result<(), Error> {
    let heeded = concluded.iter().map(|Conclusion { stored, .. }| {
        let mut stored = stored.clone();
        let endpoint = object.store.endpoint(&stored.endpoint_id)?;
        heed(object, &mut stored, endpoint.as_ref(), now);
        Ok(stored)
    });
    let heeded = heeded.collect::<Result<Vec<_>, Error>>()?;
    let kept: Vec<_> = heeded
        .iter()
        .zip(concluded)
        .map(|(stored, Conclusion { was, ended, .. })| Kept { stored, was: Some(was), ended: ended.as_ref() })
        .collect();
    object.store.keep_deliveries(&kept, now)?;
    for stored in &heeded {
        expect_back(object, stored);
    }
    for gone in concluded.iter().filter(|one| one.action == Action::DisableEndpoint) {
        let Some(mut endpoint) = object.store.endpoint(&gone.stored.endpoint_id)? else { continue };
        endpoint.disable(DisabledReason::Gone, now);
        object.store.keep_endpoint(&endpoint)?;
        step_all(object, endpoint.id(), Input::Park, now)?;
    }
    Ok(())
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

/// Tells the queues of a delivery that waits.
fn expect_back(object: &Object, stored: &Stored) {
    if let Some((_, at)) = stored.delivery.planned() {
        object.queues.borrow_mut().wait(&stored.endpoint_id, at);
    }
}

/// When the clock was set back, has every row that it was ahead of counted from here.
pub(super) fn heed_the_clock(object: &Object, now: Timestamp) -> Result<(), Error> {
    if now < object.latest.get() {
        for mut stored in object.store.ahead_of(now)? {
            step_and_keep(object, &mut stored, Input::Tick, now)?;
        }
    }
    object.latest.set(now);
    Ok(())
}

/// Steps every delivery of an endpoint that is not delivered yet, nor cancelled.
pub(super) fn step_all(object: &Object, endpoint: &EndpointId, input: Input, now: Timestamp) -> Result<(), Error> {
    for status in [DeliveryStatus::Pending, DeliveryStatus::Parked, DeliveryStatus::Exhausted] {
        let mut after = String::new();
        loop {
            let mut page = object.store.in_status(endpoint, status, &after, PAGE)?;
            let Some(last) = page.last() else { break };
            last.id.as_str().clone_into(&mut after);
            page.retain_mut(|stored| {
                let before = stored.delivery.clone();
                stored.delivery.step(input, now, &object.settings.schedule);
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
    expect_back(object, stored);
    Ok(action)
}

/// Sets the alarm and returns once everything written so far, the alarm too, would survive a crash.
pub(super) async fn durable(object: &Object) -> Result<(), Error> {
    // Both are asked for before either is waited for, so that they reach the disk in one transaction.
    let alarm = alarm(object).map(|at| object.store.wake(at));
    let durable = object.store.durable().await;
    if let Some(alarm) = alarm {
        let set = JsFuture::from(alarm).await;
        if set.is_err() {
            object.alarm.set(Alarm::Unknown);
        }
        set?;
    }
    durable
}

/// Sets the alarm to the earliest due time, if it would go off too late.
pub(super) async fn set_alarm(object: &Object) -> Result<(), Error> {
    durable(object).await
}

/// What the alarm is to be set to, if it would go off too late. One that goes off too early costs less than setting it
/// anew for each attempt.
fn alarm(object: &Object) -> Option<Timestamp> {
    let queues = object.queues.borrow();
    let lease = queues.is_busy().then(|| now().plus(LEASE));
    let Some(wanted) = lease.into_iter().chain(queues.next_due()).min() else {
        if object.alarm.get() == Alarm::Unknown {
            // One that an earlier instance set goes off for nothing, which costs less than taking it back.
            object.alarm.set(Alarm::Off);
        }
        return None;
    };
    if matches!(object.alarm.get(), Alarm::At(at) if at <= wanted) {
        return None;
    }
    object.alarm.set(Alarm::At(wanted));
    Some(wanted)
}
