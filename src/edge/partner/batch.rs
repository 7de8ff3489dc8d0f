//! Group commit: what arrives while the disk is busy is written together, in one transaction, and waits for the disk once.
//!
//! Events come in by [`submit`], ended attempts by [`end`]. Each turn writes all of them, claims what is due, waits until
//! that is durable, and only then answers the publishers and lets the claimed deliveries leave.

use std::collections::BTreeSet;
use std::mem;
use std::rc::Rc;

use super::courier::{self, Claimed, Errand};
use super::promised::{Giver, Promised, promised};
use super::steps::{self, Conclusion};
use super::{Object, bodies, chores, clock, erasure, gather, intake, pacing, work};
use crate::delivery::{Action, Input, TIME_OUT};
use crate::edge::error::Error;
use crate::edge::store::StoredEvent;
use crate::edge::{log, now, stands_still};
use crate::model::{DeliveryId, EndpointId, Event, Timestamp};

/// An event that somebody publishes.
pub(super) struct Arrival {
    pub(super) event: Event,
    pub(super) key: Option<String>,
    /// When its first attempts may leave, if not at once.
    pub(super) deliver_at: Option<Timestamp>,
    /// For a test event the one endpoint that it is for.
    pub(super) test_of: Option<EndpointId>,
}

/// What became of it.
pub(super) enum Accepted {
    /// It is stored with these deliveries.
    New(Vec<DeliveryId>),
    /// It was there before.
    Before(StoredEvent),
}

/// What waits for the next turn.
#[derive(Default)]
pub(super) struct Inbox {
    arrivals: Vec<(Arrival, Giver<Result<Accepted, Error>>)>,
    concluded: Vec<Conclusion>,
}

impl Inbox {
    /// How many events wait to be written down.
    pub(super) fn waiting(&self) -> usize {
        self.arrivals.len()
    }

    /// How much there is to write down in all.
    pub(super) fn len(&self) -> usize {
        self.arrivals.len() + self.concluded.len()
    }
}

/// Stores an event. The answer comes once it is durable.
pub(super) async fn submit(object: &Rc<Object>, arrival: Arrival) -> Result<Accepted, Error> {
    hand_in(object, arrival).await
}

/// The same for whoever has more to hand in before waiting: it all goes into one turn.
pub(super) fn hand_in(object: &Rc<Object>, arrival: Arrival) -> Promised<Result<Accepted, Error>> {
    let (giver, accepted) = promised();
    object.inbox.borrow_mut().arrivals.push((arrival, giver));
    nudge(object);
    accepted
}

/// The partner is erased: who waits is told so, and nothing more is taken in.
pub(super) fn turn_away(object: &Object) {
    let inbox = mem::take(&mut *object.inbox.borrow_mut());
    inbox.arrivals.into_iter().for_each(|(_, giver)| giver.give(Err(erasure::too_late())));
}

/// Stores what came of attempts.
pub(super) fn end(object: &Rc<Object>, concluded: impl IntoIterator<Item = Conclusion>) {
    object.inbox.borrow_mut().concluded.extend(concluded);
    nudge(object);
}

/// Sees to it that turns are taken until nothing is left to do.
pub(super) fn nudge(object: &Rc<Object>) {
    if object.is_turning.get() {
        gather::hurry(object);
        return;
    }
    let this = Rc::clone(object);
    work::begin(object, async move {
        if let Err(error) = run(&this).await {
            log::failure("turn", &error);
        }
    });
}

/// Takes turns until nothing is left to do, unless somebody else is about it. If one fails, sets the alarm to try again:
/// what is due is never forgotten.
pub(super) async fn run(object: &Rc<Object>) -> Result<(), Error> {
    if object.is_turning.replace(true) {
        gather::hurry(object);
        return Ok(());
    }
    let done = turns(object).await;
    object.is_turning.set(false);
    if done.is_err() && !object.is_erased.get() {
        courier::wake_soon(object).await?;
    }
    done
}

async fn turns(object: &Rc<Object>) -> Result<(), Error> {
    loop {
        clock::look(object)?;
        gather::wait(object).await?;
        if object.is_erased.get() {
            turn_away(object);
            return Ok(());
        }
        let inbox = mem::take(&mut *object.inbox.borrow_mut());
        chores::run(object, now());
        object.turn_wrote.set(inbox.len());
        turn(object, inbox).await?;
        object.turned_at.set(now());
        let is_due = object.chores.is_due(now()) || !object.queues.borrow().due(now()).is_empty();
        if object.inbox.borrow().len() == 0 && !is_due {
            return Ok(());
        }
    }
}

