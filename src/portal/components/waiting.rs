//! What stands where an answer will be: nothing at first, a skeleton after half a second, words after five.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::Button;
use crate::say;

/// A skeleton before this would only flicker.
const SHOWS_MS: u32 = 500;
/// After this a person wants to know what it is about.
const SLOW_MS: u32 = 5_000;

#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Quiet,
    Shown,
    Slow,
}

#[derive(PartialEq, Properties)]
pub(crate) struct WaitingProps {
    /// What it waits for, such as "your endpoints".
    pub(crate) what: AttrValue,
    /// How many lines will come.
    #[prop_or(4)]
    pub(crate) lines: usize,
    pub(crate) on_retry: Callback<()>,
}

#[function_component]
pub(crate) fn Waiting(props: &WaitingProps) -> Html {
    let phase = use_state_eq(|| Phase::Quiet);
    {
        let setter = phase.setter();
        use_effect_with((), move |()| {
            let slow = setter.clone();
            let timers = [
                Timeout::new(SHOWS_MS, move || setter.set(Phase::Shown)),
                Timeout::new(SLOW_MS, move || slow.set(Phase::Slow)),
            ];
            move || drop(timers)
        });
    }
    if *phase == Phase::Quiet {
        return html! { <div class="waiting" aria-busy="true" /> };
    }
    html! {
        <div class="waiting" aria-busy="true">
            <p role="status" class={(*phase == Phase::Shown).then_some("unseen")}>
                { say::still_waiting(&props.what) }{ " " }
                if *phase == Phase::Slow {
                    <Button icon="refresh" onclick={&props.on_retry}>{ say::ask_again() }</Button>
                }
            </p>
            <div aria-hidden="true">
                { for (0..props.lines).map(|_| html! { <div class="skeleton"><i /><i /><i /></div> }) }
            </div>
        </div>
    }
}
