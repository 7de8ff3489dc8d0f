//! Whether a publisher is let in: a partner that is behind takes nothing in until it has caught up.

use super::Object;
use crate::api::{ErrorCode, ProblemDetails};
use crate::edge::error::Error;
use crate::edge::now;

/// So many events may wait for the next turn.
const WAITING_AT_MOST: usize = 20_000;
/// That the disk lags behind is over soon.
const COME_AGAIN_SOON: u64 = 2;
/// The store is asked no sooner again how much is pending.
const COUNT_AGAIN_MS: u128 = 1000;

/// Lets a publisher in, or says why not and when to come again. Costs the same however much is pending, unless that looks
/// like too much: then the store is asked, at most once a second.
pub(super) fn admit(object: &Object) -> Result<(), Error> {
    let waiting = object.inbox.borrow().waiting();
    if waiting >= WAITING_AT_MOST {
        let detail = format!(
            "{waiting} events wait to be written down, as many as may. Nothing was stored. Send it again in \
             {COME_AGAIN_SOON} seconds."
        );
        return Err(behind(detail, COME_AGAIN_SOON));
    }
    if !object.backlog.borrow().may_be_behind() {
        return Ok(());
    }
    let now = now();
    if now.since(object.counted_at.get()).as_millis() >= COUNT_AGAIN_MS {
        count_anew(object)?;
        object.counted_at.set(now);
    }
    let judged = object.backlog.borrow().judge();
    judged.map_err(|found| {
        let seconds = found.retry_after.as_secs();
        let detail = format!(
            "{} deliveries are due or under way, and {} may be. Nothing was stored. Send it again in {seconds} seconds or \
             later.",
            found.due, found.at_most
        );
        behind(detail, seconds)
    })
}

/// Asks the store how much is pending, and how much of it is due later.
pub(super) fn count_anew(object: &Object) -> Result<(), Error> {
    let (pending, later) = object.store.pending(now())?;
    object.backlog.borrow_mut().count_anew(pending, later);
    Ok(())
}

fn behind(detail: String, seconds: u64) -> Error {
    let mut problem = ProblemDetails::new(ErrorCode::Behind, detail);
    problem.retry_after = Some(seconds);
    problem.into()
}
