//! The runtime's objects as Rust sees them: the few methods that we call, and nothing decided here.

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ReadableStream, Request, RequestInit};

#[wasm_bindgen]
extern "C" {
    /// The worker's settings and bindings.
    #[derive(Clone, Debug)]
    pub type Env;
    #[wasm_bindgen(method, getter, js_name = PARTNERS)]
    pub(crate) fn partners(this: &Env) -> Namespace;
    #[wasm_bindgen(method, getter, js_name = REGISTRY)]
    pub(crate) fn registry(this: &Env) -> Namespace;
    #[wasm_bindgen(method, getter, js_name = ASSETS)]
    pub(crate) fn assets(this: &Env) -> Option<Fetcher>;

    /// The Durable Objects of a class.
    pub(crate) type Namespace;
    #[wasm_bindgen(method, js_name = idFromName)]
    pub(crate) fn id_from_name(this: &Namespace, name: &str) -> JsValue;
    #[wasm_bindgen(method)]
    pub(crate) fn get(this: &Namespace, id: &JsValue) -> Fetcher;

    /// Whatever answers requests: an object or a service.
    pub(crate) type Fetcher;
    #[wasm_bindgen(method, catch)]
    pub(crate) fn fetch(this: &Fetcher, request: &Request) -> Result<Promise, JsValue>;

    /// A promise that may be broken.
    pub(crate) type Fallible;
    #[wasm_bindgen(method, js_name = catch)]
    pub(crate) fn or_else(this: &Fallible, otherwise: &Closure<dyn FnMut(JsValue) -> JsValue>) -> Promise;

    /// A Durable Object's own state.
    #[derive(Clone)]
    pub type State;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn storage(this: &State) -> Storage;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn id(this: &State) -> ObjectId;
    #[wasm_bindgen(method, js_name = waitUntil)]
    pub(crate) fn wait_until(this: &State, promise: &Promise);

    /// The object's id, which the runtime makes of its class and name.
    pub(crate) type ObjectId;
    #[wasm_bindgen(method, js_name = toString)]
    pub(crate) fn text(this: &ObjectId) -> String;

    /// Its storage.
    #[derive(Clone)]
    pub(crate) type Storage;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn sql(this: &Storage) -> Sql;
    #[wasm_bindgen(method, js_name = setAlarm)]
    pub(crate) fn set_alarm(this: &Storage, millis: f64) -> Promise;
    #[wasm_bindgen(method, js_name = deleteAlarm)]
    pub(crate) fn delete_alarm(this: &Storage) -> Promise;
    #[wasm_bindgen(method, js_name = deleteAll)]
    pub(crate) fn delete_all(this: &Storage) -> Promise;
    #[wasm_bindgen(method)]
    pub(crate) fn sync(this: &Storage) -> Promise;
    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    pub(crate) fn transaction_sync(
        this: &Storage,
        work: &mut dyn FnMut() -> Result<JsValue, JsValue>,
    ) -> Result<JsValue, JsValue>;

    /// Its SQLite database.
    pub(crate) type Sql;
    #[wasm_bindgen(method, catch, variadic)]
    pub(crate) fn exec(this: &Sql, query: &str, bindings: &Array) -> Result<Cursor, JsValue>;

    #[wasm_bindgen(method, getter, js_name = databaseSize)]
    pub(crate) fn database_size(this: &Sql) -> f64;

    /// Rows of an answer.
    pub(crate) type Cursor;
    #[wasm_bindgen(method, catch, js_name = toArray)]
    pub(crate) fn to_array(this: &Cursor) -> Result<Array, JsValue>;

    /// Sends a request to the outside.
    #[wasm_bindgen(js_name = fetch)]
    pub(crate) fn send(url: &str, init: &RequestInit) -> Promise;

    /// A stream of a length that is known: what is written at one end is read at the other.
    pub(crate) type FixedLengthStream;
    #[wasm_bindgen(constructor)]
    pub(crate) fn new(length: u32) -> FixedLengthStream;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn readable(this: &FixedLengthStream) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn writable(this: &FixedLengthStream) -> Writable;

    /// Its writing end.
    pub(crate) type Writable;
    #[wasm_bindgen(method, js_name = getWriter)]
    pub(crate) fn writer(this: &Writable) -> Writer;

    /// Who writes there.
    pub(crate) type Writer;
    #[wasm_bindgen(method)]
    pub(crate) fn write(this: &Writer, bytes: &Uint8Array) -> Promise;
    #[wasm_bindgen(method)]
    pub(crate) fn close(this: &Writer) -> Promise;

    /// Calls back after so many milliseconds.
    #[wasm_bindgen(js_name = setTimeout)]
    pub(crate) fn set_timeout(call: &Function, millis: u32) -> JsValue;

    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(into: &Uint8Array) -> Uint8Array;

}

/// A promise that is kept after so many milliseconds.
pub(crate) fn pause(millis: u32) -> Promise {
    Promise::new(&mut |keep, _| {
        set_timeout(&keep, millis);
    })
}

/// Random bytes from the runtime's cryptographic source.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let array = Uint8Array::new_with_length(u32::try_from(N).expect("a few dozen bytes"));
    get_random_values(&array);
    let mut bytes = [0; N];
    array.copy_to(&mut bytes);
    bytes
}
