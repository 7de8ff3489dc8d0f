//! Asks the worker about the text whenever it has come to rest, and drops what came too late.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::desk::Desk;
use crate::checker::{Checker, Trouble};
use crate::components::Field;
use crate::say;

/// What is known so far.
pub(super) struct Answer<T> {
    /// The newest answer, which may be of a text a moment ago.
    pub(super) value: Option<Rc<T>>,
    /// Whether a newer one is on its way.
    pub(super) working: bool,
    /// How much of the work is done, of 1, if that is known.
    pub(super) done: Option<f64>,
    /// Why there is no newer one.
    pub(super) trouble: Option<Trouble>,
    /// Asks again.
    pub(super) again: Callback<()>,
    /// Stops what is under way.
    pub(super) stop: Callback<()>,
}

struct State<T>(Option<Rc<T>>, bool, Option<Trouble>);

enum Change<T> {
    Asked,
    Came(Rc<T>),
    Failed(Trouble),
    Nothing,
}

impl<T> Reducible for State<T> {
    type Action = Change<T>;

    fn reduce(self: Rc<Self>, change: Change<T>) -> Rc<Self> {
        Rc::new(match change {
            Change::Asked => Self(self.0.clone(), true, None),
            Change::Came(value) => Self(Some(value), false, None),
            Change::Failed(trouble) => Self(None, false, Some(trouble)),
            Change::Nothing => Self(None, false, None),
        })
    }
}

/// What is asked: its kind and its members.
pub(super) type Question = (&'static str, Vec<(&'static str, JsValue)>);

/// Asks what `question` makes of `key`, anew whenever the text or the key changes. `take` reads the answer and may show it
/// in the field; it is given `undefined` when there is no text.
#[hook]
pub(super) fn use_answer<K, T>(
    desk: &Desk,
    checker: Option<Rc<Checker>>,
    key: K,
    question: fn(K) -> Question,
    take: fn(&Field, &JsValue) -> Option<T>,
) -> Answer<T>
where
    K: Clone + PartialEq + 'static,
    T: 'static,
{
    let state = use_reducer(|| State(None, false, None));
    let turn = use_memo((), |()| Cell::new(0u32));
    let times = use_state_eq(|| 0u32);
    let done = use_state_eq(|| None::<f64>);
    {
        let dispatcher = state.dispatcher();
        let is_empty = desk.length == 0;
        let done = done.setter();
        let turn = Rc::clone(&turn);
        let key = (desk.field.clone(), desk.revision, checker.clone(), key, *times);
        use_effect_with(key, move |(field, _, checker, key, _)| {
            turn.set(turn.get().wrapping_add(1));
            let (Some(field), Some(checker), key) = (field.clone(), checker.clone(), key.clone()) else {
                return;
            };
            if is_empty {
                take(&field, &JsValue::UNDEFINED);
                dispatcher.dispatch(Change::Nothing);
                return;
            }
            let now = turn.get();
            let (dispatcher, turn) = (dispatcher.clone(), Rc::clone(&turn));
            dispatcher.dispatch(Change::Asked);
            done.set(None);
            let progress = Callback::from(move |part| done.set(Some(part)));
            spawn_local(async move {
                let text = field.bytes().await;
                if turn.get() != now {
                    return;
                }
                let (kind, members) = question(key);
                let answer = checker.ask(kind, Some(&text), members, progress).await;
                if turn.get() != now {
                    return;
                }
                let read = answer.map(|answer| take(&field, &answer));
                dispatcher.dispatch(match read {
                    Ok(Some(value)) => Change::Came(Rc::new(value)),
                    Ok(None) => Change::Failed(Trouble::Failed(say::answer_unreadable().to_owned())),
                    Err(trouble) => Change::Failed(trouble),
                });
            });
        });
    }
    let again = {
        let times = times.clone();
        Callback::from(move |()| times.set(*times + 1))
    };
    let stop = Callback::from(move |()| {
        if let Some(checker) = &checker {
            checker.stop();
        }
    });
    Answer { value: state.0.clone(), working: state.1, done: *done, trouble: state.2.clone(), again, stop }
}
