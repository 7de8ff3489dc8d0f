//! The provider's keys: what is kept of them, in the registry's own file. A row has the hash of a key and nothing by which
//! the key could be found.

use js_sys::Array;
use serde::Deserialize;
use url::Url;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, Response};

use crate::access::{CheckedKey, KEYS_AT_MOST, KnownKey, caller, check_key};
use crate::api::{Call, ErrorCode, KeyList, KeyRequest, KeyView, MadeKey, ProblemDetails};
use crate::edge::bindings::{Env, Storage, random};
use crate::edge::error::Error;
use crate::edge::log::{Level, Line};
use crate::edge::partner::body::{json, text};
use crate::edge::{answer, now, ring, settings};
use crate::model::{Digest, KeyId, KeyName, Scope, Timestamp};

const TABLE: &str = "CREATE TABLE IF NOT EXISTS provider_keys (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, scope TEXT NOT NULL, hash TEXT NOT NULL, created_at INTEGER NOT NULL,
    last_used_at INTEGER
) STRICT";

#[derive(Deserialize)]
struct Row {
    id: KeyId,
    name: KeyName,
    scope: Scope,
    hash: Digest,
    created_at: u64,
    last_used_at: Option<u64>,
}

/// What is wanted of the keys.
pub(super) enum Wanted {
    List,
    Make,
    Revoke(KeyId),
    /// All of them with their hashes, for a router.
    Ring,
}

/// What a request wants, if it is about keys.
pub(super) fn wanted(request: &Request) -> Option<Wanted> {
    let url = Url::parse(&request.url()).ok()?;
    if url.path() == ring::PATH {
        return Some(Wanted::Ring);
    }
    match Call::parse(&request.method(), url.path()).ok()? {
        Call::ListKeys => Some(Wanted::List),
        Call::MakeKey => Some(Wanted::Make),
        Call::RevokeKey(id) => Some(Wanted::Revoke(id)),
        _ => None,
    }
}

pub(super) async fn answer(storage: &Storage, env: &Env, request: &Request, wanted: Wanted) -> Result<Response, Error> {
    storage.sql().exec(TABLE, &Array::new())?;
    match wanted {
        Wanted::List => Ok(answer::json(200, &KeyList { keys: all(storage)?.into_iter().map(view).collect() })),
        Wanted::Make => make(storage, env, request).await,
        Wanted::Revoke(id) => revoke(storage, env, request, &id).await,
        Wanted::Ring => {
            if let Ok(used) = KeyId::parse(&text(request).await?) {
                note_use(storage, &used)?;
            }
            Ok(answer::json(200, &all(storage)?))
        }
    }
}

async fn make(storage: &Storage, env: &Env, request: &Request) -> Result<Response, Error> {
    let wish: KeyRequest = json(request).await?;
    let checked: CheckedKey = check_key(&wish).map_err(|problems| {
        let detail = "No key was made. Mend what `problems` names and send it again.";
        ProblemDetails::new(ErrorCode::InvalidKey, detail).with(problems)
    })?;
    if all(storage)?.len() >= KEYS_AT_MOST {
        let detail = format!("There are {KEYS_AT_MOST} keys, as many as may be. Revoke one that nobody uses.");
        return Err(Error::new(ErrorCode::TooManyKeys, detail));
    }
    let now = now();
    let (key, known) = checked.make(KeyId::new(now, random()), random(), now);
    let KnownKey { id, name, scope, hash, created_at, .. } = &known;
    let scope = serde_json::to_value(scope).expect("a scope is a word");
    let values = [
        id.as_str().into(),
        name.as_str().into(),
        scope.as_str().unwrap_or_default().into(),
        String::from(*hash).into(),
        millis(*created_at),
    ];
    let query = "INSERT INTO provider_keys (id, name, scope, hash, created_at) VALUES (?, ?, ?, ?, ?)";
    storage.sql().exec(query, &values.iter().collect::<Array>())?;
    changed(storage, env, request, "a key was made", id).await?;
    Ok(answer::json(201, &MadeKey { view: view(known), key }))
}

async fn revoke(storage: &Storage, env: &Env, request: &Request, id: &KeyId) -> Result<Response, Error> {
    let query = "DELETE FROM provider_keys WHERE id = ? RETURNING id";
    let gone = storage.sql().exec(query, &Array::of1(&id.as_str().into()))?.to_array()?;
    if gone.length() == 0 {
        return Err(Error::not_found("key"));
    }
    changed(storage, env, request, "a key was revoked", id).await?;
    Ok(answer::empty(204))
}

/// What follows a change: it is durable, forgotten by the router that runs here too, and in the log.
async fn changed(storage: &Storage, env: &Env, request: &Request, what: &str, id: &KeyId) -> Result<(), Error> {
    JsFuture::from(storage.sync()).await?;
    ring::forget();
    let authorization = request.headers().get("authorization")?;
    let by = caller(authorization.as_deref(), now(), |name| settings::text(env, name));
    let by = by.map(|caller| caller.actor().to_string()).unwrap_or_default();
    let named = answer::request_id(request);
    let detail = format!("{id} by {by}");
    Line { request_id: Some(&named), detail: Some(&detail), ..Line::new(Level::Info, what) }.write();
    Ok(())
}

fn note_use(storage: &Storage, id: &KeyId) -> Result<(), Error> {
    let query = "UPDATE provider_keys SET last_used_at = ? WHERE id = ?";
    storage.sql().exec(query, &Array::of2(&millis(now()), &id.as_str().into()))?;
    Ok(())
}

fn all(storage: &Storage) -> Result<Vec<KnownKey>, Error> {
    let query = "SELECT id, name, scope, hash, created_at, last_used_at FROM provider_keys ORDER BY id";
    let rows = storage.sql().exec(query, &Array::new())?.to_array()?;
    let known = |row| {
        let Row { id, name, scope, hash, created_at, last_used_at } = serde_wasm_bindgen::from_value(row)?;
        let created_at = Timestamp::from_millis(created_at);
        let last_used_at = last_used_at.map(Timestamp::from_millis);
        Ok(KnownKey { id, name, scope, hash, created_at, last_used_at })
    };
    rows.iter().map(known).collect()
}

fn view(known: KnownKey) -> KeyView {
    let KnownKey { id, name, scope, created_at, last_used_at, .. } = known;
    KeyView { id, name, scope, created_at, last_used_at }
}

/// Times stay far below 2^53, where JavaScript's numbers stop being exact.
#[expect(clippy::cast_precision_loss, reason = "see above")]
fn millis(at: Timestamp) -> JsValue {
    JsValue::from_f64(at.as_millis() as f64)
}
