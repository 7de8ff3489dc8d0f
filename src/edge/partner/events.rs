//! Publishing: an event is checked, stored with its deliveries in one transaction, answered once durable, and sent.

use std::rc::Rc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use web_sys::{Request, Response};

use super::{Object, body, courier, json, shaped};
use crate::api::{ErrorCode, PublishRequest, Published, TestRequest};
use crate::catalogue;
use crate::delivery::{Delivery, Input};
use crate::edge::bindings::random;
use crate::edge::error::Error;
use crate::edge::router::unknown_event_type;
use crate::edge::store::{Stored, StoredEvent};
use crate::edge::{answer, now, verdict};
use crate::model::{DeliveryId, Endpoint, EndpointId, Event, EventId, EventType, Timestamp};

pub(super) async fn publish(object: &Rc<Object>, request: &Request) -> Result<Response, Error> {
    let key = idempotency_key(request)?;
    let text = body(request).await?;
    let entry = verdict::check(&text)?;
    let request: PublishRequest = shaped(&text)?;
    let fingerprint = fingerprint(&request);
    if let Some(earlier) = object.store.published(request.id.as_ref(), key.as_deref())? {
        let answer = repeat(&earlier, &fingerprint)?;
        // The first publish may still be on its way to the disk.
        object.store.durable().await?;
        return Ok(answer);
    }
    let now = now();
    let id = request.id.unwrap_or_else(|| EventId::new(now, random()));
    let created_at = request.created_at.unwrap_or(now);
    let event = Event::new(id, request.event_type, entry.schema_version, created_at, request.data);
    let deliveries = object.store.together(|| {
        object.store.keep_event(&event, false, &fingerprint, key.as_deref())?;
        let endpoints = object.store.endpoints()?;
        let covered = endpoints.iter().filter(|endpoint| endpoint.draft().subscription.covers(event.event_type()));
        let mut count = 0;
        for endpoint in covered {
            add_delivery(object, &event, endpoint, now)?;
            count += 1;
        }
        Ok(count)
    })?;
    courier::pump(object).await?;
    let published = Published {
        id: event.id().clone(),
        event_type: event.event_type().clone(),
        created_at: event.created_at(),
        deliveries,
    };
    Ok(answer::json(202, &published))
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
    let delivery = object.store.together(|| {
        object.store.keep_event(&event, true, "", None)?;
        add_delivery(object, &event, &endpoint, now)
    })?;
    courier::pump(object).await?;
    let view = object.store.view(&delivery)?.ok_or_else(|| Error::not_found("delivery"))?;
    Ok(answer::json(202, &view))
}

fn add_delivery(object: &Object, event: &Event, endpoint: &Endpoint, now: Timestamp) -> Result<DeliveryId, Error> {
    let mut delivery = Delivery::new(now);
    if !endpoint.is_enabled() {
        delivery.step(Input::Park, now, &object.settings.schedule);
    }
    let stored = Stored {
        id: DeliveryId::new(now, random()),
        event_id: event.id().clone(),
        event_type: event.event_type().clone(),
        endpoint_id: endpoint.id().clone(),
        delivery,
    };
    object.store.add_delivery(&stored, now)?;
    Ok(stored.id)
}

/// What makes two publishes the same event: type and data. A repeat may well carry another `createdAt`.
fn fingerprint(request: &PublishRequest) -> String {
    let text = format!("{}\n{}", EventType::as_str(&request.event_type), request.data.get());
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

/// The answer to a publish that came before.
fn repeat(earlier: &StoredEvent, fingerprint: &str) -> Result<Response, Error> {
    if earlier.fingerprint != fingerprint {
        let detail = format!(
            "{} was published before with another type or other data. Nothing was stored. Give a new event a new id.",
            earlier.id
        );
        return Err(Error::new(ErrorCode::IdempotencyConflict, detail));
    }
    let published = Published {
        id: earlier.id.clone(),
        event_type: earlier.event_type.clone(),
        created_at: earlier.created_at(),
        deliveries: earlier.deliveries,
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
