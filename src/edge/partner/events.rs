//! Publishing: an event is checked, stored with its deliveries in one transaction, answered once durable, and sent.

use std::ops::Range;
use std::rc::Rc;

use web_sys::{Request, Response};

use super::Object;
use super::admission::admit;
use super::audit::{Asker, note};
use super::batch::{self, Accepted, Arrival};
use super::body::{self, json, shaped};
use crate::api::{BatchStatus, ErrorCode, ProblemDetails, PublishRequest, Published, TestRequest};
use crate::catalogue::{self, Entry};
use crate::delivery::check_deliver_at;
use crate::edge::bindings::random;
use crate::edge::error::Error;
use crate::edge::router::unknown_event_type;
use crate::edge::store::StoredEvent;
use crate::edge::{answer, now, verdict};
use crate::json::{self, Places};
use crate::model::{Deed, EndpointId, Event, EventId, Problem, Timestamp};

pub(super) async fn publish(object: &Rc<Object>, request: &Request) -> Result<Response, Error> {
    let key = idempotency_key(request)?;
    let text = body::whole(request).await?;
    admit(object)?;
    let entry = verdict::check(&text)?;
    let (wanted, arrival) = prepare(&text, 0..text.len(), entry, key, now())?;
    let (_, published) = wanted.published(batch::submit(object, arrival).await?)?;
    Ok(answer::json(202, &published))
}

/// What a publisher wants, to be compared with what became of it.
pub(super) struct Wanted {
    request: PublishRequest,
    id: EventId,
    created_at: Timestamp,
    deliver_at: Option<Timestamp>,
}

/// An event that was found valid, ready to be handed in. It stands at `range` of what the publisher sent.
pub(super) fn prepare(
    text: &[u8],
    range: Range<usize>,
    entry: &Entry,
    key: Option<String>,
    now: Timestamp,
) -> Result<(Wanted, Arrival), Error> {
    let request: PublishRequest = shaped(&text[range.clone()])?;
    let deliver_at = request.deliver_at.as_deref();
    let deliver_at = deliver_at.map(|written| deliver_at_of(text, range, written, entry, now)).transpose()?;
    let id = request.id.clone().unwrap_or_else(|| EventId::new(now, random()));
    let created_at = request.created_at.unwrap_or(now);
    let event =
        Event::new(id.clone(), request.event_type.clone(), entry.schema_version, created_at, request.data.clone());
    let wanted = Wanted { request, id, created_at, deliver_at };
    Ok((wanted, Arrival { event, key, deliver_at, test_of: None }))
}

fn deliver_at_of(
    text: &[u8],
    range: Range<usize>,
    written: &str,
    entry: &Entry,
    now: Timestamp,
) -> Result<Timestamp, Error> {
    let refuse = |message: String| {
        // It is told where it stands, as everything else is that is wrong with an event.
        let document = json::parse(&text[range.clone()]).ok();
        let member = document.as_ref().and_then(|document| document.root().member("deliverAt"));
        let place = member.map(|value| Places::new(text).of(range.start + value.start() as usize));
        let (line, column) = (place.map(|place| place.0), place.map(|place| place.1));
        let problem = Problem { line, column, ..Problem::new("/deliverAt", message) };
        let detail = format!("1 problem in {}. Nothing was stored.", entry.event_type);
        Error::from(ProblemDetails::new(ErrorCode::InvalidEvent, detail).with(vec![problem]))
    };
    let at = Timestamp::parse(written).map_err(|error| refuse(error.to_string()))?;
    check_deliver_at(at, now).map_err(|error| refuse(error.to_string()))?;
    Ok(at)
}

impl Wanted {
    /// What the publisher is told. A repeat is told what the first one was.
    pub(super) fn published(self, accepted: Accepted) -> Result<(BatchStatus, Published), Error> {
        match accepted {
            Accepted::Before(earlier) => Ok((BatchStatus::Duplicate, self.repeated(&earlier)?)),
            Accepted::New(deliveries) => {
                let deliveries = u32::try_from(deliveries.len()).unwrap_or(u32::MAX);
                let Self { request, id, created_at, deliver_at } = self;
                let published = Published { id, event_type: request.event_type, created_at, deliver_at, deliveries };
                Ok((BatchStatus::Accepted, published))
            }
        }
    }

    fn repeated(&self, earlier: &StoredEvent) -> Result<Published, Error> {
        let StoredEvent { event, is_test, deliver_at, deliveries } = earlier;
        let Some(event) = event else {
            let detail = "An event of this id or key was published before, and its payload was erased since, so the two \
                          cannot be compared. Nothing was stored. Give a new event a new id.";
            return Err(Error::new(ErrorCode::EventErased, detail));
        };
        let is_same = event.says(&self.request.event_type, &self.request.data) && *deliver_at == self.deliver_at;
        if *is_test || !is_same {
            let detail = format!(
                "{} was published before with another type, other data or another deliverAt. Nothing was stored. Give a \
                 new event a new id.",
                event.id()
            );
            return Err(Error::new(ErrorCode::IdempotencyConflict, detail));
        }
        Ok(Published {
            id: event.id().clone(),
            event_type: event.event_type().clone(),
            created_at: event.created_at(),
            deliver_at: *deliver_at,
            deliveries: *deliveries,
        })
    }
}

/// Sends the example of an event type to one endpoint.
pub(super) async fn test(
    object: &Rc<Object>,
    id: &EndpointId,
    request: &Request,
    by: &Asker,
) -> Result<Response, Error> {
    let TestRequest { event_type } = json(request).await?;
    let entry = catalogue::entry(event_type.as_str())
        .ok_or_else(|| Error::new(ErrorCode::UnknownEventType, unknown_event_type(event_type.as_str())))?;
    let endpoint = object.store.endpoint(id)?.ok_or_else(|| Error::not_found("endpoint"))?;
    if !endpoint.is_enabled() {
        return Err(Error::new(ErrorCode::EndpointDisabled, "The endpoint is off. Enable it, then send the test."));
    }
    let example: PublishRequest = shaped(entry.example().as_bytes())?;
    let now = now();
    let event = Event::new(EventId::new(now, random()), event_type, entry.schema_version, now, example.data);
    // It goes in with others, in a turn of theirs: that somebody asked is written down before.
    object.store.together(|| note(object, by, Deed::TestEndpoint, id.as_str(), &[], now))?;
    let arrival = Arrival { event, key: None, deliver_at: None, test_of: Some(id.clone()) };
    let Accepted::New(deliveries) = batch::submit(object, arrival).await? else {
        return Err(Error::Runtime("a new event's id was taken".to_owned()));
    };
    let delivery = deliveries.first().ok_or_else(|| Error::not_found("endpoint"))?;
    let view = object.store.view(delivery)?.ok_or_else(|| Error::not_found("delivery"))?;
    Ok(answer::json(202, &view))
}

/// The `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header): 1 to 255 characters.
pub(super) fn idempotency_key(request: &Request) -> Result<Option<String>, Error> {
    let Some(key) = request.headers().get("idempotency-key")? else { return Ok(None) };
    if key.is_empty() || key.len() > 255 {
        return Err(Error::new(ErrorCode::BadBody, "An Idempotency-Key has 1 to 255 characters."));
    }
    Ok(Some(key))
}
