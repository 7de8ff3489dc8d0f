//! Wakes partners' objects whose alarm seems to be forgotten: what waits there has been due for long, and nobody calls.
//!
//! The runtime tries an alarm that fails six times and then drops it, as when the disk is full for minutes. Any call brings the
//! object a turn before it is answered, so what it answers matters to nobody.

use std::time::Duration;

use js_sys::Array;
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Request, RequestInit, Response};

use super::super::bindings::{Env, Storage};
use super::super::error::Error;
use super::super::log::{self, Level, Line};
use super::super::router::object_of;
use super::TABLE;
use crate::api::Call;
use crate::model::{PartnerId, Timestamp};

/// So many are woken each time, those that have waited longest first.
const QUERY: &str = "SELECT partner FROM reports WHERE json_extract(report, '$.due_at') < ? ORDER BY
    json_extract(report, '$.due_at') LIMIT 8";
/// What has been due for so long leaves by itself, or its alarm is gone.
const LONG: Duration = Duration::from_mins(1);
/// Nobody waits for longer than this until one is up.
const PATIENCE_MS: u32 = 5000;

#[derive(Deserialize)]
struct Row {
    partner: PartnerId,
}

/// Wakes those that are overdue.
pub(super) async fn rouse(storage: &Storage, env: &Env, now: Timestamp) -> Result<(), Error> {
    storage.sql().exec(TABLE, &Array::new())?;
    let before = now.minus(LONG).to_string();
    let rows = storage.sql().exec(QUERY, &Array::of1(&before.into()))?.to_array()?;
    for row in rows {
        let Row { partner } = serde_wasm_bindgen::from_value(row)?;
        Line { partner: Some(&partner), ..Line::new(Level::Info, "partner.overdue") }.write();
        if let Err(error) = call(env, &partner).await {
            log::failure("a partner's object does not wake", &error);
        }
    }
    Ok(())
}

async fn call(env: &Env, partner: &PartnerId) -> Result<(), Error> {
    let init = RequestInit::new();
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    let address = format!("https://partner{}", Call::Settings(partner.clone()).path());
    let answer = object_of(env, partner).fetch(&Request::new_with_str_and_init(&address, &init)?)?;
    let answer: Response = JsFuture::from(answer).await?.unchecked_into();
    JsFuture::from(answer.text()?).await?;
    Ok(())
}
