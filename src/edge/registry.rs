//! The one object that knows every partner's counters: each partner's object reports its own now and then, and whoever
//! scrapes `/metrics` gets all of them at once. These are numbers and partners' ids, and nothing depends on them. It also
//! has what is nobody's own: the provider's keys.

mod keys;
mod pulse;
mod watch;

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Array;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::Url;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortSignal, Request, RequestInit, Response};

pub(crate) use self::pulse::Told;
use super::bindings::{Env, Fetcher, Namespace, State, Storage};
use super::error::Error;
use super::{answer, log, now};
use crate::api::{ErrorCode, PartnerPage};
use crate::health::Report;
use crate::model::{PartnerId, Timestamp};

/// The object's name. Pinned: it decides which file holds the reports.
const NAME: &str = "registry";
/// It is reached by its binding only, so its address is nobody's business.
const ADDRESS: &str = "https://registry/";
/// By this path it is asked whether it can write and is woken.
const PULSE: &str = "/pulse";
/// It answers that within so many milliseconds, or something is wrong.
const PATIENCE_MS: u32 = 5000;

const TABLE: &str = "CREATE TABLE IF NOT EXISTS reports (partner TEXT PRIMARY KEY, report TEXT NOT NULL) STRICT";

/// The Durable Object of the counters.
#[wasm_bindgen]
pub struct Registry {
    storage: Storage,
    env: Env,
    /// When it last wrote for those who ask whether it can.
    written_at: Rc<Cell<Option<Timestamp>>>,
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
        Self { storage: state.storage(), env: env.clone(), written_at: Rc::default() }
    }

    /// Answers what is about keys. Else takes a report (POST), gives all of them as JSON (GET), or forgets a partner's (DELETE, with the partner's id as the body).
    pub fn fetch(&self, request: Request) -> js_sys::Promise {
        let (storage, env, written_at) = (self.storage.clone(), self.env.clone(), Rc::clone(&self.written_at));
        future_to_promise(async move {
            let answered = match (keys::wanted(&request), request.method().as_str()) {
                (Some(wanted), _) => keys::answer(&storage, &env, &request, wanted).await,
                (None, "POST") => take(&storage, &request).await,
                (None, "DELETE") => drop_report(&storage, &request).await,
                (None, _) if path(&request) == PULSE => pulse::feel(&storage, &written_at).await,
                (None, _) => give(&storage, &request),
            };
            Ok(answer::named(answered, &answer::request_id(&request)).into())
        })
    }

    /// Notes that an alarm went off, and wakes whose own does not.
    pub fn alarm(&self) -> js_sys::Promise {
        let (storage, env) = (self.storage.clone(), self.env.clone());
        future_to_promise(async move {
            let now = pulse::tick(&storage).await?;
            if let Err(error) = watch::rouse(&storage, &env, now).await {
                log::failure("nobody can be woken", &error);
            }
            Ok(JsValue::UNDEFINED)
        })
    }
}

/// Where a request to it goes.
fn path(request: &Request) -> String {
    Url::parse(&request.url()).map(|url| url.path().to_owned()).unwrap_or_default()
}

/// The registry's stub.
pub(crate) fn stub(registry: &Namespace) -> Fetcher {
    registry.get(&registry.id_from_name(NAME))
}

/// All reports that it has.
pub(crate) async fn reports(registry: &Namespace) -> Result<Vec<Report>, Error> {
    ask(registry, ADDRESS).await
}

/// A page of them, and one more if there are more.
pub(crate) async fn some(registry: &Namespace, page: &PartnerPage) -> Result<Vec<Report>, Error> {
    ask(registry, &format!("{ADDRESS}?{}", page.query())).await
}

/// Has it write, and asks whether it is woken. That something cannot be written is an error.
pub(crate) async fn feel(registry: &Namespace) -> Result<Told, Error> {
    ask(registry, &format!("https://registry{PULSE}")).await
}

async fn ask<T: DeserializeOwned>(registry: &Namespace, address: &str) -> Result<T, Error> {
    let init = RequestInit::new();
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    let request = Request::new_with_str_and_init(address, &init)?;
    let response: Response = JsFuture::from(stub(registry).fetch(&request)?).await?.unchecked_into();
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    if !response.ok() {
        return Err(Error::Runtime(format!("the registry answered {}", response.status())));
    }
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

/// All reports, or a page of them and one more.
fn give(storage: &Storage, request: &Request) -> Result<Response, Error> {
    storage.sql().exec(TABLE, &Array::new())?;
    let url = Url::parse(&request.url()).map_err(|error| Error::Runtime(error.to_string()))?;
    let rows = if url.query().is_some() {
        let page = PartnerPage::parse(url.query_pairs().into_owned()).map_err(Error::Runtime)?;
        let after = page.after.as_ref().map_or("", PartnerId::as_str);
        let query = "SELECT report FROM reports WHERE partner > ? ORDER BY partner LIMIT ?";
        storage.sql().exec(query, &Array::of2(&after.into(), &(page.limit + 1).into()))?
    } else {
        // Another worker asks for all: its query is none.
        storage.sql().exec("SELECT report FROM reports ORDER BY partner", &Array::new())?
    };
    let rows = rows.to_array()?;
    let reports = rows.iter().map(|row| Ok(serde_wasm_bindgen::from_value::<Row>(row)?.report));
    let reports: Vec<String> = reports.collect::<Result<_, Error>>()?;
    Ok(answer::text(200, "application/json", &format!("[{}]", reports.join(","))))
}
