//! What the provider is told by its own webhook. Its notices are deliveries like any other, to an endpoint that is made of
//! settings and has no row: no list, no count and no page of the partner's has it.

use std::sync::LazyLock;

use serde_json::value::RawValue;

use super::Object;
use crate::delivery::Delivery;
use crate::edge::bindings::random;
use crate::edge::error::Error;
use crate::edge::store::{NewEvent, Stored};
use crate::health::Notice;
use crate::model::{DeliveryId, Endpoint, EndpointId, Event, EventId, EventType, Timestamp};

/// The endpoint's id. Pinned: stored deliveries carry it. No random id is that high before the year 10889.
static ID: LazyLock<EndpointId> =
    LazyLock::new(|| EndpointId::parse("ep_7zzzzzzzzzzzzzzzzzzzzzzzzz").expect("it has the form of an id"));

/// The type in the rows of all notices; the body has the real one, which is in lower case.
const EVENT_TYPE: &str = "OPERATOR.NOTICE";

pub(crate) fn id() -> &'static EndpointId {
    &ID
}

pub(super) fn is(endpoint: &EndpointId) -> bool {
    *endpoint == *ID
}

/// An endpoint of the partner's, or the operator's own.
pub(super) fn endpoint(object: &Object, id: &EndpointId) -> Result<Option<Endpoint>, Error> {
    if is(id) { Ok(object.settings.operator.clone()) } else { object.store.endpoint(id) }
}

/// Keeps a notice and its delivery, in the transaction of what it tells of. The turn that follows sends it.
pub(super) fn tell(object: &Object, notice: &Notice, now: Timestamp) -> Result<(), Error> {
    if object.settings.operator.is_none() {
        return Ok(());
    }
    let id = EventId::new(now, random());
    let body = notice.body(&id, object.partner.get(), now);
    let event_type = EventType::parse(EVENT_TYPE).expect("it has the form of a type");
    let event = Event::new(id.clone(), event_type.clone(), 1, now, RawValue::NULL.to_owned());
    let new = NewEvent { event: &event, body: &body, is_test: false, deliver_at: None, key: None };
    object.store.keep_events(&[new], now)?;
    let delivery = Delivery::new(now);
    let stored =
        Stored { id: DeliveryId::new(now, random()), event_id: id, event_type, endpoint_id: ID.clone(), delivery };
    object.backlog.borrow_mut().note(None, &stored.delivery, now);
    object.store.add_deliveries(&[stored], now)?;
    object.queues.borrow_mut().wait(&ID, now);
    Ok(())
}
