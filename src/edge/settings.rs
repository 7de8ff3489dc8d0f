//! What the operator set: read from the worker's environment, checked whole, never guessed.

use std::time::Duration;

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::bindings::Env;
use crate::api;
use crate::delivery::{Limits, RETRIES_AT_MOST, Schedule, TIME_OUT};
use crate::model::{AddressPolicy, AllowedHosts, AllowedPorts};
use crate::vault::StorageKeys;

const NO_STORAGE_KEYS: &str =
    "STORAGE_KEYS is not set, so nothing is stored: give it `id:key`, the key being the base64 of 32 random bytes";

/// The settings of storing and delivering.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) schedule: Schedule,
    pub(crate) policy: AddressPolicy,
    pub(crate) limits: Limits,
    pub(crate) storage_keys: StorageKeys,
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
        // No key is made up: it would be gone with the process, and everything sealed by it too.
        let storage_keys = text(env, "STORAGE_KEYS").ok_or(NO_STORAGE_KEYS)?;
        let storage_keys = StorageKeys::parse(&storage_keys).map_err(|error| format!("STORAGE_KEYS: {error}"))?;
        Ok(Self { schedule, policy, limits, storage_keys })
    }

    /// As the portal is told them.
    pub(crate) fn view(&self) -> api::Settings {
        let millis = |span: Duration| u64::try_from(span.as_millis()).unwrap_or(u64::MAX);
        api::Settings {
            retry_delay_ms: millis(self.schedule.delay()),
            retries_at_most: RETRIES_AT_MOST,
            time_out_ms: millis(TIME_OUT),
            address_policy: self.policy,
        }
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
