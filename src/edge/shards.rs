//! Several workers on one machine, each with some of the partners (docs/workers.md). Any of them takes any call: what is
//! another's is handed on to it as it came, body, key and all, and what it answers goes back as it comes.
//!
//! Invariant: what was handed on is never handed on again. It comes by a socket of its own, so nobody can pretend.

use js_sys::{Promise, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, Request, RequestInit, Response};

use super::bindings::{Env, Fetcher};
use super::error::{Error, words};
use super::log::{Level, Line};
use super::settings::text;
use super::{answer, ready, registry};
use crate::api::{ErrorCode, Health, ProblemDetails};
use crate::health::{Report, expose, expose_ready, expose_shards};
use crate::model::{PartnerId, RequestId};
use crate::placement::Place;

/// A worker that is asked how it is must answer within this; a call for a partner may take as long as it takes.
pub(super) const PATIENCE_MS: u32 = 2000;
/// When a worker that is away is likely to be back: it starts in a tenth of a second, and whoever starts it must notice.
const BACK_IN_SECONDS: u64 = 2;

/// This worker's place, by its settings.
pub(super) fn place(env: &Env) -> Result<Place, String> {
    Place::parse(text(env, "SHARD").as_deref(), text(env, "SHARDS").as_deref()).map_err(|error| error.to_string())
}

/// Why a worker does not serve a partner: the data, or whoever handed on the call, says that it lies elsewhere.
pub(super) fn misplaced(partner: &PartnerId, place: Place) -> Error {
    let home = place.home_of(partner);
    let detail = format!(
        "The partner {partner} lies on {home}, and this is {place}. Start every worker with the same SHARDS, on the folder that it had."
    );
    Error::new(ErrorCode::Misconfigured, detail)
}

/// Hands a call on.
pub(super) fn hand_on(env: &Env, home: Place, request: &Request) -> Result<Promise, Error> {
    Ok(worker(env, home)?.fetch(request)?)
}

/// What came of it.
pub(super) async fn answer_of(home: Place, promise: Promise, request: &RequestId) -> Result<Response, Error> {
    let answered = JsFuture::from(promise).await;
    answered.map(JsCast::unchecked_into).map_err(|exception| {
        let detail = format!("{home}: {}", words(&exception));
        let line = Line::new(Level::Error, "a worker does not answer");
        Line { request_id: Some(request), detail: Some(&detail), ..line }.write();
        let detail = "The worker that has this partner's data does not answer. Nothing that was accepted is lost. \
            Whether this call still came through is not known: make it again, and an event under the same id or Idempotency-Key.";
        ProblemDetails {
            retry_after: Some(BACK_IN_SECONDS),
            ..ProblemDetails::new(ErrorCode::ShardDown, detail)
        }
        .into()
    })
}

/// All is well only where every worker is, and where it should be.
pub(super) async fn health(env: &Env, place: Place, own: Health) -> Result<Response, Error> {
    let asked: Vec<_> = place.others().map(|other| (other, ask(env, other, "/health", None))).collect();
    let mut ill = Vec::new();
    for (other, answer) in asked {
        match read::<Health>(answer).await {
            Ok(health) if health.shard == Some(other.to_string()) => {}
            Ok(Health { shard, .. }) => {
                let found = shard.unwrap_or_else(|| "a worker that shares with nobody".to_owned());
                ill.push(format!("where {other} should be, there is {found}"));
            }
            Err(_) => ill.push(format!("{other} does not answer as it should")),
        }
    }
    if ill.is_empty() {
        return Ok(answer::json(200, &own));
    }
    let detail = format!("This is {place}, and it works; but {}.", ill.join("; "));
    Err(ProblemDetails { retry_after: Some(BACK_IN_SECONDS), ..ProblemDetails::new(ErrorCode::ShardDown, detail) }
        .into())
}

/// That another worker does not answer.
pub(super) fn down(other: Place) -> Error {
    let detail = format!("{other} does not answer, and what it knows is missing here.");
    ProblemDetails { retry_after: Some(BACK_IN_SECONDS), ..ProblemDetails::new(ErrorCode::ShardDown, detail) }.into()
}

/// The counters of all partners of all workers. Those of a worker that does not answer are missing, and that is told.
pub(super) async fn metrics(env: &Env, place: Place, authorization: Option<&str>) -> Result<Response, Error> {
    let asked: Vec<_> = place.others().map(|other| (other, ask(env, other, "/metrics", authorization))).collect();
    let mut reports = registry::reports(&env.registry()).await?;
    let mut shards = vec![(place.number(), true)];
    for (other, answer) in asked {
        let found = read::<Vec<Report>>(answer).await;
        shards.push((other.number(), found.is_ok()));
        reports.extend(found.unwrap_or_default());
    }
    let mut text = expose(&reports);
    let (storage, alarms) = ready::parts(env).await;
    text.push_str(&expose_ready(storage, alarms));
    if place.is_shared() {
        shards.sort_unstable();
        text.push_str(&expose_shards(&shards));
    }
    Ok(answer::text(200, "text/plain; version=0.0.4; charset=utf-8", &text))
}

fn worker(env: &Env, home: Place) -> Result<Fetcher, Error> {
    let name = format!("SHARD_{}", home.number());
    let found = Reflect::get(env, &JsValue::from_str(&name)).ok().filter(|value| !value.is_undefined());
    found
        .map(JsCast::unchecked_into)
        .ok_or_else(|| Error::new(ErrorCode::Misconfigured, format!("There is no binding {name} to hand calls on by.")))
}

pub(super) fn ask(env: &Env, other: Place, path: &str, authorization: Option<&str>) -> Result<Promise, Error> {
    let init = RequestInit::new();
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    let headers = Headers::new()?;
    authorization.map_or(Ok(()), |value| headers.set("authorization", value))?;
    init.set_headers(&headers);
    Ok(worker(env, other)?.fetch(&Request::new_with_str_and_init(&format!("http://shard{path}"), &init)?)?)
}

pub(super) async fn read<T: DeserializeOwned>(asked: Result<Promise, Error>) -> Result<T, Error> {
    let response: Response = JsFuture::from(asked?).await?.unchecked_into();
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    if !response.ok() {
        return Err(Error::Runtime(format!("it answered {}", response.status())));
    }
    serde_json::from_str(&text).map_err(|error| Error::Runtime(error.to_string()))
}
