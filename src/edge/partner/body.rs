//! What requests carry: bodies within a limit, and JSON of a shape.

use js_sys::Uint8Array;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::JsFuture;
use web_sys::Request;

use crate::api::{BATCH_BYTES_AT_MOST, BODY_BYTES_AT_MOST, BodyKind, ErrorCode, ProblemDetails};
use crate::edge::error::Error;
use crate::edge::stream;

/// A request's body, if it is JSON by its kind and within the limit.
pub(in crate::edge) async fn whole(request: &Request) -> Result<Vec<u8>, Error> {
    if kind(request)? == Some(BodyKind::Json) {
        return within(request, BODY_BYTES_AT_MOST).await;
    }
    Err(unsupported("Send it as application/json."))
}

/// What kind of body it is by its header.
pub(in crate::edge) fn kind(request: &Request) -> Result<Option<BodyKind>, Error> {
    Ok(BodyKind::of(request.headers().get("content-type")?.as_deref()))
}

/// What is said of a body of another kind.
pub(in crate::edge) fn unsupported(what_to_do: &str) -> Error {
    let detail = format!("This call does not take such a body. {what_to_do}");
    Error::new(ErrorCode::UnsupportedMediaType, detail)
}

/// The same with another limit.
pub(in crate::edge) async fn within(request: &Request, at_most: usize) -> Result<Vec<u8>, Error> {
    let declared = request.headers().get("content-length")?.and_then(|length| length.parse().ok());
    if let Some(length) = declared.filter(|length: &usize| *length > at_most) {
        // Most clients read no answer before all they sent is taken.
        stream::pass_over(request.body(), 2 * BATCH_BYTES_AT_MOST).await?;
        return Err(too_large("body", &length.to_string(), at_most));
    }
    if declared.is_some() {
        // HTTP ends the body there, so it is within the limit and can be had in one piece.
        return Ok(Uint8Array::new(&JsFuture::from(request.array_buffer()?).await?).to_vec());
    }
    let read = stream::read(request.body(), at_most).await?;
    if read.is_cut { Err(too_large("body", &format!("more than {at_most}"), at_most)) } else { Ok(read.bytes) }
}

/// What is said of a body, or a part of one, that is longer than may be.
pub(in crate::edge) fn too_large(what: &str, bytes: &str, at_most: usize) -> Error {
    let limit = at_most / 1024;
    let detail =
        format!("The {what} has {bytes} bytes; {at_most} ({limit} KiB) are allowed. Nothing was stored of it.");
    Error::new(ErrorCode::BodyTooLarge, detail)
}

/// A request's body as text of no great length.
pub(in crate::edge) async fn text(request: &Request) -> Result<String, Error> {
    Ok(String::from_utf8_lossy(&within(request, BODY_BYTES_AT_MOST).await?).into_owned())
}

/// A request's body as JSON of that shape.
pub(in crate::edge) async fn json<T: DeserializeOwned>(request: &Request) -> Result<T, Error> {
    shaped(&whole(request).await?)
}

/// The same, where a request without a body leaves everything as it usually is.
pub(in crate::edge) async fn json_or_nothing<T: DeserializeOwned + Default>(request: &Request) -> Result<T, Error> {
    let bytes = whole(request).await?;
    if bytes.is_empty() { Ok(T::default()) } else { shaped(&bytes) }
}

/// Bytes as JSON of that shape.
pub(in crate::edge) fn shaped<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(bytes).map_err(|error| ProblemDetails::unreadable(&error).into())
}
