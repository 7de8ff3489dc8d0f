//! The registry object tries out, for everybody who asks whether the worker is ready, what every object needs: it writes, and
//! it is woken by an alarm.
//!
//! It writes once a second at most, however many ask.

use std::cell::Cell;
use std::time::Duration;

use js_sys::Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::super::bindings::Storage;
use super::super::error::Error;
use super::super::{answer, log};
use super::TABLE;
use crate::health::Pulse;
use crate::model::Timestamp;

const PULSES: &str = "CREATE TABLE IF NOT EXISTS pulse (one INTEGER PRIMARY KEY, pulse TEXT NOT NULL) STRICT";
const CLOCK: &str = "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS millis";
const WAITING: &str = "SELECT MIN(json_extract(report, '$.due_at')) AS due_at,
    COALESCE(SUM(json_extract(report, '$.failing')), 0) AS failing FROM reports";
/// What was written so short a time ago need not be written again.
const FRESH: Duration = Duration::from_secs(1);

/// What the object says when it is asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Told {
    /// The machine's clock.
    pub(crate) now: Timestamp,
    /// When something was last safe on the disk.
    pub(crate) written_at: Timestamp,
    pub(crate) pulse: Pulse,
    /// When the first of what waits anywhere is due.
    pub(crate) first_due_at: Option<Timestamp>,
    pub(crate) failing: u64,
}

#[derive(Deserialize)]
struct Clock {
    millis: u64,
}

#[derive(Deserialize)]
struct Row {
    pulse: String,
}

#[derive(Deserialize)]
struct Waiting {
    due_at: Option<Timestamp>,
    failing: u64,
}

/// Writes, sets the alarm and tells what came of it. Whatever cannot be written is an error.
pub(super) async fn feel(storage: &Storage, written_at: &Cell<Option<Timestamp>>) -> Result<Response, Error> {
    let now = clock(storage)?;
    let before = read(storage)?;
    let pulse = before.asked(now);
    let is_fresh = written_at.get().is_some_and(|at| at <= now && now.since(at) < FRESH);
    if !is_fresh {
        keep(storage, pulse)?;
        if before.due_at.is_none() {
            wake(storage, pulse).await?;
        } else if pulse.is_overdue(now) {
            // It was forgotten. What goes off now ends that, and until then it is told.
            JsFuture::from(storage.set_alarm(millis(now))).await?;
        }
        JsFuture::from(storage.sync()).await?;
        written_at.set(Some(now));
    }
    storage.sql().exec(TABLE, &Array::new())?;
    let waiting: Option<Waiting> = row(storage, WAITING)?;
    let (first_due_at, failing) = waiting.map_or((None, 0), |waiting| (waiting.due_at, waiting.failing));
    let written_at = written_at.get().unwrap_or(now);
    Ok(answer::json(200, &Told { now, written_at, pulse, first_due_at, failing }))
}

/// The alarm went off; gives the machine's clock.
pub(super) async fn tick(storage: &Storage) -> Result<Timestamp, JsValue> {
    let ticked = async {
        let now = clock(storage)?;
        let pulse = read(storage)?.ticked(now);
        keep(storage, pulse)?;
        wake(storage, pulse).await?;
        Ok::<_, Error>(now)
    };
    ticked.await.map_err(|error| {
        log::failure("the registry's alarm failed", &error);
        // The runtime tries again, and then forgets it: whoever asks next sets it anew.
        JsValue::from_str(error.detail())
    })
}

async fn wake(storage: &Storage, pulse: Pulse) -> Result<(), Error> {
    if let Some(due_at) = pulse.due_at {
        JsFuture::from(storage.set_alarm(millis(due_at))).await?;
    }
    Ok(())
}

fn clock(storage: &Storage) -> Result<Timestamp, Error> {
    let clock: Option<Clock> = row(storage, CLOCK)?;
    let clock = clock.ok_or_else(|| Error::Runtime("SQLite has no clock".to_owned()))?;
    Ok(Timestamp::from_millis(clock.millis))
}

fn read(storage: &Storage) -> Result<Pulse, Error> {
    storage.sql().exec(PULSES, &Array::new())?;
    let kept: Option<Row> = row(storage, "SELECT pulse FROM pulse")?;
    // What cannot be read is as good as nothing: it begins anew.
    Ok(kept.and_then(|kept| serde_json::from_str(&kept.pulse).ok()).unwrap_or_default())
}

fn keep(storage: &Storage, pulse: Pulse) -> Result<(), Error> {
    let text = serde_json::to_string(&pulse).map_err(|error| Error::Runtime(error.to_string()))?;
    let query = "INSERT OR REPLACE INTO pulse (one, pulse) VALUES (1, ?)";
    storage.sql().exec(query, &Array::of1(&text.into()))?;
    Ok(())
}

fn row<T: serde::de::DeserializeOwned>(storage: &Storage, query: &str) -> Result<Option<T>, Error> {
    let rows = storage.sql().exec(query, &Array::new())?.to_array()?;
    rows.iter().next().map(|row| Ok(serde_wasm_bindgen::from_value(row)?)).transpose()
}

#[expect(clippy::cast_precision_loss, reason = "times stay below 2^53 milliseconds")]
fn millis(at: Timestamp) -> f64 {
    at.as_millis() as f64
}
