//! Reading a body without trusting its length.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, ReadableStreamReadResult};

/// What was read of a body.
pub(crate) struct Read {
    pub(crate) bytes: Vec<u8>,
    /// Whether there was more than was asked for.
    pub(crate) is_cut: bool,
}

/// Reads `at_most` bytes and cancels what follows.
pub(crate) async fn read(body: Option<ReadableStream>, at_most: usize) -> Result<Read, JsValue> {
    let mut read = Read { bytes: Vec::new(), is_cut: false };
    let Some(body) = body else { return Ok(read) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    loop {
        let result: ReadableStreamReadResult = JsFuture::from(reader.read()).await?.unchecked_into();
        if result.get_done().unwrap_or(false) {
            return Ok(read);
        }
        let chunk: Uint8Array = result.get_value().unchecked_into();
        let room = at_most - read.bytes.len();
        if chunk.length() as usize > room {
            let part = chunk.subarray(0, u32::try_from(room).unwrap_or(u32::MAX));
            read.bytes.extend(part.to_vec());
            read.is_cut = true;
            // The rest is nobody's business: whether cancelling works out changes nothing.
            let _ = JsFuture::from(reader.cancel()).await;
            return Ok(read);
        }
        read.bytes.extend(chunk.to_vec());
    }
}

/// Takes up to `at_most` bytes and keeps none of them, then cancels what follows.
pub(crate) async fn pass_over(body: Option<ReadableStream>, at_most: usize) -> Result<(), JsValue> {
    let Some(body) = body else { return Ok(()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut passed = 0;
    while passed < at_most {
        let result: ReadableStreamReadResult = JsFuture::from(reader.read()).await?.unchecked_into();
        if result.get_done().unwrap_or(false) {
            return Ok(());
        }
        passed += result.get_value().unchecked_into::<Uint8Array>().length() as usize;
    }
    // The rest is nobody's business: whether cancelling works out changes nothing.
    let _ = JsFuture::from(reader.cancel()).await;
    Ok(())
}
