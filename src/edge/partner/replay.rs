//! Replays: asked for, counted, carried on with, stopped.
//!
//! A replay is a row of the store and a place in it. Each step starts a few deliveries and moves the place in one
//! transaction, so a crash between two of them starts nothing twice and leaves nothing out; from there on the deliveries
//! are the courier's.

use std::rc::Rc;
use std::time::Duration;

use web_sys::{Request, Response};

use super::audit::{Asker, note};
use super::body::json;
use super::endpoints::find;
use super::{Object, batch, courier};
use crate::api::{ErrorCode, ProblemDetails, ReplayList};
use crate::delivery::{Delivery, Input};
use crate::edge::bindings::random;
use crate::edge::error::Error;
use crate::edge::store::{Chosen, Kept, Next, Place, Replay, Stored};
use crate::edge::{answer, now};
use crate::guard::{ReplayForm, check_replay};
use crate::model::{Deed, DeliveryId, Endpoint, EndpointId, Problem, ReplayId, ReplayState, Timestamp};

/// So many replays of an endpoint are kept and shown.
const SHOWN: u32 = 20;
/// A next step that is further off than this was set by a clock ahead of ours.
const FAR_OFF: Duration = Duration::from_secs(2);

pub(super) async fn ask(
    object: &Rc<Object>,
    id: &EndpointId,
    request: &Request,
    by: &Asker,
) -> Result<Response, Error> {
    let form: ReplayForm = json(request).await?;
    let order = check_replay(&form).map_err(no_replay)?;
    // Read after the body has come: from here to the commit nothing else runs.
    let endpoint = find(object, id)?;
    let now = now();
    let count = object.store.count_replay(&endpoint, &order.selection, now)?;
    if form.dry_run {
        return Ok(answer::json(200, &count));
    }
    if !endpoint.is_enabled() {
        return Err(Error::new(ErrorCode::EndpointDisabled, "The endpoint is off. Enable it, then replay."));
    }
    if let Some(running) = object.store.running_replay(id)? {
        let detail = format!("{} is running to this endpoint. Wait for its end or cancel it.", running.id);
        return Err(Error::new(ErrorCode::ReplayRunning, detail));
    }
    let is_empty = count.total == 0;
    let replay = Replay {
        id: ReplayId::new(now, random()),
        endpoint_id: id.clone(),
        selection: order.selection,
        pace: order.pace,
        asked_by: by.actor(),
        asked_at: now,
        state: if is_empty { ReplayState::Finished } else { ReplayState::Running },
        place: Place::default(),
        next_at: now,
        total: count.total,
        started: 0,
        ended_at: is_empty.then_some(now),
    };
    object.store.together(|| {
        object.store.add_replay(&replay)?;
        note(object, by, Deed::Replay, id.as_str(), &[], now)?;
        object.store.forget_replays(id, SHOWN)
    })?;
    if !is_empty {
        object.chores.replay_at.set(Some(now));
    }
    courier::durable(object).await?;
    batch::nudge(object);
    show(object, id, &replay.id, 202)
}

pub(super) fn list(object: &Object, id: &EndpointId) -> Result<Response, Error> {
    find(object, id)?;
    Ok(answer::json(200, &ReplayList { replays: object.store.replays(id, SHOWN)? }))
}

pub(super) fn read(object: &Object, id: &EndpointId, replay: &ReplayId) -> Result<Response, Error> {
    show(object, id, replay, 200)
}

/// Stops a replay. What it has started goes on; what it has not stays as it was.
pub(super) async fn cancel(object: &Object, id: &EndpointId, replay: &ReplayId, by: &Asker) -> Result<Response, Error> {
    if let Some(mut running) = object.store.running_replay(id)?.filter(|running| running.id == *replay) {
        let now = now();
        end(&mut running, ReplayState::Cancelled, now);
        object.store.together(|| {
            object.store.keep_replay(&running)?;
            note(object, by, Deed::CancelReplay, replay.as_str(), &[], now)
        })?;
        object.store.durable().await?;
    }
    show(object, id, replay, 200)
}

