//! The `eventType` of a document.

use std::borrow::Cow;

use super::scan;
use crate::json::{Kind, Value};
use crate::schema;

const NAME: &str = "eventType";

/// The `eventType` of an object, if it is text. Where the name is repeated, the first one counts that is written without
/// escapes, as it does in a document that is broken further on.
pub(super) fn of(value: Value<'_>) -> Option<Cow<'_, str>> {
    let is_it = |name: Value<'_>| name.kind() == Kind::String && name.is(NAME);
    let first = value.members().find(|(name, _)| is_it(*name)).map(|(_, value)| value);
    let plain = first.filter(|value| value.kind() == Kind::String);
    plain.or_else(|| value.member(NAME)).and_then(Value::as_string)
}

/// The `eventType` of a document that is not JSON, as far as it can be read.
pub(super) fn of_broken(text: &[u8]) -> Option<String> {
    // At its usual place and in its usual spelling it is found without reading the document.
    let found = scan::member(text, b"\"eventType\"").map(str::to_owned);
    found.or_else(|| schema::event_type_of(text))
}
