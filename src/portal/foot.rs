//! The foot of the page: in which language things are said, and by which clock.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::host::{Host, use_host};
use crate::language::{self, LANGUAGES, use_language};
use crate::say;

/// One component for both: each costs the first page two kilobytes.
#[function_component]
pub(crate) fn Foot() -> Html {
    let failed = use_state_eq(|| false);
    let in_utc = use_language().in_utc;
    let host = use_host();
    {
        let host = host.clone();
        // All is drawn anew by a choice, and the focus goes back there.
        use_effect_with((), move |()| {
            if let Some(name) = host.touched().take() {
                host.focus(&format!("select[name={name}]"));
            }
        });
    }
    html! {
        <footer class="foot">
            { language_choice(&host, &failed) }
            { clock_choice(&host, in_utc) }
        </footer>
    }
}

/// Chooses the language.
fn language_choice(host: &Host, failed: &UseStateHandle<bool>) -> Html {
    let chosen = language::chosen();
    let onchange = {
        let (host, failed) = (host.clone(), failed.setter());
        move |event: Event| {
            let tag = event.target_unchecked_into::<HtmlSelectElement>().value();
            let language = LANGUAGES.iter().find(|language| language.tag == tag);
            let failed = failed.clone();
            host.touched().set(Some("language"));
            spawn_local(async move { failed.set(language::choose(language).await.is_err()) });
        }
    };
    let option = |language: &'static language::Language| {
        html! {
            <option value={language.tag} lang={language.tag} selected={chosen == Some(language)}>{ language.name }</option>
        }
    };
    html! {
        <div>
            <label for="field-language">{ say::language() }</label>
            <select id="field-language" name="language" {onchange}>
                <option value="" selected={chosen.is_none()}>
                    { say::language_of_browser(language::of_the_browser().name) }
                </option>
                { for LANGUAGES.iter().map(option) }
            </select>
            if **failed {
                <span role="alert">{ say::language_failed() }</span>
            }
        </div>
    }
}

/// Chooses by which clock times are told.
fn clock_choice(host: &Host, in_utc: bool) -> Html {
    let host = host.clone();
    let onchange = move |event: Event| {
        host.touched().set(Some("clock"));
        language::choose_clock(event.target_unchecked_into::<HtmlSelectElement>().value() == "utc");
    };
    html! {
        <div>
            <label for="field-clock">{ say::clock() }</label>
            <select id="field-clock" name="clock" {onchange}>
                <option value="local" selected={!in_utc}>{ say::clock_local() }</option>
                <option value="utc" selected={in_utc}>{ say::clock_utc() }</option>
            </select>
        </div>
    }
}
