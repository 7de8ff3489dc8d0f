//! A partner's deliveries: list, read, retry, cancel.

use std::rc::Rc;
use std::slice;

use url::Url;
use web_sys::Response;

use super::audit::{Asker, note};
use super::{Object, courier, operator, pacing, retention, steps};
use crate::api::{DeliveryDetail, DeliveryFilter, DeliveryList, ErrorCode, Limit, PAGE};
use crate::delivery::{Action, Input};
use crate::edge::error::Error;
use crate::edge::{answer, now};
use crate::model::{CancelReason, Cancellation, Deed, DeliveryId, DeliveryStatus};

pub(super) fn list(object: &Object, url: &Url) -> Result<Response, Error> {
    let pairs = url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned()));
    let filter = DeliveryFilter::parse(pairs).map_err(|detail| Error::new(ErrorCode::BadQuery, detail))?;
    let (mut deliveries, next) = object.store.list(&filter, filter.limit.map_or(PAGE, Limit::rows))?;
    let now = now();
    pacing::tell(object, &mut deliveries, now)?;
    Ok(answer::json(200, &DeliveryList { deliveries, next, now }))
}

pub(super) fn read(object: &Object, id: &DeliveryId) -> Result<Response, Error> {
    let mut delivery = object.store.view(id)?.ok_or_else(|| Error::not_found("delivery"))?;
    let now = now();
    pacing::tell(object, slice::from_mut(&mut delivery), now)?;
    let is_erased = object.store.is_erased(&delivery.event_id)?;
    let body = if is_erased { None } else { object.store.event_body(&delivery.event_id)? };
    let body = body.unwrap_or_default();
    let attempts = object.store.attempts(id)?;
    let asked = object.store.asked(id)?;
    Ok(answer::json(200, &DeliveryDetail { delivery, body, attempts, asked, now }))
}

pub(super) async fn retry(object: &Rc<Object>, id: &DeliveryId, by: &Asker) -> Result<Response, Error> {
    let now = now();
    let found = object.store.delivery(id)?.filter(|stored| !operator::is(&stored.endpoint_id));
    let mut stored = found.ok_or_else(|| Error::not_found("delivery"))?;
    match object.store.endpoint(&stored.endpoint_id)? {
        None => {
            let detail = "The endpoint was deleted, so there is nowhere to send this.";
            return Err(Error::new(ErrorCode::EndpointDeleted, detail));
        }
        Some(endpoint) if !endpoint.is_enabled() => {
            return Err(Error::new(ErrorCode::EndpointDisabled, "The endpoint is off. Enable it, then retry."));
        }
        Some(_) => {}
    }
    if object.store.is_erased(&stored.event_id)? {
        let by_somebody = object.store.view(id)?.is_some_and(|view| view.erased.is_some());
        let detail = "The event was erased, so there is nothing to send.";
        return Err(if by_somebody { Error::new(ErrorCode::EventErased, detail) } else { retention::refuse(object) });
    }
    let round = stored.delivery.round();
    let action = object.store.together(|| {
        let action = steps::step_and_keep(object, &mut stored, Input::RetryNow, now)?;
        if let Action::Send { attempt } = action {
            object.store.keep_asked(&[(&stored.id, stored.delivery.round(), attempt)], &by.actor(), now, None)?;
            note(object, by, Deed::RetryDelivery, id.as_str(), &[], now)?;
            if stored.delivery.round() != round {
                object.store.count_for(&[&stored.id], None)?;
            }
        }
        Ok(action)
    })?;
    match action {
        Action::Send { .. } => courier::dispatch(object, stored, now).await?,
        Action::Rest if stored.delivery.sending().is_some() => {
            return Err(Error::new(ErrorCode::AttemptUnderWay, "An attempt is under way. Wait for it to end."));
        }
        Action::Rest => {
            let detail = "The provider scheduled this event, and its time has not come. It leaves then by itself.";
            return Err(Error::new(ErrorCode::NotYet, detail));
        }
        // It was parked or cancelled before its time: it waits for that again.
        _ => courier::durable(object).await?,
    }
    let view = object.store.view(id)?.ok_or_else(|| Error::not_found("delivery"))?;
    Ok(answer::json(202, &view))
}

/// Has nothing more sent of a delivery.
pub(super) async fn cancel(object: &Object, id: &DeliveryId, by: &Asker) -> Result<Response, Error> {
    let mut stored = object.store.delivery(id)?.ok_or_else(|| Error::not_found("delivery"))?;
    if stored.delivery.status() == DeliveryStatus::Delivered {
        return Err(Error::new(ErrorCode::AlreadyDelivered, "It has arrived, so there is nothing to cancel."));
    }
    if stored.delivery.sending().is_some() {
        return Err(Error::new(ErrorCode::AttemptUnderWay, "An attempt is under way. Wait for it to end."));
    }
    let now = now();
    let why = Cancellation { reason: CancelReason::Cancelled, by: by.actor(), at: now };
    object.store.together(|| {
        steps::step_and_keep(object, &mut stored, Input::Cancel(Some(why)), now)?;
        note(object, by, Deed::CancelDelivery, id.as_str(), &[], now)
    })?;
    courier::durable(object).await?;
    let view = object.store.view(id)?.ok_or_else(|| Error::not_found("delivery"))?;
    Ok(answer::json(200, &view))
}
