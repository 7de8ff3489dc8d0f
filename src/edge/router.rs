//! The way in: who may call what, and whose object answers. It keeps nothing between two requests.

use js_sys::Promise;
use url::Url;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Request, Response};

use super::bindings::{Env, Fallible, Fetcher};
use super::error::Error;
use super::origin::{self, Origin};
use super::settings::{Settings, text};
use super::{answer, assets, now, partners, ready, registry, ring, shards};
use crate::access::{admit, is_root_key};
use crate::api::{
    Access, Call, ErrorCode, EventTypeList, EventTypeView, Health, ParseCallError, PartnerPage, ProblemDetails,
};
use crate::catalogue::{self, Entry};
use crate::model::{EventType, PartnerId, RequestId};
use crate::placement::Place;

/// A partner's object. Its name is pinned: it decides which file holds the partner's data.
pub(super) fn object_of(env: &Env, partner: &PartnerId) -> Fetcher {
    let partners = env.partners();
    partners.get(&partners.id_from_name(&format!("partner:{partner}")))
}

/// Who answers a request.
enum Answer {
    /// The partner's object will.
    Object(Promise),
    /// The router itself does.
    Here(Response),
    /// A file is.
    File(Url),
    /// Another worker will: it has been handed on.
    Shard(Place, Promise),
    /// How all workers are.
    Health(Place, Health),
    /// The counters of all workers; carries the key.
    Metrics(Place, Option<String>),
    /// Whether this one can do its work.
    Ready(Health),
    /// A page of the partners of all workers, or of this one alone if there is no place; carries the key.
    Partners(Option<Place>, Option<String>, PartnerPage),
}

/// How a request came here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// From whoever calls.
    Called,
    /// Another worker handed it on, or asks after this one alone.
    HandedOn,
}

thread_local! {
    /// Has an object that fails answer as everything else here that fails does.
    static REFUSE: Closure<dyn FnMut(JsValue) -> JsValue> =
        Closure::new(|exception| answer::named(Err(Error::from(exception)), &answer::new_request_id()).into());
}

/// Answers a request to the worker. What goes to an object goes there without a turn of its own in this module.
#[wasm_bindgen]
pub fn route(request: Request, env: Env) -> Promise {
    once_known(request, env, called)
}

/// Answers what another worker handed on.
#[wasm_bindgen(js_name = routeHandedOn)]
pub fn route_handed_on(request: Request, env: Env) -> Promise {
    once_known(request, env, |request, env| carry_out(decide(&request, &env, Way::HandedOn), request, env))
}

/// Answers a request as soon as is known what its key opens: nearly always at once.
fn once_known(request: Request, env: Env, answer: fn(Request, Env) -> Promise) -> Promise {
    if !ring::must_learn(&request) {
        return answer(request, env);
    }
    future_to_promise(async move {
        match ring::learn(&env, &request).await {
            Ok(()) => JsFuture::from(answer(request, env)).await,
            Err(error) => Ok(answer::named(Err(error), &answer::request_id(&request)).into()),
        }
    })
}

fn called(request: Request, env: Env) -> Promise {
    match origin::of(&request, &env) {
        Origin::Any => carry_out(decide(&request, &env, Way::Called), request, env),
        Origin::Answered(response) => Promise::resolve(&JsValue::from(response)),
        Origin::Marked(fields) => {
            let decided = decide(&request, &env, Way::Called);
            // Files are for every page, and say so themselves.
            let is_file = matches!(decided, Ok(Answer::File(_)));
            let answer = carry_out(decided, request, env);
            if is_file { answer } else { origin::mark(answer, fields) }
        }
    }
}

fn carry_out(decided: Result<Answer, Error>, request: Request, env: Env) -> Promise {
    if let Ok(Answer::Object(promise)) = decided {
        return REFUSE.with(|refuse| promise.unchecked_ref::<Fallible>().or_else(refuse));
    }
    let id = answer::request_id(&request);
    let answer = |answered| Promise::resolve(&JsValue::from(answer::named(answered, &id)));
    match decided {
        Ok(Answer::Object(promise)) => promise,
        Ok(Answer::Here(response)) => answer(Ok(response)),
        Ok(Answer::File(path)) => later(id, async move { assets::serve(&request, &env, &path).await }),
        Ok(Answer::Shard(home, promise)) => future_to_promise(async move {
            // What another worker answers has its name already.
            let answered = shards::answer_of(home, promise, &id).await;
            Ok(answered.unwrap_or_else(|error| answer::named(Err(error), &id)).into())
        }),
        Ok(Answer::Health(place, own)) => later(id, async move { shards::health(&env, place, own).await }),
        Ok(Answer::Metrics(place, key)) => later(id, async move { shards::metrics(&env, place, key.as_deref()).await }),
        Ok(Answer::Ready(own)) => later(id, async move { Ok(answer::json(200, &ready::readiness(&env, own).await?)) }),
        Ok(Answer::Partners(place, key, page)) => later(id, async move {
            match place {
                Some(place) => partners::all(&env, place, key.as_deref(), &page).await,
                None => Ok(answer::json(200, &partners::own(&env, &page).await?)),
            }
        }),
        Err(error) => answer(Err(error)),
    }
}

