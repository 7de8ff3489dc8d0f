//! The list of endpoints; without any, the set-up.

use hookpost::api::{DeliveryFilter, EndpointView, Waiting as Counts};
use hookpost::health::Condition;
use hookpost::model::DeliveryStatus;
use yew::prelude::*;

use super::overview::none_yet;
use crate::clock::use_now;
use crate::components::{Heading, Link, Waiting, endpoint_badge, error_note, icon, only_looking, stale_note};
use crate::load::{Load, use_client, use_load, use_poll};
use crate::route::Route;
use crate::say;
use crate::words;

/// The counts are asked for anew this often.
const POLL_MS: u32 = 5_000;

#[function_component]
pub(crate) fn Endpoints() -> Html {
    let loader = use_load((), |client, ()| async move { client.endpoints().await });
    use_poll(loader.value().map(|_| POLL_MS), loader.refresh.clone());
    let look_only = use_client().may_only_look();
    let body = match loader.state() {
        Load::Waiting => html! { <Waiting what={say::overview_loading()} on_retry={&loader.retry} /> },
        Load::Failed(failure) => error_note(say::endpoints_not_loaded(), failure, Some(&loader.retry)),
        Load::Ready(list, _) if list.endpoints.is_empty() => return none_yet(look_only),
        Load::Ready(list, trouble) => html! {
            <>
                { stale_note(trouble.as_ref()) }
                { table(&list.endpoints) }
            </>
        },
    };
    html! {
        <>
            <header class="page-head">
                <Heading title={say::tab_endpoints()} />
                if look_only {
                    { only_looking() }
                } else {
                    <Link class="button" variant="primary" to={Route::NewEndpoint}>
                        { icon("plus") }<span>{ say::create_endpoint() }</span>
                    </Link>
                }
            </header>
            { body }
        </>
    }
}

fn table(endpoints: &[EndpointView]) -> Html {
    let row = |endpoint: &EndpointView| html! { <Row key={endpoint.id.as_str()} endpoint={endpoint.clone()} /> };
    html! {
        <table class="rows endpoint-rows">
            <thead>
                <tr>
                    <th scope="col">{ say::column_endpoint() }</th>
                    <th scope="col">{ say::column_events() }</th>
                    <th scope="col">{ say::column_state() }</th>
                    <th scope="col">{ say::column_waiting() }</th>
                    <th scope="col"><span class="unseen">{ say::column_actions() }</span></th>
                </tr>
            </thead>
            <tbody>{ for endpoints.iter().map(row) }</tbody>
        </table>
    }
}

#[derive(PartialEq, Properties)]
struct RowProps {
    endpoint: EndpointView,
}

#[function_component]
fn Row(props: &RowProps) -> Html {
    let (now, look_only) = (use_now(), use_client().may_only_look());
    let endpoint = &props.endpoint;
    let condition = words::condition(endpoint, now);
    let (host, path) = words::host_and_path(&endpoint.url);
    html! {
        <tr>
            <td class="address" title={endpoint.url.clone()}>
                <Link class="cover" to={Route::Endpoint(endpoint.id.clone(), None)}>
                    <strong>{ host }</strong><span>{ path }</span>
                </Link>
                if !endpoint.description.is_empty() {
                    <p>{ &endpoint.description }</p>
                }
            </td>
            <td>{ words::subscription(&endpoint.event_types) }</td>
            <td>
                { endpoint_badge(condition) }
                if let Some(reason) = words::why_disabled(&endpoint.state, now) {
                    <p class="muted">{ reason }</p>
                } else if let Condition::Failing(since) | Condition::Closing { since, .. } = condition {
                    <p class="muted">{ say::nothing_since(words::local(since, now)) }</p>
                }
            </td>
            <td>{ waiting(endpoint) }</td>
            <td class="actions">
                <Link class="button" variant="quiet" to={Route::deliveries_of(&endpoint.id)}>{ say::tab_deliveries() }</Link>
                <Link class="button" variant="quiet" to={Route::Endpoint(endpoint.id.clone(), None)}>{ if look_only { say::view() } else { say::edit() } }</Link>
            </td>
        </tr>
    }
}

/// What waits at an endpoint, each with the way there.
fn waiting(endpoint: &EndpointView) -> Html {
    let Counts { pending, exhausted, parked } = endpoint.waiting;
    let counts = [
        (exhausted, DeliveryStatus::Exhausted, "exhausted", say::count_exhausted(exhausted)),
        (parked, DeliveryStatus::Parked, "parked", say::count_parked(parked)),
        (pending, DeliveryStatus::Pending, "pending", say::count_pending(pending)),
    ];
    let count = |(_, status, state, words): (u32, DeliveryStatus, &'static str, String)| {
        let filter =
            DeliveryFilter { status: Some(status), endpoint: Some(endpoint.id.clone()), ..DeliveryFilter::default() };
        html! {
            <li data-state={state}>
                <Link to={Route::Deliveries(filter)}>{ icon(&format!("state-{state}")) }{ words }</Link>
            </li>
        }
    };
    if pending + exhausted + parked == 0 {
        return html! { <span class="muted">{ say::nothing_waits() }</span> };
    }
    html! { <ul class="counts">{ for counts.into_iter().filter(|(number, ..)| *number > 0).map(count) }</ul> }
}
