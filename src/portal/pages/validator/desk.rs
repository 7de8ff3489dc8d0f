//! The text on the desk: the field that holds it, and when it has come to rest after a change.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::components::Field;
use crate::host::{Host, use_host};

/// Typing has paused after this many milliseconds; a long text is given more.
const PAUSE_MS: u32 = 120;
const PAUSE_AT_MOST_MS: u32 = 600;

/// Longer texts are not kept through a reload.
const KEPT_AT_MOST: u32 = 500_000;
const KEPT: &str = "validator";
const KEPT_SOURCE: &str = "validator.source";

/// The text and its field.
#[derive(Clone, PartialEq)]
pub(super) struct Desk {
    /// The field, once it is there.
    pub(super) field: Option<Field>,
    /// Another number after every change, once typing has paused.
    pub(super) revision: u32,
    /// How long the text is.
    pub(super) length: u32,
    /// A field is there: the first, or another in place of it.
    pub(super) on_ready: Callback<Field>,
    /// The text is another.
    pub(super) on_change: Callback<()>,
}

/// The text of this page.
#[hook]
pub(super) fn use_desk() -> Desk {
    let field = use_state_eq(|| None::<Field>);
    let rested = use_state_eq(|| (0u32, 0u32));
    let newest = use_mut_ref(|| None::<Field>);
    let pause = use_mut_ref(|| None::<Timeout>);
    let revision = use_mut_ref(|| 0u32);
    let rest = {
        let (setter, newest, revision) = (rested.setter(), newest.clone(), revision.clone());
        use_callback((), move |(), ()| {
            *revision.borrow_mut() += 1;
            let length = newest.borrow().as_ref().map_or(0, Field::length);
            setter.set((*revision.borrow(), length));
        })
    };
    let on_change = {
        let (newest, rest, host) = (newest.clone(), rest.clone(), use_host());
        use_callback((), move |(), ()| {
            let length = newest.borrow().as_ref().map_or(0, Field::length);
            let after = (PAUSE_MS + length / 20_000).min(PAUSE_AT_MOST_MS);
            let (newest, rest, host) = (newest.clone(), rest.clone(), host.clone());
            pause.replace(Some(Timeout::new(after, move || {
                if let Some(field) = newest.borrow().as_ref().filter(|field| field.length() <= KEPT_AT_MOST) {
                    host.keep(KEPT, &field.text());
                }
                rest.emit(());
            })));
        })
    };
    let on_ready = {
        let setter = field.setter();
        use_callback(rest, move |field: Field, rest| {
            let before = newest.replace(Some(field.clone()));
            if let Some(before) = before {
                field.replace(&before.text());
            }
            setter.set(Some(field));
            rest.emit(());
        })
    };
    Desk { field: (*field).clone(), revision: rested.0, length: rested.1, on_ready, on_change }
}

/// Notes where the text on the desk came from.
pub(super) fn keep_source(host: &Host, address: &str) {
    host.keep(KEPT_SOURCE, address);
}

/// The text that this tab kept through a reload or a look at another page, and where it came from.
pub(super) fn recall(host: &Host) -> (Option<String>, Option<String>) {
    let item = |name: &str| host.kept(name).filter(|text| !text.is_empty());
    (item(KEPT), item(KEPT_SOURCE))
}
