//! How to verify a signature: whole receivers, out of the page that our tests take them from and run; rotation; repeats.

use hookpost::doctor::{Language, TOLERANCE_SECONDS};
use yew::prelude::*;

use super::languages::Languages;
use crate::components::{Code, Language as Paint, Link};
use crate::route::Route;
use crate::say;

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
            <h3>{ say::verify_title() }</h3>
            <p class="muted">
                { say::verify_words(code("webhook-id"), code("webhook-timestamp"), code("whsec_")) }
            </p>
            <Languages label={say::language_of_receiver()} chosen={language} on_choose={&props.on_language}>
                <Code
                    text={receiver(language)}
                    language={Paint::Plain}
                    label={say::receiver_in(language.name())}
                />
            </Languages>
        </section>
    }
}

fn code(words: &'static str) -> Html {
    html! { <code>{ words }</code> }
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
            <h3>{ say::rotation_title() }</h3>
            <ol class="steps">
                <li>
                    { say::rotation_one(
                        html! { <strong>{ say::rotate() }</strong> },
                        html! { <Link to={Route::Endpoints}>{ say::go_to_endpoints() }</Link> },
                    ) }
                </li>
                <li>{ say::rotation_two() }</li>
                <li>{ say::rotation_three() }</li>
                <li>{ say::rotation_four() }</li>
            </ol>
        </section>
    }
}

#[function_component]
pub(super) fn Replays() -> Html {
    html! {
        <section class="card">
            <h3>{ say::repeats_title() }</h3>
            <ul class="steps">
                <li>
                    { say::repeats_one(TOLERANCE_SECONDS / 60) }
                </li>
                <li>
                    { say::repeats_two(code("webhook-id")) }
                </li>
                <li>{ say::repeats_three() }</li>
            </ul>
        </section>
    }
}
