//! What became of a delivery, in the sentences that a worried developer looks for first.

use hookpost::api::{AttemptView, DeliveryDetail};
use hookpost::delivery::ATTEMPTS_AT_MOST;
use hookpost::model::{Actor, CancelReason, Cancellation, Cause, DeliveryStatus, Timestamp};

use crate::say;
use crate::words;

/// The story so far and what comes next.
pub(crate) fn explain(detail: &DeliveryDetail, now: Timestamp) -> String {
    let delivery = &detail.delivery;
    let last = detail.attempts.last();
    // An event that somebody erased has its own line: its time was not over.
    if let (Some(erased_at), None) = (delivery.erased_at, &delivery.erased) {
        let at = words::local(erased_at, now);
        return match delivery.status {
            DeliveryStatus::Delivered => say::story_arrived_erased(at),
            _ => say::story_never_erased(at),
        };
    }
    match delivery.status {
        DeliveryStatus::Delivered => delivered(last, now),
        DeliveryStatus::Pending => match (delivery.sending, delivery.next) {
            (Some(sending), _) if sending.attempt == 1 => say::story_first_under_way().to_owned(),
            (Some(sending), _) => failed(last) + &say::story_under_way(sending.attempt),
            (None, Some(next)) if next.at > now => {
                failed(last) + &say::story_next(words::local(next.at, now), words::countdown(next.at.since(now)))
            }
            _ => match delivery.held_until.filter(|until| *until > now) {
                Some(until) => failed(last) + &say::story_held(words::local(until, now)),
                None => failed(last) + say::story_about_to_leave(),
            },
        },
        DeliveryStatus::Exhausted => match last.and_then(|attempt| attempt.failure) {
            Some(cause) => say::story_exhausted(ATTEMPTS_AT_MOST, words::cause(cause)),
            None => say::story_exhausted_plain(ATTEMPTS_AT_MOST),
        },
        DeliveryStatus::Parked if last.and_then(|attempt| attempt.failure) == Some(Cause::Status(410)) => {
            say::story_gone().to_owned()
        }
        DeliveryStatus::Parked => say::story_parked().to_owned(),
        DeliveryStatus::Cancelled => cancelled(delivery.cancelled.as_ref(), now),
    }
}

fn cancelled(cancellation: Option<&Cancellation>, now: Timestamp) -> String {
    let Some(Cancellation { reason, by, at }) = cancellation else {
        return say::story_endpoint_deleted().to_owned();
    };
    let who = match by {
        Actor::Partner(None) => say::who_partner(),
        Actor::Provider(_) => say::who_provider(),
        Actor::Partner(Some(subject)) => subject.as_str(),
    };
    let at = words::local(*at, now);
    match reason {
        CancelReason::Cancelled => say::story_cancelled(who, at),
        CancelReason::EndpointDeleted => say::story_deleted(who, at),
        CancelReason::EventErased => say::story_erased(who, at),
    }
}

fn delivered(last: Option<&AttemptView>, now: Timestamp) -> String {
    let Some(attempt) = last else {
        return say::story_arrived().to_owned();
    };
    let took = words::span(attempt.ended_at.since(attempt.started_at));
    // What arrived was answered.
    let status = attempt.status.unwrap_or_default().to_string();
    let at = words::local(attempt.ended_at, now);
    match attempt.attempt {
        1 => say::story_delivered_first(status, took, at),
        number => say::story_delivered(number, ATTEMPTS_AT_MOST, status, took, at),
    }
}

/// The last failure as a sentence with a space after it; nothing when there is none.
fn failed(last: Option<&AttemptView>) -> String {
    let Some((attempt, cause)) = last.and_then(|attempt| Some((attempt, attempt.failure?))) else {
        return String::new();
    };
    let took = words::span(attempt.ended_at.since(attempt.started_at));
    say::story_failed(attempt.attempt, ATTEMPTS_AT_MOST, words::cause(cause), took) + " "
}
