//! Objects of the browser as Rust sees them: workers, files, compression, styles, and the validator's editor. The few methods
//! that we call, and nothing decided here.

use js_sys::{Array, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, ReadableStream};

#[wasm_bindgen]
extern "C" {
    /// A thread of its own.
    #[derive(Clone)]
    #[wasm_bindgen(extends = EventTarget)]
    pub(crate) type Worker;
    #[wasm_bindgen(constructor, catch)]
    pub(crate) fn new(address: &str, options: &Object) -> Result<Worker, JsValue>;
    #[wasm_bindgen(method, catch, js_name = postMessage)]
    pub(crate) fn post(this: &Worker, message: &JsValue, handed_over: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    pub(crate) fn terminate(this: &Worker);

    /// What a worker said.
    pub(crate) type MessageEvent;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn data(this: &MessageEvent) -> JsValue;

    /// Bytes that may lie anywhere.
    pub(crate) type Blob;
    #[wasm_bindgen(constructor)]
    pub(crate) fn new(parts: &Array, options: &Object) -> Blob;
    #[wasm_bindgen(method)]
    pub(crate) fn stream(this: &Blob) -> Bytes;

    /// Bytes on their way.
    pub(crate) type Bytes;
    #[wasm_bindgen(method, js_name = pipeThrough)]
    pub(crate) fn through(this: &Bytes, transform: &JsValue) -> ReadableStream;

    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL)]
    pub(crate) fn address_of(blob: &Blob) -> String;

    /// Makes bytes fewer.
    pub(crate) type CompressionStream;
    #[wasm_bindgen(constructor)]
    pub(crate) fn new(format: &str) -> CompressionStream;

    /// Makes them what they were.
    pub(crate) type DecompressionStream;
    #[wasm_bindgen(constructor)]
    pub(crate) fn new(format: &str) -> DecompressionStream;

    /// A file that somebody gave us.
    #[derive(Clone)]
    pub(crate) type File;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn name(this: &File) -> String;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn size(this: &File) -> f64;
    #[wasm_bindgen(method, js_name = arrayBuffer)]
    pub(crate) fn bytes(this: &File) -> Promise;

    /// A field for files, or what was dropped.
    pub(crate) type Files;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn files(this: &Files) -> Option<Array>;

    /// Something is dropped.
    pub(crate) type DropEvent;
    #[wasm_bindgen(method, getter, js_name = dataTransfer)]
    pub(crate) fn files(this: &DropEvent) -> Option<Files>;

    /// Reads bytes as text.
    pub(crate) type TextDecoder;
    #[wasm_bindgen(constructor)]
    pub(crate) fn new(encoding: &str, options: &Object) -> TextDecoder;
    #[wasm_bindgen(method, catch)]
    pub(crate) fn decode(this: &TextDecoder, bytes: &Uint8Array) -> Result<String, JsValue>;

    /// The editor of static/validator/editor.mjs.
    #[derive(Clone, PartialEq)]
    pub(crate) type Editor;
    #[wasm_bindgen(js_namespace = HookpostEditor, js_name = create)]
    pub(crate) fn create_editor(
        parent: &web_sys::Element,
        label: &str,
        hint: &str,
        of_events: bool,
        heard: &Closure<dyn FnMut()>,
    ) -> Editor;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn length(this: &Editor) -> u32;
    #[wasm_bindgen(method)]
    pub(crate) fn text(this: &Editor) -> String;
    #[wasm_bindgen(method)]
    pub(crate) fn bytes(this: &Editor) -> Promise;
    #[wasm_bindgen(method)]
    pub(crate) fn replace(this: &Editor, text: &str);
    #[wasm_bindgen(method)]
    pub(crate) fn mark(this: &Editor, problems: &JsValue);
    #[wasm_bindgen(method)]
    pub(crate) fn tint(this: &Editor, stretches: &JsValue);
    #[wasm_bindgen(method)]
    pub(crate) fn jump(this: &Editor, line: u32, column: u32);
    #[wasm_bindgen(method)]
    pub(crate) fn destroy(this: &Editor);
}

#[wasm_bindgen(module = "/static/portal/styles.mjs")]
extern "C" {
    /// Comes when the styles are there that the first page does without.
    #[wasm_bindgen(js_name = laterStyles)]
    pub(crate) fn later_styles() -> Promise;
}

/// A plain object with these members.
pub(crate) fn object<'n>(members: impl IntoIterator<Item = (&'n str, JsValue)>) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a plain object cannot fail.
        let _ = js_sys::Reflect::set(&object, &name.into(), &value);
    }
    object
}
