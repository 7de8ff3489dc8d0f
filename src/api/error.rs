//! What an error looks like to a program: RFC 9457 problem details with a stable code.

use serde::{Deserialize, Serialize};

use super::{EndpointView, Method};
use crate::model::Problem;

/// The stable word for what went wrong. Programs may match on it; sentences may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// No key, or one that is not known.
    Unauthorized,
    /// The key is known but does not open this.
    Forbidden,
    /// The token is a viewer's, who looks and changes nothing.
    ViewerOnly,
    /// There is no such thing.
    NotFound,
    /// The path has other methods.
    MethodNotAllowed,
    /// The body is not JSON of the right shape.
    BadBody,
    /// The body is over the limit.
    BodyTooLarge,
    /// The body is of a kind that this call does not take.
    UnsupportedMediaType,
    /// A query parameter is wrong.
    BadQuery,
    /// The form has problems.
    InvalidEndpoint,
    /// The wish for a token has problems.
    InvalidAccess,
    /// The order to rotate a secret has problems.
    InvalidRotation,
    /// As many secrets sign as may at a time.
    TooManySecrets,
    /// The wish for a key has problems.
    InvalidKey,
    /// There are as many keys as may be.
    TooManyKeys,
    /// The catalogue has no such event type.
    UnknownEventType,
    /// The event breaks its schema, or is to leave at no moment that can be.
    InvalidEvent,
    /// The batch has more events than may come together.
    BatchTooLong,
    /// The same id or `Idempotency-Key` came before with another event.
    IdempotencyConflict,
    /// Somebody changed the endpoint since the version that `If-Match` names.
    EndpointChanged,
    /// The endpoint is off.
    EndpointDisabled,
    /// An attempt is under way.
    AttemptUnderWay,
    /// The order to replay has problems.
    InvalidReplay,
    /// A replay to this endpoint is running.
    ReplayRunning,
    /// A conformance run of this endpoint is under way.
    RunUnderWay,
    /// The endpoint was tried as often as it may be for now.
    TooManyRuns,
    /// The event was scheduled, and its time has not come.
    NotYet,
    /// It has arrived, so it cannot be cancelled.
    AlreadyDelivered,
    /// The event's payload was erased, because somebody wanted it so or because its time was over.
    EventErased,
    /// More is pending than may be: nothing is taken in for a while.
    Behind,
    /// The delivery was cancelled with its endpoint.
    EndpointDeleted,
    /// The worker's settings do not fit: nothing is lost, and nothing works before the operator has mended them.
    Misconfigured,
    /// The worker is up, but cannot store what comes or does not wake for what is due.
    NotReady,
    /// The worker that has this partner's data does not answer; others do.
    ShardDown,
    /// Our fault: storage or the runtime failed.
    Internal,
}

impl ErrorCode {
    /// The HTTP status it comes with.
    pub fn status(self) -> u16 {
        match self {
            Self::Unauthorized => 401,
            Self::Forbidden | Self::ViewerOnly => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::BadBody | Self::BadQuery => 400,
            Self::BodyTooLarge | Self::BatchTooLong => 413,
            Self::UnsupportedMediaType => 415,
            Self::InvalidEndpoint
            | Self::InvalidAccess
            | Self::InvalidRotation
            | Self::InvalidKey
            | Self::InvalidReplay
            | Self::UnknownEventType
            | Self::InvalidEvent => 422,
            Self::IdempotencyConflict
            | Self::TooManySecrets
            | Self::TooManyKeys
            | Self::EndpointDisabled
            | Self::AttemptUnderWay
            | Self::ReplayRunning
            | Self::RunUnderWay
            | Self::NotYet
            | Self::AlreadyDelivered
            | Self::EventErased
            | Self::EndpointDeleted => 409,
            Self::EndpointChanged => 412,
            Self::Behind | Self::TooManyRuns => 429,
            Self::Internal => 500,
            Self::Misconfigured | Self::NotReady | Self::ShardDown => 503,
        }
    }

    /// Its word, as JSON has it.
    pub fn word(self) -> String {
        let quoted = serde_json::to_string(&self).expect("a word always serialises");
        quoted.trim_matches('"').to_owned()
    }

