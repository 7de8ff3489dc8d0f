//! The way in: who may call what, and whose object answers. It keeps nothing between two requests.

use js_sys::Promise;
use url::Url;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Request, Response};

use super::bindings::{Env, Fallible};
use super::error::Error;
use super::keys::{Caller, caller, may_read_metrics};
use super::settings::Settings;
use super::{answer, assets, registry};
use crate::api::{
    Access, Call, ErrorCode, EventTypeList, EventTypeView, Health, Method, ParseCallError, ProblemDetails,
};
use crate::catalogue::{self, Entry};
use crate::model::{EventType, PartnerId};

/// The name of a partner's object. Pinned: it decides which file holds the partner's data.
fn object_name(partner: &PartnerId) -> String {
    format!("partner:{partner}")
}

/// Who answers a request.
enum Answer {
    /// The partner's object will.
    Object(Promise),
    /// The router itself does.
    Here(Response),
    /// A file is.
    File(Url),
}

thread_local! {
    /// Has an object that fails answer as everything else here that fails does.
    static REFUSE: Closure<dyn FnMut(JsValue) -> JsValue> =
        Closure::new(|exception| Error::from(exception).into_response().into());
}

/// Answers a request to the worker. What goes to an object goes there without a turn of its own in this module.
#[wasm_bindgen]
pub fn route(request: Request, env: Env) -> Promise {
    let answer = |response: Response| Promise::resolve(&JsValue::from(response));
    match decide(&request, &env) {
        Ok(Answer::Object(promise)) => REFUSE.with(|refuse| promise.unchecked_ref::<Fallible>().or_else(refuse)),
        Ok(Answer::Here(response)) => answer(response),
        Ok(Answer::File(url)) => future_to_promise(async move {
            Ok(assets::serve(&request, &env, &url).await.unwrap_or_else(Error::into_response).into())
        }),
        Err(error) => answer(error.into_response()),
    }
}

fn decide(request: &Request, env: &Env) -> Result<Answer, Error> {
    let url = Url::parse(&request.url()).map_err(|error| Error::Runtime(error.to_string()))?;
    let path = url.path();
    if path != "/health" && path != "/metrics" && !path.starts_with("/api/") {
        return Ok(Answer::File(url));
    }
    let call = Call::parse(&request.method(), path).map_err(|error| refuse(error, path))?;
    let authorization = request.headers().get("authorization")?;
    if call == Call::Metrics && may_read_metrics(env, authorization.as_deref()) {
        return Ok(Answer::Object(registry::stub(&env.registry()).fetch(request)?));
    }
    if call.access() == Access::Public {
        return public(&call, env).map(Answer::Here);
    }
    let caller = caller(env, authorization.as_deref()).ok_or_else(|| {
        Error::new(
            ErrorCode::Unauthorized,
            "Send your key in the header `Authorization: Bearer KEY`. Without one, or with one we do not know, nothing opens.",
        )
    })?;
    let Some(partner) = call.partner() else {
        return Err(Error::new(ErrorCode::Forbidden, "Only the provider's key opens this."));
    };
    if let Caller::Partner(own) = caller {
        if own != *partner {
            // What another partner has is nobody's business, its existence included.
            return Err(Error::not_found("partner"));
        }
        if call.access() == Access::Provider {
            return Err(Error::new(ErrorCode::Forbidden, "Only the provider's key opens this."));
        }
    }
    let partners = env.partners();
    let object = partners.get(&partners.id_from_name(&object_name(partner)));
    Ok(Answer::Object(object.fetch(request)?))
}

fn refuse(error: ParseCallError, path: &str) -> Error {
    match error {
        ParseCallError::UnknownPath => Error::new(ErrorCode::NotFound, format!("There is nothing at {path}.")),
        ParseCallError::WrongMethod(methods) => {
            let methods: Vec<_> = methods.into_iter().map(Method::as_str).collect();
            Error::new(ErrorCode::MethodNotAllowed, format!("{path} takes {}.", methods.join(", ")))
        }
    }
}

fn public(call: &Call, env: &Env) -> Result<Response, Error> {
    let entry =
        |name: &String| catalogue::entry(name).ok_or_else(|| Error::new(ErrorCode::NotFound, unknown_event_type(name)));
    match call {
        Call::EventTypes => {
            let event_types = catalogue::entries().iter().map(view).collect();
            Ok(answer::json(200, &EventTypeList { event_types }))
        }
        Call::EventType(name) => Ok(answer::json(200, &view(entry(name)?))),
        Call::EventTypeSchema(name) => Ok(answer::text(200, "application/schema+json", entry(name)?.schema)),
        _ => health(env),
    }
}

/// Tells the truth: a worker whose settings cannot be read delivers nothing.
fn health(env: &Env) -> Result<Response, Error> {
    Settings::read(env).map_err(|detail| ProblemDetails::new(ErrorCode::Misconfigured, format!("{detail}.")))?;
    let version = env!("CARGO_PKG_VERSION").to_owned();
    Ok(answer::json(200, &Health { status: "ok".to_owned(), version }))
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
