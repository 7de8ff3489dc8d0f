//! A partner's endpoints: list, create, read, change, show the secrets, rotate them.

use std::rc::Rc;

use web_sys::{Request, Response};

use super::audit::{Asker, note};
use super::body::{json, json_or_nothing};
use super::{Object, batch, courier, health, pacing, steps};
use crate::api::{
    EndpointList, EndpointPatch, EndpointView, ErrorCode, ProblemDetails, SecretView, entity_tag, is_met,
};
use crate::catalogue;
use crate::delivery::Input;
use crate::edge::bindings::random;
use crate::edge::error::Error;
use crate::edge::{answer, now};
use crate::guard::{CheckedForm, EndpointForm, HeaderRow, RotationForm, Rules, check_form, check_rotation, sentence};
use crate::model::{
    Actor, Deed, DisabledReason, Endpoint, EndpointId, EventType, HeaderSummary, Headers, Problem, RotateError, Secret,
    Timestamp,
};

pub(super) fn list(object: &Object) -> Result<Response, Error> {
    let endpoints = object.store.endpoints()?;
    let endpoints = endpoints.iter().map(|endpoint| view(object, endpoint)).collect::<Result<_, _>>()?;
    Ok(answer::json(200, &EndpointList { endpoints }))
}

pub(super) async fn create(object: &Object, request: &Request, by: &Asker) -> Result<Response, Error> {
    let form: EndpointForm = json(request).await?;
    let draft = check(object, &form, &[])?.into_draft(&Headers::default());
    let now = now();
    let endpoint = Endpoint::new(EndpointId::new(now, random()), draft, Secret::new(random()), now);
    object.watch.has_news();
    object.store.together(|| {
        object.store.keep_endpoint(&endpoint)?;
        note(object, by, Deed::CreateEndpoint, endpoint.id().as_str(), &[], now)
    })?;
    pacing::begin(object, &endpoint);
    courier::set_alarm(object).await?;
    shown(object, &endpoint, 201)
}

pub(super) fn read(object: &Object, id: &EndpointId) -> Result<Response, Error> {
    shown(object, &find(object, id)?, 200)
}

pub(super) async fn patch(
    object: &Rc<Object>,
    id: &EndpointId,
    request: &Request,
    by: &Asker,
) -> Result<Response, Error> {
    let patch: EndpointPatch<HeaderRow> = json(request).await?;
    // Read after the body has come: from here to the commit nothing else runs.
    let mut endpoint = find(object, id)?;
    require_unchanged(object, &endpoint, request)?;
    let (now, before) = (now(), endpoint.clone());
    if patch.changes_form() {
        let saved = endpoint.draft().headers.clone();
        let form = merged(&endpoint, &patch);
        endpoint.revise(check(object, &form, &saved.summaries(endpoint.secret()))?.into_draft(&saved), now);
    }
    object.store.together(|| {
        match patch.enabled {
            Some(true) => enable(object, &mut endpoint, now)?,
            Some(false) => disable(object, &mut endpoint, by.actor(), now)?,
            None => {}
        }
        object.store.keep_endpoint(&endpoint)?;
        let changed = changed(&before, &endpoint);
        if !changed.is_empty() {
            note(object, by, Deed::ChangeEndpoint, id.as_str(), &changed, now)?;
        }
        pacing::change(object, &endpoint, now)
    })?;
    batch::nudge(object);
    courier::set_alarm(object).await?;
    object.store.durable().await?;
    shown(object, &endpoint, 200)
}

/// The names of what differs.
fn changed(before: &Endpoint, after: &Endpoint) -> Vec<&'static str> {
    let (old, new) = (before.draft(), after.draft());
    let parts = [
        ("url", old.url != new.url),
        ("description", old.description != new.description),
        ("eventTypes", old.subscription != new.subscription),
        ("headers", old.headers != new.headers),
        ("rateLimit", old.rate_limit != new.rate_limit),
        ("enabled", before.is_enabled() != after.is_enabled()),
    ];
    parts.into_iter().filter_map(|(name, differs)| differs.then_some(name)).collect()
}

/// Nobody sees a secret without that being written down.
pub(super) async fn secret(object: &Object, id: &EndpointId, by: &Asker) -> Result<Response, Error> {
    let (endpoint, now) = (find(object, id)?, now());
    object.store.together(|| note(object, by, Deed::ReadSecret, id.as_str(), &[], now))?;
    object.store.durable().await?;
    Ok(answer::json(200, &SecretView::of(&endpoint, now)))
}

pub(super) async fn rotate(object: &Object, id: &EndpointId, request: &Request, by: &Asker) -> Result<Response, Error> {
    let form: RotationForm = json_or_nothing(request).await?;
    let rotation = check_rotation(&form).map_err(no_rotation)?;
    let mut endpoint = find(object, id)?;
    require_unchanged(object, &endpoint, request)?;
    let now = now();
    let secret = rotation.secret.unwrap_or_else(|| Secret::new(random()));
    endpoint.rotate(secret, rotation.overlap, now).map_err(|error| match error {
        RotateError::Same => no_rotation(vec![Problem::new("/secret", sentence(error))]),
        RotateError::TooMany(_) => ProblemDetails::new(ErrorCode::TooManySecrets, sentence(error)),
    })?;
    object.store.together(|| {
        object.store.keep_endpoint(&endpoint)?;
        note(object, by, Deed::RotateSecret, id.as_str(), &["secret"], now)
    })?;
    object.store.durable().await?;
    Ok(tagged(answer::json(200, &SecretView::of(&endpoint, now)), &endpoint))
}

