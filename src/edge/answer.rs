//! Answers to callers.

use js_sys::{Object, Reflect};
use serde::Serialize;
use web_sys::{Request, Response, ResponseInit};

use super::bindings::random;
use super::error::Error;
use super::now;
use crate::api::{ProblemDetails, entity_tag};
use crate::model::RequestId;

/// Names a request.
const REQUEST_ID: &str = "x-request-id";

/// A JSON answer.
pub(crate) fn json<T: Serialize>(status: u16, body: &T) -> Response {
    with_body(status, "application/json", &text_of(body))
}

/// An answer without a body.
pub(crate) fn empty(status: u16) -> Response {
    let init = ResponseInit::new();
    init.set_status(status);
    Response::new_with_opt_str_and_init(None, &init).expect("the status is one that may go without a body")
}

/// A JSON answer whose text is there already.
pub(crate) fn text(status: u16, kind: &str, body: &str) -> Response {
    with_body(status, kind, body)
}

/// Problem details (RFC 9457).
pub(crate) fn problem(problem: &ProblemDetails) -> Response {
    let response = with_body(problem.status, "application/problem+json", &text_of(problem));
    if problem.status == 401 {
        // RFC 9110, section 11.6.1: a 401 names the scheme to use.
        let _ = response.headers().set("www-authenticate", "Bearer");
    }
    if !problem.allowed.is_empty() {
        let _ = response.headers().set("allow", &problem.allowed.join(", "));
    }
    if let Some(current) = &problem.current {
        tag(&response, &entity_tag(current.revision));
    }
    if let Some(seconds) = problem.retry_after {
        let _ = response.headers().set("retry-after", &seconds.to_string());
    }
    response
}

/// What a request is called: as its caller calls it, if that can be, else by a new name.
pub(crate) fn request_id(request: &Request) -> RequestId {
    let given = request.headers().get(REQUEST_ID).ok().flatten().and_then(|text| RequestId::parse(&text).ok());
    given.unwrap_or_else(new_request_id)
}

/// A new name for a request.
pub(crate) fn new_request_id() -> RequestId {
    RequestId::new(now(), random())
}

/// The answer to the request of that name. It must be one that we made ourselves: those of others cannot be changed.
pub(crate) fn named(answered: Result<Response, Error>, request: &RequestId) -> Response {
    let response = answered.unwrap_or_else(|error| error.into_response(request));
    response.headers().set(REQUEST_ID, request.as_str()).expect("an id is letters, digits and a few signs");
    response
}

/// Says which version of a thing an answer shows.
pub(crate) fn tag(response: &Response, tag: &str) {
    response.headers().set("etag", tag).expect("a tag is made of digits and quotation marks");
}

fn text_of<T: Serialize>(body: &T) -> String {
    serde_json::to_string(body).expect("bodies have no map keys but strings, so they always serialise")
}

thread_local! {
    /// The fields of a JSON answer, made once: nearly every answer has them.
    static JSON_FIELDS: Object = fields("application/json");
}

fn with_body(status: u16, kind: &str, body: &str) -> Response {
    let init = ResponseInit::new();
    init.set_status(status);
    if kind == "application/json" {
        JSON_FIELDS.with(|fields| init.set_headers(fields));
    } else {
        init.set_headers(&fields(kind));
    }
    Response::new_with_opt_str_and_init(Some(body), &init).expect("status and headers are valid")
}

fn fields(kind: &str) -> Object {
    let fields = Object::new();
    for (name, value) in [("content-type", kind), ("cache-control", "no-store"), ("x-content-type-options", "nosniff")]
    {
        Reflect::set(&fields, &name.into(), &value.into()).expect("an object of our own can be filled");
    }
    fields
}
