//! Text of a program or a message, inert: it is shown, never run.

use yew::prelude::*;

use super::CopyButton;
use crate::json::{self, Kind};

/// How the text is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// Set out in lines, with quiet colours.
    Json,
    /// As it is.
    Plain,
}

#[derive(PartialEq, Properties)]
pub(crate) struct CodeProps {
    pub(crate) text: AttrValue,
    #[prop_or(Language::Json)]
    pub(crate) language: Language,
    /// What it is, for the ear, and what the button copies.
    pub(crate) label: AttrValue,
    /// What is copied, if it is not what is shown.
    #[prop_or_default]
    pub(crate) copies: Option<AttrValue>,
    /// Whether there is a button to copy it.
    #[prop_or(true)]
    pub(crate) copy: bool,
}

#[function_component]
pub(crate) fn Code(props: &CodeProps) -> Html {
    let lines = use_memo((props.text.clone(), props.language), |(text, language)| match language {
        Language::Json => paint(&json::pretty(text)),
        Language::Plain => html! { { text.clone() } },
    });
    html! {
        <div class="code">
            if props.copy {
                <CopyButton text={props.copies.clone().unwrap_or_else(|| props.text.clone())} />
            }
            <pre tabindex="0" role="region" aria-label={props.label.clone()}><code>{ (*lines).clone() }</code></pre>
        </div>
    }
}

fn paint(text: &str) -> Html {
    let paint = |(kind, token): json::Token<'_>| {
        let token = token.to_owned();
        match kind {
            Kind::Key => html! { <span data-token="key">{ token }</span> },
            Kind::Text => html! { <span data-token="text">{ token }</span> },
            Kind::Number | Kind::Word => html! { <span data-token="number">{ token }</span> },
            Kind::Mark | Kind::Other => html! { { token } },
        }
    };
    json::tokens(text).into_iter().map(paint).collect()
}
