//! Publishing: an event is checked, stored with its deliveries in one transaction, answered once durable, and sent.

use std::rc::Rc;

use web_sys::{Request, Response};

use super::batch::{self, Accepted, Arrival};
use super::{Object, body, json, shaped};
use crate::api::{ErrorCode, PublishRequest, Published, TestRequest};
use crate::catalogue;
use crate::edge::bindings::random;
use crate::edge::error::Error;
use crate::edge::router::unknown_event_type;
use crate::edge::store::StoredEvent;
use crate::edge::{answer, now, verdict};
use crate::model::{EndpointId, Event, EventId};

pub(super) async fn publish(object: &Rc<Object>, request: &Request) -> Result<Response, Error> {
    let key = idempotency_key(request)?;
    let text = body(request).await?;
    let entry = verdict::check(&text)?;
    let request: PublishRequest = shaped(&text)?;
    let now = now();
    let id = request.id.clone().unwrap_or_else(|| EventId::new(now, random()));
    let created_at = request.created_at.unwrap_or(now);
    let event =
        Event::new(id.clone(), request.event_type.clone(), entry.schema_version, created_at, request.data.clone());
    match batch::submit(object, Arrival { event, key, test_of: None }).await? {
        Accepted::Before(earlier) => repeat(&earlier, &request),
        Accepted::New(deliveries) => {
            let deliveries = u32::try_from(deliveries.len()).unwrap_or(u32::MAX);
            Ok(answer::json(202, &Published { id, event_type: request.event_type, created_at, deliveries }))
        }
    }
}

/// Sends the example of an event type to one endpoint.
pub(super) async fn test(object: &Rc<Object>, id: &EndpointId, request: &Request) -> Result<Response, Error> {
    let TestRequest { event_type } = json(request).await?;
    let entry = catalogue::entry(event_type.as_str())
        .ok_or_else(|| Error::new(ErrorCode::UnknownEventType, unknown_event_type(event_type.as_str())))?;
    let endpoint = object.store.endpoint(id)?.ok_or_else(|| Error::not_found("endpoint"))?;
    if !endpoint.is_enabled() {
        return Err(Error::new(ErrorCode::EndpointDisabled, "The endpoint is off. Enable it, then send the test."));
    }
    let example: PublishRequest = shaped(entry.example.as_bytes())?;
    let now = now();
    let event = Event::new(EventId::new(now, random()), event_type, entry.schema_version, now, example.data);
    let arrival = Arrival { event, key: None, test_of: Some(id.clone()) };
    let Accepted::New(deliveries) = batch::submit(object, arrival).await? else {
        return Err(Error::Runtime("a new event's id was taken".to_owned()));
    };
    let delivery = deliveries.first().ok_or_else(|| Error::not_found("endpoint"))?;
    let view = object.store.view(delivery)?.ok_or_else(|| Error::not_found("delivery"))?;
    Ok(answer::json(202, &view))
}

/// The answer to a publish that came before.
fn repeat(earlier: &StoredEvent, request: &PublishRequest) -> Result<Response, Error> {
    let StoredEvent { event, is_test, deliveries } = earlier;
    let Some(event) = event else {
        let detail = "An event of this id or key was published before, and its payload was erased since, so the two \
                      cannot be compared. Nothing was stored. Give a new event a new id.";
        return Err(Error::new(ErrorCode::EventErased, detail));
    };
    if *is_test || !event.says(&request.event_type, &request.data) {
        let detail = format!(
            "{} was published before with another type or other data. Nothing was stored. Give a new event a new id.",
            event.id()
        );
        return Err(Error::new(ErrorCode::IdempotencyConflict, detail));
    }
    let published = Published {
        id: event.id().clone(),
        event_type: event.event_type().clone(),
        created_at: event.created_at(),
        deliveries: *deliveries,
    };
    Ok(answer::json(202, &published))
}

/// The `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header): 1 to 255 characters.
fn idempotency_key(request: &Request) -> Result<Option<String>, Error> {
    let Some(key) = request.headers().get("idempotency-key")? else { return Ok(None) };
    if key.is_empty() || key.len() > 255 {
        return Err(Error::new(ErrorCode::BadBody, "An Idempotency-Key has 1 to 255 characters."));
    }
    Ok(Some(key))
}
