//! Erasing an event, an endpoint, a partner: what is left is a line in the log, or nothing at all.
//!
//! What goes is gone for every caller as soon as the answer is there; its bytes leave the disk a few seconds later
//! (`chores`). An attempt under way ends quietly: nothing of it is written down.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, Response};

use super::audit::{Asker, note};
use super::endpoints::{find, require_unchanged};
use super::{Object, batch, courier, exhausted, health, steps};
use crate::api::ErasedEvent;
use crate::delivery::{Input, Queues};
use crate::edge::bindings::{Namespace, Storage, random};
use crate::edge::error::Error;
use crate::edge::{answer, now, registry};
use crate::model::{CancelReason, Cancellation, Deed, EndpointId, Erasure, EventId, PartnerId};

/// Events that were erased while an attempt may have been under way: nothing more is sent or written of them.
#[derive(Debug, Default)]
pub(super) struct Erased(RefCell<BTreeSet<EventId>>);

impl Erased {
    pub(super) fn has(&self, event: &EventId) -> bool {
        self.0.borrow().contains(event)
    }

    /// To be called when no attempt is under way: it may be forgotten then.
    pub(super) fn forget(&self) {
        self.0.borrow_mut().clear();
    }
}

pub(super) async fn event(object: &Object, id: &EventId, by: &Asker) -> Result<Response, Error> {
    if !object.store.has_event(id)? {
        return Err(Error::not_found("event"));
    }
    let now = now();
    let left = EventId::new(now, random());
    let why = Cancellation { reason: CancelReason::EventErased, by: by.actor(), at: now };
    let counts = object.store.together(|| {
        object.store.want_scrub(now)?;
        let (mut deliveries, mut cancelled) = (0, 0);
        for mut stored in object.store.deliveries_of(id)? {
            let was = stored.delivery.status();
            steps::step_and_keep(object, &mut stored, Input::Erase(why.clone()), now)?;
            deliveries += 1;
            cancelled += u32::from(was != stored.delivery.status());
        }
        object.store.erase_event(id, &left, &Erasure { by: by.actor(), at: now })?;
        // The id that it had goes with it.
        note(object, by, Deed::EraseEvent, left.as_str(), &[], now)?;
        Ok((deliveries, cancelled))
    })?;
    object.bodies.borrow_mut().forget(id);
    if object.queues.borrow().is_busy() {
        object.erased.0.borrow_mut().insert(id.clone());
    }
    object.chores.erased(now);
    courier::durable(object).await?;
    let (deliveries, cancelled) = counts;
    Ok(answer::json(200, &ErasedEvent { id: left, deliveries, cancelled }))
}

pub(super) async fn endpoint(
    object: &Object,
    id: &EndpointId,
    request: &Request,
    by: &Asker,
) -> Result<Response, Error> {
    require_unchanged(object, &find(object, id)?, request)?;
    let now = now();
    let left = EndpointId::new(now, random());
    let why = Cancellation { reason: CancelReason::EndpointDeleted, by: by.actor(), at: now };
    object.store.together(|| {
        object.store.want_scrub(now)?;
        for mut stored in object.store.sending_to(id)? {
            steps::step_and_keep(object, &mut stored, Input::Erase(why.clone()), now)?;
        }
        steps::step_all(object, id, &Input::Cancel(Some(why.clone())), now)?;
        health::forget(object, id)?;
        exhausted::settle(object, id, now)?;
        object.store.erase_endpoint(id, &left, now)?;
        note(object, by, Deed::DeleteEndpoint, id.as_str(), &[], now)
    })?;
    object.chores.erased(now);
    courier::durable(object).await?;
    Ok(answer::empty(204))
}

/// Everything goes, and the file with it. It works on data that cannot be opened, too.
pub(super) async fn partner(
    id: &PartnerId,
    object: Option<&Rc<Object>>,
    storage: &Storage,
    registry: &Namespace,
) -> Result<Response, Error> {
    if let Some(object) = object {
        object.is_erased.set(true);
        batch::turn_away(object);
        // Whoever waits for a turn gets none.
        object.queues.replace(Queues::new(object.settings.limits));
    }
    JsFuture::from(storage.delete_all()).await?;
    JsFuture::from(storage.delete_alarm()).await?;
    registry::forget(registry, id).await?;
    Ok(answer::empty(204))
}

/// What somebody is told whose partner was erased while the call was under way.
pub(super) fn too_late() -> Error {
    Error::not_found("partner")
}

/// Whether nothing more is to be done with what was claimed.
pub(super) fn is_over(object: &Object, event: &EventId) -> bool {
    object.is_erased.get() || object.erased.has(event)
}
