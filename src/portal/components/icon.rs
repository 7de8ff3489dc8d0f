//! An icon of the sprite, always beside a word or inside a labelled button.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct IconProps {
    /// Its name in `static/icons.svg`.
    pub(crate) name: AttrValue,
}

#[function_component]
pub(crate) fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href={format!("/icons.svg#{}", props.name)} />
        </svg>
    }
}
