//! How long a turn waits for company: the fewer turns, the fewer waits for the disk.
//!
//! Nobody waits in vain. Events gather only while there is load; what came of attempts may linger for longer, since no
//! caller waits for it, but goes on as soon as an event comes or anything is due. After a crash meanwhile those attempts
//! count as interrupted, as after one in any other turn.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Poll, Waker};

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::Object;
use crate::edge::bindings::pause;
use crate::edge::error::Error;
use crate::edge::{now, stands_still};
use crate::model::Timestamp;

/// Under load a turn waits so many milliseconds for more to arrive.
const GATHER: u32 = 2;
/// The same when there is so much that a turn has this many things to write anyway.
const GATHER_MUCH: u32 = 6;
const MUCH: usize = 12;
/// There is load when the last turn ended no more than so many milliseconds ago.
const RECENT: u128 = 2;
/// So much is enough for a turn: it does not wait for more.
const ENOUGH: usize = 128;
/// What came of attempts waits so many milliseconds for an event to be written with. At a hundred events a second most go
/// together, and no event waits until the disk has the result of the one before.
const LINGER: u32 = 20;
/// A turn gathers for less than this: if it has lasted longer, its timer waits for another clock.
const AT_MOST_MS: u128 = 100;

/// A turn that waits for more to arrive.
pub(super) struct Gathering {
    since: Timestamp,
    /// Whether it has nothing but what came of attempts.
    lingers: bool,
    waker: Waker,
}

/// Waits before a turn for what else it could write.
pub(super) async fn wait(object: &Object) -> Result<(), Error> {
    if may_linger(object) {
        pass(object, LINGER, true).await?;
    }
    let is_busy = now().since(object.turned_at.get()).as_millis() <= RECENT && !stands_still();
    if is_busy && object.inbox.borrow().len() < ENOUGH {
        pass(object, if object.turn_wrote.get() < MUCH { GATHER } else { GATHER_MUCH }, false).await?;
    }
    Ok(())
}

/// Has a turn that waits go on, if something came that it lingers for, or if its timer goes by another clock than ours.
pub(super) fn hurry(object: &Object) {
    let is_over = |gathering: &Gathering| {
        let now = now();
        let is_late = now < gathering.since || now.since(gathering.since).as_millis() > AT_MOST_MS;
        is_late || gathering.lingers && !may_linger(object)
    };
    if object.gathering.borrow().as_ref().is_some_and(is_over)
        && let Some(gathering) = object.gathering.take()
    {
        gathering.waker.wake();
    }
}

/// Whether there is nothing to do but to write down what came of attempts, and not much of that. While the clock stands
/// still no timer would end the wait.
fn may_linger(object: &Object) -> bool {
    let inbox = object.inbox.borrow();
    let is_quiet = inbox.waiting() == 0 && (1..MUCH).contains(&inbox.len()) && !object.is_erased.get();
    let is_due = || object.chores.is_due(now()) || !object.queues.borrow().due(now()).is_empty();
    is_quiet && !stands_still() && !is_due()
}

/// Lets so much time pass, or less if the turn is told to go on.
async fn pass(object: &Object, millis: u32, lingers: bool) -> Result<(), Error> {
    let since = now();
    let mut timer = pin!(JsFuture::from(pause(millis)));
    let mut was_waiting = false;
    poll_fn(|context| {
        if was_waiting && object.gathering.borrow().is_none() {
            return Poll::Ready(Ok(JsValue::UNDEFINED));
        }
        was_waiting = true;
        object.gathering.replace(Some(Gathering { since, lingers, waker: context.waker().clone() }));
        timer.as_mut().poll(context)
    })
    .await?;
    object.gathering.take();
    Ok(())
}
