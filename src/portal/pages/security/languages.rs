//! A row of the languages over what is shown in one of them.

use hookpost::doctor::Language;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::host::use_host;

#[derive(PartialEq, Properties)]
pub(super) struct LanguagesProps {
    /// What is shown, for the ear.
    pub(super) label: AttrValue,
    pub(super) chosen: Language,
    pub(super) on_choose: Callback<Language>,
    pub(super) children: Html,
}

#[function_component]
pub(super) fn Languages(props: &LanguagesProps) -> Html {
    let host = use_host();
    let count = Language::ALL.len();
    let at = Language::ALL.iter().position(|language| *language == props.chosen).unwrap_or_default();
    let onkeydown = {
        let (label, on_choose) = (props.label.clone(), props.on_choose.clone());
        move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowRight" => (at + 1) % count,
                "ArrowLeft" => (at + count - 1) % count,
                _ => return,
            };
            event.prevent_default();
            on_choose.emit(Language::ALL[next]);
            host.focus(&format!("[role=tablist][aria-label=\"{label}\"] > :nth-child({})", next + 1));
        }
    };
    let tab = |language: Language| {
        let selected = language == props.chosen;
        let on_choose = props.on_choose.clone();
        html! {
            <button
                type="button"
                role="tab"
                aria-selected={selected.to_string()}
                tabindex={if selected { "0" } else { "-1" }}
                onclick={move |_| on_choose.emit(language)}
            >
                { language.name() }
            </button>
        }
    };
    html! {
        <div class="tabs">
            <div role="tablist" aria-label={props.label.clone()} {onkeydown}>{ for Language::ALL.into_iter().map(tab) }</div>
            <div role="tabpanel" aria-label={props.chosen.name()}>{ props.children.clone() }</div>
        </div>
    }
}
