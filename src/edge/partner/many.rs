//! Publishing many events in one request: each is stored with all its deliveries or not at all, whatever becomes of the
//! others, and all that are stored are stored in one turn.

use std::rc::Rc;

use web_sys::{Request, Response};

use super::admission::admit;
use super::batch::hand_in;
use super::body::{self, too_large};
use super::events::{Wanted, idempotency_key, prepare};
use super::promised::Promised;
use super::{Object, batch::Accepted};
use crate::api::{
    BATCH_BYTES_AT_MOST, BATCH_EVENTS_AT_MOST, BODY_BYTES_AT_MOST, BatchEvent, BatchResult, BatchStatus, BodyKind,
    ErrorCode, ProblemDetails, Published,
};
use crate::edge::error::Error;
use crate::edge::{answer, now, verdict};
use crate::inspect::{BatchError, Form, Item};
use crate::model::{Problem, Timestamp};

/// An event that is on its way into the store, or is refused already.
type Pending = Result<(Wanted, Promised<Result<Accepted, Error>>), Error>;

pub(super) async fn publish(object: &Rc<Object>, request: &Request) -> Result<Response, Error> {
    let key = idempotency_key(request)?;
    let form = match body::kind(request)? {
        Some(BodyKind::Json) => Form::Array,
        Some(BodyKind::Lines) => Form::Lines,
        None => return Err(body::unsupported("Send an array as application/json, or lines as application/x-ndjson.")),
    };
    let text = body::within(request, BATCH_BYTES_AT_MOST).await?;
    admit(object)?;
    let items = verdict::check_batch(&text, form).map_err(refuse)?;

    let now = now();
    let mut events = Vec::with_capacity(items.len());
    for (index, item) in (0_u32..).zip(items) {
        let key = key.as_deref().map(|key| key_of(key, index));
        let (line, column) = (item.line, item.column);
        events.push((index, (line, column), take(object, &text, item, key, now)));
    }
    let mut told = Vec::with_capacity(events.len());
    for (index, place, pending) in events {
        told.push(tell(index, place, settle(pending).await)?);
    }
    let result = BatchResult::of(told);
    Ok(answer::json(result.status(), &result))
}

/// The key of one event of a batch: its place counts. No header has a line break, so it is the key of no single publish.
fn key_of(key: &str, index: u32) -> String {
    format!("{key}\n{index}")
}

fn take(object: &Rc<Object>, text: &[u8], item: Item, key: Option<String>, now: Timestamp) -> Pending {
    if item.range.len() > BODY_BYTES_AT_MOST {
        return Err(too_large("event", &item.range.len().to_string(), BODY_BYTES_AT_MOST));
    }
    let entry = item.verdict.map_err(verdict::refuse)?;
    let (wanted, arrival) = prepare(text, item.range, entry, key, now)?;
    Ok((wanted, hand_in(object, arrival)))
}

async fn settle(pending: Pending) -> Result<(BatchStatus, Published), Error> {
    let (wanted, accepted) = pending?;
    wanted.published(accepted.await?)
}

/// What is told of one event. That the store failed is the whole batch's failure: it may be sent again as it is.
fn tell(index: u32, place: (u32, u32), settled: Result<(BatchStatus, Published), Error>) -> Result<BatchEvent, Error> {
    let line = place.0;
    match settled {
        Ok((status, published)) => Ok(BatchEvent { index, line, status, published: Some(published), error: None }),
        Err(Error::Problem(problem)) => {
            let error = Some(with_lines(*problem, place));
            Ok(BatchEvent { index, line, status: BatchStatus::Refused, published: None, error })
        }
        Err(error) => Err(error),
    }
}

/// What the verdict has no line for stands where the event does.
fn with_lines(mut problem: ProblemDetails, (line, column): (u32, u32)) -> ProblemDetails {
    if problem.problems.is_empty() {
        problem.problems.push(Problem::new("", problem.detail.clone()));
    }
    for one in &mut problem.problems {
        if one.line.is_none() {
            (one.line, one.column) = (Some(line), Some(column));
        }
    }
    problem
}

fn refuse(error: BatchError) -> Error {
    let bad = |detail: String| Error::new(ErrorCode::BadBody, format!("{detail} Nothing was stored."));
    match error {
        BatchError::NotAnArray => bad(
            "A batch is a JSON array of events or, with the content-type application/x-ndjson, an event on each line."
                .to_owned(),
        ),
        BatchError::Unsound(None) => bad("The array cannot be read.".to_owned()),
        BatchError::Unsound(Some(found)) => {
            bad(format!("The array cannot be read: {} (line {}, column {}).", found.message, found.line, found.column))
        }
        BatchError::Empty => bad("There is no event in the batch.".to_owned()),
        BatchError::TooLong => {
            let detail = format!("A batch has {BATCH_EVENTS_AT_MOST} events at most. Nothing was stored: split it.");
            Error::new(ErrorCode::BatchTooLong, detail)
        }
    }
}
