//! One partner's object: its store, its deliveries, its alarm.

mod attempt_line;
mod batch;
mod chores;
mod courier;
mod deliveries;
mod endpoints;
mod events;
mod health;
pub(super) mod operator;
mod promised;
mod replay;
mod retention;
mod send;
mod stats;
mod steps;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Promise, Uint8Array};
use serde::de::DeserializeOwned;
use url::Url;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Request, Response};

use super::bindings::{Env, Namespace, State, Storage};
use super::error::Error;
use super::keys::{self, Caller};
use super::settings::Settings;
use super::store::{self, Store};
use super::{answer, log, now, stream};
use crate::api::{BODY_BYTES_AT_MOST, Call, ErrorCode, ProblemDetails};
use crate::delivery::Queues;
use crate::model::{AskedBy, PartnerId, Timestamp};
use batch::Inbox;
use chores::Chores;
use courier::Claimed;

/// The Durable Object of one partner. The runtime makes it at the first request or alarm after a start or an eviction.
#[wasm_bindgen]
pub struct Partner {
    /// That the object could not be opened is told to every caller, and tried again when it is made anew.
    object: Result<Rc<Object>, Error>,
    storage: Storage,
}

/// An object that could not be opened, or whose alarm failed, is woken again after this long: nothing that is due may be
/// forgotten.
const REOPEN_AFTER: Duration = Duration::from_secs(15);

/// What the object holds in memory. All of it can be lost at any moment: the store is the truth.
pub(super) struct Object {
    state: State,
    store: Store,
    settings: Settings,
    /// What waits and what is under way at each endpoint.
    queues: RefCell<Queues<Claimed>>,
    inbox: RefCell<Inbox>,
    is_turning: Cell<bool>,
    /// When the last turn ended.
    turned_at: Cell<Timestamp>,
    /// When a row was last written: a clock that shows less was set back.
    latest: Cell<Timestamp>,
    alarm: Cell<Alarm>,
    watch: health::Watch,
    chores: Chores,
    /// Whose object this is, once a request has told.
    partner: OnceCell<PartnerId>,
    registry: Namespace,
    /// The worker's settings, which tell whose key a request carries.
    env: Env,
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
        let storage = state.storage();
        let object = Object::open(state, env).map(Rc::new);
        if let Err(error) = &object {
            log::failure("a partner's data stays closed", error);
        }
        Self { object, storage }
    }

    /// Answers a request that the router let through.
    pub fn fetch(&self, request: Request) -> Promise {
        let object = self.object.clone();
        future_to_promise(async move {
            let answered = match &object {
                Ok(object) => respond(object, &request).await,
                Err(error) => Err(error.clone()),
            };
            Ok(answered.unwrap_or_else(Error::into_response).into())
        })
    }

    /// Sends what is due. If that fails it has itself woken again. It throws only when not even that can be written, since
    /// then the runtime is the last to try again; it does so six times before it forgets the alarm.
    pub fn alarm(&self) -> Promise {
        let object = self.object.clone();
        let storage = self.storage.clone();
        future_to_promise(async move {
            let done = match &object {
                Ok(object) => courier::wake(object).await,
                Err(error) => Err(error.clone()),
            };
            if let Err(error) = done {
                log::failure("alarm failed", &error);
                if let Ok(object) = &object {
                    object.alarm.set(Alarm::Unknown);
                }
                JsFuture::from(store::wake(&storage, now().plus(REOPEN_AFTER))).await?;
            }
            Ok(JsValue::UNDEFINED)
        })
    }
}

impl Object {
    fn open(state: State, env: &Env) -> Result<Self, Error> {
        let misconfigured = |detail| Error::new(ErrorCode::Misconfigured, format!("{detail}."));
        let settings = Settings::read(env).map_err(misconfigured)?;
        // The id rather than the name: the runtime gives it in alarms too, and nobody can choose it.
        let store = Store::open(state.storage(), settings.storage_keys.vault(&state.id().text()))?;
        let partner = store.partner()?;
        let long_ago = Timestamp::from_millis(0);
        let queues = RefCell::new(Queues::new(settings.limits));
        let object = Self {
            state,
            store,
            settings,
            queues,
            inbox: RefCell::default(),
            is_turning: Cell::new(false),
            turned_at: Cell::new(long_ago),
            latest: Cell::new(long_ago),
            alarm: Cell::new(Alarm::Unknown),
            watch: health::Watch::default(),
            chores: Chores::default(),
            partner: partner.map_or_else(OnceCell::new, OnceCell::from),
            registry: env.registry(),
            env: env.clone(),
        };
        courier::recover(&object)?;
        Ok(object)
    }

