//! Calls that a page of another origin makes from a browser: the questions that come beforehand are answered here, and the
//! answers to the calls are marked for that page. Who may, `access` decides.

use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Headers, Request, Response, ResponseInit};

use super::answer;
use super::bindings::Env;
use super::settings::text;
use crate::access::AllowedOrigins;

/// What is added to an answer.
pub(super) type Fields = Vec<(&'static str, String)>;

/// What is to be done with a request because of where it comes from.
pub(super) enum Origin {
    /// Nothing: it says of no page, or of one that nothing was set for.
    Any,
    /// It is answered with this.
    Answered(Response),
    /// Its answer is marked with these.
    Marked(Fields),
}

/// Looks where a request comes from. One that says nothing of it, as those of servers, costs a look and no more; its answer
/// says `no-store`, so that nothing is kept that would have to be kept apart.
pub(super) fn of(request: &Request, env: &Env) -> Origin {
    let field = |name: &str| request.headers().get(name).ok().flatten();
    let Some(origin) = field("origin") else { return Origin::Any };
    // What cannot be read allows nobody; `/health` tells of it.
    let allowed = text(env, "ALLOWED_ORIGINS").and_then(|text| AllowedOrigins::parse(&text).ok()).unwrap_or_default();
    let requested = field("access-control-request-method");
    if let Some(fields) = allowed.preflight(&request.method(), Some(&origin), requested.as_deref()) {
        let response = answer::empty(204);
        set(&response.headers(), &fields);
        return Origin::Answered(response);
    }
    let fields = allowed.fields(Some(&origin));
    if fields.is_empty() { Origin::Any } else { Origin::Marked(fields) }
}

/// The answer with these fields besides its own.
pub(super) fn mark(answer: Promise, fields: Fields) -> Promise {
    future_to_promise(async move {
        let response: Response = JsFuture::from(answer).await?.unchecked_into();
        // What an object answered cannot be changed: it is taken over.
        let headers = Headers::new_with_headers(&response.headers())?;
        set(&headers, &fields);
        let init = ResponseInit::new();
        init.set_status(response.status());
        init.set_headers(&headers);
        let marked = match response.status() {
            204 | 304 => Response::new_with_opt_str_and_init(None, &init),
            _ => Response::new_with_opt_readable_stream_and_init(response.body().as_ref(), &init),
        };
        marked.map(JsValue::from)
    })
}

fn set(headers: &Headers, fields: &Fields) {
    for (name, value) in fields {
        headers.set(name, value).expect("the fields are ours and well formed");
    }
}
