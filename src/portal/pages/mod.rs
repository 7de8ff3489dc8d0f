//! The pages: each loads what it shows, decides what state it is in, and composes components.

mod conformance;
mod deliveries;
mod delivery;
mod editor;
mod endpoint;
mod endpoints;
mod events;
mod new_endpoint;
mod no_key;
mod not_found;
mod overview;
mod replay_dialog;
mod retries;
mod security;
mod set_up;
mod settings;
mod validator;

pub(crate) use no_key::no_key;
use yew::prelude::*;

use crate::parts::{Later, Part};
use crate::route::Route;

/// The page of a route. What the first page does not need is a part, loaded when it is first shown.
pub(crate) fn show(route: &Route) -> Html {
    let later = |part: Part| html! { <Later key={part.name()} {part} route={route.clone()} /> };
    match route {
        Route::Overview => html! { <overview::Overview /> },
        Route::Endpoints | Route::NewEndpoint | Route::Endpoint(..) | Route::Conformance(..) => later(Part::Endpoint),
        Route::Deliveries(_) | Route::Delivery(_) => later(Part::Deliveries),
        Route::Events
        | Route::Event(_)
        | Route::Validator(..)
        | Route::Security(_)
        | Route::Retries
        | Route::Settings => later(Part::Workbench),
        Route::Unknown(path) => not_found::not_found(path),
    }
}

/// What the part [`Part::Endpoint`] draws. For the overview that is what stands there while there is no endpoint.
pub(crate) fn show_endpoint(route: &Route) -> Html {
    match route {
        Route::Endpoint(id, test) => {
            html! { <endpoint::Endpoint key={id.as_str()} id={id.clone()} test={test.clone()} /> }
        }
        Route::Conformance(id, run) => {
            html! { <conformance::Conformance key={id.as_str()} id={id.clone()} run={run.clone()} /> }
        }
        Route::NewEndpoint => html! { <new_endpoint::NewEndpoint /> },
        Route::Endpoints => html! { <endpoints::Endpoints /> },
        _ => html! { <set_up::SetUp /> },
    }
}

/// What the part [`Part::Deliveries`] draws.
pub(crate) fn show_deliveries(route: &Route) -> Html {
    match route {
        Route::Deliveries(filter) => html! { <deliveries::Deliveries filter={filter.clone()} /> },
        Route::Delivery(id) => html! { <delivery::Delivery key={id.as_str()} id={id.clone()} /> },
        _ => html! {},
    }
}

/// What the part [`Part::Workbench`] draws.
pub(crate) fn show_workbench(route: &Route) -> Html {
    match route {
        Route::Event(event_type) => {
            html! { <events::Event key={event_type.as_str()} event_type={event_type.clone()} /> }
        }
        Route::Validator(view, source) => html! { <validator::Validator view={*view} source={source.clone()} /> },
        Route::Security(delivery) => html! { <security::Security delivery={delivery.clone()} /> },
        Route::Retries => html! { <retries::Retries /> },
        Route::Settings => html! { <settings::Settings /> },
        _ => html! { <events::Events /> },
    }
}
