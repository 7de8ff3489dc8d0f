//! A row of tabs over one panel.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::host::use_host;

/// One tab: its words and what it shows.
#[derive(Clone, PartialEq)]
pub(crate) struct Tab {
    pub(crate) words: &'static str,
    pub(crate) panel: Html,
}

#[derive(PartialEq, Properties)]
pub(crate) struct TabsProps {
    /// What the tabs are about, for the ear.
    pub(crate) label: AttrValue,
    pub(crate) tabs: Vec<Tab>,
}

#[function_component]
pub(crate) fn Tabs(props: &TabsProps) -> Html {
    let chosen = use_state_eq(|| 0usize);
    let host = use_host();
    let count = props.tabs.len();
    let label = props.label.clone();
    let onkeydown = {
        let chosen = chosen.clone();
        let label = label.clone();
        move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowRight" => (*chosen + 1) % count,
                "ArrowLeft" => (*chosen + count - 1) % count,
                _ => return,
            };
            event.prevent_default();
            chosen.set(next);
            host.focus(&format!("[role=tablist][aria-label=\"{label}\"] > :nth-child({})", next + 1));
        }
    };
    let tab = |(index, tab): (usize, &Tab)| {
        let setter = chosen.setter();
        let selected = *chosen == index;
        html! {
            <button
                type="button"
                role="tab"
                aria-selected={selected.to_string()}
                tabindex={if selected { "0" } else { "-1" }}
                onclick={move |_| setter.set(index)}
            >
                { tab.words }
            </button>
        }
    };
    html! {
        <div class="tabs">
            <div role="tablist" aria-label={label} {onkeydown}>{ for props.tabs.iter().enumerate().map(tab) }</div>
            <div role="tabpanel" aria-label={props.tabs.get(*chosen).map(|tab| tab.words)}>
                { props.tabs.get(*chosen).map(|tab| tab.panel.clone()) }
            </div>
        </div>
    }
}
