//! What the modules for JavaScript share: how a text comes in and how a value goes out.

#[cfg(any(feature = "validator", feature = "received"))]
mod text;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

#[cfg(any(feature = "validator", feature = "received"))]
pub(crate) use text::with_bytes;

/// A value as the object that its JSON would be read as.
pub(crate) fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
