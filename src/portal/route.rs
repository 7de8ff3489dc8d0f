//! Every address of the portal, and the only place that spells one.

use hookpost::api::DeliveryFilter;
use hookpost::model::{DeliveryId, EndpointId, EventType, RunId};
use url::form_urlencoded;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::dom;

/// A page and what it shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Route {
    /// How everything is; the start.
    Overview,
    /// All endpoints.
    Endpoints,
    /// The form for a new one.
    NewEndpoint,
    /// One endpoint, perhaps with an event type chosen for its test.
    Endpoint(EndpointId, Option<EventType>),
    /// Conformance runs of an endpoint: one of them, or the latest.
    Conformance(EndpointId, Option<RunId>),
    /// Deliveries that match a filter.
    Deliveries(DeliveryFilter),
    /// One delivery.
    Delivery(DeliveryId),
    /// The event catalogue.
    Events,
    /// One type of it.
    Event(EventType),
    /// The validator: how its text is looked at, and what the text is to begin with.
    Validator(View, Option<Source>),
    /// Signatures and what else keeps deliveries safe; the doctor may begin with what a delivery sent.
    Security(Option<DeliveryId>),
    /// The retry time machine.
    Retries,
    /// Who is signed in, what the worker is set to, and how things look here.
    Settings,
    /// Nothing of ours; carries the path.
    Unknown(String),
}

/// How the validator looks at its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// What is wrong with it.
    #[default]
    Verdict,
    /// Whether its events can have happened so.
    Sequence,
    /// What in it looks like a person's data.
    PersonalData,
    /// What it is held to.
    Schema,
}

impl View {
    /// Every view, in the order in which they stand side by side.
    pub(crate) const ALL: [View; 4] = [View::Verdict, View::Sequence, View::PersonalData, View::Schema];

    fn step(self) -> Option<&'static str> {
        match self {
            Self::Verdict => None,
            Self::Sequence => Some("sequence"),
            Self::PersonalData => Some("personal-data"),
            Self::Schema => Some("schema"),
        }
    }

    fn parse(step: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.step() == Some(step))
    }
}

/// Where the validator takes a text from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Source {
    /// An example of the catalogue, by its label.
    Example(EventType, String),
    /// What a delivery sends.
    Delivery(DeliveryId),
}

impl Source {
    fn parse(query: &[(String, String)]) -> Option<Self> {
        let value = |wanted: &str| query.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        if let Some(delivery) = value("delivery") {
            return DeliveryId::parse(delivery).ok().map(Self::Delivery);
        }
        let event_type = EventType::parse(value("example")?).ok()?;
        Some(Self::Example(event_type, value("size").unwrap_or("typical").to_owned()))
    }

    fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        match self {
            Self::Example(event_type, label) => {
                query.append_pair("example", event_type.as_str()).append_pair("size", label);
            }
            Self::Delivery(id) => {
                query.append_pair("delivery", id.as_str());
            }
        }
        query.finish()
    }
}