    /// Remembers whose object this is: the runtime names it by a hash.
    fn belongs_to(&self, partner: &PartnerId) -> Result<(), Error> {
        if self.partner.get().is_none() {
            self.store.keep_partner(partner)?;
            // Nobody else can have set it meanwhile.
            let _ = self.partner.set(partner.clone());
        }
        Ok(())
    }
}

async fn respond(object: &Rc<Object>, request: &Request) -> Result<Response, Error> {
    if object.alarm.get() == Alarm::Unknown {
        // What an earlier instance left may be due before its alarm goes off.
        batch::nudge(object);
    }
    let url = Url::parse(&request.url()).map_err(|error| Error::Runtime(error.to_string()))?;
    let call = Call::parse(&request.method(), url.path()).map_err(|_| Error::not_found("page"))?;
    call.partner().map_or(Ok(()), |partner| object.belongs_to(partner))?;
    match &call {
        Call::Settings(_) => Ok(answer::json(200, &object.settings.view())),
        Call::Publish(_) => events::publish(object, request).await,
        Call::Rekey(_) => rekey(object).await,
        Call::ListEndpoints(_) => endpoints::list(object),
        Call::CreateEndpoint(_) => endpoints::create(object, request).await,
        Call::ReadEndpoint(_, id) => endpoints::read(object, id),
        Call::PatchEndpoint(_, id) => endpoints::patch(object, id, request).await,
        Call::DeleteEndpoint(_, id) => endpoints::delete(object, id).await,
        Call::ReadSecret(_, id) => endpoints::secret(object, id),
        Call::RotateSecret(_, id) => endpoints::rotate(object, id, request).await,
        Call::TestEndpoint(_, id) => events::test(object, id, request).await,
        Call::ListDeliveries(_) => deliveries::list(object, &url),
        Call::ReadDelivery(_, id) => deliveries::read(object, id),
        Call::RetryDelivery(_, id) => deliveries::retry(object, id, request).await,
        Call::Replay(_, id) => replay::ask(object, id, request).await,
        Call::ListReplays(_, id) => replay::list(object, id),
        Call::ReadReplay(_, id, replay) => replay::read(object, id, replay),
        Call::CancelReplay(_, id, replay) => replay::cancel(object, id, replay).await,
        Call::Stats(_) => stats::of_all(object),
        Call::EndpointStats(_, id) => stats::of_endpoint(object, id),
        Call::Health | Call::Metrics | Call::EventTypes | Call::EventType(_) | Call::EventTypeSchema(_) => {
            Err(Error::not_found("page of this partner"))
        }
    }
}

async fn rekey(object: &Object) -> Result<Response, Error> {
    let rekeyed = object.store.rekey()?;
    object.store.durable().await?;
    Ok(answer::json(200, &rekeyed))
}

/// A request's body, if it is within the limit.
async fn body(request: &Request) -> Result<Vec<u8>, Error> {
    let declared = request.headers().get("content-length")?.and_then(|length| length.parse().ok());
    if declared.is_some_and(|length: usize| length <= BODY_BYTES_AT_MOST) {
        // HTTP ends the body there, so it is within the limit and can be had in one piece.
        return Ok(Uint8Array::new(&JsFuture::from(request.array_buffer()?).await?).to_vec());
    }
    let read = stream::read(request.body(), BODY_BYTES_AT_MOST).await?;
    if read.is_cut {
        let limit = BODY_BYTES_AT_MOST / 1024;
        return Err(Error::new(
            ErrorCode::BodyTooLarge,
            format!("A body has {limit} KiB at most. Nothing was stored."),
        ));
    }
    Ok(read.bytes)
}

/// A request's body as JSON of that shape.
async fn json<T: DeserializeOwned>(request: &Request) -> Result<T, Error> {
    shaped(&body(request).await?)
}

/// The same, where a request without a body leaves everything as it usually is.
async fn json_or_nothing<T: DeserializeOwned + Default>(request: &Request) -> Result<T, Error> {
    let bytes = body(request).await?;
    if bytes.is_empty() { Ok(T::default()) } else { shaped(&bytes) }
}

fn shaped<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(bytes).map_err(|error| ProblemDetails::unreadable(&error).into())
}

/// Whose key a request carries. The router let it through, so it carries one.
fn asked_by(object: &Object, request: &Request) -> Result<AskedBy, Error> {
    let authorization = request.headers().get("authorization")?;
    match keys::caller(&object.env, authorization.as_deref()) {
        Some(Caller::Provider) => Ok(AskedBy::Provider),
        Some(Caller::Partner(_)) => Ok(AskedBy::Partner),
        None => Err(Error::new(ErrorCode::Unauthorized, "The key was taken back meanwhile.")),
    }
}
