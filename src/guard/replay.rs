//! The order to send again what an endpoint did not get, judged whole.

use serde::{Deserialize, Serialize};

use super::sentence;
use crate::model::{CauseName, EventType, Pace, Problem, Selection, Timestamp, Wanted, whole};

/// What somebody sent, unjudged. It is also the body of the request that replays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReplayForm {
    /// What came to its status at this moment or later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// And before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// Events that the endpoint is subscribed to and has no delivery of.
    #[serde(default, skip_serializing_if = "is_false")]
    pub missing: bool,
    /// `exhausted`, `parked`, `delivered`, or `failed`, which is the first two and the default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Of this type only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_type: Option<EventType>,
    /// Whose last attempt failed so: a status code, or the word of a cause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// Counts and changes nothing.
    #[serde(default, skip_serializing_if = "is_false")]
    pub dry_run: bool,
    /// How many start in a second.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "whole")]
    pub per_second: Option<u32>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// An order with nothing wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedReplay {
    /// What is sent again.
    pub selection: Selection,
    /// How fast.
    pub pace: Pace,
}

/// Judges an order; on failure gives every problem, each beside its member.
pub fn check_replay(form: &ReplayForm) -> Result<CheckedReplay, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut wrong = |pointer: &str, message: &str| problems.push(Problem::new(pointer, message));
    let filters = form.status.is_some() || form.event_type.is_some() || form.cause.is_some();
    if !filters && !form.missing && form.since.is_none() && form.until.is_none() {
        wrong("", "Say what to send again: `since`, `missing`, or a filter by `status`, `eventType` or `cause`.");
    }
    let wanted = match form.status.as_deref() {
        None | Some("failed") => Wanted::Failed,
        Some("exhausted") => Wanted::Exhausted,
        Some("parked") => Wanted::Parked,
        Some("delivered") => Wanted::Delivered,
        Some(_) => {
            wrong("/status", "Use failed, exhausted, parked or delivered.");
            Wanted::Failed
        }
    };
    if form.missing && form.status.is_some() {
        wrong("/status", "What is missing has no delivery, so it has no status: leave one of the two out.");
    }
    if form.missing && form.cause.is_some() {
        wrong("/cause", "What is missing has no delivery, so it has no cause: leave one of the two out.");
    }
    if let (Some(since), Some(until)) = (form.since, form.until)
        && since >= until
    {
        wrong("/until", "This has to be later than `since`.");
    }
    let pace = form.per_second.map_or(Some(Pace::default()), Pace::of);
    if pace.is_none() {
        wrong("/perSecond", "A replay starts 1 to 100 deliveries a second.");
    }
    let cause = form.cause.as_deref().map(CauseName::parse).transpose();
    if let Err(error) = &cause {
        wrong("/cause", &sentence(error));
    }
    match (pace, cause) {
        (Some(pace), Ok(cause)) if problems.is_empty() => {
            let wanted = if form.missing { Wanted::Missing } else { wanted };
            let event_type = form.event_type.clone();
            let selection = Selection { wanted, event_type, cause, since: form.since, until: form.until };
            Ok(CheckedReplay { selection, pace })
        }
        _ => Err(problems),
    }
}
