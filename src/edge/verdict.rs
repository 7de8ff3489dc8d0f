//! Whether an event may be published: its type is known and its text fits that type's schema.

use std::cell::OnceCell;

use serde_json::value::RawValue;

use super::error::Error;
use super::router::unknown_event_type;
use crate::api::{ErrorCode, ProblemDetails};
use crate::catalogue::{self, Entry};
use crate::model::Problem;
use crate::schema::{self, Schema};

/// The members that a publish must have; the worker adds the others.
const NEEDED: [&str; 2] = ["eventType", "data"];

thread_local! {
    /// The catalogue's schemas in its order, each compiled when it is first needed and shared by all partners' objects.
    static SCHEMAS: Box<[OnceCell<Result<Schema, String>>]> =
        catalogue::entries().iter().map(|_| OnceCell::new()).collect();
}

/// The event's type, when nothing is wrong with the text.
pub(super) fn check(text: &[u8]) -> Result<&'static Entry, Error> {
    let Some(name) = schema::event_type_of(text) else {
        let _: &RawValue = serde_json::from_slice(text)
            .map_err(|error| Error::new(ErrorCode::BadBody, format!("The body is not JSON: {error}.")))?;
        let detail = "The body is an object with the members eventType (a string) and data (an object).";
        return Err(Error::new(ErrorCode::BadBody, detail));
    };
    let index = catalogue::entries().iter().position(|entry| entry.event_type == name).ok_or_else(|| {
        let detail = unknown_event_type(&name);
        ProblemDetails::new(ErrorCode::UnknownEventType, detail.clone()).with(vec![Problem::new("/eventType", detail)])
    })?;
    let entry = &catalogue::entries()[index];
    let problems = SCHEMAS.with(|schemas| match schemas[index].get_or_init(|| compile(entry)) {
        Ok(schema) => Ok(problems(schema, text)),
        Err(detail) => Err(Error::Runtime(detail.clone())),
    })?;
    match problems.len() {
        0 => Ok(entry),
        count => {
            let some = if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") };
            let detail = format!("{some} in {name}. Nothing was stored.");
            Err(ProblemDetails::new(ErrorCode::InvalidEvent, detail).with(problems).into())
        }
    }
}

fn compile(entry: &Entry) -> Result<Schema, String> {
    let compiled = Schema::compile(entry.schema).map_err(|error| format!("schema of {}: {error}", entry.event_type))?;
    Ok(compiled.requiring_only(&NEEDED))
}

fn problems(schema: &Schema, text: &[u8]) -> Vec<Problem> {
    let problem = |violation: schema::Violation| Problem {
        pointer: violation.pointer,
        message: violation.message,
        line: Some(violation.line),
        column: Some(violation.column),
    };
    schema.check(text).into_iter().map(problem).collect()
}
