//! What each problem code means and what to do about it.

use std::fmt::Write as _;

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::answers::codes;
use super::samples::calls;
use super::words::words;
use crate::api::ErrorCode;

/// A kind of problem.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its code.
    pub code: ErrorCode,
    /// What happened.
    pub meaning: String,
    /// What to do.
    pub remedy: &'static str,
    /// The operations that answer with it; none is all of them.
    pub operations: Vec<&'static str>,
}

/// All kinds, in the order in which the type names them.
pub fn kinds() -> Vec<Kind> {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<ErrorCode>().to_value();
    let variants = schema["oneOf"].as_array().expect("each code has its own words").clone();
    variants.iter().map(kind).collect()
}

fn kind(variant: &Value) -> Kind {
    let meaning = variant["description"].as_str().expect("each code has its own words").to_owned();
    let code: ErrorCode = serde_json::from_value(variant["const"].clone()).expect("a code is read as it is written");
    let all = calls();
    let some: Vec<_> = all.iter().filter(|call| codes(call).contains(&code)).map(|call| words(call).id).collect();
    let operations = if some.len() == all.len() { Vec::new() } else { some };
    Kind { code, meaning, remedy: remedy(code), operations }
}

fn remedy(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Unauthorized => {
            "Send the key or token in `Authorization: Bearer …`. A token that has ended, or was revoked, needs a new one from the provider."
        }
        ErrorCode::Forbidden => "Use a key of the provider's; one of scope `publish` opens nothing but publishing.",
        ErrorCode::ViewerOnly => "Ask the provider for a token with the role `admin`.",
        ErrorCode::NotFound => "Look at the path and the ids. What is another partner's reads as what does not exist.",
        ErrorCode::MethodNotAllowed => "Use one of the methods that the header `Allow` names.",
        ErrorCode::BadBody => "Mend what `detail` says.",
        ErrorCode::BodyTooLarge => "Send less: a body has 256 KiB at most, a batch 4 MiB, each event of it 256 KiB.",
        ErrorCode::UnsupportedMediaType => "Send JSON as `application/json`; a batch may be `application/x-ndjson`.",
        ErrorCode::BadQuery => "Mend the parameter that `detail` names.",
        ErrorCode::InvalidEndpoint
        | ErrorCode::InvalidAccess
        | ErrorCode::InvalidRotation
        | ErrorCode::InvalidKey
        | ErrorCode::InvalidReplay => "Mend what `problems` names, each by its JSON pointer. Nothing was done.",
        ErrorCode::TooManySecrets => "Wait until the oldest ends, or rotate with `overlapHours` 0.",
        ErrorCode::TooManyKeys => "Revoke one that nobody uses: `lastUsedAt` tells.",
        ErrorCode::UnknownEventType => "Take the name from the catalogue: `detail` may know which was meant.",
        ErrorCode::InvalidEvent => "Mend what `problems` names, each by pointer, line and column. Nothing was stored.",
        ErrorCode::BatchTooLong => "Split it: 1,000 events at most.",
        ErrorCode::IdempotencyConflict => "Give the new event a new id, or a new key.",
        ErrorCode::EndpointChanged => "Look at `current`, decide again, and send its `ETag` in `If-Match`.",
        ErrorCode::EndpointDisabled => "Enable the endpoint, then ask again.",
        ErrorCode::AttemptUnderWay => "Wait until it has ended: 15 seconds at most.",
        ErrorCode::ReplayRunning => "Wait for its end, or cancel it.",
        ErrorCode::RunUnderWay => "Wait for its end: its report says how far it is.",
        ErrorCode::TooManyRuns => "Try again after `retryAfter` seconds.",
        ErrorCode::NotYet => "Nothing: it leaves by itself when its time comes.",
        ErrorCode::AlreadyDelivered => "Nothing: it has arrived.",
        ErrorCode::EventErased => "Nothing can be sent any more. An event that is published anew needs a new id.",
        ErrorCode::Behind => "Send it again after `retryAfter` seconds.",
        ErrorCode::EndpointDeleted => {
            "Nothing can be sent there any more. A new endpoint can replay what it has missed."
        }
        ErrorCode::Misconfigured => "Tell the operator: `detail` says which setting is meant.",
        ErrorCode::NotReady => "Tell the operator: `problems` says what is wrong. Nothing that was accepted is lost.",
        ErrorCode::ShardDown => "Send it again after `retryAfter` seconds, an event under the same id or key.",
        ErrorCode::Internal => {
            "Send it again, an event under the same id or key, and tell us the request's id if it stays so."
        }
    }
}

/// The same as a page of the documentation.
pub fn problems_page() -> String {
    let mut page = String::from(
        "# Problems\n\n\
         A call that fails answers with `application/problem+json` (RFC 9457). `code` never changes its meaning; `title` and\n\
         `detail` are for people and may change. `type` is the code's place in the reference at `/docs`. This page is made\n\
         from the code, and a test holds it to that.\n",
    );
    for Kind { code, meaning, remedy, operations } in kinds() {
        let from = if operations.is_empty() { "all calls".to_owned() } else { operations.join(", ") };
        let from = if code == ErrorCode::MethodNotAllowed { "every path, to other methods".to_owned() } else { from };
        let _ = write!(
            page,
            "\n## {}\n\n{} {}. {meaning} *What to do:* {remedy} *From:* {from}.\n",
            code.word(),
            code.status(),
            code.title(),
        );
    }
    page
}
