//! Why something cannot be changed here, for somebody who came to look.

use yew::prelude::*;

use crate::say;

/// The sentence in a line of its own.
pub(crate) fn only_looking() -> Html {
    html! { <p class="hint">{ say::look_only() }</p> }
}
