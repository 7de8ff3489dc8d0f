//! The short messages about what succeeded, in a corner that is read out.

use yew::prelude::*;

use super::{Button, Variant, icon};
use crate::say;
use crate::toast::{Toast, Toaster};

/// The messages, each with a button that takes it away.
pub(crate) fn toast_list(toasts: &[Toast], toaster: &Toaster) -> Html {
    let show = |toast: &Toast| {
        let (toaster, id) = (toaster.clone(), toast.id);
        html! {
            <li key={id}>
                { icon("check") }
                <span>{ &toast.message }</span>
                <Button variant={Variant::Quiet} icon="x" label={say::dismiss()} onclick={move |()| toaster.drop(id)}>{ "" }</Button>
            </li>
        }
    };
    html! {
        <div role="status">
            <ul class="toasts">{ for toasts.iter().map(show) }</ul>
        </div>
    }
}
