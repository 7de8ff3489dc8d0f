//! Every address of the portal, and the only place that spells one.

mod navigator;

use hookpost::api::DeliveryFilter;
use hookpost::embed::Section;
use hookpost::model::{DeliveryId, EndpointId, EventType, RunId};
use url::form_urlencoded;
use wasm_bindgen::JsValue;

pub(crate) use self::navigator::{Navigator, use_history, use_navigator};
use crate::dom;
use crate::host::Host;

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

    /// The one that the fragment of a host's address holds, if it is one of ours: `#/deliveries`.
    fn in_fragment() -> Option<Self> {
        let fragment = dom::window().location().hash().ok()?;
        let address = fragment.strip_prefix('#').filter(|address| address.starts_with('/'))?;
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        Some(Self::parse(path, query))
    }

    /// The tab that it is under.
    pub(crate) fn section(&self) -> Option<Section> {
        Some(match self {
            Self::Overview => Section::Overview,
            Self::Endpoints | Self::NewEndpoint | Self::Endpoint(..) | Self::Conformance(..) => Section::Endpoints,
            Self::Deliveries(_) | Self::Delivery(_) | Self::Retries => Section::Deliveries,
            Self::Events | Self::Event(_) => Section::Events,
            Self::Validator(..) => Section::Validator,
            Self::Security(_) => Section::Security,
            Self::Settings => Section::Settings,
            Self::Unknown(_) => return None,
        })
    }

    /// The first page of a section.
    pub(crate) fn of_section(section: Section) -> Self {
        match section {
            Section::Overview => Self::Overview,
            Section::Endpoints => Self::Endpoints,
            Section::Deliveries => Self::Deliveries(DeliveryFilter::default()),
            Section::Events => Self::Events,
            Section::Validator => Self::Validator(View::default(), None),
            Section::Security => Self::Security(None),
            Section::Settings => Self::Settings,
        }
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
pub(crate) fn take_shared_text(host: &Host) -> Option<String> {
    if !host.is_alone() {
        return None;
    }
    let location = dom::window().location();
    let fragment = location.hash().ok()?;
    let letters = fragment.strip_prefix("#text=")?.to_owned();
    let address = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
    let history = dom::window().history().ok()?;
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    Some(letters)
}

/// A link to the validator with a packed text. It stands in the fragment, which browsers do not send to servers.
pub(crate) fn shared_text_address(host: &Host, letters: &str) -> String {
    format!("{}{}#text={letters}", host.own_address(), Route::Validator(View::Verdict, None).address())
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
