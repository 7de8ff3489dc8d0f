//! A turn in the queues, waited for.

use std::rc::Rc;

use wasm_bindgen_futures::JsFuture;

use super::super::Object;
use super::super::courier::{Errand, depart};
use super::super::promised::{Giver, promised};
use crate::edge::bindings::pause;
use crate::edge::error::Error;
use crate::edge::now;
use crate::model::{EndpointId, Timestamp};

/// One that waited too long for its turn asks again after so many milliseconds.
const AGAIN_AFTER: u32 = 250;

/// Has somebody wait. Dropped without a word, it sends them away.
pub(in crate::edge::partner) struct Ticket(Option<Giver<bool>>);

impl Ticket {
    /// It is their turn, and they hold a place.
    pub(in crate::edge::partner) fn leave(mut self) {
        if let Some(giver) = self.0.take() {
            giver.give(true);
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if let Some(giver) = self.0.take() {
            giver.give(false);
        }
    }
}

/// Waits for a turn at an endpoint. Whoever has it gives the place back by [`give_back`]. Tells false if none came in time.
pub(super) async fn turn(object: &Rc<Object>, endpoint: &EndpointId, until: Timestamp) -> Result<bool, Error> {
    while !object.is_erased.get() && now() < until {
        let (giver, promised) = promised();
        {
            let mut queues = object.queues.borrow_mut();
            queues.reserve(endpoint);
            queues.make_ready(endpoint, now(), Errand::Probe(Ticket(Some(giver))));
        }
        depart(object);
        if promised.await {
            return Ok(true);
        }
        JsFuture::from(pause(AGAIN_AFTER)).await?;
    }
    Ok(false)
}

/// Gives a place back, for the next that waits.
pub(super) fn give_back(object: &Rc<Object>, endpoint: &EndpointId, since: Timestamp) {
    let now = now();
    object.queues.borrow_mut().end(endpoint, now.since(since.min(now)));
    depart(object);
}