async fn turn(object: &Rc<Object>, inbox: Inbox) -> Result<(), Error> {
    clock::look(object)?;
    let now = now();
    if stands_still() {
        object.under_way.give_up(now.minus(TIME_OUT));
    }
    let is_set_back = clock::was_set_back(object, now);
    let Inbox { arrivals, concluded } = inbox;
    let (arrivals, givers): (Vec<_>, Vec<_>) = arrivals.into_iter().unzip();
    let mut claimed = Vec::new();
    let written = object.store.together(|| {
        if is_set_back {
            clock::count_anew(object, now)?;
        }
        steps::keep(object, &concluded, now)?;
        let accepted = intake::take_in(object, &arrivals, now, &mut claimed)?;
        claim_due(object, now, &mut claimed)?;
        pacing::keep(object)?;
        Ok(accepted)
    });
    let durable = match written {
        Ok(accepted) => {
            object.latest.set(now);
            object.queues.borrow_mut().paces_are_kept();
            object.under_way.end(concluded.iter().map(Conclusion::delivery));
            object.under_way.begin(claimed.iter().map(|claimed| &claimed.stored.id), now);
            if is_set_back {
                clock::set_anew(object, now)?;
            }
            courier::durable(object).await.map(|()| accepted)
        }
        Err(error) => {
            keep_one_by_one(object, &concluded, now);
            object.under_way.end(concluded.iter().map(Conclusion::delivery));
            Err(error)
        }
    };
    match durable {
        Ok(accepted) => {
            for (giver, accepted) in givers.into_iter().zip(accepted) {
                giver.give(Ok(accepted));
            }
            let mut queues = object.queues.borrow_mut();
            for claimed in claimed {
                queues.make_ready(&claimed.stored.endpoint_id.clone(), now, Errand::Delivery(claimed));
            }
            drop(queues);
            courier::depart(object);
            Ok(())
        }
        Err(error) => {
            for giver in givers {
                giver.give(Err(Error::Runtime(error.detail().to_owned())));
            }
            object.under_way.end(claimed.iter().map(|claimed| &claimed.stored.id));
            let mut queues = object.queues.borrow_mut();
            for claimed in &claimed {
                queues.forfeit(&claimed.stored.endpoint_id, now);
            }
            Err(error)
        }
    }
}

/// Something in a turn could not be written: what ended in it is not to suffer for that.
fn keep_one_by_one(object: &Object, concluded: &[Conclusion], now: Timestamp) {
    for one in concluded {
        if let Err(error) = object.store.together(|| steps::keep(object, std::slice::from_ref(one), now)) {
            // The lease ends what could not be written down.
            log::failure_at("an attempt could not be kept", one.event(), &error);
        }
    }
}

/// Claims what is due, as much of each endpoint as there is room for.
fn claim_due(object: &Object, now: Timestamp, claimed: &mut Vec<Claimed>) -> Result<(), Error> {
    let due = object.queues.borrow().due(now);
    let first = claimed.len();
    for (endpoint, room) in due {
        // One row more tells when the next is due.
        let waiting = object.store.waiting_at(&endpoint, room.saturating_add(1))?;
        let mut queues = object.queues.borrow_mut();
        let mut next = None;
        for (place, mut stored) in (0..).zip(waiting) {
            let due_at = stored.delivery.due_at();
            if place == room || due_at.is_none_or(|due_at| due_at > now) {
                next = due_at;
                break;
            }
            if let Action::Send { .. } = stored.delivery.step(Input::Tick, now, &object.settings.schedule) {
                queues.reserve(&endpoint);
                let body = object.bodies.borrow().get(&stored.event_id);
                claimed.push(Claimed { stored, body });
            }
        }
        queues.nothing_before(&endpoint, next);
    }
    read_bodies(object, &mut claimed[first..])?;
    object.store.keep_claims(claimed[first..].iter().map(|claimed| &claimed.stored), now)
}

/// Reads the bodies that are not at hand, all in one statement. One that is long or cannot be opened is left to its attempt.
fn read_bodies(object: &Object, claimed: &mut [Claimed]) -> Result<(), Error> {
    let missing = claimed.iter().filter(|claimed| claimed.body.is_none());
    let missing: BTreeSet<_> = missing.map(|claimed| &claimed.stored.event_id).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let read = object.store.event_bodies(missing, bodies::LENGTH_AT_MOST)?;
    for claimed in claimed.iter_mut().filter(|claimed| claimed.body.is_none()) {
        claimed.body = read.get(&claimed.stored.event_id).cloned();
    }
    Ok(())
}
