//! The log: one JSON object on each line, with ids, times and causes. No URL, header, payload, secret or answer is in it.

use serde::Serialize;

use super::error::Error;
use crate::model::{EndpointId, EventId, PartnerId, RequestId};

/// What is logged (the worker's setting `LOG`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Log {
    /// Every attempt.
    Attempts,
    /// What somebody may want to look at: failed attempts among them.
    #[default]
    Problems,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    /// All is well.
    Info,
    /// Something failed, as the contract foresees.
    Warn,
    /// Something of ours failed.
    Error,
}

/// A line. What it has nothing to say of is left out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Line<'a> {
    pub(crate) level: Level,
    /// What happened.
    pub(crate) event: &'a str,
    /// The call in which it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) request_id: Option<&'a RequestId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) partner: Option<&'a PartnerId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) endpoint: Option<&'a EndpointId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) event_id: Option<&'a EventId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) attempt: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cause: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) detail: Option<&'a str>,
}

impl<'a> Line<'a> {
    pub(crate) fn new(level: Level, event: &'a str) -> Self {
        Self {
            level,
            event,
            request_id: None,
            partner: None,
            endpoint: None,
            event_id: None,
            attempt: None,
            cause: None,
            status: None,
            ms: None,
            detail: None,
        }
    }

    /// Writes it.
    pub(crate) fn write(&self) {
        let line = serde_json::to_string(self).expect("a line has no map keys but strings, so it always serialises");
        let line = line.into();
        match self.level {
            Level::Info => web_sys::console::log_1(&line),
            Level::Warn => web_sys::console::warn_1(&line),
            Level::Error => web_sys::console::error_1(&line),
        }
    }
}

/// Logs a failure of ours that has no caller to be told.
pub(crate) fn failure(event: &str, error: &Error) {
    Line { detail: Some(error.detail()), ..Line::new(Level::Error, event) }.write();
}

/// The same, about an event.
pub(crate) fn failure_at(event: &str, event_id: &EventId, error: &Error) {
    Line { event_id: Some(event_id), detail: Some(error.detail()), ..Line::new(Level::Error, event) }.write();
}
