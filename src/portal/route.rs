//! Every address of the portal, and the only place that spells one.

use hookpost::api::DeliveryFilter;
use hookpost::model::{DeliveryId, EndpointId, EventType};
use url::form_urlencoded;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::dom;

/// A page and what it shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Route {
    /// All endpoints; the start.
    Endpoints,
    /// The form for a new one.
    NewEndpoint,
    /// One endpoint, perhaps with an event type chosen for its test.
    Endpoint(EndpointId, Option<EventType>),
    /// Deliveries that match a filter.
    Deliveries(DeliveryFilter),
    /// One delivery.
    Delivery(DeliveryId),
    /// The event catalogue.
    Events,
    /// One type of it.
    Event(EventType),
    /// Nothing of ours; carries the path.
    Unknown(String),
}

impl Route {
    /// Reads a path and a query (with or without its `?`). Parts of a query that mean nothing are passed over.
    pub(crate) fn parse(path: &str, query: &str) -> Self {
        let query: Vec<(String, String)> =
            form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).into_owned().collect();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let route = match parts[..] {
            [] | ["endpoints"] => Some(Self::Endpoints),
            ["endpoints", "new"] => Some(Self::NewEndpoint),
            ["endpoints", id] => EndpointId::parse(id).ok().map(|id| Self::Endpoint(id, test_type(&query))),
            ["deliveries"] => Some(Self::Deliveries(filter(query))),
            ["deliveries", id] => DeliveryId::parse(id).ok().map(Self::Delivery),
            ["events"] => Some(Self::Events),
            ["events", name] => EventType::parse(name).ok().map(Self::Event),
            _ => None,
        };
        route.unwrap_or_else(|| Self::Unknown(path.to_owned()))
    }

    /// Its path and query.
    pub(crate) fn address(&self) -> String {
        match self {
            Self::Endpoints => "/endpoints".to_owned(),
            Self::NewEndpoint => "/endpoints/new".to_owned(),
            Self::Endpoint(id, None) => format!("/endpoints/{id}"),
            Self::Endpoint(id, Some(event_type)) => format!("/endpoints/{id}?test={event_type}"),
            Self::Deliveries(filter) => {
                let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(filter.pairs()).finish();
                if query.is_empty() { "/deliveries".to_owned() } else { format!("/deliveries?{query}") }
            }
            Self::Delivery(id) => format!("/deliveries/{id}"),
            Self::Events => "/events".to_owned(),
            Self::Event(event_type) => format!("/events/{event_type}"),
            Self::Unknown(path) => path.clone(),
        }
    }

    /// The one that the browser's address bar holds.
    pub(crate) fn current() -> Self {
        let location = dom::window().location();
        Self::parse(&location.pathname().unwrap_or_default(), &location.search().unwrap_or_default())
    }

    /// The deliveries to one endpoint.
    pub(crate) fn deliveries_of(endpoint: &EndpointId) -> Self {
        Self::Deliveries(DeliveryFilter { endpoint: Some(endpoint.clone()), ..DeliveryFilter::default() })
    }
}

fn test_type(query: &[(String, String)]) -> Option<EventType> {
    let (_, value) = query.iter().find(|(name, _)| name == "test")?;
    EventType::parse(value).ok()
}

/// A filter by whatever of the query can be read: a link with one odd part still leads to the deliveries.
fn filter(query: Vec<(String, String)>) -> DeliveryFilter {
    let readable = query.into_iter().filter(|pair| pair.0 != "before" && DeliveryFilter::parse([pair.clone()]).is_ok());
    DeliveryFilter::parse(readable).unwrap_or_default()
}

/// Where we are, and the way elsewhere.
#[derive(Clone, PartialEq)]
pub(crate) struct Navigator {
    /// The page on screen.
    pub(crate) route: Route,
    /// Whether this is a page that somebody went to, not the one the portal was opened with.
    pub(crate) moved: bool,
    go: Callback<Route>,
}

impl Navigator {
    /// Goes to `route`, with an entry in the history.
    pub(crate) fn go(&self, route: Route) {
        self.go.emit(route);
    }
}

/// The navigator of this tab, for [`crate::app::App`] to hand down.
#[hook]
pub(crate) fn use_history() -> Navigator {
    let place = use_state_eq(|| (Route::current(), false));
    {
        let place = place.clone();
        use_effect_with((), move |()| {
            let back = dom::Listener::new(dom::window(), "popstate", move |_| place.set((Route::current(), true)));
            move || drop(back)
        });
    }
    let go = {
        let setter = place.setter();
        use_callback((), move |route: Route, ()| {
            if let Ok(history) = dom::window().history() {
                let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&route.address()));
            }
            setter.set((route, true));
        })
    };
    Navigator { route: place.0.clone(), moved: place.1, go }
}

/// The navigator that [`crate::app::App`] handed down.
#[hook]
pub(crate) fn use_navigator() -> Navigator {
    use_context::<Navigator>().expect("the app wraps every page in a navigator")
}
