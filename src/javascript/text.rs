//! A text from JavaScript, written straight into a buffer that is kept from call to call: bytes are copied once, and a
//! string is encoded in place.

use std::cell::Cell;

use js_sys::{JsString, TypeError, Uint8Array, WebAssembly};
use wasm_bindgen::prelude::*;

/// What is kept between two calls; a larger buffer is given back.
const KEPT_AT_MOST: usize = 8 << 20;

thread_local! {
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    static ENCODER: TextEncoder = TextEncoder::new();
}

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, into: &Uint8Array) -> Encoded;

    type Encoded;

    /// How many UTF-16 code units were taken.
    #[wasm_bindgen(method, getter)]
    fn read(this: &Encoded) -> u32;

    /// How many bytes were written.
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> u32;
}

/// Lends the bytes of a string or a `Uint8Array` to `work`.
pub(crate) fn with_bytes<T>(text: &JsValue, work: impl FnOnce(&[u8]) -> T) -> Result<T, JsValue> {
    // Taken out, so that a call that traps leaves an empty buffer behind and no lock.
    let mut buffer = BUFFER.take();
    let length = if let Some(text) = text.dyn_ref::<JsString>() {
        encode(text, &mut buffer)
    } else if let Some(bytes) = text.dyn_ref::<Uint8Array>() {
        let length = bytes.length() as usize;
        view(&mut buffer, length).set(bytes, 0);
        length
    } else {
        return Err(TypeError::new("the text is a string or a Uint8Array").into());
    };
    let result = work(&buffer[..length]);
    if buffer.len() <= KEPT_AT_MOST {
        BUFFER.set(buffer);
    }
    Ok(result)
}

/// Writes a string as UTF-8 and gives its length: in one go if it is all ASCII or the buffer is ample, else in two.
fn encode(text: &JsString, buffer: &mut Vec<u8>) -> usize {
    let units = text.length();
    // A code unit takes three bytes at most.
    for room in [units as usize, 3 * units as usize] {
        let encoded = ENCODER.with(|encoder| encoder.encode_into(text, &view(buffer, room)));
        if encoded.read() == units {
            return encoded.written() as usize;
        }
    }
    unreachable!("three bytes hold any code unit")
}

/// The whole buffer as JavaScript sees it, at least `room` long. Invariant: nothing is allocated while it is in use, for a
/// memory that grows takes every view's ground away.
fn view(buffer: &mut Vec<u8>, room: usize) -> Uint8Array {
    if buffer.len() < room {
        buffer.resize(room, 0);
    }
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    let (start, length) = (buffer.as_mut_ptr() as usize, buffer.len());
    Uint8Array::new_with_byte_offset_and_length(&memory.buffer(), offset(start), offset(length))
}

#[expect(clippy::cast_possible_truncation, reason = "addresses of this platform are 32 bits wide")]
fn offset(of: usize) -> u32 {
    of as u32
}
