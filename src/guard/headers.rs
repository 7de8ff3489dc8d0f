//! Which headers a partner may add.

use std::collections::BTreeSet;

use super::{HeaderRow, sentence};
use crate::model::{Header, HeaderName, HeaderSummary, HeaderValue, Problem};

/// Headers of one endpoint at most.
pub const HEADERS_AT_MOST: usize = 20;
/// Bytes of all names and values of one endpoint at most.
pub const HEADER_BYTES_AT_MOST: usize = 8 * 1024;

/// Why a header is ours to set and nobody else's, if it is.
pub fn reserved_reason(name: &HeaderName) -> Option<&'static str> {
    match name.as_str() {
        "content-type" => Some("the body is always application/json"),
        "content-length" | "transfer-encoding" | "content-encoding" => Some("it describes the body, which we write"),
        "host" => Some("it comes from the URL"),
        "connection" | "keep-alive" | "proxy-connection" | "te" | "trailer" | "upgrade" | "expect" => {
            Some("it belongs to the connection, not to the request")
        }
        "cookie" | "set-cookie" | "cookie2" => Some("requests carry no cookies; use authorization"),
        "user-agent" => Some("it names the sender"),
        "date" | "origin" | "referer" | "via" | "forwarded" | "x-forwarded-for" | "x-real-ip" => {
            Some("it tells where a request comes from")
        }
        name if name.starts_with("webhook-") => Some("names that start with webhook- carry the signature"),
        name if name.starts_with("proxy-") || name.starts_with("sec-") || name.starts_with("cf-") => {
            Some("names that start so belong to the network on the way")
        }
        _ => None,
    }
}

/// One row of the form, once nothing is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum HeaderEdit {
    /// A new value.
    Set(Header),
    /// The saved value stays.
    Keep(HeaderName),
}

/// Judges all rows and says everything that is wrong with them.
pub(super) fn check_headers(
    rows: &[HeaderRow],
    saved: &[HeaderSummary],
    problems: &mut Vec<Problem>,
) -> Vec<HeaderEdit> {
    if rows.len() > HEADERS_AT_MOST {
        let message = format!("An endpoint has {HEADERS_AT_MOST} headers at most; there are {}.", rows.len());
        problems.push(Problem::new("/headers", message));
    }
    let mut seen = BTreeSet::new();
    let mut bytes = 0;
    let mut edits = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let at = |field: &str| format!("/headers/{index}/{field}");
        let name = match check_name(&row.name, &mut seen) {
            Ok(name) => name,
            Err(message) => {
                problems.push(Problem::new(at("name"), message));
                continue;
            }
        };
        match check_value(row, &name, saved) {
            Ok((edit, length)) => {
                bytes += name.as_str().len() + length;
                edits.push(edit);
            }
            Err(message) => problems.push(Problem::new(at("value"), message)),
        }
    }
    if bytes > HEADER_BYTES_AT_MOST {
        let message = format!("All headers together have {HEADER_BYTES_AT_MOST} bytes at most; these have {bytes}.");
        problems.push(Problem::new("/headers", message));
    }
    edits
}

fn check_name(text: &str, seen: &mut BTreeSet<HeaderName>) -> Result<HeaderName, String> {
    let name = HeaderName::parse(text).map_err(sentence)?;
    if let Some(reason) = reserved_reason(&name) {
        return Err(format!("{name} is set by Hookpost: {reason}."));
    }
    if !seen.insert(name.clone()) {
        return Err(format!("{name} is there twice. Keep one."));
    }
    Ok(name)
}

/// The edit, and how many bytes the value has.
fn check_value(row: &HeaderRow, name: &HeaderName, saved: &[HeaderSummary]) -> Result<(HeaderEdit, usize), String> {
    if let Some(value) = &row.value {
        let value = HeaderValue::parse(value.reveal()).map_err(sentence)?;
        let length = value.reveal().len();
        return Ok((HeaderEdit::Set(Header::new(name.clone(), value)), length));
    }
    let kept = saved.iter().find(|summary| summary.name == *name);
    let kept = kept.ok_or_else(|| format!("{name} has no saved value to keep. Give it one."))?;
    Ok((HeaderEdit::Keep(name.clone()), kept.length))
}
