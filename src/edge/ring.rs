//! The keys that were made, as this router knows them. They lie with the registry; of several workers, with that of the
//! first (docs/workers.md). `access` says when to ask for them.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, Request, RequestInit, Response};

use super::bindings::Env;
use super::error::Error;
use super::settings::text;
use super::{answer, log, now, registry, shards};
use crate::access::{Ask, KnownKey, Ring, bearer};
use crate::api::ErrorCode;
use crate::model::KeyId;

/// Where a registry gives them, with their hashes. It is no call of the API: routers ask it, and workers each other.
pub(super) const PATH: &str = "/provider-keys";

thread_local! {
    static RING: RefCell<Ring> = RefCell::default();
}

/// What is done with the keys that are known now.
pub(super) fn with<T>(judge: impl FnOnce(&Ring) -> T) -> T {
    RING.with(|ring| judge(&ring.borrow()))
}

/// They have changed.
pub(super) fn forget() {
    RING.with(|ring| ring.borrow_mut().forget());
}

/// Whether something is to be learnt before a request can be judged.
pub(super) fn must_learn(request: &Request) -> bool {
    next(request).is_some()
}

/// Learns what it takes to judge a request.
pub(super) async fn learn(env: &Env, request: &Request) -> Result<(), Error> {
    if next(request) == Some(Ask::Keys) {
        read(env, request, None).await?;
    }
    if let Some(Ask::Used(id)) = next(request)
        && let Err(error) = read(env, request, Some(&id)).await
    {
        // The key is good all the same.
        log::failure("the use of a key was not noted", &error);
    }
    Ok(())
}

fn next(request: &Request) -> Option<Ask> {
    let authorization = request.headers().get("authorization").ok()??;
    with(|ring| ring.ask(bearer(Some(&authorization))?, now()))
}

async fn read(env: &Env, request: &Request, used: Option<&KeyId>) -> Result<(), Error> {
    let misconfigured = |detail| Error::new(ErrorCode::Misconfigured, format!("{detail}."));
    let place = shards::place(env).map_err(misconfigured)?;
    let home = place.first();
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_signal(Some(&AbortSignal::timeout_with_u32(shards::PATIENCE_MS)));
    init.set_body(&JsValue::from_str(used.map_or("", KeyId::as_str)));
    let response = if home == place {
        let asked = Request::new_with_str_and_init(&format!("https://registry{PATH}"), &init)?;
        JsFuture::from(registry::stub(&env.registry()).fetch(&asked)?).await?.unchecked_into()
    } else {
        let headers = Headers::new()?;
        headers.set("authorization", &format!("Bearer {}", text(env, "PROVIDER_KEY").unwrap_or_default()))?;
        init.set_headers(&headers);
        let asked = Request::new_with_str_and_init(&format!("http://shard{PATH}"), &init)?;
        match shards::answer_of(home, shards::hand_on(env, home, &asked)?, &answer::request_id(request)).await {
            // As long as it is away, nobody can revoke a key either.
            Err(_) if RING.with(|ring| ring.borrow_mut().go_on(now())) => return Ok(()),
            answered => answered?,
        }
    };
    let keys = known(&response).await?;
    RING.with(|ring| ring.borrow_mut().fill(keys, now()));
    Ok(())
}

async fn known(response: &Response) -> Result<Vec<KnownKey>, Error> {
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    if !response.ok() {
        return Err(Error::Runtime(format!("the registry answered {}", response.status())));
    }
    serde_json::from_str(&text).map_err(|error| Error::Runtime(error.to_string()))
}
