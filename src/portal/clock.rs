//! The time on screen: the worker's clock as far as it is known, so that a countdown ends when the attempt leaves.

use std::cell::Cell;

use gloo_timers::callback::Interval;
use hookpost::model::Timestamp;
use yew::prelude::*;

use crate::host::use_host;

/// The clock of a worker.
#[derive(Default)]
pub(crate) struct Clock {
    /// The worker's clock minus the browser's, in milliseconds.
    skew: Cell<f64>,
}

impl Clock {
    /// The moment it is now, by the worker's clock.
    pub(crate) fn now(&self) -> Timestamp {
        let millis = js_sys::Date::now() + self.skew.get();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a date's milliseconds are whole")]
        Timestamp::from_millis(millis.max(0.0) as u64)
    }

    /// Takes the worker's clock over from an answer that just came. Small differences are the network's, not the clock's.
    pub(crate) fn calibrate(&self, worker: Timestamp) {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of the calendar fit in 53 bits")]
        let skew = worker.as_millis() as f64 - js_sys::Date::now();
        if (skew - self.skew.get()).abs() > 500.0 {
            self.skew.set(skew);
        }
    }
}

/// What [`Ticking`] gives to those inside it.
#[derive(Clone, Copy, PartialEq)]
struct Now(Timestamp);

#[derive(PartialEq, Properties)]
pub(crate) struct TickingProps {
    pub(crate) children: Html,
}

/// Gives the time to everything inside it, anew each second.
#[function_component]
pub(crate) fn Ticking(props: &TickingProps) -> Html {
    let host = use_host();
    let time = use_state_eq(|| Now(host.now()));
    {
        let time = time.clone();
        use_effect_with((), move |()| {
            let ticks = Interval::new(1000, move || time.set(Now(host.now())));
            move || drop(ticks)
        });
    }
    html! { <ContextProvider<Now> context={*time}>{ props.children.clone() }</ContextProvider<Now>> }
}

/// The time as of the last tick, so that all of a page agrees on it; whoever asks is drawn anew each second.
#[hook]
pub(crate) fn use_now() -> Timestamp {
    use_context::<Now>().expect("the app wraps every page in its time").0
}
