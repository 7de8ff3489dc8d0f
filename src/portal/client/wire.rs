//! What goes over the wire: one request and its answer, and files and scripts that were built beside the page.

use gloo_net::http::RequestBuilder;
use hookpost::api::{Call, entity_tag};
use hookpost::json;
use hookpost::model::Redacted;
use js_sys::{Promise, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::Failure;
use crate::dom;

/// A request that has no answer after this many milliseconds has failed.
pub(super) const PATIENCE_MS: u32 = 20_000;

/// Makes a call; gives the text of a 2xx answer.
pub(super) async fn ask(
    base: &str,
    token: &Redacted<String>,
    call: &Call,
    query: &str,
    body: Option<String>,
    seen: Option<u64>,
) -> Result<String, Failure> {
    let mark = if query.is_empty() { "" } else { "?" };
    let method = gloo_net::http::Method::from_bytes(call.method().as_str().as_bytes())
        .expect("the API's methods are HTTP's own");
    let mut request = RequestBuilder::new(&format!("{base}{}{mark}{query}", call.path()))
        .method(method)
        .header("accept", "application/json")
        .header("authorization", &format!("Bearer {}", token.reveal()))
        .abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    if let Some(revision) = seen {
        request = request.header("if-match", &entity_tag(revision));
    }
    let request = match body {
        Some(body) => request.header("content-type", "application/json").body(body),
        None => request.build(),
    };
    let request = request.map_err(|_| Failure::Unreachable)?;
    let answer = request.send().await.map_err(|error| unanswered(&error))?;
    let text = answer.text().await.map_err(|error| unanswered(&error))?;
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
    let request = RequestBuilder::new(&(dom::files_base() + path)).build().map_err(|_| Failure::Unreachable)?;
    let answer = request.send().await.map_err(|error| unanswered(&error))?;
    if !answer.ok() {
        return Err(Failure::Fault(answer.status()));
    }
    let bytes = answer.binary().await.map_err(|error| unanswered(&error))?;
    Ok(Uint8Array::from(bytes.as_slice()))
}

/// Loads and runs a script that was built beside the page. One that failed to come may be asked for again.
pub(crate) async fn script(path: &str) -> Result<(), Failure> {
    let document = dom::document();
    let script = document.create_element("script").map_err(|_| Failure::Unreachable)?;
    let _ = script.set_attribute("src", &(dom::files_base() + path));
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

fn unanswered(error: &gloo_net::Error) -> Failure {
    match error {
        gloo_net::Error::JsError(error) if error.name == "TimeoutError" || error.name == "AbortError" => {
            Failure::TimedOut
        }
        _ => Failure::Unreachable,
    }
}

/// An answer of our own worker.
pub(super) fn read<T: DeserializeOwned>(status: u16, text: &str) -> Result<T, Failure> {
    json::read(text).map_err(|json::Unreadable| Failure::Unreadable(status))
}
