//! One partner's object: its store, its deliveries, its alarm.

mod access;
mod admission;
mod attempt_line;
mod audit;
mod batch;
mod bodies;
pub(super) mod body;
mod calls;
mod chores;
mod clock;
mod conformance;
mod courier;
mod deliveries;
mod endpoints;
mod erasure;
mod events;
mod exhausted;
mod gather;
mod health;
mod intake;
mod many;
pub(super) mod operator;
mod pacing;
mod promised;
mod replay;
mod retention;
mod send;
mod stats;
mod steps;
mod under_way;
mod work;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::Promise;
use url::Url;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Request;

use super::bindings::{Env, Namespace, State};
use super::error::Error;
use super::settings::Settings;
use super::shards;
use super::store::{self, Store};
use super::{answer, log, now};
use crate::api::{Call, ErrorCode};
use crate::delivery::{Backlog, Queues};
use crate::model::{PartnerId, Timestamp};
use batch::Inbox;
use bodies::Bodies;
use chores::Chores;
use courier::Errand;
use erasure::Erased;
use gather::Gathering;
use send::Patience;
use under_way::UnderWay;
use work::Work;

/// The Durable Object of one partner. The runtime makes it at the first request or alarm after a start or an eviction.
#[wasm_bindgen]
pub struct Partner {
    state: State,
    env: Env,
    /// That the object could not be opened is told to every caller, and tried again when it is made anew. There is none
    /// after all was erased, until somebody calls.
    object: Rc<RefCell<Option<Opened>>>,
}

type Opened = Result<Rc<Object>, Error>;

/// An object that could not be opened, or whose alarm failed, is woken again after this long: nothing that is due may be
/// forgotten.
const REOPEN_AFTER: Duration = Duration::from_secs(15);

/// What the object holds in memory. All of it can be lost at any moment: the store is the truth.
pub(super) struct Object {
    state: State,
    /// For the keys and tokens that callers come with.
    env: Env,
    store: Store,
    settings: Settings,
    /// What waits and what is under way at each endpoint.
    queues: RefCell<Queues<Errand>>,
    inbox: RefCell<Inbox>,
    bodies: RefCell<Bodies>,
    patience: Patience,
    work: Work,
    is_turning: Cell<bool>,
    /// The turn that waits for more to arrive, if one does.
    gathering: RefCell<Option<Gathering>>,
    under_way: UnderWay,
    /// When the last turn ended.
    turned_at: Cell<Timestamp>,
    /// How much it wrote.
    turn_wrote: Cell<usize>,
    /// When a timer in memory lets go what rate limits hold up.
    paced_at: Cell<Option<Timestamp>>,
    /// What the runtime's clock showed when somebody last looked.
    seen_at: Cell<Timestamp>,
    /// Whether it stood still then.
    stood_still: Cell<bool>,
    /// When a row was last written: a clock that shows less was set back.
    latest: Cell<Timestamp>,
    alarm: Cell<Alarm>,
    watch: health::Watch,
    chores: Chores,
    /// Whose object this is, once a request has told,
    partner: OnceCell<PartnerId>,
    /// and in which epoch its tokens are good.
    epoch: Cell<u64>,
    registry: Namespace,
    backlog: RefCell<Backlog>,
    /// When the backlog was last counted anew because it looked too long.
    counted_at: Cell<Timestamp>,
    erased: Erased,
    /// The partner was erased: whatever still runs here ends without a trace.
    is_erased: Cell<bool>,
}

/// What this instance knows of its alarm: setting it anew costs a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alarm {
    /// Nothing: an earlier instance may have set it.
    Unknown,
    /// It has gone off.
    Off,
    /// It is set to that.
    At(Timestamp),
}

#[wasm_bindgen]
impl Partner {
    /// Opens the partner's store. Attempts that another instance began are over, whatever came of them.
    #[wasm_bindgen(constructor)]
    pub fn new(state: State, env: &Env) -> Self {
        let object = open(&state, env);
        Self { state, env: env.clone(), object: Rc::new(RefCell::new(Some(object))) }
    }

