//! Conformance runs: what was sent to an endpoint to find out whether it does what a good receiver does, and what came of it.

use serde::{Deserialize, Serialize};

use crate::model::{
    Actor, Cause, Check, EndpointId, EventId, EventType, Expectation, Finding, RunId, RunState, Timestamp,
};

/// A run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConformanceRun {
    /// Its id.
    pub id: RunId,
    /// What was tried.
    pub endpoint_id: EndpointId,
    /// Who asked for it.
    pub asked_by: Actor,
    /// When.
    pub asked_at: Timestamp,
    /// Where it stands.
    pub state: RunState,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// So many requests it has,
    pub total: u32,
    /// and so many of them are over.
    pub done: u32,
}

/// The latest runs of an endpoint, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConformanceList {
    /// The runs.
    pub runs: Vec<ConformanceRun>,
    /// When the next may begin, if none may now.
    pub next_run_at: Option<Timestamp>,
}

/// A run with what came of each check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConformanceReport {
    /// The run.
    pub run: ConformanceRun,
    /// Where it was sent.
    pub url: String,
    /// Its checks, in the order they are made.
    pub checks: Vec<CheckView>,
}

/// A check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    /// Which.
    pub check: Check,
    /// The event type, where there is a check for each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_type: Option<EventType>,
    /// What is sent, in a few words.
    pub title: String,
    /// What a good receiver does with it.
    pub expects: Expectation,
    /// What the answers are worth; none before they are there.
    pub finding: Option<Finding>,
    /// What was seen, in a sentence; empty before it was.
    pub found: String,
    /// What to do, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
    /// The requests.
    pub probes: Vec<ProbeView>,
}

/// One request of a check, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProbeView {
    /// The `webhook-id`.
    pub event_id: EventId,
    /// The type that the event is of.
    pub event_type: EventType,
    /// When it left.
    pub started_at: Option<Timestamp>,
    /// When it was over.
    pub ended_at: Option<Timestamp>,
    /// The answer's status code, if there was an answer.
    pub status: Option<u16>,
    /// Why there was none, or none that counts as success.
    pub failure: Option<Cause>,
    /// The request as it left, its body cut after 4 KiB. Values of the partner's own headers are left out.
    pub sent: Option<String>,
    /// Whether the body was longer than what is kept of it.
    pub sent_cut: bool,
    /// Bytes of the body that was sent.
    pub bytes_sent: u32,
    /// The first 4 KiB of the answer's body.
    pub answer: Option<String>,
    /// Whether the answer was longer than what is kept.
    pub answer_cut: bool,
}
