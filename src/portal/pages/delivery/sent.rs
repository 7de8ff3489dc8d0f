//! The request of a delivery, as its attempts send it.

use hookpost::api::DeliveryDetail;
use hookpost::delivery::compose;
use hookpost::model::{EndpointDraft, EndpointUrl, Headers, Redacted, Secret, Subscription};
use yew::prelude::*;

use crate::components::{HeaderLine, RequestView};
use crate::say;

#[derive(PartialEq, Properties)]
pub(super) struct SentProps {
    pub(super) detail: DeliveryDetail,
}

#[function_component]
pub(super) fn Sent(props: &SentProps) -> Html {
    let DeliveryDetail { delivery, body, attempts, .. } = &props.detail;
    if delivery.erased_at.is_some() {
        let why = match delivery.erased {
            Some(_) => say::event_erased(),
            None => say::erased_in_time(),
        };
        return html! {
            <section>
                <h3>{ say::request() }</h3>
                <p class="muted quiet-box">{ why }</p>
            </section>
        };
    }
    let Ok(url) = EndpointUrl::parse(&delivery.endpoint_url) else {
        return html! {};
    };
    let (host, target) = (url.host(), url.target());
    let draft = EndpointDraft {
        url,
        description: String::new(),
        subscription: Subscription::All,
        headers: Headers::default(),
        rate_limit: None,
    };
    let at = attempts.last().map_or(delivery.created_at, |attempt| attempt.started_at);
    // The secret is not here, so neither is the signature: every other header is as it was sent.
    let request = compose(&draft, &[&Secret::new([0; 32])], &delivery.event_id, body.clone(), at);
    let line = |(name, value): &(String, Redacted<String>)| HeaderLine {
        name: name.clone(),
        value: (name != "webhook-signature").then(|| value.reveal().clone()),
        own: false,
    };
    let host = HeaderLine { name: "host".to_owned(), value: Some(host), own: false };
    let headers: Vec<HeaderLine> = std::iter::once(host).chain(request.headers.iter().map(line)).collect();
    html! {
        <section>
            <h3>{ say::request() }</h3>
            <RequestView {target} {headers} body={request.body} label={say::request_label()} />
            <p class="hint">
                { say::request_hint() }
            </p>
        </section>
    }
}
