//! What stands where a list would be, when there is nothing to list: why, and what to do.

use yew::prelude::*;

use super::icon;

/// An icon, a title, and beneath them what to do.
pub(crate) fn empty(shape: &str, title: impl Into<AttrValue>, words: Html) -> Html {
    html! {
        <div class="empty">
            { icon(shape) }
            <h3>{ title.into() }</h3>
            { words }
        </div>
    }
}
