//! How to verify a signature: whole receivers, out of the page that our tests take them from and run; rotation; repeats.

use hookpost::doctor::{Language, TOLERANCE_SECONDS};
use yew::prelude::*;

use super::languages::Languages;
use crate::components::{Code, Language as Paint, Link};
use crate::route::Route;

const PAGE: &str = include_str!("../../../../docs/receivers.md");

#[derive(PartialEq, Properties)]
pub(super) struct VerifyProps {
    pub(super) language: Language,
    pub(super) on_language: Callback<Language>,
}

#[function_component]
pub(super) fn Verify(props: &VerifyProps) -> Html {
    let language = props.language;
    html! {
        <section>
            <h3>{ "Verify a signature" }</h3>
            <p class="muted">
                { "A signature is the base64 of HMAC-SHA256 over " }
                <code>{ "webhook-id" }</code>{ ", " }<code>{ "webhook-timestamp" }</code>
                { " and the body, joined by full stops. The key is what follows " }<code>{ "whsec_" }</code>
                { " in the secret, decoded from base64. These receivers are whole; those for Node, Python and Rust are \
                   run against real deliveries in our tests." }
            </p>
            <Languages label="Language of the receiver" chosen={language} on_choose={&props.on_language}>
                <Code
                    text={receiver(language)}
                    language={Paint::Plain}
                    label={format!("A receiver in {}", language.name())}
                />
            </Languages>
        </section>
    }
}

/// The receiver of the page for partners.
fn receiver(language: Language) -> &'static str {
    let start = format!("```{}\n", language.mark());
    let block = PAGE.split_once(&start).and_then(|(_, rest)| rest.split_once("\n```"));
    block.map_or("", |(block, _)| block)
}

#[function_component]
pub(super) fn Rotation() -> Html {
    html! {
        <section class="card">
            <h3>{ "Rotate a secret" }</h3>
            <ol class="steps">
                <li>
                    { "Press " }<strong>{ "Rotate secret" }</strong>{ " on the endpoint’s page. " }
                    <Link to={Route::Endpoints}>{ "Go to endpoints" }</Link>
                </li>
                <li>{ "Until the overlap ends, each request carries a signature by each secret, newest first." }</li>
                <li>{ "Give your server the new one. A receiver that takes any of the list misses nothing." }</li>
                <li>{ "A secret that has leaked? Choose an overlap of 0 hours: the old one ends at once." }</li>
            </ol>
        </section>
    }
}

#[function_component]
pub(super) fn Replays() -> Html {
    html! {
        <section class="card">
            <h3>{ "Refuse repeats and replays" }</h3>
            <ul class="steps">
                <li>
                    { format!(
                        "Refuse a timestamp more than {} minutes off: who recorded a request cannot send it later.",
                        TOLERANCE_SECONDS / 60
                    ) }
                </li>
                <li>
                    { "Keep each " }<code>{ "webhook-id" }</code>
                    { " and pass over one that you have: it is the same in every attempt, and delivery is at least once." }
                </li>
                <li>{ "Compare in constant time. Each retry is signed anew, by the secrets of that moment." }</li>
            </ul>
        </section>
    }
}
