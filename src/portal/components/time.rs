//! Moments and what is left until them, living.

use hookpost::model::Timestamp;
use yew::prelude::*;

use crate::clock::use_now;
use crate::say;
use crate::words;

/// What is told of a moment.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    /// How long ago it was, and beside it the time here.
    Past,
    /// The time here, and how far off it is.
    Future,
    /// What is left until it.
    Left,
}

#[derive(PartialEq, Properties)]
struct MomentProps {
    at: Timestamp,
    told: Told,
}

/// A moment, anew each second; UTC on hover.
#[function_component]
fn Moment(props: &MomentProps) -> Html {
    let (at, now) = (props.at, use_now());
    let utc = at.to_string();
    let (class, words) = match props.told {
        Told::Past => {
            let (ago, here) = (words::ago(at, now), words::local(at, now));
            ("time", html! { <><span>{ ago }</span><span>{ here }</span></> })
        }
        Told::Future => ("until", html! { { say::time_and_distance(words::local(at, now), words::ahead(at, now)) } }),
        Told::Left if at > now => ("countdown", html! { { say::count_down(words::countdown(at.since(now))) } }),
        Told::Left => ("countdown", html! { { say::count_down_over() } }),
    };
    html! { <time {class} datetime={utc.clone()} title={utc}>{ words }</time> }
}

/// A moment: how long ago, and beside it the time here.
pub(crate) fn time(at: Timestamp) -> Html {
    html! { <Moment {at} told={Told::Past} /> }
}

/// A moment to come: the time here, and how far off it is.
pub(crate) fn until(at: Timestamp) -> Html {
    html! { <Moment {at} told={Told::Future} /> }
}

/// What is left until a moment: `in 0:12`.
pub(crate) fn countdown(at: Timestamp) -> Html {
    html! { <Moment {at} told={Told::Left} /> }
}
