//! Where an endpoint stands, in a sentence, with what waits there; and the warning before it is switched off.

use hookpost::api::{DeliveryFilter, EndpointView};
use hookpost::model::{DeliveryStatus, DisabledReason, EndpointState, Timestamp};
use yew::prelude::*;

use crate::clock::use_now;
use crate::components::{Link, endpoint_badge, icon, until};
use crate::route::Route;
use crate::say;
use crate::words;

#[derive(PartialEq, Properties)]
pub(super) struct StateProps {
    pub(super) endpoint: EndpointView,
}

/// The state in a sentence, with what waits.
#[function_component]
pub(super) fn State(props: &StateProps) -> Html {
    let now = use_now();
    let waiting = props.endpoint.waiting;
    let sentence = match &props.endpoint.state {
        EndpointState::Enabled if waiting.pending > 0 => say::state_on_the_way(waiting.pending),
        EndpointState::Enabled => say::state_idle().to_owned(),
        EndpointState::Disabled { reason, since, by } => {
            let at = words::local(*since, now);
            let why = match (reason, props.endpoint.failing) {
                (DisabledReason::Partner, _) => say::state_off_by(words::switched_off_by(by.as_ref()), at),
                (DisabledReason::Gone, _) => say::state_off_gone(at),
                (DisabledReason::Failing, None) => say::state_off_failing(at),
                (DisabledReason::Failing, Some(failing)) => {
                    let since = words::local(failing.since, now);
                    say::state_off_failing_since(at, since)
                }
            };
            let held = say::state_held(waiting.parked);
            format!("{why} {held}")
        }
    };
    let filter = |status| DeliveryFilter {
        status: Some(status),
        endpoint: Some(props.endpoint.id.clone()),
        ..DeliveryFilter::default()
    };
    html! {
        <>
            { warning(&props.endpoint, now) }
            <p class="state">
            { endpoint_badge(words::condition(&props.endpoint, now)) }
            <span>{ sentence }</span>
            if waiting.exhausted > 0 {
                <Link to={Route::Deliveries(filter(DeliveryStatus::Exhausted))}>
                    { say::exhausted_deliveries(waiting.exhausted) }
                </Link>
            }
            if waiting.parked > 0 {
                <Link to={Route::Deliveries(filter(DeliveryStatus::Parked))}>{ say::look_at_waiting() }</Link>
            }
            </p>
        </>
    }
}

/// Says when it will be switched off, and what helps.
fn warning(endpoint: &EndpointView, now: Timestamp) -> Html {
    let failing = endpoint.failing.filter(|_| endpoint.state == EndpointState::Enabled);
    let Some((failing, at)) = failing.and_then(|failing| Some((failing, failing.disables_at?))) else {
        return html! {};
    };
    html! {
        <div class="note" data-variant="warning" role="status">
            { icon("alert") }
            <div>
                <strong>{ say::warning_title(until(at)) }</strong>
                <p>{ say::warning_words(words::local(failing.since, now), failing.exhausted) }</p>
            </div>
        </div>
    }
}
