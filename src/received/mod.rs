//! What can be told of events that were received, as a module for JavaScript: whether their sequence is possible, and what
//! in them and in their headers looks like personal data.
//!
//! Apart from the validator's module, so that a verdict need not wait for it. It never sends anything anywhere.

mod headers;
mod types;

pub use headers::{fake_headers, find_in_headers};
use js_sys::Error;
use wasm_bindgen::prelude::*;

use crate::inspect;
use crate::javascript::{plain, with_bytes};
use crate::lifecycle::{self, Received};
use crate::privacy;

/// The story that received events tell, in the order of the text, which is an array of events or a line for each.
#[wasm_bindgen(unchecked_return_type = "Story")]
pub fn trace(#[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] text: &JsValue) -> Result<JsValue, JsValue> {
    let story = with_bytes(text, |text| {
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
    plain(&with_bytes(text, privacy::find)?)
}

/// A copy of an event in which all that looks like personal data is made up. Draw the seed at random and keep it as secret
/// as the event: who has it can try names out. Throws where the text is not JSON.
#[wasm_bindgen]
pub fn fake(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] text: &JsValue,
    seed: u64,
) -> Result<String, JsValue> {
    let copy = with_bytes(text, |text| privacy::fake(text, seed))?;
    copy.map_err(|not_json| Error::new(&not_json.to_string()).into())
}