fn later(id: RequestId, answered: impl Future<Output = Result<Response, Error>> + 'static) -> Promise {
    future_to_promise(async move { Ok(answer::named(answered.await, &id).into()) })
}

fn decide(request: &Request, env: &Env, way: Way) -> Result<Answer, Error> {
    let url = Url::parse(&request.url()).map_err(|error| Error::Runtime(error.to_string()))?;
    let path = url.path();
    if path == ring::PATH && way == Way::HandedOn {
        return keys_of_registry(request, env);
    }
    if !["/health", "/ready", "/metrics"].contains(&path) && !path.starts_with("/api/") {
        return Ok(Answer::File(url));
    }
    let call = Call::parse(&request.method(), path).map_err(|error| refuse(error, path))?;
    let authorization = request.headers().get("authorization")?;
    let admitted = ring::with(|ring| admit(&call, authorization.as_deref(), now(), ring, |name| text(env, name)));
    admitted.map_err(ProblemDetails::from)?;
    let place = shards::place(env).map_err(misconfigured)?;
    if call == Call::Metrics {
        return match way {
            Way::Called => Ok(Answer::Metrics(place, authorization)),
            Way::HandedOn => Ok(Answer::Object(registry::stub(&env.registry()).fetch(request)?)),
        };
    }
    if call == Call::Health {
        let own = health(env, place)?;
        return Ok(match way {
            Way::Called if place.is_shared() => Answer::Health(place, own),
            _ => Answer::Here(answer::json(200, &own)),
        });
    }
    if call == Call::Ready {
        return Ok(Answer::Ready(health(env, place)?));
    }
    if call == Call::ListPartners {
        let place = (way == Way::Called).then_some(place);
        return Ok(Answer::Partners(place, authorization, partners::page(&url)?));
    }
    if call == Call::Contract {
        return Ok(Answer::File(url));
    }
    if call.access() == Access::Public {
        return public(&call).map(Answer::Here);
    }
    if matches!(call, Call::ListKeys | Call::MakeKey | Call::RevokeKey(_)) {
        let home = place.first();
        return match way {
            Way::Called if home != place => Ok(Answer::Shard(home, shards::hand_on(env, home, request)?)),
            _ => Ok(Answer::Object(registry::stub(&env.registry()).fetch(request)?)),
        };
    }
    let Some(partner) = call.partner() else {
        return Err(Error::not_found("page"));
    };
    let home = place.home_of(partner);
    if home != place {
        return match way {
            Way::Called => Ok(Answer::Shard(home, shards::hand_on(env, home, request)?)),
            Way::HandedOn => Err(shards::misplaced(partner, place)),
        };
    }
    Ok(Answer::Object(object_of(env, partner).fetch(request)?))
}

/// Another worker asks for the keys that were made.
fn keys_of_registry(request: &Request, env: &Env) -> Result<Answer, Error> {
    let authorization = request.headers().get("authorization")?;
    if !is_root_key(authorization.as_deref(), |name| text(env, name)) {
        return Err(Error::not_found("page"));
    }
    Ok(Answer::Object(registry::stub(&env.registry()).fetch(request)?))
}

fn refuse(error: ParseCallError, path: &str) -> Error {
    match error {
        ParseCallError::UnknownPath => Error::new(ErrorCode::NotFound, format!("There is nothing at {path}.")),
        ParseCallError::WrongMethod(methods) => ProblemDetails::wrong_method(path, &methods).into(),
    }
}

fn public(call: &Call) -> Result<Response, Error> {
    let entry =
        |name: &String| catalogue::entry(name).ok_or_else(|| Error::new(ErrorCode::NotFound, unknown_event_type(name)));
    match call {
        Call::EventTypes => {
            let event_types = catalogue::entries().iter().map(view).collect();
            Ok(answer::json(200, &EventTypeList { event_types }))
        }
        Call::EventType(name) => Ok(answer::json(200, &view(entry(name)?))),
        Call::EventTypeSchema(name) => Ok(answer::text(200, "application/schema+json", entry(name)?.schema())),
        _ => Err(Error::not_found("page")),
    }
}

/// Tells the truth: a worker whose settings cannot be read delivers nothing.
fn health(env: &Env, place: Place) -> Result<Health, Error> {
    Settings::read(env).map_err(misconfigured)?;
    let shard = place.is_shared().then(|| place.to_string());
    Ok(Health { status: "ok".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned(), shard })
}

fn misconfigured(detail: String) -> Error {
    Error::new(ErrorCode::Misconfigured, detail + ".")
}

/// What to say to somebody who named an event type that does not exist.
pub(super) fn unknown_event_type(name: &str) -> String {
    let hint = catalogue::nearest(name).map_or_else(
        || "The list is at /api/v1/event-types.".to_owned(),
        |entry| format!("Did you mean {}?", entry.event_type),
    );
    format!("There is no event type {name:?}. {hint}")
}

fn view(entry: &Entry) -> EventTypeView {
    EventTypeView {
        event_type: EventType::parse(entry.event_type).expect("a test parses every name of the catalogue"),
        group: entry.group.name().to_owned(),
        name: entry.name.to_owned(),
        description: entry.description.to_owned(),
        condition: entry.condition.map(str::to_owned),
        schema_version: entry.schema_version,
        schema: Call::EventTypeSchema(entry.event_type.to_owned()).path(),
    }
}
