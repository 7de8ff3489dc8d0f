//! The pages: each loads what it shows, decides what state it is in, and composes components.

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
mod validator;

pub(crate) use no_key::NoKey;
use yew::prelude::*;

use crate::route::Route;

/// The page of a route.
pub(crate) fn show(route: &Route) -> Html {
    match route {
        Route::Overview => html! { <overview::Overview /> },
        Route::Endpoints => html! { <endpoints::Endpoints /> },
        Route::NewEndpoint => html! { <new_endpoint::NewEndpoint /> },
        Route::Endpoint(id, test) => {
            html! { <endpoint::Endpoint key={id.as_str()} id={id.clone()} test={test.clone()} /> }
        }
        Route::Deliveries(filter) => html! { <deliveries::Deliveries filter={filter.clone()} /> },
        Route::Delivery(id) => html! { <delivery::Delivery key={id.as_str()} id={id.clone()} /> },
        Route::Events => html! { <events::Events /> },
        Route::Event(event_type) => {
            html! { <events::Event key={event_type.as_str()} event_type={event_type.clone()} /> }
        }
        Route::Validator(view, source) => html! { <validator::Validator view={*view} source={source.clone()} /> },
        Route::Security(delivery) => html! { <security::Security delivery={delivery.clone()} /> },
        Route::Retries => html! { <retries::Retries /> },
        Route::Unknown(path) => html! { <not_found::NotFound path={path.clone()} /> },
    }
}
