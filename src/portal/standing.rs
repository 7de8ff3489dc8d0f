//! How long the session lasts: a warning some minutes before its end, and afterwards the way on. It takes nothing from the
//! screen.

use std::rc::Rc;
use std::time::Duration;

use yew::prelude::*;

use crate::clock::use_now;
use crate::components::icon;
use crate::say;
use crate::session::Session;
use crate::words;

/// It is warned of so long before.
const WARNS_BEFORE: Duration = Duration::from_mins(5);

#[derive(PartialEq, Properties)]
pub(crate) struct StandingProps {
    pub(crate) session: Rc<Session>,
    /// The worker said that the session has ended.
    pub(crate) is_over: bool,
}

#[function_component]
pub(crate) fn Standing(props: &StandingProps) -> Html {
    let now = use_now();
    let ends_at = props.session.ends_at;
    if props.is_over || ends_at.is_some_and(|at| at <= now) {
        return html! {
            <p class="banner" role="status">
                { icon("key") }
                { say::session_ended() }
            </p>
        };
    }
    match ends_at {
        Some(at) if at <= now.plus(WARNS_BEFORE) => html! {
            <p class="banner" role="status">
                { icon("key") }
                { say::session_ends(words::local(at, now)) }
            </p>
        },
        _ => html! {},
    }
}