    /// Answers a request that the router let through.
    pub fn fetch(&self, request: Request) -> Promise {
        let object = self.object.borrow_mut().get_or_insert_with(|| open(&self.state, &self.env)).clone();
        let named = answer::request_id(&request);
        let (all, storage, registry) = (Rc::clone(&self.object), self.state.storage(), self.env.registry());
        future_to_promise(async move {
            let answered = match (to_erase(&request), &object) {
                (Some(partner), _) => {
                    all.take();
                    erasure::partner(&partner, object.as_ref().ok(), &storage, &registry).await
                }
                (None, Ok(object)) => match calls::respond(object, &request, &named).await {
                    Err(_) if object.is_erased.get() => Err(erasure::too_late()),
                    answered => answered,
                },
                (None, Err(error)) => Err(error.clone()),
            };
            Ok(answer::named(answered, &named).into())
        })
    }

    /// Sends what is due. If that fails it has itself woken again. It throws only when not even that can be written, since
    /// then the runtime is the last to try again; it does so six times before it forgets the alarm.
    pub fn alarm(&self) -> Promise {
        let object = self.object.borrow().clone();
        let storage = self.state.storage();
        future_to_promise(async move {
            let done = match &object {
                None => Ok(()),
                Some(Ok(object)) => courier::wake(object).await,
                Some(Err(error)) => Err(error.clone()),
            };
            if let Err(error) = done {
                log::failure("alarm failed", &error);
                if let Some(Ok(object)) = &object {
                    object.alarm.set(Alarm::Unknown);
                }
                JsFuture::from(store::wake(&storage, now().plus(REOPEN_AFTER))).await?;
            }
            Ok(JsValue::UNDEFINED)
        })
    }
}

fn open(state: &State, env: &Env) -> Opened {
    let object = Object::open(state.clone(), env).map(Rc::new);
    if let Err(error) = &object {
        log::failure("a partner's data stays closed", error);
    }
    object
}

/// The partner of whom everything is to go. The router let the request through, so it may.
fn to_erase(request: &Request) -> Option<PartnerId> {
    let url = Url::parse(&request.url()).ok()?;
    match Call::parse(&request.method(), url.path()) {
        Ok(Call::ErasePartner(partner)) => Some(partner),
        _ => None,
    }
}

impl Object {
    fn open(state: State, env: &Env) -> Result<Self, Error> {
        let misconfigured = |detail| Error::new(ErrorCode::Misconfigured, format!("{detail}."));
        let settings = Settings::read(env).map_err(misconfigured)?;
        // The id rather than the name: the runtime gives it in alarms too, and nobody can choose it.
        let store = Store::open(state.storage(), settings.storage_keys.vault(&state.id().text()))?;
        let (partner, epoch) = store.partner()?.unzip();
        if let Some(partner) = &partner
            && settings.place.home_of(partner) != settings.place
        {
            return Err(shards::misplaced(partner, settings.place));
        }
        let long_ago = Timestamp::from_millis(0);
        let queues = RefCell::new(Queues::new(settings.limits));
        let backlog = RefCell::new(Backlog::new(settings.backlog_at_most));
        let object = Self {
            state,
            env: env.clone(),
            store,
            settings,
            queues,
            inbox: RefCell::default(),
            bodies: RefCell::default(),
            patience: Patience::default(),
            work: Work::default(),
            is_turning: Cell::new(false),
            gathering: RefCell::default(),
            under_way: UnderWay::default(),
            turned_at: Cell::new(long_ago),
            turn_wrote: Cell::default(),
            paced_at: Cell::default(),
            seen_at: Cell::new(long_ago),
            stood_still: Cell::new(false),
            latest: Cell::new(long_ago),
            alarm: Cell::new(Alarm::Unknown),
            watch: health::Watch::default(),
            chores: Chores::default(),
            partner: partner.map_or_else(OnceCell::new, OnceCell::from),
            epoch: Cell::new(epoch.unwrap_or_default()),
            registry: env.registry(),
            backlog,
            counted_at: Cell::new(long_ago),
            erased: Erased::default(),
            is_erased: Cell::new(false),
        };
        courier::recover(&object)?;
        Ok(object)
    }

    /// Remembers whose object this is: the runtime names it by a hash. Its first epoch is the time, so that no token of a
    /// partner that was erased is good again when one of that name comes back.
    fn belongs_to(&self, partner: &PartnerId) -> Result<(), Error> {
        if self.partner.get().is_none() {
            let epoch = now().as_millis();
            self.store.keep_partner(partner, epoch)?;
            self.epoch.set(epoch);
            // Nobody else can have set it meanwhile.
            let _ = self.partner.set(partner.clone());
        }
        Ok(())
    }
}
