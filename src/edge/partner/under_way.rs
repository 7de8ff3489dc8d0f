//! What this instance has claimed and not yet put down. What comes of it is told here, whatever the clock says meanwhile, so
//! no lease ends it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Poll, Waker};

use crate::model::{DeliveryId, Timestamp};

/// The deliveries of which an attempt is claimed, under way or ended here.
#[derive(Default)]
pub(super) struct UnderWay(RefCell<BTreeMap<DeliveryId, Wait>>);

/// Who waits for an attempt.
struct Wait {
    since: Timestamp,
    is_given_up: bool,
    waker: Option<Waker>,
}

impl UnderWay {
    /// An attempt is claimed.
    pub(super) fn begin<'a>(&self, ids: impl IntoIterator<Item = &'a DeliveryId>, now: Timestamp) {
        let wait = |id: &DeliveryId| (id.clone(), Wait { since: now, is_given_up: false, waker: None });
        self.0.borrow_mut().extend(ids.into_iter().map(wait));
    }

    /// What came of it is put down, or nothing will be: from here on its lease counts.
    pub(super) fn end<'a>(&self, ids: impl IntoIterator<Item = &'a DeliveryId>) {
        let mut all = self.0.borrow_mut();
        for id in ids {
            all.remove(id);
        }
    }

    pub(super) fn has(&self, id: &DeliveryId) -> bool {
        self.0.borrow().contains_key(id)
    }

    /// The clock was set back: nothing began after `now`.
    pub(super) fn count_from(&self, now: Timestamp) {
        self.0.borrow_mut().values_mut().for_each(|wait| wait.since = wait.since.min(now));
    }

    /// Waits no longer for what has been under way since then or longer: for when the runtime's timers stand still.
    pub(super) fn give_up(&self, since: Timestamp) {
        for wait in self.0.borrow_mut().values_mut().filter(|wait| wait.since <= since) {
            if let Some(waker) = wait.waker.take() {
                wait.is_given_up = true;
                waker.wake();
            }
        }
    }

    /// What comes of `attempt`; none, if it was given up before.
    pub(super) async fn outcome<T>(&self, id: &DeliveryId, attempt: impl Future<Output = T>) -> Option<T> {
        let mut attempt = pin!(attempt);
        poll_fn(|context| {
            if let Poll::Ready(came) = attempt.as_mut().poll(context) {
                return Poll::Ready(Some(came));
            }
            match self.0.borrow_mut().get_mut(id) {
                Some(wait) if wait.is_given_up => Poll::Ready(None),
                Some(wait) => {
                    wait.waker = Some(context.waker().clone());
                    Poll::Pending
                }
                None => Poll::Pending,
            }
        })
        .await
    }
}
