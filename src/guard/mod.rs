//! Which addresses, headers and secrets are allowed, and why not: one rule while the partner types, when the form is
//! saved, when a test is sent and before every attempt.
//!
//! It judges what is written. A name that resolves to a private address passes here and is stopped by the worker's
//! network service, which sees the address itself; `guard` never resolves anything.

mod address;
mod form;
mod headers;
mod merge;
mod name;
mod ports;
mod ranges;
mod refusal;
mod replay;
mod rotation;

pub use address::{Reach, check_url, judge_url};
pub use form::{CheckedForm, DESCRIPTION_AT_MOST, EndpointForm, HeaderRow, Rules, check_form};
pub use headers::{HEADER_BYTES_AT_MOST, HEADERS_AT_MOST, reserved_reason};
pub use merge::{Content, Difference, Field, SavedForm, Side, differences, merge};
pub use ranges::{ADDRESS_RANGES, AddressRange, Purpose};
pub use refusal::UrlRefusal;
pub use replay::{CheckedReplay, ReplayForm, check_replay};
pub use rotation::{CheckedRotation, RotationForm, check_rotation};

/// An error's words as a sentence on screen: a capital first and a full stop last.
pub fn sentence(error: impl std::fmt::Display) -> String {
    let words = error.to_string();
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let stop = if words.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}
