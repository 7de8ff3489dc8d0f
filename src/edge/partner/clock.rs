//! The worker's clock was set back: what waits is counted from where the clock stands now, and what was set by the old one is
//! set anew.
//!
//! The runtime's own timers and alarms that were set before wait until the clock has caught up. So the first turn after it
//! does what those were for: it comes with an answer, an alarm or a call, whichever is first.

use std::rc::Rc;
use std::task::Waker;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{Alarm, Object, chores, steps};
use crate::delivery::{Input, TIME_OUT};
use crate::edge::bindings::pause;
use crate::edge::error::Error;
use crate::edge::log::{Level, Line};
use crate::edge::now;
use crate::model::Timestamp;

/// A turn gathers for less than this: if it has lasted longer, its timer waits for another clock.
const GATHERS_AT_MOST_MS: u128 = 100;

/// A turn that waits for more to arrive.
pub(super) struct Gathering {
    pub(super) since: Timestamp,
    pub(super) waker: Waker,
}

/// Whether the clock shows less than when something was last written.
pub(super) fn was_set_back(object: &Object, now: Timestamp) -> bool {
    now < object.latest.get()
}

/// Has every row that the clock was ahead of counted from here. What came of attempts of our own is told in time; their rows
/// stay as they are, so that it still fits.
pub(super) fn count_anew(object: &Object, now: Timestamp) -> Result<(), Error> {
    for mut stored in object.store.ahead_of(now)? {
        if !object.under_way.has(&stored.id) {
            steps::step_and_keep(object, &mut stored, Input::Tick, now)?;
        }
    }
    Ok(())
}

/// Sets anew what was set by the clock as it was, once the rows are counted from here.
pub(super) fn set_anew(object: &Rc<Object>, now: Timestamp) -> Result<(), Error> {
    Line { partner: object.partner.get(), ..Line::new(Level::Warn, "clock.setBack") }.write();
    object.alarm.set(Alarm::Unknown);
    object.paced_at.set(None);
    object.counted_at.set(Timestamp::from_millis(0));
    object.queues.borrow_mut().heed_the_clock(now);
    object.watch.heed_the_clock();
    time_out_anew(object);
    chores::recover(object)
}

/// The time-outs of attempts under way may not go off for long. They all get a new one, from here.
fn time_out_anew(object: &Rc<Object>) {
    let under_way = object.under_way.all();
    if under_way.is_empty() {
        return;
    }
    let this = Rc::clone(object);
    object.state.wait_until(&future_to_promise(async move {
        let time_out = u32::try_from(TIME_OUT.as_millis()).expect("the time-out is seconds, not weeks");
        JsFuture::from(pause(time_out)).await?;
        this.under_way.give_up(&under_way);
        Ok(JsValue::UNDEFINED)
    }));
}

/// Ends the wait of a turn whose timer goes by another clock than ours.
pub(super) fn hurry(object: &Object) {
    let is_late = |gathering: &Gathering| {
        let now = now();
        now < gathering.since || now.since(gathering.since).as_millis() > GATHERS_AT_MOST_MS
    };
    if object.gathering.borrow().as_ref().is_some_and(is_late)
        && let Some(gathering) = object.gathering.take()
    {
        gathering.waker.wake();
    }
}
