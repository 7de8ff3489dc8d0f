//! A link to a page of the portal: an ordinary one for the browser (new tab, copy address), without a reload for us.

use yew::prelude::*;

use crate::route::{Route, use_navigator};

#[derive(PartialEq, Properties)]
pub(crate) struct LinkProps {
    /// Where it leads.
    pub(crate) to: Route,
    /// Its class.
    #[prop_or_default]
    pub(crate) class: Classes,
    /// For what `data-variant` says.
    #[prop_or_default]
    pub(crate) variant: Option<&'static str>,
    /// Whether it leads to what is on screen.
    #[prop_or_default]
    pub(crate) current: bool,
    pub(crate) children: Html,
}

#[function_component]
pub(crate) fn Link(props: &LinkProps) -> Html {
    let navigator = use_navigator();
    if !navigator.leads_to(&props.to) {
        // A host left that section out.
        return html! { <span class={props.class.clone()}>{ props.children.clone() }</span> };
    }
    let (to, href) = (props.to.clone(), navigator.link(&props.to));
    let onclick = move |event: MouseEvent| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if plain && event.button() == 0 {
            event.prevent_default();
            navigator.go(to.clone());
        }
    };
    html! {
        <a
            {href}
            class={props.class.clone()}
            data-variant={props.variant}
            aria-current={props.current.then_some("page")}
            {onclick}
        >
            { props.children.clone() }
        </a>
    }
}
