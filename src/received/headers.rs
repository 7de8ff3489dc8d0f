//! The headers of a request as they are shown with it, for JavaScript.

use wasm_bindgen::prelude::*;

use crate::javascript::plain;
use crate::privacy;

/// What looks like a secret or like personal data in the headers of a request, one on each line as `name: value`.
#[wasm_bindgen(js_name = "findInHeaders", unchecked_return_type = "HeaderData[]")]
pub fn find_in_headers(text: &str) -> Result<JsValue, JsValue> {
    plain(&privacy::find_in_header_lines(text))
}

/// The same headers, but what `findInHeaders` marks is made up. With the seed of an event's fake the two agree.
#[wasm_bindgen(js_name = "fakeHeaders")]
pub fn fake_headers(text: &str, seed: u64) -> String {
    privacy::fake_header_lines(text, seed)
}
