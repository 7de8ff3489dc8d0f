//! What a page asked for, from the asking to the answer, and the asking again.

use std::any::Any;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use gloo_timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::{Client, Failure};
use crate::dom;
use crate::frame::use_frame;

/// Where a request stands.
pub(crate) enum Load<T: ?Sized> {
    /// No answer yet.
    Waiting,
    /// No answer came, and there is none from before.
    Failed(Failure),
    /// The newest answer, and why there is no newer one if asking again failed.
    Ready(Rc<T>, Option<Failure>),
}

/// What happens to a request.
pub(crate) enum Change {
    /// It is made, and what was there is forgotten.
    Asked,
    /// It was answered.
    Came(Rc<dyn Any>),
    /// It was not.
    Failed(Failure),
}

impl Reducible for Load<dyn Any> {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
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
    state: Load<T>,
    dispatcher: UseReducerDispatcher<Load<dyn Any>>,
    /// Asks again and keeps what is there until the answer comes.
    pub(crate) refresh: Callback<()>,
    /// Forgets what is there and asks again.
    pub(crate) retry: Callback<()>,
}

impl<T: 'static> Loader<T> {
    fn of(asking: Asking) -> Self {
        let state = match &*asking.state {
            Load::Waiting => Load::Waiting,
            Load::Failed(failure) => Load::Failed(failure.clone()),
            Load::Ready(value, trouble) => match Rc::clone(value).downcast() {
                Ok(value) => Load::Ready(value, trouble.clone()),
                Err(_) => unreachable!("one hook brings values of one type"),
            },
        };
        Self { state, dispatcher: asking.state.dispatcher(), refresh: asking.refresh, retry: asking.retry }
    }

    /// Where it stands.
    pub(crate) fn state(&self) -> &Load<T> {
        &self.state
    }

    /// The newest answer.
    pub(crate) fn value(&self) -> Option<Rc<T>> {
        match &self.state {
            Load::Ready(value, _) => Some(Rc::clone(value)),
            _ => None,
        }
    }

    /// Why there is no newer answer than the one on screen.
    pub(crate) fn trouble(&self) -> Option<Failure> {
        match &self.state {
            Load::Ready(_, trouble) => trouble.clone(),
            _ => None,
        }
    }

    /// Takes in a value that came by another way, such as the answer to a change.
    pub(crate) fn replace(&self) -> Callback<T> {
        let dispatcher = self.dispatcher.clone();
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
    let asked = Asked { client: Some(client.clone()), key: Rc::new(key.clone()) };
    Loader::of(use_asking(asked, Box::new(move || answer(fetch(client.clone(), key.clone())))))
}

/// Asks once for what is the same for everybody.
#[hook]
pub(crate) fn use_part<T, F, A>(fetch: F) -> Loader<T>
where
    T: 'static,
    F: Fn() -> A + 'static,
    A: Future<Output = Result<T, Failure>> + 'static,
{
    Loader::of(use_asking(Asked { client: None, key: Rc::new(()) }, Box::new(move || answer(fetch()))))
}

/// An answer of any type. All that follows is compiled once for all types, not once for each.
type Answer = Pin<Box<dyn Future<Output = Result<Rc<dyn Any>, Failure>>>>;

fn answer<T: 'static>(fetched: impl Future<Output = Result<T, Failure>> + 'static) -> Answer {
    Box::pin(async { fetched.await.map(|value| Rc::new(value) as Rc<dyn Any>) })
}

/// What is asked for, and of whom.
#[derive(Clone)]
struct Asked {
    client: Option<Client>,
    key: Rc<dyn Key>,
}

/// What names what is asked for.
trait Key: Any {
    fn is(&self, other: &dyn Any) -> bool;
}

impl<K: PartialEq + 'static> Key for K {
    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        let other_key: &dyn Any = &*other.key;
        self.client == other.client && self.key.is(other_key)
    }
}

impl Asked {
    /// Whether what came for another is good for this too.
    fn is_about_the_same(&self, other: &Self) -> bool {
        let one_partner = match (&self.client, &other.client) {
            (Some(one), Some(other)) => one.is_about_the_same(other),
            _ => true,
        };
        let other_key: &dyn Any = &*other.key;
        one_partner && self.key.is(other_key)
    }
}

struct Asking {
    state: UseReducerHandle<Load<dyn Any>>,
    refresh: Callback<()>,
    retry: Callback<()>,
}

#[hook]
fn use_asking(asked: Asked, fetch: Box<dyn Fn() -> Answer>) -> Asking {
    let state = use_reducer(|| Load::Waiting);
    let turns = use_memo((), |()| Cell::new(0u32));
    let ask: Callback<()> = {
        let dispatcher = state.dispatcher();
        let turns = Rc::clone(&turns);
        use_callback(asked.clone(), move |(), _| {
            let turn = turns.get().wrapping_add(1);
            turns.set(turn);
            let answer = fetch();
            let (dispatcher, turns) = (dispatcher.clone(), Rc::clone(&turns));
            spawn_local(async move {
                let change = match answer.await {
                    Ok(value) => Change::Came(value),
                    Err(failure) => Change::Failed(failure),
                };
                if turns.get() == turn {
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
        use_effect_with(asked, move |asked: &Asked| {
            // A new session of the same partner brings the same things: what is on screen stays there.
            let before: Option<Asked> = asked_for.replace(Some(asked.clone()));
            if before.is_some_and(|before| before.is_about_the_same(asked)) {
                refresh.emit(());
            } else {
                retry.emit(());
            }
        });
    }
    Asking { state, refresh: ask, retry }
}

/// Tells those around, once, that an answer came or will not come.
#[hook]
pub(crate) fn use_settled(is_settled: bool, on_known: &Callback<()>) {
    let on_known = on_known.clone();
    use_effect_with(is_settled, move |is_settled| {
        if *is_settled {
            on_known.emit(());
        }
    });
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
    use_frame().client
}
