//! What went wrong and what to do, where it went wrong.

use yew::prelude::*;

use super::{Button, Icon};
use crate::client::Failure;
use crate::say;

#[derive(PartialEq, Properties)]
pub(crate) struct ErrorNoteProps {
    /// What did not work, such as "The endpoints could not be loaded".
    pub(crate) title: AttrValue,
    pub(crate) failure: Failure,
    /// Tries again, where that can help.
    #[prop_or_default]
    pub(crate) on_retry: Option<Callback<()>>,
}

#[function_component]
pub(crate) fn ErrorNote(props: &ErrorNoteProps) -> Html {
    html! {
        <div class="note" data-variant="danger" role="alert">
            <Icon name="alert" />
            <div>
                <strong>{ &props.title }</strong>
                <p>{ words(&props.failure) }</p>
            </div>
            if let Some(on_retry) = &props.on_retry {
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

#[derive(PartialEq, Properties)]
pub(crate) struct StaleNoteProps {
    /// Why there is nothing newer.
    pub(crate) failure: Option<Failure>,
}

/// Says that what is on screen is not the newest. It draws nothing when it is.
#[function_component]
pub(crate) fn StaleNote(props: &StaleNoteProps) -> Html {
    // That the session has ended is said on top of the page.
    let Some(failure) = props.failure.as_ref().filter(|failure| **failure != Failure::UnknownKey) else {
        return html! {};
    };
    html! {
        <div class="note" data-variant="warning" role="status">
            <Icon name="offline" />
            <div>
                <strong>{ say::not_newest() }</strong>
                <p>{ words(failure) }</p>
            </div>
        </div>
    }
}