fn no_rotation(problems: Vec<Problem>) -> ProblemDetails {
    let detail = "The secret was not rotated. Mend what `problems` names and send it again.";
    ProblemDetails::new(ErrorCode::InvalidRotation, detail).with(problems)
}

pub(super) fn find(object: &Object, id: &EndpointId) -> Result<Endpoint, Error> {
    object.store.endpoint(id)?.ok_or_else(|| Error::not_found("endpoint"))
}

/// Refuses a change that was meant for another version than the one at hand, and shows that one.
pub(super) fn require_unchanged(object: &Object, endpoint: &Endpoint, request: &Request) -> Result<(), Error> {
    if is_met(request.headers().get("if-match")?.as_deref(), endpoint.revision()) {
        return Ok(());
    }
    let detail = "Somebody changed the endpoint since the version that `If-Match` names, so nothing was done. \
                  `current` is the endpoint as it is now.";
    let current = Some(Box::new(view(object, endpoint)?));
    Err(ProblemDetails { current, ..ProblemDetails::new(ErrorCode::EndpointChanged, detail) }.into())
}

fn shown(object: &Object, endpoint: &Endpoint, status: u16) -> Result<Response, Error> {
    Ok(tagged(answer::json(status, &view(object, endpoint)?), endpoint))
}

fn tagged(response: Response, endpoint: &Endpoint) -> Response {
    answer::tag(&response, &entity_tag(endpoint.revision()));
    response
}

/// What it failed before it was switched on again no longer counts. One that is on stays as it is.
fn enable(object: &Object, endpoint: &mut Endpoint, now: Timestamp) -> Result<(), Error> {
    if !endpoint.is_enabled() {
        endpoint.enable(now);
        health::forget(object, endpoint.id())?;
    }
    Ok(())
}

fn disable(object: &Object, endpoint: &mut Endpoint, by: Actor, now: Timestamp) -> Result<(), Error> {
    object.watch.has_news();
    endpoint.disable(DisabledReason::Partner, Some(by), now);
    steps::step_all(object, endpoint.id(), &Input::Park, now)
}

fn check(object: &Object, form: &EndpointForm, saved: &[HeaderSummary]) -> Result<CheckedForm, Error> {
    let event_types: Vec<_> = catalogue::entries().iter().map(|entry| entry.event_type).collect();
    let rules = Rules { policy: object.settings.policy, event_types: &event_types, saved };
    check_form(form, &rules).map_err(|problems| {
        let detail = "The endpoint was not saved. Mend what `problems` names and send it again.";
        ProblemDetails::new(ErrorCode::InvalidEndpoint, detail).with(problems).into()
    })
}

/// The endpoint as a form, with the patch's parts in place of its own.
fn merged(endpoint: &Endpoint, patch: &EndpointPatch<HeaderRow>) -> EndpointForm {
    let draft = endpoint.draft();
    let saved_types = || {
        let types: Vec<EventType> = draft.subscription.clone().into();
        types.into_iter().map(String::from).collect()
    };
    let kept =
        || draft.headers.iter().map(|header| HeaderRow { name: header.name().to_string(), value: None }).collect();
    EndpointForm {
        url: patch.url.clone().unwrap_or_else(|| draft.url.to_string()),
        description: patch.description.clone().unwrap_or_else(|| draft.description.clone()),
        event_types: patch.event_types.clone().unwrap_or_else(saved_types),
        headers: patch.headers.clone().unwrap_or_else(kept),
        rate_limit: match &patch.rate_limit {
            Some(given) => Some(given.clone()).filter(|given| !given.is_null()),
            None => draft.rate_limit.map(|limit| limit.per_second().into()),
        },
    }
}

fn view(object: &Object, endpoint: &Endpoint) -> Result<EndpointView, Error> {
    let draft = endpoint.draft();
    Ok(EndpointView {
        id: endpoint.id().clone(),
        url: draft.url.to_string(),
        description: draft.description.clone(),
        event_types: draft.subscription.clone().into(),
        headers: draft.headers.summaries(endpoint.secret()),
        rate_limit: draft.rate_limit,
        secret_fingerprint: endpoint.secret().fingerprint(""),
        old_secrets_until: endpoint.old_secrets(now()).map(|old| old.until).collect(),
        state: endpoint.state().clone(),
        waiting: object.store.waiting(endpoint.id())?,
        failing: health::view(object, endpoint.id())?,
        created_at: endpoint.created_at(),
        updated_at: endpoint.updated_at(),
        revision: endpoint.revision(),
    })
}
