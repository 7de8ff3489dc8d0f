//! An HTTP request as it goes over the wire, to read.

use yew::prelude::*;

use super::Code;
use crate::say;

/// One header of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HeaderLine {
    /// The field's name.
    pub(crate) name: String,
    /// Its value; none stands for one that is not shown.
    pub(crate) value: Option<String>,
    /// Whether it is the partner's own.
    pub(crate) own: bool,
}

#[derive(PartialEq, Properties)]
pub(crate) struct RequestViewProps {
    /// Its heading, if it has none above it.
    #[prop_or_default]
    pub(crate) title: Option<AttrValue>,
    /// Path and query.
    pub(crate) target: AttrValue,
    pub(crate) headers: Vec<HeaderLine>,
    pub(crate) body: AttrValue,
    /// What is in it, for the ear.
    pub(crate) label: AttrValue,
}

#[function_component]
pub(crate) fn RequestView(props: &RequestViewProps) -> Html {
    let line = |header: &HeaderLine| {
        let value = match &header.value {
            Some(value) => html! { <span>{ value.clone() }</span> },
            None => html! { <span role="img" aria-label={say::value_not_shown()}>{ "••••••••" }</span> },
        };
        html! { <li data-own={header.own.then_some("true")}><b>{ &header.name }{ ": " }</b>{ value }</li> }
    };
    html! {
        <div class="request" role="group" aria-label={props.label.clone()}>
            if let Some(title) = &props.title {
                <h3>{ title }</h3>
            }
            <p><b>{ "POST" }</b>{ " " }{ &props.target }<span>{ " HTTP/1.1" }</span></p>
            <ul>{ for props.headers.iter().map(line) }</ul>
            <Code text={props.body.clone()} label={say::body()} copies={props.body.clone()} />
        </div>
    }
}
