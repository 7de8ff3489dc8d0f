//! Why something cannot be changed here, for somebody who came to look.

use yew::prelude::*;

/// The sentence, for where it is part of another.
pub(crate) const LOOK_ONLY: &str = "Your link lets you look, not change.";

/// The sentence in a line of its own.
#[function_component]
pub(crate) fn LookOnly() -> Html {
    html! { <p class="hint">{ LOOK_ONLY }</p> }
}
