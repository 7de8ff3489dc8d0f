//! The validator as a module for JavaScript: a page's worker, Node, any runtime that has WebAssembly.
//!
//! A thin shell: it takes a text in and gives the ring's value out as a plain object. It never sends anything anywhere.

mod check;
mod headers;
mod parts;
mod text;
mod types;

pub use check::{Check, document_places};
pub use headers::{fake_headers, find_in_headers};
use js_sys::{Array, Error, JSON, JsString};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::inspect::{self, Inspector};
use crate::lifecycle::{self, Received};
use crate::{catalogue, privacy};

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
        text::with_bytes(text, |text| INSPECTOR.with(|inspector| inspector.inspect(text, event_type.as_deref())))?;
    // A report is mostly small members and texts: as one text they cross over at once, and not one by one.
    let report = serde_json::to_string(&inspection).map_err(|error| Error::new(&error.to_string()))?;
    JSON::parse(&report)
}

/// The story that received events tell, in the order of the text, which is an array of events or a line for each.
#[wasm_bindgen(unchecked_return_type = "Story")]
pub fn trace(#[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] text: &JsValue) -> Result<JsValue, JsValue> {
    let story = text::with_bytes(text, |text| {
        let received = inspect::documents(text).into_iter().enumerate();
        let events: Vec<_> = received.map(|(index, range)| Received { index, text: &text[range] }).collect();
        lifecycle::trace(&events)
    })?;
    plain(&story)
}

/// What looks like personal data in an event, in the order of the text.
#[wasm_bindgen(js_name = "findPersonalData", unchecked_return_type = "PersonalData[]")]
pub fn find_personal_data(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] text: &JsValue,
) -> Result<JsValue, JsValue> {
    plain(&text::with_bytes(text, privacy::find)?)
}

/// A copy of an event in which all that looks like personal data is made up. Draw the seed at random and keep it as secret
/// as the event: who has it can try names out. Throws where the text is not JSON.
#[wasm_bindgen]
pub fn fake(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] text: &JsValue,
    seed: u64,
) -> Result<String, JsValue> {
    let copy = text::with_bytes(text, |text| privacy::fake(text, seed))?;
    copy.map_err(|not_json| Error::new(&not_json.to_string()).into())
}

/// A value as the object that its JSON would be read as.
fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// The names of the event types, in the order of the catalogue.
#[wasm_bindgen(js_name = "eventTypes", unchecked_return_type = "string[]")]
pub fn event_types() -> Array {
    catalogue::entries().iter().map(|entry| JsString::from(entry.event_type)).collect()
}
