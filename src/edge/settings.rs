//! What the operator set: read from the worker's environment, checked whole, never guessed.

use std::time::Duration;

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::bindings::Env;
use super::log::Log;
use super::partner::operator;
use super::{policy, shards};
use crate::access::{AllowedOrigins, TokenKeys};
use crate::api;
use crate::delivery::{Limits, RETRIES_AT_MOST, Retention, Schedule, TIME_OUT};
use crate::guard;
use crate::health::Rules;
use crate::model::{
    AddressPolicy, AllowedHosts, AllowedPorts, Endpoint, EndpointDraft, EndpointUrl, HeaderName, Headers, Secret,
    Subscription, Timestamp,
};
use crate::placement::Place;
use crate::vault::StorageKeys;

const NO_STORAGE_KEYS: &str =
    "STORAGE_KEYS is not set, so nothing is stored: give it `id:key`, the key being the base64 of 32 random bytes";

/// So many deliveries of a partner may be pending, unless the operator says otherwise.
const BACKLOG_AT_MOST: u64 = 100_000;

/// The settings of storing and delivering.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) schedule: Schedule,
    pub(crate) policy: AddressPolicy,
    pub(crate) limits: Limits,
    pub(crate) retention: Retention,
    /// From so many deliveries on that are due or under way, nothing is taken in.
    pub(crate) backlog_at_most: u64,
    pub(crate) storage_keys: StorageKeys,
    /// By which portal tokens are signed; without any there are none.
    pub(crate) token_keys: Option<TokenKeys>,
    /// Where the portal is, if not where the API is.
    pub(crate) portal_url: Option<String>,
    pub(crate) health: Rules,
    /// Where the provider wants to be told what becomes of endpoints.
    pub(crate) operator: Option<Endpoint>,
    pub(crate) log: Log,
    /// The header that says where a call comes from, if somebody before the worker is trusted to set it.
    pub(crate) address_header: Option<String>,
    /// Whether the audit log keeps addresses.
    pub(crate) keeps_addresses: bool,
    /// Which partners are this worker's.
    pub(crate) place: Place,
}

impl Settings {
    /// Reads them; on failure says which one is wrong and how.
    pub(crate) fn read(env: &Env) -> Result<Self, String> {
        let schedule = match text(env, "RETRY_DELAY_MS") {
            None => Schedule::default(),
            Some(text) => match text.parse() {
                Ok(millis @ 1..=3_600_000) => Schedule::of(Duration::from_millis(millis)),
                _ => return Err("RETRY_DELAY_MS is a whole number of milliseconds from 1 to 3600000".to_owned()),
            },
        };
        let hosts = match text(env, "ALLOW_LOOPBACK_HTTP").as_deref() {
            None | Some("false") => AllowedHosts::PublicOnly,
            Some("true") => AllowedHosts::LoopbackToo,
            Some(_) => return Err("ALLOW_LOOPBACK_HTTP is true or false".to_owned()),
        };
        let ports = match text(env, "ALLOWED_PORTS") {
            None => AllowedPorts::default(),
            Some(text) => AllowedPorts::parse(&text).map_err(|error| format!("ALLOWED_PORTS: {error}"))?,
        };
        let policy = AddressPolicy { hosts, ports };
        let usual = Limits::default();
        let limits = Limits {
            per_endpoint: count(env, "ATTEMPTS_PER_ENDPOINT", usual.per_endpoint)?,
            in_all: count(env, "ATTEMPTS_PER_PARTNER", usual.in_all)?,
        };
        let retention = retention(env)?;
        let backlog_at_most = match text(env, "BACKLOG_AT_MOST") {
            None => BACKLOG_AT_MOST,
            Some(text) => text
                .parse()
                .ok()
                .filter(|count| (1..=10_000_000).contains(count))
                .ok_or("BACKLOG_AT_MOST is a number from 1 to 10000000")?,
        };
        // No key is made up: it would be gone with the process, and everything sealed by it too.
        let storage_keys = text(env, "STORAGE_KEYS").ok_or(NO_STORAGE_KEYS)?;
        let storage_keys = StorageKeys::parse(&storage_keys).map_err(|error| format!("STORAGE_KEYS: {error}"))?;
        let token_keys = text(env, "TOKEN_KEY").map(|keys| TokenKeys::parse(&keys)).transpose();
        let token_keys = token_keys.map_err(|error| format!("TOKEN_KEY {error}"))?;
        if let Some(Err(error)) = text(env, "ALLOWED_ORIGINS").map(|text| AllowedOrigins::parse(&text)) {
            return Err(format!("ALLOWED_ORIGINS {error}"));
        }
        let portal_url = text(env, "PORTAL_URL");
        if portal_url.as_ref().is_some_and(|url| !url::Url::parse(url).is_ok_and(|url| url.has_host())) {
            return Err("PORTAL_URL is the address of the portal, such as https://portal.example/webhooks".to_owned());
        }
        let (health, operator) = (health(env)?, operator(env, policy)?);
        let log = match text(env, "LOG").as_deref() {
            None | Some("problems") => Log::Problems,
            Some("attempts") => Log::Attempts,
            Some(_) => return Err("LOG is attempts or problems".to_owned()),
        };
        policy::frame_ancestors(env)?;
        let address_header = text(env, "CLIENT_ADDRESS_HEADER");
        if address_header.as_deref().is_some_and(|name| HeaderName::parse(name).is_err()) {
            return Err("CLIENT_ADDRESS_HEADER is the name of a header, such as cf-connecting-ip".to_owned());
        }
        let keeps_addresses = match text(env, "AUDIT_ADDRESSES").as_deref() {
            None | Some("true") => true,
            Some("false") => false,
            Some(_) => return Err("AUDIT_ADDRESSES is true or false".to_owned()),
        };
        let place = shards::place(env)?;
        Ok(Self {
            schedule,
            policy,
            limits,
            retention,
            backlog_at_most,
            storage_keys,
            token_keys,
            portal_url,
            health,
            operator,
            log,
            address_header,
            keeps_addresses,
            place,
        })
    }

