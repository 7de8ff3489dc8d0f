//! The one object that knows every partner's counters: each partner's object reports its own now and then, and whoever
//! scrapes `/metrics` gets all of them at once. These are numbers and partners' ids, and nothing depends on them. It also
//! has what is nobody's own: the provider's keys.

mod keys;

use js_sys::Array;
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Request, RequestInit, Response};

use super::bindings::{Env, Fetcher, Namespace, State, Storage};
use super::error::Error;
use super::{answer, now};
use crate::api::ErrorCode;
use crate::health::Report;
use crate::model::PartnerId;

/// The object's name. Pinned: it decides which file holds the reports.
const NAME: &str = "registry";
/// It is reached by its binding only, so its address is nobody's business.
const ADDRESS: &str = "https://registry/";

const TABLE: &str = "CREATE TABLE IF NOT EXISTS reports (partner TEXT PRIMARY KEY, report TEXT NOT NULL) STRICT";

/// The Durable Object of the counters.
#[wasm_bindgen]
pub struct Registry {
    storage: Storage,
    env: Env,
}

#[derive(Deserialize)]
struct Row {
    report: String,
}

#[wasm_bindgen]
impl Registry {
    /// Opens it.
    #[wasm_bindgen(constructor)]
    pub fn new(state: &State, env: &Env) -> Self {
        Self { storage: state.storage(), env: env.clone() }
    }

    /// Answers what is about keys. Else takes a report (POST), gives all of them as JSON (GET), or forgets a partner's (DELETE, with the partner's id as the body).
    pub fn fetch(&self, request: Request) -> js_sys::Promise {
        let (storage, env) = (self.storage.clone(), self.env.clone());
        future_to_promise(async move {
            let answered = match (keys::wanted(&request), request.method().as_str()) {
                (Some(wanted), _) => keys::answer(&storage, &env, &request, wanted).await,
                (None, "POST") => take(&storage, &request).await,
                (None, "DELETE") => drop_report(&storage, &request).await,
                (None, _) => give(&storage),
            };
            Ok(answer::named(answered, &answer::request_id(&request)).into())
        })
    }
}

/// The registry's stub.
pub(crate) fn stub(registry: &Namespace) -> Fetcher {
    registry.get(&registry.id_from_name(NAME))
}

/// All reports that it has.
pub(crate) async fn reports(registry: &Namespace) -> Result<Vec<Report>, Error> {
    let response: Response =
        JsFuture::from(stub(registry).fetch(&Request::new_with_str(ADDRESS)?)?).await?.unchecked_into();
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| Error::Runtime(error.to_string()))
}

/// Sends a partner's report.
pub(crate) async fn report(registry: &Namespace, report: &Report) -> Result<(), Error> {
    let body = serde_json::to_string(report).map_err(|error| Error::Runtime(error.to_string()))?;
    call(registry, "POST", &body).await
}

/// Has it forget a partner.
pub(crate) async fn forget(registry: &Namespace, partner: &PartnerId) -> Result<(), Error> {
    call(registry, "DELETE", partner.as_str()).await
}

async fn call(registry: &Namespace, method: &str, body: &str) -> Result<(), Error> {
    let init = RequestInit::new();
    init.set_method(method);
    init.set_body(&JsValue::from_str(body));
    let request = Request::new_with_str_and_init(ADDRESS, &init)?;
    let response: Response = JsFuture::from(stub(registry).fetch(&request)?).await?.unchecked_into();
    if response.ok() { Ok(()) } else { Err(Error::Runtime(format!("the registry answered {}", response.status()))) }
}

async fn take(storage: &Storage, request: &Request) -> Result<Response, Error> {
    let text = JsFuture::from(request.text()?).await?.as_string().unwrap_or_default();
    let report: Report =
        serde_json::from_str(&text).map_err(|error| Error::new(ErrorCode::BadBody, error.to_string()))?;
    storage.sql().exec(TABLE, &Array::new())?;
    let query = "INSERT OR REPLACE INTO reports (partner, report) VALUES (?, ?)";
    let report = Report { at: now(), ..report };
    let text = serde_json::to_string(&report).map_err(|error| Error::Runtime(error.to_string()))?;
    storage.sql().exec(query, &Array::of2(&report.partner.as_str().into(), &text.into()))?;
    Ok(answer::empty(204))
}

async fn drop_report(storage: &Storage, request: &Request) -> Result<Response, Error> {
    let partner = JsFuture::from(request.text()?).await?;
    storage.sql().exec(TABLE, &Array::new())?;
    storage.sql().exec("DELETE FROM reports WHERE partner = ?", &Array::of1(&partner))?;
    Ok(answer::empty(204))
}

fn give(storage: &Storage) -> Result<Response, Error> {
    storage.sql().exec(TABLE, &Array::new())?;
    let rows = storage.sql().exec("SELECT report FROM reports ORDER BY partner", &Array::new())?.to_array()?;
    let reports = rows.iter().map(|row| Ok(serde_wasm_bindgen::from_value::<Row>(row)?.report));
    let reports: Vec<String> = reports.collect::<Result<_, Error>>()?;
    Ok(answer::text(200, "application/json", &format!("[{}]", reports.join(","))))
}