    /// A short heading, the same for every error of this code.
    pub fn title(self) -> &'static str {
        match self {
            Self::Unauthorized => "A key is needed",
            Self::Forbidden => "The key does not open this",
            Self::ViewerOnly => "A viewer changes nothing",
            Self::NotFound => "Not found",
            Self::MethodNotAllowed => "Wrong method",
            Self::BadBody => "The body cannot be read",
            Self::BodyTooLarge => "The body is too large",
            Self::UnsupportedMediaType => "Not a kind of body that is taken",
            Self::BadQuery => "The query cannot be read",
            Self::InvalidEndpoint => "The endpoint has problems",
            Self::InvalidAccess => "The wish for a token has problems",
            Self::InvalidRotation => "The rotation has problems",
            Self::TooManySecrets => "Too many secrets sign already",
            Self::InvalidKey => "The wish for a key has problems",
            Self::TooManyKeys => "Too many keys",
            Self::UnknownEventType => "Unknown event type",
            Self::InvalidEvent => "The event breaks its schema",
            Self::IdempotencyConflict => "The same key with another event",
            Self::EndpointChanged => "The endpoint was changed",
            Self::EndpointDisabled => "The endpoint is disabled",
            Self::BatchTooLong => "The batch is too long",
            Self::AttemptUnderWay => "An attempt is under way",
            Self::InvalidReplay => "The replay has problems",
            Self::ReplayRunning => "A replay is running",
            Self::RunUnderWay => "A run is under way",
            Self::TooManyRuns => "Too many runs",
            Self::NotYet => "Its time has not come",
            Self::AlreadyDelivered => "It has arrived",
            Self::EventErased => "The payload was erased",
            Self::Behind => "Too much is pending",
            Self::EndpointDeleted => "The endpoint was deleted",
            Self::Misconfigured => "The worker's settings do not fit",
            Self::NotReady => "The worker is not ready",
            Self::ShardDown => "A part of the service is down",
            Self::Internal => "Our fault",
        }
    }
}

/// The body of every error answer (`application/problem+json`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProblemDetails {
    /// A URI reference that names the kind of problem.
    pub r#type: String,
    /// The heading of the code.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable word.
    pub code: ErrorCode,
    /// A sentence for a person: what happened and what to do.
    pub detail: String,
    /// The request that failed, as the header `X-Request-Id` and our log name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The methods that the path has, where it was called with another; the header `Allow` says the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<String>,
    /// After so many seconds it is worth asking again; the header `Retry-After` says the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// The endpoint as it is now, where a change was refused because it is another than it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Box<EndpointView>>,
    /// Everything wrong with a form or an event, each with its pointer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

impl ProblemDetails {
    /// An error of `code`, explained by `detail`.
    pub fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        Self {
            r#type: format!("/docs#{}", code.word()),
            title: code.title().to_owned(),
            status: code.status(),
            code,
            detail: detail.into(),
            request_id: None,
            allowed: Vec::new(),
            retry_after: None,
            current: None,
            problems: Vec::new(),
        }
    }

    /// A body that is not the JSON expected. What stands in it stays there: it may be a header value or a secret.
    pub fn unreadable(error: &serde_json::Error) -> Self {
        let words = error.to_string();
        let told = match (words.split_once(": "), words.rsplit_once(", expected ")) {
            (Some((start @ ("invalid type" | "invalid value"), found)), Some((_, expected))) => {
                let kind = found.split(' ').next().unwrap_or_default();
                format!("{start}: {kind}, expected {expected}")
            }
            _ => words,
        };
        Self::new(ErrorCode::BadBody, format!("The body is not the JSON expected here: {told}."))
    }

    /// That a path has these methods and no other.
    pub fn wrong_method(path: &str, methods: &[Method]) -> Self {
        let mut allowed: Vec<String> = methods.iter().map(|method| method.as_str().to_owned()).collect();
        // Whatever can be read can be asked after.
        if methods.contains(&Method::Get) {
            allowed.push("HEAD".to_owned());
        }
        let detail = format!("{path} takes {}.", allowed.join(", "));
        Self { allowed, ..Self::new(ErrorCode::MethodNotAllowed, detail) }
    }

    /// The same with everything that is wrong.
    #[must_use]
    pub fn with(mut self, problems: Vec<Problem>) -> Self {
        self.problems = problems;
        self
    }
}
