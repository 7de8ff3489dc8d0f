//! What a page asked for, from the asking to the answer, and the asking again.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use gloo_timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::{Client, Failure};
use crate::dom;

/// Where a request stands.
#[derive(PartialEq)]
pub(crate) enum Load<T> {
    /// No answer yet.
    Waiting,
    /// No answer came, and there is none from before.
    Failed(Failure),
    /// The newest answer, and why there is no newer one if asking again failed.
    Ready(Rc<T>, Option<Failure>),
}

/// What happens to a request.
pub(crate) enum Change<T> {
    /// It is made, and what was there is forgotten.
    Asked,
    /// It was answered.
    Came(Rc<T>),
    /// It was not.
    Failed(Failure),
}

impl<T> Reducible for Load<T> {
    type Action = Change<T>;

    fn reduce(self: Rc<Self>, change: Change<T>) -> Rc<Self> {
        Rc::new(match (change, &*self) {
            (Change::Asked, _) => Self::Waiting,
            (Change::Came(value), _) => Self::Ready(value, None),
            // What is on screen stays there.
            (Change::Failed(failure), Self::Ready(value, _)) => Self::Ready(Rc::clone(value), Some(failure)),
            (Change::Failed(failure), _) => Self::Failed(failure),
        })
    }
}

/// A request that can be made again.
pub(crate) struct Loader<T> {
    state: UseReducerHandle<Load<T>>,
    /// Asks again and keeps what is there until the answer comes.
    pub(crate) refresh: Callback<()>,
    /// Forgets what is there and asks again.
    pub(crate) retry: Callback<()>,
}

impl<T> Loader<T> {
    /// Where it stands.
    pub(crate) fn state(&self) -> &Load<T> {
        &self.state
    }

    /// The newest answer.
    pub(crate) fn value(&self) -> Option<Rc<T>> {
        match &*self.state {
            Load::Ready(value, _) => Some(Rc::clone(value)),
            _ => None,
        }
    }

    /// Why there is no newer answer than the one on screen.
    pub(crate) fn trouble(&self) -> Option<Failure> {
        match &*self.state {
            Load::Ready(_, trouble) => trouble.clone(),
            _ => None,
        }
    }

    /// Takes in a value that came by another way, such as the answer to a change.
    pub(crate) fn replace(&self) -> Callback<T>
    where
        T: 'static,
    {
        let dispatcher = self.state.dispatcher();
        Callback::from(move |value| dispatcher.dispatch(Change::Came(Rc::new(value))))
    }
}

/// Asks for what `key` names, at once, and anew whenever the key, the partner or the session changes. Answers to an older key are dropped.
#[hook]
pub(crate) fn use_load<K, T, F, A>(key: K, fetch: F) -> Loader<T>
where
    K: Clone + PartialEq + 'static,
    T: 'static,
    F: Fn(Client, K) -> A + 'static,
    A: Future<Output = Result<T, Failure>> + 'static,
{
    let client = use_client();
    let is_same = |one: &(Client, K), other: &(Client, K)| one.0.is_about_the_same(&other.0) && one.1 == other.1;
    use_answer_for((client, key), is_same, move |(client, key)| fetch(client, key))
}

/// Asks once for what is the same for everybody.
#[hook]
pub(crate) fn use_part<T, F, A>(fetch: F) -> Loader<T>
where
    T: 'static,
    F: Fn() -> A + 'static,
    A: Future<Output = Result<T, Failure>> + 'static,
{
    use_answer_for((), |(), ()| true, move |()| fetch())
}

#[hook]
fn use_answer_for<K, T, F, A>(key: K, is_same: fn(&K, &K) -> bool, fetch: F) -> Loader<T>
where
    K: Clone + PartialEq + 'static,
    T: 'static,
    F: Fn(K) -> A + 'static,
    A: Future<Output = Result<T, Failure>> + 'static,
{
    let state = use_reducer(|| Load::Waiting);
    let asked = use_memo((), |()| Cell::new(0u32));
    let ask: Callback<()> = {
        let dispatcher = state.dispatcher();
        let asked = Rc::clone(&asked);
        use_callback(key.clone(), move |(), key: &K| {
            let turn = asked.get().wrapping_add(1);
            asked.set(turn);
            let answer = fetch(key.clone());
            let (dispatcher, asked) = (dispatcher.clone(), Rc::clone(&asked));
            spawn_local(async move {
                let change = match answer.await {
                    Ok(value) => Change::Came(Rc::new(value)),
                    Err(failure) => Change::Failed(failure),
                };
                if asked.get() == turn {
                    dispatcher.dispatch(change);
                }
            });
        })
    };
    let retry = {
        let dispatcher = state.dispatcher();
        use_callback(ask.clone(), move |(), ask| {
            dispatcher.dispatch(Change::Asked);
            ask.emit(());
        })
    };
    {
        let (retry, refresh) = (retry.clone(), ask.clone());
        let asked_for = use_mut_ref(|| None);
        use_effect_with(key, move |key| {
            // A new session of the same partner brings the same things: what is on screen stays there.
            let before = asked_for.replace(Some(key.clone()));
            if before.is_some_and(|before| is_same(&before, key)) { refresh.emit(()) } else { retry.emit(()) }
        });
    }
    Loader { state, refresh: ask, retry }
}

/// Does something again and again while the tab can be seen, and at once when it comes back into sight.
#[hook]
pub(crate) fn use_poll(every_ms: Option<u32>, poll: Callback<()>) {
    let newest = use_mut_ref(|| poll.clone());
    newest.replace(poll);
    use_effect_with(every_ms, move |every_ms| {
        let running = every_ms.map(|every_ms| {
            let look = move || {
                if !dom::document().hidden() {
                    let poll = newest.borrow().clone();
                    poll.emit(());
                }
            };
            let back = dom::Listener::new(dom::document(), "visibilitychange", {
                let look = look.clone();
                move |_| look()
            });
            (Interval::new(every_ms, look), back)
        });
        move || drop(running)
    });
}

/// The client that [`crate::app::App`] handed down.
#[hook]
pub(crate) fn use_client() -> Client {
    use_context::<Client>().expect("the app wraps every page in a client")
}
