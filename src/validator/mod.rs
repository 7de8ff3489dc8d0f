//! The validator as a module for JavaScript: a page's worker, Node, any runtime that has WebAssembly.
//!
//! A thin shell: it takes a text in and gives the ring's value out as a plain object. It never sends anything anywhere.

mod text;
mod types;

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;

use crate::catalogue;
use crate::inspect::Inspector;

thread_local! {
    /// Keeps the compiled schemas from one call to the next.
    static INSPECTOR: Inspector = Inspector::new();
}

/// Everything that is wrong with a text of one event, an array of events or a line for each; every event is judged by the
/// event type given or, without one, by its own.
#[wasm_bindgen(unchecked_return_type = "Inspection")]
pub fn validate(
    #[wasm_bindgen(js_name = "eventType", unchecked_param_type = "string | null | undefined")] event_type: Option<
        String,
    >,
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] text: &JsValue,
) -> Result<JsValue, JsValue> {
    let inspection =
        text::with_bytes(text, |text| INSPECTOR.with(|inspector| inspector.inspect(text, event_type.as_deref())))?;
    Ok(serde_wasm_bindgen::to_value(&inspection)?)
}

/// The names of the event types, in the order of the catalogue.
#[wasm_bindgen(js_name = "eventTypes", unchecked_return_type = "string[]")]
pub fn event_types() -> Array {
    catalogue::entries().iter().map(|entry| JsString::from(entry.event_type)).collect()
}
