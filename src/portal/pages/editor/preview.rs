//! The request that the form will lead to: written by the very function that the worker sends with.

use hookpost::api::EndpointView;
use hookpost::catalogue;
use hookpost::delivery::{Request, compose};
use hookpost::guard::{self, EndpointForm};
use hookpost::model::{
    EndpointDraft, EndpointUrl, Event, EventId, EventType, Header, HeaderName, HeaderValue, Headers, Redacted, Secret,
    Subscription, Timestamp,
};
use serde::Deserialize;
use serde_json::value::RawValue;
use yew::prelude::*;

use super::answers::LastAnswers;
use crate::components::{HeaderLine, RequestView};
use crate::say;

/// Stands for the URL while none can be read.
const SAMPLE_URL: &str = "https://api.clinic.example/hooks";

#[derive(PartialEq, Properties)]
pub(super) struct PreviewProps {
    pub(super) form: EndpointForm,
    /// The endpoint that is changed, if it is not a new one.
    pub(super) endpoint: Option<EndpointView>,
}

#[function_component]
pub(super) fn Preview(props: &PreviewProps) -> Html {
    let request = use_memo(props.form.clone(), request);
    let Some(Request { url, headers, body }) = &*request else {
        return html! {};
    };
    let own = own_headers(&props.form);
    let line = |(name, value): &(String, Redacted<String>)| {
        let own = own.iter().any(|header| header.name().as_str() == name);
        HeaderLine { name: name.clone(), value: (!own).then(|| value.reveal().clone()), own }
    };
    let host = HeaderLine { name: "host".to_owned(), value: Some(url.host()), own: false };
    let length = HeaderLine { name: "content-length".to_owned(), value: Some(body.len().to_string()), own: false };
    let is_elsewhere = props.endpoint.as_ref().is_some_and(|saved| saved.url != url.as_str());
    let headers: Vec<HeaderLine> = [host, length].into_iter().chain(headers.iter().map(line)).collect();
    html! {
        <aside class="preview">
            <RequestView
                title={say::preview_title()}
                target={url.target()}
                {headers}
                body={body.clone()}
                label={say::preview_label()}
            />
            <p class="hint">{ say::preview_hint() }</p>
            if let Some(endpoint) = &props.endpoint {
                <LastAnswers endpoint={endpoint.clone()} {is_elsewhere} />
            }
        </aside>
    }
}

fn request(form: &EndpointForm) -> Option<Request> {
    let url = EndpointUrl::parse(&form.url).or_else(|_| EndpointUrl::parse(SAMPLE_URL)).ok()?;
    let chosen = form.event_types.first().and_then(|name| catalogue::entry(name));
    let example = chosen.or_else(|| catalogue::entries().get(1))?.example();
    let event = sample(example)?;
    let draft = EndpointDraft {
        url,
        description: String::new(),
        subscription: Subscription::All,
        headers: Headers::new(own_headers(form)),
        rate_limit: None,
    };
    Some(compose(&draft, &[&Secret::new([7; 32])], event.id(), event.body(), event.created_at()))
}

/// The partner's headers that can be read so far. Their values are not shown, so none is needed here.
fn own_headers(form: &EndpointForm) -> Vec<Header> {
    let masked = HeaderValue::parse("-").ok();
    let header = |name: HeaderName| masked.clone().map(|value| Header::new(name, value));
    let names = form.headers.iter().filter_map(|row| HeaderName::parse(&row.name).ok());
    names.filter(|name| guard::reserved_reason(name).is_none()).filter_map(header).collect()
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Example {
    id: EventId,
    event_type: EventType,
    schema_version: u32,
    created_at: Timestamp,
    data: Box<RawValue>,
}

/// The catalogue's example as an event, as the worker sends it in a test: its data stays as it is written there.
fn sample(text: &str) -> Option<Event> {
    let Example { id, event_type, schema_version, created_at, data } = serde_json::from_str(text).ok()?;
    Some(Event::new(id, event_type, schema_version, created_at, data))
}
