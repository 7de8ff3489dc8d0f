//! Where an endpoint stands, in a sentence, with what waits there; and the warning before it is switched off.

use hookpost::api::{DeliveryFilter, EndpointView};
use hookpost::model::{DeliveryStatus, DisabledReason, EndpointState, Timestamp};
use yew::prelude::*;

use crate::clock::use_now;
use crate::components::{EndpointBadge, Icon, Link, Until};
use crate::route::Route;
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
        EndpointState::Enabled if waiting.pending > 0 => {
            let pending = words::count(waiting.pending as usize, "delivery is", "deliveries are");
            format!("It gets events now; {pending} on the way.")
        }
        EndpointState::Enabled => "It gets events now; nothing is on the way.".to_owned(),
        EndpointState::Disabled { reason, since, by } => {
            let at = words::local(*since, now);
            let why = match (reason, props.endpoint.failing) {
                (DisabledReason::Partner, _) => {
                    format!("Switched off by {} at {at}.", words::switched_off_by(by.as_ref()))
                }
                (DisabledReason::Gone, _) => format!("Switched off by us at {at}, because it answered 410 Gone."),
                (DisabledReason::Failing, None) => {
                    format!("Switched off by us at {at}, because nothing arrived for too long.")
                }
                (DisabledReason::Failing, Some(failing)) => {
                    let since = words::local(failing.since, now);
                    format!("Switched off by us at {at}, because nothing had arrived since {since}.")
                }
            };
            let held = match waiting.parked {
                0 => "New events are kept as parked deliveries.".to_owned(),
                1 => "1 delivery waits: enable it, then retry that.".to_owned(),
                parked => format!("{parked} deliveries wait: enable it, then retry them."),
            };
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
            <EndpointBadge condition={words::condition(&props.endpoint, now)} />
            <span>{ sentence }</span>
            if waiting.exhausted > 0 {
                <Link to={Route::Deliveries(filter(DeliveryStatus::Exhausted))}>
                    { words::count(waiting.exhausted as usize, "exhausted delivery", "exhausted deliveries") }
                </Link>
            }
            if waiting.parked > 0 {
                <Link to={Route::Deliveries(filter(DeliveryStatus::Parked))}>{ "Look at what waits" }</Link>
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
    let exhausted = words::count(failing.exhausted as usize, "delivery has", "deliveries have");
    html! {
        <div class="note" data-variant="warning" role="status">
            <Icon name="alert" />
            <div>
                <strong>{ "We will disable this endpoint at " }<Until {at} /></strong>
                <p>
                    { format!("Nothing has arrived since {}, and {exhausted} used up all attempts. ", words::local(failing.since, now)) }
                    { "Once your server is well, send a test event: one that arrives is enough to keep the endpoint on." }
                </p>
            </div>
        </div>
    }
}
