//! Short messages about what succeeded: who sends them and how long they stay.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::frame::use_frame;

/// A message is there this long.
const STAYS_MS: u32 = 6_000;

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Toast {
    /// Tells it from the others.
    pub(crate) id: u32,
    /// A sentence.
    pub(crate) message: AttrValue,
}

/// The messages on screen, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Toasts {
    /// The messages.
    pub(crate) list: Vec<Toast>,
    sent: u32,
}

/// What happens to the messages.
pub(crate) enum Change {
    /// A new one.
    Show(AttrValue),
    /// One goes.
    Drop(u32),
}

impl Reducible for Toasts {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut toasts = (*self).clone();
        match change {
            Change::Show(message) => {
                toasts.sent += 1;
                let id = toasts.sent;
                // More than three at once would cover what they are about.
                if toasts.list.len() == 3 {
                    toasts.list.remove(0);
                }
                toasts.list.push(Toast { id, message });
            }
            Change::Drop(id) => toasts.list.retain(|toast| toast.id != id),
        }
        Rc::new(toasts)
    }
}

/// Sends messages.
#[derive(Clone, PartialEq)]
pub(crate) struct Toaster(UseReducerDispatcher<Toasts>);

impl Toaster {
    /// Says that something succeeded.
    pub(crate) fn say(&self, message: impl Into<AttrValue>) {
        self.0.dispatch(Change::Show(message.into()));
    }

    /// Takes a message away.
    pub(crate) fn drop(&self, id: u32) {
        self.0.dispatch(Change::Drop(id));
    }
}

/// The messages and their sender, for [`crate::app::App`] to hand down. The oldest message goes after a while.
#[hook]
pub(crate) fn use_toasts() -> (UseReducerHandle<Toasts>, Toaster) {
    let toasts = use_reducer_eq(Toasts::default);
    let toaster = Toaster(toasts.dispatcher());
    {
        let toaster = toaster.clone();
        use_effect_with(toasts.list.first().map(|toast| toast.id), move |oldest| {
            let timer = oldest.map(|id| Timeout::new(STAYS_MS, move || toaster.drop(id)));
            move || drop(timer)
        });
    }
    (toasts, toaster)
}

/// The sender that [`crate::app::App`] handed down.
#[hook]
pub(crate) fn use_toaster() -> Toaster {
    use_frame().toaster
}