impl Route {
    /// Reads a path and a query (with or without its `?`). Parts of a query that mean nothing are passed over.
    pub(crate) fn parse(path: &str, query: &str) -> Self {
        let query: Vec<(String, String)> =
            form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).into_owned().collect();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let route = match parts[..] {
            [] => Some(Self::Overview),
            ["endpoints"] => Some(Self::Endpoints),
            ["endpoints", "new"] => Some(Self::NewEndpoint),
            ["endpoints", id] => EndpointId::parse(id).ok().map(|id| Self::Endpoint(id, test_type(&query))),
            ["endpoints", id, "conformance"] => {
                EndpointId::parse(id).ok().map(|id| Self::Conformance(id, wanted_run(&query)))
            }
            ["deliveries"] => Some(Self::Deliveries(filter(query))),
            ["deliveries", id] => DeliveryId::parse(id).ok().map(Self::Delivery),
            ["events"] => Some(Self::Events),
            ["events", name] => EventType::parse(name).ok().map(Self::Event),
            ["validator"] => Some(Self::Validator(View::Verdict, Source::parse(&query))),
            ["validator", view] => View::parse(view).map(|view| Self::Validator(view, Source::parse(&query))),
            ["security"] => Some(Self::Security(delivery(&query))),
            ["retries"] => Some(Self::Retries),
            ["settings"] => Some(Self::Settings),
            _ => None,
        };
        route.unwrap_or_else(|| Self::Unknown(path.to_owned()))
    }

    /// Its path and query.
    pub(crate) fn address(&self) -> String {
        match self {
            Self::Overview => "/".to_owned(),
            Self::Endpoints => "/endpoints".to_owned(),
            Self::NewEndpoint => "/endpoints/new".to_owned(),
            Self::Endpoint(id, None) => format!("/endpoints/{id}"),
            Self::Endpoint(id, Some(event_type)) => format!("/endpoints/{id}?test={event_type}"),
            Self::Conformance(id, None) => format!("/endpoints/{id}/conformance"),
            Self::Conformance(id, Some(run)) => format!("/endpoints/{id}/conformance?run={run}"),
            Self::Deliveries(filter) => {
                let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(filter.pairs()).finish();
                if query.is_empty() { "/deliveries".to_owned() } else { format!("/deliveries?{query}") }
            }
            Self::Delivery(id) => format!("/deliveries/{id}"),
            Self::Events => "/events".to_owned(),
            Self::Event(event_type) => format!("/events/{event_type}"),
            Self::Validator(view, source) => {
                let view = view.step().map(|step| format!("/{step}")).unwrap_or_default();
                let query = source.as_ref().map(|source| format!("?{}", source.query())).unwrap_or_default();
                format!("/validator{view}{query}")
            }
            Self::Security(None) => "/security".to_owned(),
            Self::Security(Some(delivery)) => format!("/security?delivery={delivery}"),
            Self::Retries => "/retries".to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::Unknown(path) => path.clone(),
        }
    }

    /// The one that the browser's address bar holds.
    pub(crate) fn current() -> Self {
        let location = dom::window().location();
        Self::parse(&location.pathname().unwrap_or_default(), &location.search().unwrap_or_default())
    }

    /// Whether it shows what is behind a partner's key.
    pub(crate) fn needs_key(&self) -> bool {
        match self {
            Self::Overview
            | Self::Endpoints
            | Self::NewEndpoint
            | Self::Endpoint(..)
            | Self::Conformance(..)
            | Self::Deliveries(_)
            | Self::Delivery(_) => true,
            Self::Events
            | Self::Event(_)
            | Self::Validator(..)
            | Self::Security(_)
            | Self::Retries
            | Self::Settings
            | Self::Unknown(_) => false,
        }
    }

    /// The deliveries to one endpoint.
    pub(crate) fn deliveries_of(endpoint: &EndpointId) -> Self {
        Self::Deliveries(DeliveryFilter { endpoint: Some(endpoint.clone()), ..DeliveryFilter::default() })
    }
}

/// The packed text of a link to the validator. It is dropped from the address and the history at once.
pub(crate) fn take_shared_text() -> Option<String> {
    let location = dom::window().location();
    let fragment = location.hash().ok()?;
    let letters = fragment.strip_prefix("#text=")?.to_owned();
    let address = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
    let history = dom::window().history().ok()?;
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    Some(letters)
}

/// A link to the validator with a packed text. It stands in the fragment, which browsers do not send to servers.
pub(crate) fn shared_text_address(letters: &str) -> String {
    let origin = dom::window().location().origin().unwrap_or_default();
    format!("{origin}{}#text={letters}", Route::Validator(View::Verdict, None).address())
}

fn test_type(query: &[(String, String)]) -> Option<EventType> {
    let (_, value) = query.iter().find(|(name, _)| name == "test")?;
    EventType::parse(value).ok()
}

fn wanted_run(query: &[(String, String)]) -> Option<RunId> {
    let (_, value) = query.iter().find(|(name, _)| name == "run")?;
    RunId::parse(value).ok()
}

fn delivery(query: &[(String, String)]) -> Option<DeliveryId> {
    let (_, value) = query.iter().find(|(name, _)| name == "delivery")?;
    DeliveryId::parse(value).ok()
}

/// A filter by whatever of the query can be read: a link with one odd part still leads to the deliveries.
fn filter(query: Vec<(String, String)>) -> DeliveryFilter {
    let mut filter = DeliveryFilter::default();
    for (name, value) in query {
        if !["before", "limit"].contains(&name.as_str()) {
            let _ = filter.set(&name, &value);
        }
    }
    filter
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