    /// As the portal is told them.
    pub(crate) fn view(&self) -> api::Settings {
        let millis = |span: Duration| u64::try_from(span.as_millis()).unwrap_or(u64::MAX);
        api::Settings {
            retry_delay_ms: millis(self.schedule.delay()),
            retries_at_most: RETRIES_AT_MOST,
            time_out_ms: millis(TIME_OUT),
            address_policy: self.policy,
            payload_kept_ms: millis(self.retention.payload()),
            row_kept_ms: millis(self.retention.row()),
            attempts_per_endpoint: Some(self.limits.per_endpoint),
            disable_after_ms: self.health.disable_after.map(millis),
        }
    }
}

/// After how many hours without a success an endpoint is switched off; parts of an hour are good for trying it out.
fn health(env: &Env) -> Result<Rules, String> {
    let Some(text) = text(env, "DISABLE_AFTER_HOURS") else { return Ok(Rules::default()) };
    match text.parse() {
        Ok(hours @ 0.0..=8760.0) => {
            let span = Duration::from_secs_f64(hours * 3600.0);
            Ok(Rules { disable_after: (!span.is_zero()).then_some(span) })
        }
        _ => Err("DISABLE_AFTER_HOURS is a number of hours from 0, which is never, to 8760".to_owned()),
    }
}

/// The operator's endpoint, judged as any other.
fn operator(env: &Env, policy: AddressPolicy) -> Result<Option<Endpoint>, String> {
    let (url, secret) = match (text(env, "OPERATOR_URL"), text(env, "OPERATOR_SECRET")) {
        (None, None) => return Ok(None),
        (Some(url), Some(secret)) => (url, secret),
        _ => return Err("OPERATOR_URL and OPERATOR_SECRET go together".to_owned()),
    };
    let url = EndpointUrl::parse(&url).map_err(|error| format!("OPERATOR_URL: {error}"))?;
    guard::judge_url(&url, policy).map_err(|refusal| format!("OPERATOR_URL: {}", guard::sentence(refusal)))?;
    let secret = Secret::parse(&secret).map_err(|error| format!("OPERATOR_SECRET: {error}"))?;
    let (description, subscription, headers) = (String::new(), Subscription::All, Headers::default());
    let draft = EndpointDraft { url, description, subscription, headers, rate_limit: None };
    Ok(Some(Endpoint::new(operator::id().clone(), draft, secret, Timestamp::from_millis(0))))
}

fn retention(env: &Env) -> Result<Retention, String> {
    if let Some(text) = text(env, "RETENTION_MS") {
        return match text.parse() {
            Ok(millis @ 100..=86_400_000) => Ok(Retention::of(Duration::from_millis(millis))),
            _ => Err("RETENTION_MS, which is for tests, is a whole number from 100 to 86400000".to_owned()),
        };
    }
    match text(env, "RETENTION_DAYS").map(|text| text.parse()) {
        None => Ok(Retention::default()),
        Some(Ok(days @ 1..=365)) => Ok(Retention::of_days(days)),
        Some(_) => Err("RETENTION_DAYS is a whole number of days from 1 to 365".to_owned()),
    }
}

fn count(env: &Env, name: &str, usual: u32) -> Result<u32, String> {
    let Some(text) = text(env, name) else { return Ok(usual) };
    text.parse()
        .ok()
        .filter(|count| (1..=10_000).contains(count))
        .ok_or_else(|| format!("{name} is a number from 1 to 10000"))
}

/// A setting; one that is empty counts as not given.
pub(crate) fn text(env: &Env, name: &str) -> Option<String> {
    let value = Reflect::get(env, &JsValue::from_str(name)).ok()?.as_string()?;
    let value = value.trim();
    if value.is_empty() { None } else { Some(value.to_owned()) }
}
