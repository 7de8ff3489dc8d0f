//! The shell's half of rate limits: paces are kept with what they count, and a timer in memory lets go what they hold up.
//!
//! Setting an alarm for each of many departures would cost a wait for the disk each; the alarm stands behind the timer, for
//! the case that the object dies.

use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{Object, batch, courier};
use crate::api::DeliveryView;
use crate::delivery::Pace;
use crate::edge::bindings::pause;
use crate::edge::error::Error;
use crate::model::{Endpoint, EndpointId, Timestamp};

/// So many deliveries before one are counted to tell when it may leave.
const COUNTED_AT_MOST: u32 = 1000;

/// Has a new endpoint's deliveries leave by its limit.
pub(super) fn begin(object: &Object, endpoint: &Endpoint) {
    if let Some(limit) = endpoint.draft().rate_limit {
        object.queues.borrow_mut().keep_to(endpoint.id(), Some(Pace::new(limit, None)));
    }
}

/// Has an endpoint's deliveries leave by the limit that it has now. Part of the transaction that changes it.
pub(super) fn change(object: &Object, endpoint: &Endpoint, now: Timestamp) -> Result<(), Error> {
    let mut queues = object.queues.borrow_mut();
    let limit = endpoint.draft().rate_limit;
    if queues.pace(endpoint.id()).map(|pace| pace.limit()) == limit {
        return Ok(());
    }
    // What left within the last second was not counted by this limit.
    queues.keep_to(endpoint.id(), limit.map(|limit| Pace::empty(limit, now)));
    object.store.keep_paces(&queues.changed_paces())
}

/// Takes up the paces where an earlier instance left them. Where an attempt was under way, it may have left later than the
/// store knows of.
pub(super) fn recover(object: &Object, interrupted: &BTreeSet<EndpointId>, now: Timestamp) -> Result<(), Error> {
    let kept = object.store.paces()?;
    let mut queues = object.queues.borrow_mut();
    for endpoint in object.store.endpoints()?.iter() {
        let Some(limit) = endpoint.draft().rate_limit else { continue };
        let id = endpoint.id();
        let pace = if interrupted.contains(id) {
            Pace::empty(limit, now)
        } else {
            Pace::new(limit, kept.get(id).copied()).not_ahead_of(now)
        };
        queues.keep_to(id, Some(pace));
    }
    Ok(())
}

/// Keeps what has changed, in the transaction of a turn.
pub(super) fn keep(object: &Object) -> Result<(), Error> {
    let changed = object.queues.borrow().changed_paces();
    object.store.keep_paces(&changed)
}

/// Sets the timer for what a limit holds up at `now` and until `at`.
pub(super) fn wait(object: &Rc<Object>, now: Timestamp, at: Timestamp) {
    // The one that is set may go off before there is anything to do; it then sets the next.
    if object.paced_at.get().is_some_and(|set| now < set && set <= at) {
        return;
    }
    object.paced_at.set(Some(at));
    let this = Rc::clone(object);
    let millis = u32::try_from(at.since(now).as_millis()).unwrap_or(u32::MAX);
    object.state.wait_until(&future_to_promise(async move {
        JsFuture::from(pause(millis)).await?;
        if this.paced_at.get() == Some(at) {
            this.paced_at.set(None);
        }
        courier::depart(&this);
        if !this.queues.borrow().due(crate::edge::now()).is_empty() {
            batch::nudge(&this);
        }
        Ok(JsValue::UNDEFINED)
    }));
}

/// Tells of deliveries that are due until when their endpoint's limit holds them up.
pub(super) fn tell(object: &Object, views: &mut [DeliveryView], now: Timestamp) -> Result<(), Error> {
    let queues = object.queues.borrow();
    for view in views {
        let (Some(pace), Some(next)) = (queues.pace(&view.endpoint_id), view.next) else { continue };
        if next.at <= now {
            let before = object.store.waiting_before(&view.endpoint_id, next.at, &view.id, COUNTED_AT_MOST)?;
            view.held_until = Some(pace.turn(before).max(now));
        }
    }
    Ok(())
}
