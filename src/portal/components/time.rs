//! Moments and what is left until them, living.

use hookpost::model::Timestamp;
use yew::prelude::*;

use crate::clock::use_now;
use crate::say;
use crate::words;

#[derive(PartialEq, Properties)]
pub(crate) struct TimeProps {
    pub(crate) at: Timestamp,
}

/// A moment: how long ago, and beside it the time here; UTC on hover.
#[function_component]
pub(crate) fn Time(props: &TimeProps) -> Html {
    let now = use_now();
    let utc = props.at.to_string();
    html! {
        <time class="time" datetime={utc.clone()} title={utc}>
            <span>{ words::ago(props.at, now) }</span>
            <span>{ words::local(props.at, now) }</span>
        </time>
    }
}

/// A moment to come: the time here, and how far off it is; UTC on hover.
#[function_component]
pub(crate) fn Until(props: &TimeProps) -> Html {
    let now = use_now();
    let utc = props.at.to_string();
    let words = say::time_and_distance(words::local(props.at, now), words::ahead(props.at, now));
    html! { <time class="until" datetime={utc.clone()} title={utc}>{ words }</time> }
}

#[derive(PartialEq, Properties)]
pub(crate) struct CountdownProps {
    pub(crate) to: Timestamp,
}

/// What is left until a moment: `in 0:12`.
#[function_component]
pub(crate) fn Countdown(props: &CountdownProps) -> Html {
    let now = use_now();
    let utc = props.to.to_string();
    let words = if props.to > now {
        say::count_down(words::countdown(props.to.since(now)))
    } else {
        say::count_down_over().to_owned()
    };
    html! { <time class="countdown" datetime={utc.clone()} title={utc}>{ words }</time> }
}
