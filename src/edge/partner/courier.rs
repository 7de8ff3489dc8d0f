//! The shell's half of delivery: load, step, commit, act.
//!
//! Invariant: nothing is sent before the state that says so is durable, and the alarm goes off no later than the earliest
//! due time.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen_futures::JsFuture;

use super::conformance::Ticket;
use super::send::{Sent, send};
use super::steps::{conclude, release, step_and_keep};
use super::{Alarm, Object, admission, batch, chores, clock, conformance, erasure, exhausted, health, pacing, work};
use crate::delivery::{Input, LEASE, Outcome};
use crate::edge::error::Error;
use crate::edge::store::Stored;
use crate::edge::{log, now};
use crate::model::Timestamp;

/// An alarm is set no sooner than this.
const SOON: Duration = Duration::from_millis(5);

/// A delivery whose attempt may leave as soon as its claim is durable.
#[derive(Debug)]
pub(super) struct Claimed {
    pub(super) stored: Stored,
    /// The event's body, where it is at hand.
    pub(super) body: Option<Rc<str>>,
}

/// What waits in the queues for its turn to leave.
pub(super) enum Errand {
    /// A delivery.
    Delivery(Claimed),
    /// A request of a conformance run, which leaves by itself once it has its turn.
    Probe(Ticket),
}

/// Counts the attempts that an earlier instance left behind as interrupted, and fills the queues. Runs before anything
/// else does.
pub(super) fn recover(object: &Object) -> Result<(), Error> {
    let now = now();
    let interrupted = object.store.together(|| {
        let mut interrupted: BTreeSet<_> = conformance::recover(object, now)?;
        for mut stored in object.store.sending()? {
            step_and_keep(object, &mut stored, Input::Interrupted, now)?;
            interrupted.insert(stored.endpoint_id);
        }
        Ok(interrupted)
    })?;
    pacing::recover(object, &interrupted, now)?;
    object.latest.set(object.store.latest()?);
    chores::recover(object)?;
    exhausted::recover(object)?;
    admission::count_anew(object)?;
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
    clock::look(object)?;
    let now = now();
    object.store.together(|| {
        // What is under way here ends by itself, whatever the clock says: it may have been set forward.
        for mut stored in object.store.expired(now)?.into_iter().filter(|stored| !object.under_way.has(&stored.id)) {
            step_and_keep(object, &mut stored, Input::Tick, now)?;
        }
        health::look(object, now)
    })?;
    health::report(object, now)?;
    batch::run(object).await?;
    let done = chores::tidy(object).await;
    if done.is_err() && !object.is_erased.get() {
        wake_soon(object).await?;
    }
    // A turn that was being taken already may have seen the alarm as it was before it went off.
    done.and(durable(object).await)
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
    object.under_way.begin([&stored.id], at);
    if let Err(error) = durable(object).await {
        object.under_way.end([&stored.id]);
        // Nothing left: the lease of what was claimed runs out, and it counts as interrupted.
        object.queues.borrow_mut().forfeit(&endpoint, at);
        return Err(error);
    }
    object.queues.borrow_mut().make_ready(&endpoint, at, Errand::Delivery(Claimed { stored, body: None }));
    depart(object);
    Ok(())
}

/// Lets go what may leave. What waited too long for its place is given back.
pub(super) fn depart(object: &Rc<Object>) {
    if object.is_erased.get() {
        return;
    }
    let now = now();
    let departures = object.queues.borrow_mut().depart(now);
    for errand in departures.leave {
        match errand {
            Errand::Delivery(claimed) => {
                let this = Rc::clone(object);
                work::begin(object, async move { attempt(&this, claimed).await });
            }
            Errand::Probe(ticket) => ticket.leave(),
        }
    }
    let released: Vec<_> = departures
        .stale
        .into_iter()
        .filter_map(|errand| match errand {
            Errand::Delivery(claimed) => Some(release(object, claimed.stored, now)),
            // Its ticket is dropped, so it asks for another.
            Errand::Probe(_) => None,
        })
        .collect();
    if !released.is_empty() {
        batch::end(object, released);
    }
    if let Some(again_at) = departures.again_at {
        pacing::wait(object, now, again_at);
    }
}

/// Makes one attempt and hands in what came of it.
async fn attempt(object: &Rc<Object>, claimed: Claimed) {
    let started_at = now();
    let (id, event) = (claimed.stored.id.clone(), claimed.stored.event_id.clone());
    let sent = if erasure::is_over(object, &event) {
        None
    } else {
        let sent = object.under_way.outcome(&id, send(object, &claimed)).await;
        Some(sent.unwrap_or_else(|| Ok(Sent::without_answer(Outcome::TimedOut, None))))
    };
    if let Err(error) = clock::look(object) {
        log::failure("the clock", &error);
    }
    let ended_at = now();
    // A clock that was set back meanwhile tells nothing of how long it took.
    let started_at = started_at.min(ended_at);
    object.queues.borrow_mut().end(&claimed.stored.endpoint_id, ended_at.since(started_at));
    match sent.filter(|_| !erasure::is_over(object, &event)) {
        None => {
            object.under_way.end([&id]);
            if !object.queues.borrow().is_busy() {
                object.erased.forget();
            }
        }
        Some(Ok(sent)) => {
            let conclusion = conclude(object, claimed.stored, sent, started_at, ended_at);
            batch::end(object, conclusion);
        }
        // The lease ends what could not be made.
        Some(Err(error)) => {
            object.under_way.end([&id]);
            log::failure_at("an attempt could not be made", &event, &error);
        }
    }
    // Its place is free for one that is ready.
    depart(object);
}

/// Sets the alarm and returns once everything written so far, the alarm too, would survive a crash.
pub(super) async fn durable(object: &Object) -> Result<(), Error> {
    if object.is_erased.get() {
        return Ok(());
    }
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
    let others = object.chores.next().into_iter().chain(health::next_at(object));
    let Some(wanted) = lease.into_iter().chain(queues.next_due(now())).chain(others).min() else {
        if object.alarm.get() == Alarm::Unknown {
            // One that an earlier instance set goes off for nothing, which costs less than taking it back.
            object.alarm.set(Alarm::Off);
        }
        return None;
    };
    let now = now();
    let wanted = wanted.max(now.plus(SOON));
    // One whose time has come is spent, or about to be. To set that very time again changes nothing for the runtime, which
    // then forgets it with the alarm that it is handling.
    if matches!(object.alarm.get(), Alarm::At(at) if now < at && at <= wanted) {
        return None;
    }
    object.alarm.set(Alarm::At(wanted));
    Some(wanted)
}