fn show(object: &Object, id: &EndpointId, replay: &ReplayId, status: u16) -> Result<Response, Error> {
    let view = object.store.replay(id, replay)?.ok_or_else(|| Error::not_found("replay"))?;
    Ok(answer::json(status, &view))
}

/// Starts what is due of every running replay.
pub(super) fn advance(object: &Object, now: Timestamp) -> Result<(), Error> {
    let next = object.store.together(|| {
        let mut next = None;
        for mut replay in object.store.running_replays()? {
            if replay.next_at <= now || replay.next_at > now.plus(FAR_OFF) {
                step(object, &mut replay, now)?;
                object.store.keep_replay(&replay)?;
            }
            if replay.state == ReplayState::Running {
                next = Some(next.map_or(replay.next_at, |next: Timestamp| next.min(replay.next_at)));
            }
        }
        Ok(next)
    })?;
    object.chores.replay_at.set(next);
    Ok(())
}

fn step(object: &Object, replay: &mut Replay, now: Timestamp) -> Result<(), Error> {
    let endpoint = object.store.endpoint(&replay.endpoint_id)?.filter(Endpoint::is_enabled);
    let Some(endpoint) = endpoint else {
        end(replay, ReplayState::Halted, now);
        return Ok(());
    };
    let (at_most, pause) = replay.pace.step();
    let Next { chosen, place } = object.store.next_of_replay(replay, &endpoint, at_most)?;
    // Looking on where nothing is wanted costs the endpoint nothing: that need not wait.
    replay.next_at = if chosen.is_empty() { now } else { now.plus(pause) };
    replay.started += u32::try_from(chosen.len()).unwrap_or(u32::MAX);
    start(object, replay, chosen, now)?;
    match place {
        Some(place) => replay.place = place,
        None => end(replay, ReplayState::Finished, now),
    }
    Ok(())
}

fn end(replay: &mut Replay, state: ReplayState, now: Timestamp) {
    replay.state = state;
    replay.ended_at = Some(now);
}

/// Has deliveries wait for their first attempt, which the queues find due at once.
fn start(object: &Object, replay: &Replay, chosen: Vec<Chosen>, now: Timestamp) -> Result<(), Error> {
    let (mut known, mut new) = (Vec::new(), Vec::new());
    for Chosen { event_id, event_type, delivery } in chosen {
        let endpoint_id = replay.endpoint_id.clone();
        if let Some((id, mut delivery)) = delivery {
            delivery.step(Input::Replay, now, &object.settings.schedule);
            known.push(Stored { id, event_id, event_type, endpoint_id, delivery });
        } else {
            let (id, delivery) = (DeliveryId::new(now, random()), Delivery::new(now));
            new.push(Stored { id, event_id, event_type, endpoint_id, delivery });
        }
    }
    let kept: Vec<_> = known.iter().map(|stored| Kept { stored, was: None, ended: None }).collect();
    object.store.keep_deliveries(&kept, now)?;
    object.store.add_deliveries(&new, now)?;
    let started = || known.iter().chain(&new);
    let ids: Vec<_> = started().map(|stored| &stored.id).collect();
    object.store.count_for(&ids, Some(&replay.id))?;
    let asked: Vec<_> = started().map(|stored| (&stored.id, stored.delivery.round(), 1)).collect();
    object.store.keep_asked(&asked, &replay.asked_by, replay.asked_at, Some(&replay.id))?;
    if !ids.is_empty() {
        object.queues.borrow_mut().wait(&replay.endpoint_id, now);
    }
    Ok(())
}

fn no_replay(problems: Vec<Problem>) -> ProblemDetails {
    let detail = "Nothing was sent. Mend what `problems` names and send it again.";
    ProblemDetails::new(ErrorCode::InvalidReplay, detail).with(problems)
}
