//! Icons, always beside a word or inside a labelled button, and the sprite that they come from.
//!
//! The sprite is part of the program: an icon that is first needed when the network is gone is there.

use yew::prelude::*;

const SPRITE: &str = include_str!("../../../static/icons.svg");

/// The shapes of all icons, unseen; once in a page.
#[function_component]
pub(crate) fn Sprite() -> Html {
    html! { <div hidden=true>{ Html::from_html_unchecked(AttrValue::Static(SPRITE)) }</div> }
}

#[derive(PartialEq, Properties)]
pub(crate) struct IconProps {
    /// Its name in `static/icons.svg`.
    pub(crate) name: AttrValue,
}

#[function_component]
pub(crate) fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href={format!("#hookpost-{}", props.name)} />
        </svg>
    }
}
