//! What went wrong and what to do, where it went wrong.

use yew::prelude::*;

use super::{Button, icon};
use crate::client::Failure;
use crate::say;

/// What did not work, such as "The endpoints could not be loaded", and why; with a way to try again where that can help.
pub(crate) fn error_note(title: &'static str, failure: &Failure, on_retry: Option<&Callback<()>>) -> Html {
    html! {
        <div class="note" data-variant="danger" role="alert">
            { icon("alert") }
            <div>
                <strong>{ title }</strong>
                <p>{ words(failure) }</p>
            </div>
            if let Some(on_retry) = on_retry {
                <Button icon="refresh" onclick={on_retry}>{ say::try_again() }</Button>
            }
        </div>
    }
}

fn words(failure: &Failure) -> Html {
    html! {
        <>
            { failure.words() }
            if let Some(detail) = failure.detail() {
                { " " }{ say::in_english(detail) }
            }
        </>
    }
}

/// Says that what is on screen is not the newest, and why. It draws nothing when it is.
pub(crate) fn stale_note(failure: Option<&Failure>) -> Html {
    // That the session has ended is said on top of the page.
    let Some(failure) = failure.filter(|failure| **failure != Failure::UnknownKey) else {
        return html! {};
    };
    html! {
        <div class="note" data-variant="warning" role="status">
            { icon("offline") }
            <div>
                <strong>{ say::not_newest() }</strong>
                <p>{ words(failure) }</p>
            </div>
        </div>
    }
}
