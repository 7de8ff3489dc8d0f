//! What goes over the wire: one request and its answer, and files and scripts that were built beside the page.

use hookpost::api::{Call, entity_tag};
use hookpost::json;
use hookpost::model::Redacted;
use js_sys::{Promise, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestInit, Response};

use super::Failure;
use crate::dom;

/// A request that has no answer after this many milliseconds has failed.
pub(super) const PATIENCE_MS: u32 = 20_000;

/// Makes a call; gives the text of a 2xx answer.
pub(super) async fn ask(
    token: &Redacted<String>,
    call: &Call,
    query: &str,
    body: Option<String>,
    seen: Option<u64>,
) -> Result<String, Failure> {
    let mark = if query.is_empty() { "" } else { "?" };
    let url = format!("{}{mark}{query}", call.path());
    let (init, headers) = (RequestInit::new(), Headers::new().map_err(|_| Failure::Unreachable)?);
    let set = |name: &str, value: &str| headers.set(name, value).map_err(|_| Failure::Unreachable);
    set("accept", "application/json")?;
    set("authorization", &format!("Bearer {}", token.reveal()))?;
    if let Some(revision) = seen {
        set("if-match", &entity_tag(revision))?;
    }
    if let Some(body) = body {
        set("content-type", "application/json")?;
        init.set_body(&body.into());
    }
    init.set_method(call.method().as_str());
    init.set_headers(&headers);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    let answer = fetch(&url, &init).await?;
    let text = came(answer.text().map(JsCast::unchecked_into)).await?.as_string().unwrap_or_default();
    match answer.status() {
        200..=299 => Ok(text),
        401 => Err(Failure::UnknownKey),
        status => Err(json::read(&text)
            .map_or(if status >= 500 { Failure::Fault(status) } else { Failure::Unreadable(status) }, |details| {
                Failure::Refused(Box::new(details))
            })),
    }
}

/// A body as JSON.
pub(super) fn written(body: &impl Serialize) -> String {
    // `expect` would bring the words of every error of `serde_json` along.
    let Ok(body) = serde_json::to_string(body) else { unreachable!("the API's bodies have no map keys but strings") };
    body
}

/// The bytes of a file that was built beside the page.
pub(crate) async fn file(path: &str) -> Result<Uint8Array, Failure> {
    let answer = fetch(path, &RequestInit::new()).await?;
    if !answer.ok() {
        return Err(Failure::Fault(answer.status()));
    }
    Ok(Uint8Array::new(&came(answer.array_buffer().map(JsCast::unchecked_into)).await?))
}

/// Loads and runs a script that was built beside the page. One that failed to come may be asked for again.
pub(crate) async fn script(path: &str) -> Result<(), Failure> {
    let document = dom::document();
    let script = document.create_element("script").map_err(|_| Failure::Unreachable)?;
    let _ = script.set_attribute("src", path);
    let mut listeners = Vec::new();
    let came = Promise::new(&mut |resolve, reject| {
        for (kind, call) in [("load", resolve), ("error", reject)] {
            listeners.push(dom::Listener::new(script.clone(), kind, move |_| {
                let _ = call.call0(&JsValue::UNDEFINED);
            }));
        }
    });
    document.document_element().and_then(|root| root.append_child(&script).ok()).ok_or(Failure::Unreachable)?;
    let came = JsFuture::from(came).await;
    script.remove();
    came.map(drop).map_err(|_| Failure::Unreachable)
}

async fn fetch(url: &str, init: &RequestInit) -> Result<Response, Failure> {
    came(Ok(dom::window().fetch_with_str_and_init(url, init).unchecked_into())).await.map(JsCast::unchecked_into)
}

/// What a promise of the browser brings, unless the network or our patience fails.
async fn came(promise: Result<Promise, JsValue>) -> Result<JsValue, Failure> {
    JsFuture::from(promise.map_err(|_| Failure::Unreachable)?).await.map_err(|error| {
        let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
        match name.as_deref() {
            Some("TimeoutError" | "AbortError") => Failure::TimedOut,
            _ => Failure::Unreachable,
        }
    })
}

/// An answer of our own worker.
pub(super) fn read<T: DeserializeOwned>(status: u16, text: &str) -> Result<T, Failure> {
    json::read(text).map_err(|json::Unreadable| Failure::Unreadable(status))
}
