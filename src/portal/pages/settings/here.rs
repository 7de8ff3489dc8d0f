//! How things look and are said in this browser.

use yew::prelude::*;

use crate::foot::Foot;
use crate::host::use_host;
use crate::say;
use crate::theme::{self, Theme};

#[function_component]
pub(super) fn Here() -> Html {
    // A host that embeds the portal says itself how it looks.
    let is_alone = use_host().is_alone();
    let chosen = use_state_eq(theme::chosen);
    let offer = |one: Theme| {
        let setter = chosen.setter();
        let onchange = move |_| {
            theme::choose(one);
            setter.set(one);
        };
        let words = match one {
            Theme::Auto => say::theme_auto(),
            Theme::Light => say::theme_light(),
            Theme::Dark => say::theme_dark(),
        };
        html! {
            <label class="choice">
                <input type="radio" name="theme" checked={*chosen == one} {onchange} />
                <span>{ words }</span>
            </label>
        }
    };
    html! {
        <section class="card in-browser">
            <h3>{ say::settings_here() }</h3>
            if is_alone {
                <fieldset>
                    <legend>{ say::theme() }</legend>
                    { for Theme::ALL.into_iter().map(offer) }
                </fieldset>
            }
            <Foot />
        </section>
    }
}
