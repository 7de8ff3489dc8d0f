//! The machine's clock was set back: what waits is counted from where it stands now.
//!
//! The runtime's own clock then stands still until the machine's has caught up, and so do its timers and alarms, those that
//! are set anew too. SQLite alone tells the time. So every call and every answer looks at that clock, and brings a turn that
//! does what is due by it.

use std::time::Duration;

use super::{Alarm, Object, chores, steps};
use crate::delivery::Input;
use crate::edge::error::Error;
use crate::edge::log::{Level, Line};
use crate::edge::{AHEAD, now, runtime_clock, stands_still};
use crate::model::Timestamp;

/// A clock may be ahead of another by so much without having been set.
const TOLERANCE: Duration = Duration::from_secs(1);

/// Looks at the machine's clock, if the runtime's has not moved since somebody last looked.
pub(super) fn look(object: &Object) -> Result<(), Error> {
    let shown = runtime_clock();
    if object.seen_at.replace(shown) >= shown || stands_still() {
        let ahead = shown.since(object.store.clock()?);
        AHEAD.set(if ahead > TOLERANCE { ahead } else { Duration::ZERO });
    }
    if object.stood_still.replace(stands_still()) && !stands_still() {
        // It goes again. An alarm that was set meanwhile is for when it stood.
        object.alarm.set(Alarm::Unknown);
    }
    Ok(())
}

/// Whether a call brings a turn: what an earlier instance left may be due before its alarm goes off, and while the clock
/// stands still, or has lately, no alarm goes off for what is due.
pub(super) fn wants_a_turn(object: &Object) -> bool {
    let now = now();
    let is_due = || !object.queues.borrow().due(now).is_empty();
    object.alarm.get() == Alarm::Unknown || was_set_back(object, now) || stands_still() || is_due()
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
pub(super) fn set_anew(object: &Object, now: Timestamp) -> Result<(), Error> {
    Line { partner: object.partner.get(), ..Line::new(Level::Warn, "clock.setBack") }.write();
    object.alarm.set(Alarm::Unknown);
    object.paced_at.set(None);
    object.counted_at.set(Timestamp::from_millis(0));
    object.queues.borrow_mut().heed_the_clock(now);
    object.watch.heed_the_clock();
    object.under_way.count_from(now);
    chores::recover(object)
}
