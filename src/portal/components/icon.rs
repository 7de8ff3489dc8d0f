//! Icons, always beside a word or inside a labelled button, and the sprite that they come from.
//!
//! The sprite is part of the program: an icon that is first needed when the network is gone is there.

use yew::prelude::*;

const SPRITE: &str = include_str!("../../../static/icons.svg");

/// The shapes of all icons, unseen; once in a page.
pub(crate) fn sprite() -> Html {
    html! { <div hidden=true>{ Html::from_html_unchecked(AttrValue::Static(SPRITE)) }</div> }
}

/// The icon of that name in `static/icons.svg`.
pub(crate) fn icon(name: &str) -> Html {
    html! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href={format!("#hookpost-{name}")} />
        </svg>
    }
}
