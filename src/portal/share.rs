//! A text in a link: made small, written in letters that a fragment may hold, and made whole again. The fragment is not
//! sent to any server, so the text goes only to whoever is given the link.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, Response};

use crate::bindings::{Blob, CompressionStream, DecompressionStream, object};

/// Longer links are cut or refused on their way by mail, chat and tickets.
pub(crate) const LETTERS_AT_MOST: usize = 16_000;

const FORMAT: &str = "deflate-raw";

/// A text, given as UTF-8, as letters; none where the browser cannot.
pub(crate) async fn pack(text: &Uint8Array) -> Option<String> {
    let bytes = Blob::new(&Array::of1(text), &object([])).stream();
    let packed = read(&bytes.through(&CompressionStream::new(FORMAT))).await?;
    Some(URL_SAFE_NO_PAD.encode(packed.to_vec()))
}

/// The text that was packed; none when these letters are no such text.
pub(crate) async fn unpack(letters: &str) -> Option<String> {
    if letters.len() > LETTERS_AT_MOST {
        return None;
    }
    let packed = URL_SAFE_NO_PAD.decode(letters).ok()?;
    let bytes = Blob::new(&Array::of1(&Uint8Array::from(packed.as_slice())), &object([])).stream();
    let text = read(&bytes.through(&DecompressionStream::new(FORMAT))).await?;
    String::from_utf8(text.to_vec()).ok()
}

async fn read(stream: &ReadableStream) -> Option<Uint8Array> {
    let whole = Response::new_with_opt_readable_stream(Some(stream)).ok()?.array_buffer().ok()?;
    JsFuture::from(whole).await.ok().map(|buffer: JsValue| Uint8Array::new(&buffer))
}
