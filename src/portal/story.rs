//! What became of a delivery, in the sentences that a worried developer looks for first.

use hookpost::api::{AttemptView, DeliveryDetail};
use hookpost::delivery::ATTEMPTS_AT_MOST;
use hookpost::model::{Actor, CancelReason, Cancellation, Cause, DeliveryStatus, Timestamp};

use crate::words;

/// The story so far and what comes next.
pub(crate) fn explain(detail: &DeliveryDetail, now: Timestamp) -> String {
    let delivery = &detail.delivery;
    let last = detail.attempts.last();
    // An event that somebody erased has its own line: its time was not over.
    if let (Some(erased_at), None) = (delivery.erased_at, &delivery.erased) {
        let ended = match delivery.status {
            DeliveryStatus::Delivered => "It arrived.",
            _ => "It never arrived.",
        };
        return format!(
            "{ended} Its time was over at {}: the payload and the answers were erased, so it cannot be sent again.",
            words::local(erased_at, now)
        );
    }
    match delivery.status {
        DeliveryStatus::Delivered => delivered(last, now),
        DeliveryStatus::Pending => match (delivery.sending, delivery.next) {
            (Some(sending), _) if sending.attempt == 1 => "The first attempt is under way.".to_owned(),
            (Some(sending), _) => format!("{}Attempt {} is under way.", failed(last), sending.attempt),
            (None, Some(next)) if next.at > now => format!(
                "{}Next try at {}, in {}.",
                failed(last),
                words::local(next.at, now),
                words::countdown(next.at.since(now))
            ),
            _ => match delivery.held_until.filter(|until| *until > now) {
                Some(until) => format!(
                    "{}It waits for its turn by this endpoint's rate limit and leaves no sooner than {}.",
                    failed(last),
                    words::local(until, now)
                ),
                None => format!("{}The next attempt is about to leave.", failed(last)),
            },
        },
        DeliveryStatus::Exhausted => format!(
            "All {ATTEMPTS_AT_MOST} attempts failed{}. Nothing is lost: once your server is ready, retry it here.",
            last.and_then(|attempt| attempt.failure)
                .map(|cause| format!("; the last one {}", words::cause(cause)))
                .unwrap_or_default()
        ),
        DeliveryStatus::Parked if last.and_then(|attempt| attempt.failure) == Some(Cause::Status(410)) => {
            "Your server answered 410 Gone, so we disabled the endpoint and kept this event. Enable the endpoint, \
             then retry."
                .to_owned()
        }
        DeliveryStatus::Parked => {
            "The endpoint is disabled, so this event waits here. Enable the endpoint, then retry.".to_owned()
        }
        DeliveryStatus::Cancelled => cancelled(delivery.cancelled.as_ref(), now),
    }
}

fn cancelled(cancellation: Option<&Cancellation>, now: Timestamp) -> String {
    let Some(Cancellation { reason, by, at }) = cancellation else {
        return "The endpoint was deleted before this event arrived. Nothing more will be sent.".to_owned();
    };
    let what = match reason {
        CancelReason::Cancelled => "cancelled this delivery",
        CancelReason::EndpointDeleted => "deleted the endpoint",
        CancelReason::EventErased => "erased the event",
    };
    let who = match by {
        Actor::Partner(None) => "The partner".to_owned(),
        Actor::Provider => "The provider".to_owned(),
        Actor::Partner(Some(subject)) => subject.as_str().to_owned(),
    };
    format!("{who} {what} at {}. Nothing more will be sent.", words::local(*at, now))
}

fn delivered(last: Option<&AttemptView>, now: Timestamp) -> String {
    let Some(attempt) = last else {
        return "It arrived.".to_owned();
    };
    let took = words::span(attempt.ended_at.since(attempt.started_at));
    let answer = attempt.status.map(|status| format!("your server answered {status}")).unwrap_or_default();
    let by = match attempt.attempt {
        1 => "at the first attempt".to_owned(),
        number => format!("at attempt {number} of {ATTEMPTS_AT_MOST}"),
    };
    format!("Arrived {by}: {answer} after {took}, at {}.", words::local(attempt.ended_at, now))
}

/// The last failure as a sentence with a space after it; nothing when there is none.
fn failed(last: Option<&AttemptView>) -> String {
    let Some((attempt, cause)) = last.and_then(|attempt| Some((attempt, attempt.failure?))) else {
        return String::new();
    };
    format!(
        "Attempt {} of {ATTEMPTS_AT_MOST} {} after {}. ",
        attempt.attempt,
        words::cause(cause),
        words::span(attempt.ended_at.since(attempt.started_at))
    )
}
