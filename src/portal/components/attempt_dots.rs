//! The attempts of a delivery at a glance: the last few as dots, and how many there were.

use hookpost::api::DeliveryView;
use hookpost::delivery::ATTEMPTS_AT_MOST;
use hookpost::model::DeliveryStatus;
use yew::prelude::*;

use super::{countdown, icon};
use crate::say;
use crate::words;

/// More dots than this say less.
const DOTS: u32 = 5;

/// The last dots of a delivery, in how many attempts, and when the next one is.
pub(crate) fn attempt_dots(delivery: &DeliveryView) -> Html {
    let arrived = delivery.status == DeliveryStatus::Delivered;
    let dot = |number: u32| {
        let state = if arrived && number == delivery.attempts { "delivered" } else { "exhausted" };
        html! { <span data-state={state}>{ icon(&format!("dot-{state}")) }</span> }
    };
    let first = delivery.attempts.saturating_sub(DOTS) + 1;
    let to_come = delivery.sending.is_some() || delivery.next.is_some();
    html! {
        <span class="attempt-dots">
            <span aria-hidden="true">
                { for (first..=delivery.attempts).map(dot) }
                if to_come {
                    <span data-state="pending">{ icon("dot-pending") }</span>
                }
            </span>
            <span>
                if delivery.attempts > 0 {
                    { say::attempts_of(delivery.attempts, ATTEMPTS_AT_MOST) }
                    if let (Some(cause), false) = (delivery.last_cause, arrived) {
                        { " · " }{ words::cause_short(cause) }
                    }
                } else if !to_come {
                    { say::attempts_none() }
                }
            </span>
            if delivery.sending.is_some() {
                <em>{ say::attempts_sending() }</em>
            } else if let Some(next) = delivery.next {
                <em>{ say::attempts_next(countdown(next.at)) }</em>
            }
        </span>
    }
}
