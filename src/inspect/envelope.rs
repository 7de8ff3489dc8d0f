//! What can be said of a document whose event type is not known: whether it is JSON, and what is wrong with its
//! `eventType`.

use std::fmt::Write as _;

use crate::json::{Places, Value};
use crate::schema::{Schema, Violation};

/// No event type fits it, so that what does not is told.
const SCHEMA: &str =
    r#"{"type":"object","required":["eventType"],"properties":{"eventType":{"type":"string","enum":[]}}}"#;

const UNKNOWN: &str = "/properties/eventType/enum";

/// Longer names are cut.
const SHOWN_AT_MOST: usize = 40;

/// The schema of any event at all.
pub(super) fn schema() -> Schema {
    Schema::compile(SCHEMA).expect("a test compiles it")
}

/// Everything wrong with a document; `name` is its event type if it could be read, `nearest` what was probably meant by
/// it.
pub(super) fn check(
    schema: &Schema,
    value: Value<'_>,
    places: &mut Places<'_>,
    name: Option<&str>,
    nearest: Option<&str>,
) -> Vec<Violation> {
    let mut violations = schema.check_value(value, places);
    // An `eventType` that is no text is told so by its type.
    violations.retain(|violation| violation.keyword != UNKNOWN || name.is_some());
    for violation in violations.iter_mut().filter(|violation| violation.keyword == UNKNOWN) {
        violation.message = message("`eventType`", name.unwrap_or_default(), nearest);
    }
    violations
}

/// What is said of a document that is to be judged by an event type that there is not.
pub(super) fn unknown(name: &str, nearest: Option<&str>) -> String {
    message("The event type asked for", name, nearest)
}

fn message(subject: &str, name: &str, nearest: Option<&str>) -> String {
    let mut message = format!("{subject} must be in the catalogue; it is {}", quoted(name));
    if let Some(near) = nearest {
        message.extend(["; did you mean \"", near, "\"?"]);
    }
    message
}

fn quoted(name: &str) -> String {
    let mut out = String::from("\"");
    for letter in name.chars().take(SHOWN_AT_MOST) {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push_str(if name.chars().nth(SHOWN_AT_MOST).is_some() { "…\"" } else { "\"" });
    out
}
