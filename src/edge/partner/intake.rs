//! What a turn makes of new events: their rows and those of their deliveries, within the turn's transaction.

use super::batch::{Accepted, Arrival};
use super::courier::Claimed;
use super::{Object, chores};
use crate::delivery::{Delivery, Input};
use crate::edge::bindings::random;
use crate::edge::error::Error;
use crate::edge::store::{NewEvent, Stored, StoredEvent};
use crate::model::{DeliveryId, Endpoint, Event, Timestamp};

/// So many events are written at once.
const AT_ONCE: usize = 128;

/// Keeps new events with their deliveries, and claims the first attempts that may leave at once.
pub(super) fn take_in(
    object: &Object,
    arrivals: &[Arrival],
    now: Timestamp,
    claimed: &mut Vec<Claimed>,
) -> Result<Vec<Accepted>, Error> {
    let mut accepted = Vec::with_capacity(arrivals.len());
    for some in arrivals.chunks(AT_ONCE) {
        let bodies: Vec<_> = some.iter().map(|arrival| arrival.event.body()).collect();
        let new: Vec<_> = some.iter().zip(&bodies).map(|(arrival, body)| new_event(arrival, body)).collect();
        let kept = object.store.keep_events(&new, now)?;
        let mut added = Vec::new();
        let mut ids = Vec::with_capacity(some.len());
        for ((arrival, body), is_new) in some.iter().zip(&bodies).zip(kept) {
            let first = added.len();
            if is_new {
                address(object, arrival, body, now, &mut added, claimed)?;
            }
            ids.push(is_new.then(|| added[first..].iter().map(|stored: &Stored| stored.id.clone()).collect()));
        }
        object.store.add_deliveries(&added, now)?;
        for (arrival, ids) in some.iter().zip(ids) {
            accepted.push(match ids {
                Some(ids) => Accepted::New(ids),
                None => Accepted::Before(earlier(object, arrival)?),
            });
        }
    }
    Ok(accepted)
}

fn new_event<'a>(arrival: &'a Arrival, body: &'a str) -> NewEvent<'a> {
    let Arrival { event, key, deliver_at, test_of } = arrival;
    NewEvent { event, body, is_test: test_of.is_some(), deliver_at: *deliver_at, key: key.as_deref() }
}

/// What was published before under the id or the key of this one.
fn earlier(object: &Object, arrival: &Arrival) -> Result<StoredEvent, Error> {
    let id = arrival.event.id();
    let earlier = object.store.published(Some(id), arrival.key.as_deref())?;
    earlier.ok_or_else(|| Error::Runtime(format!("event {id} was refused")))
}

/// Makes the deliveries of an event that was kept.
fn address(
    object: &Object,
    arrival: &Arrival,
    body: &str,
    now: Timestamp,
    added: &mut Vec<Stored>,
    claimed: &mut Vec<Claimed>,
) -> Result<(), Error> {
    let Arrival { event, key, deliver_at, test_of } = arrival;
    if key.is_some() {
        object.chores.key_kept(now);
    }
    chores::expect_end(object, now);
    let body = object.bodies.borrow_mut().keep(event.id(), body);
    let is_for = |endpoint: &&Endpoint| match test_of {
        Some(id) => endpoint.id() == id,
        None => endpoint.draft().subscription.covers(event.event_type()),
    };
    for endpoint in object.store.endpoints()?.iter().filter(is_for) {
        let stored = new_delivery(object, event, endpoint, *deliver_at, now);
        if stored.delivery.sending().is_some() {
            claimed.push(Claimed { stored: stored.clone(), body: body.clone() });
        }
        added.push(stored);
    }
    Ok(())
}

/// A delivery of a new event: parked if the endpoint is off, claimed if there is room, else waiting.
fn new_delivery(
    object: &Object,
    event: &Event,
    endpoint: &Endpoint,
    deliver_at: Option<Timestamp>,
    now: Timestamp,
) -> Stored {
    let mut delivery = deliver_at.map_or_else(|| Delivery::new(now), |at| Delivery::scheduled(at, now));
    let mut queues = object.queues.borrow_mut();
    if !endpoint.is_enabled() {
        delivery.step(Input::Park, now, &object.settings.schedule);
    } else if delivery.is_early(now) {
        queues.wait(endpoint.id(), delivery.due_at().unwrap_or(now));
    } else if queues.is_free(endpoint.id(), now) {
        delivery.step(Input::Tick, now, &object.settings.schedule);
        queues.reserve(endpoint.id());
    } else {
        queues.wait(endpoint.id(), now);
    }
    object.backlog.borrow_mut().note(None, &delivery, now);
    Stored {
        id: DeliveryId::new(now, random()),
        event_id: event.id().clone(),
        event_type: event.event_type().clone(),
        endpoint_id: endpoint.id().clone(),
        delivery,
    }
}
