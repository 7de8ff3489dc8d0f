//! The validator as a module for JavaScript: a page's worker, Node, any runtime that has WebAssembly.
//!
//! A thin shell: it takes a text in and gives the ring's value out as a plain object. It never sends anything anywhere.

mod check;
mod parts;
mod types;

pub use check::{Check, document_places};
use js_sys::{Array, Error, JSON, JsString};
use wasm_bindgen::prelude::*;

use crate::catalogue;
use crate::inspect::Inspector;
use crate::javascript::with_bytes;

thread_local! {
    /// Keeps the compiled schemas from one call to the next.
    static INSPECTOR: Inspector = Inspector::new();
}

/// Everything that is wrong with a text of one event, an array of events or a line for each; every event is judged by the
/// event type given or, without one, by its own.
#[wasm_bindgen(unchecked_return_type = "Inspection")]
#[expect(clippy::needless_pass_by_value, reason = "a text that comes from JavaScript is owned")]
pub fn validate(
    #[wasm_bindgen(js_name = "eventType", unchecked_param_type = "string | null | undefined")] event_type: Option<
        String,
    >,
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] text: &JsValue,
) -> Result<JsValue, JsValue> {
    let inspection =
        with_bytes(text, |text| INSPECTOR.with(|inspector| inspector.inspect(text, event_type.as_deref())))?;
    // A report is mostly small members and texts: as one text they cross over at once, and not one by one.
    let report = serde_json::to_string(&inspection).map_err(|error| Error::new(&error.to_string()))?;
    JSON::parse(&report)
}

/// The names of the event types, in the order of the catalogue.
#[wasm_bindgen(js_name = "eventTypes", unchecked_return_type = "string[]")]
pub fn event_types() -> Array {
    catalogue::entries().iter().map(|entry| JsString::from(entry.event_type)).collect()
}
