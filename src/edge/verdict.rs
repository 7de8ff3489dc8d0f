//! Whether an event may be published, and the answer if not. The verdict is `inspect`'s.

use super::error::Error;
use super::router::unknown_event_type;
use crate::api::{BATCH_EVENTS_AT_MOST, ErrorCode, ProblemDetails};
use crate::catalogue::Entry;
use crate::inspect::{BatchError, Form, Inspector, Item, Refusal};
use crate::model::Problem;
use crate::schema::Violation;

thread_local! {
    /// Keeps the compiled schemas, which all partners' objects share.
    static INSPECTOR: Inspector = Inspector::new();
}

/// The event's type, when nothing is wrong with the text.
pub(super) fn check(text: &[u8]) -> Result<&'static Entry, Error> {
    INSPECTOR.with(|inspector| inspector.check_published(text)).map_err(refuse)
}

/// The same for each event of a batch.
pub(super) fn check_batch(text: &[u8], form: Form) -> Result<Vec<Item>, BatchError> {
    INSPECTOR.with(|inspector| inspector.check_batch(text, form, BATCH_EVENTS_AT_MOST))
}

/// The answer about an event that may not be published.
pub(super) fn refuse(refusal: Refusal) -> Error {
    match refusal {
        Refusal::NotJson(Violation { line, column, message, .. }) => {
            Error::new(ErrorCode::BadBody, format!("The body is not JSON: {message} (line {line}, column {column})."))
        }
        Refusal::NoEventType(_) => {
            let detail = "The body is an object with the members eventType (a string) and data (an object).";
            Error::new(ErrorCode::BadBody, detail)
        }
        Refusal::UnknownEventType(name) => {
            let detail = unknown_event_type(&name);
            let problem = Problem::new("/eventType", detail.clone());
            ProblemDetails::new(ErrorCode::UnknownEventType, detail).with(vec![problem]).into()
        }
        Refusal::Invalid(entry, violations) => {
            let count = violations.len();
            let some = if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") };
            let detail = format!("{some} in {}. Nothing was stored.", entry.event_type);
            let problems = violations.into_iter().map(problem).collect();
            ProblemDetails::new(ErrorCode::InvalidEvent, detail).with(problems).into()
        }
        Refusal::Schema(entry, error) => Error::Runtime(format!("schema of {}: {error}", entry.event_type)),
    }
}

fn problem(violation: Violation) -> Problem {
    Problem {
        pointer: violation.pointer,
        message: violation.message,
        line: Some(violation.line),
        column: Some(violation.column),
    }
}
