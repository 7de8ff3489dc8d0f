//! Bodies of events, and what is put into them.

use super::plan::Sample;
use crate::model::{Event, EventId, Timestamp};

/// The body of an event, as every delivery has it.
pub(super) fn written(id: &EventId, sample: &Sample, created_at: Timestamp) -> String {
    let Sample { event_type, schema_version, data } = sample.clone();
    Event::new(id.clone(), event_type, schema_version, created_at, data).body()
}

/// The body with one more member in the event itself.
pub(super) fn with_member(body: &str, member: &str) -> String {
    inserted(body, 1, member)
}

/// The body with one more member in its `data`, which stands last.
pub(super) fn with_field(body: &str, member: &str) -> String {
    inserted(body, 2, member)
}

/// Puts a member before the last brace but `depth - 1`. Both objects have members already.
fn inserted(body: &str, depth: usize, member: &str) -> String {
    let braces = body.rmatch_indices('}').map(|(at, _)| at);
    let at = braces.take(depth).last().expect("an event ends with the braces of its data and its own");
    format!("{},{member}{}", body[..at].trim_end(), &body[at..])
}

/// The body with one digit or letter of its data changed: its length and its form stay.
pub(super) fn altered(body: &str) -> String {
    let from = body.find(r#""data":"#).unwrap_or_default();
    let is_digit = |at: &usize| body.as_bytes()[*at].is_ascii_digit();
    let at = (from..body.len()).rev().find(is_digit);
    match at {
        Some(at) => {
            let other = if &body[at..=at] == "7" { "8" } else { "7" };
            format!("{}{other}{}", &body[..at], &body[at + 1..])
        }
        None => format!("{body} "),
    }
}
