//! A value that somebody waits for and somebody else will have: a batch answers its publishers by it.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// The waiting half. It becomes the value.
pub(super) struct Promised<T>(Rc<RefCell<State<T>>>);

/// The giving half.
pub(super) struct Giver<T>(Rc<RefCell<State<T>>>);

struct State<T> {
    value: Option<T>,
    waker: Option<Waker>,
}

/// Both halves.
pub(super) fn promised<T>() -> (Giver<T>, Promised<T>) {
    let state = Rc::new(RefCell::new(State { value: None, waker: None }));
    (Giver(Rc::clone(&state)), Promised(state))
}

impl<T> Giver<T> {
    pub(super) fn give(self, value: T) {
        let mut state = self.0.borrow_mut();
        state.value = Some(value);
        if let Some(waker) = state.waker.take() {
            waker.wake();
        }
    }
}

impl<T> Future for Promised<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut state = self.0.borrow_mut();
        if let Some(value) = state.value.take() {
            return Poll::Ready(value);
        }
        state.waker = Some(context.waker().clone());
        Poll::Pending
    }
}
