//! Why a call has no answer to work with, in words.

use hookpost::api::{EndpointView, ErrorCode, ProblemDetails};
use hookpost::model::Problem;

use super::wire::PATIENCE_MS;
use crate::{language, say};

/// Why there is no answer to work with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Failure {
    /// The request never reached the worker, or its answer never reached us.
    Unreachable,
    /// No whole answer came in time.
    TimedOut,
    /// There is no key to ask with.
    NoKey,
    /// The session has ended: its token or key is not known, or not any more.
    UnknownKey,
    /// The worker refused, and says why.
    Refused(Box<ProblemDetails>),
    /// The worker or something before it failed; carries the status.
    Fault(u16),
    /// An answer came that makes no sense; carries the status.
    Unreadable(u16),
}

impl Failure {
    /// What is wrong with the fields of a form, if that is what it is about.
    pub(crate) fn problems(&self) -> &[Problem] {
        match self {
            Self::Refused(details) => &details.problems,
            _ => &[],
        }
    }

    /// The endpoint as somebody else changed it meanwhile, if that is why nothing was done.
    pub(crate) fn changed_endpoint(&self) -> Option<&EndpointView> {
        match self {
            Self::Refused(details) => details.current.as_deref(),
            _ => None,
        }
    }

    /// Whether the thing asked for does not exist.
    pub(crate) fn is_not_found(&self) -> bool {
        matches!(self, Self::Refused(details) if details.code == ErrorCode::NotFound)
    }

    /// What the worker said beyond [`Failure::words`], which only English can tell.
    pub(crate) fn detail(&self) -> Option<&str> {
        match self {
            Self::Refused(details) if !language::is_english() => Some(&details.detail),
            _ => None,
        }
    }

    /// What happened, where, and what to do, as sentences.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Unreachable => say::failed_unreachable().to_owned(),
            Self::TimedOut => say::failed_timed_out(PATIENCE_MS / 1000),
            Self::NoKey => say::failed_no_key().to_owned(),
            Self::UnknownKey => say::failed_unknown_key().to_owned(),
            Self::Refused(details) if language::is_english() => details.detail.clone(),
            Self::Refused(details) => refusal(details.code).to_owned(),
            Self::Fault(status) => say::failed_fault(status.to_string()),
            Self::Unreadable(status) => say::failed_unreadable(status.to_string()),
        }
    }
}

/// What a code means. In English the worker's own sentence says more.
fn refusal(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Unauthorized => say::problem_unauthorized(),
        ErrorCode::Forbidden => say::problem_forbidden(),
        ErrorCode::ViewerOnly => say::problem_viewer_only(),
        ErrorCode::NotFound => say::problem_not_found(),
        ErrorCode::MethodNotAllowed => say::problem_method_not_allowed(),
        ErrorCode::BadBody => say::problem_bad_body(),
        ErrorCode::BodyTooLarge => say::problem_body_too_large(),
        ErrorCode::BadQuery => say::problem_bad_query(),
        ErrorCode::InvalidEndpoint => say::problem_invalid_endpoint(),
        ErrorCode::InvalidAccess => say::problem_invalid_access(),
        ErrorCode::InvalidRotation => say::problem_invalid_rotation(),
        ErrorCode::TooManySecrets => say::problem_too_many_secrets(),
        ErrorCode::UnknownEventType => say::problem_unknown_event_type(),
        ErrorCode::InvalidEvent => say::problem_invalid_event(),
        ErrorCode::BatchTooLong => say::problem_batch_too_long(),
        ErrorCode::IdempotencyConflict => say::problem_idempotency_conflict(),
        ErrorCode::EndpointChanged => say::problem_endpoint_changed(),
        ErrorCode::EndpointDisabled => say::problem_endpoint_disabled(),
        ErrorCode::AttemptUnderWay => say::problem_attempt_under_way(),
        ErrorCode::InvalidReplay => say::problem_invalid_replay(),
        ErrorCode::ReplayRunning => say::problem_replay_running(),
        ErrorCode::NotYet => say::problem_not_yet(),
        ErrorCode::AlreadyDelivered => say::problem_already_delivered(),
        ErrorCode::EventErased => say::problem_event_erased(),
        ErrorCode::Behind => say::problem_behind(),
        ErrorCode::EndpointDeleted => say::problem_endpoint_deleted(),
        ErrorCode::Misconfigured => say::problem_misconfigured(),
        ErrorCode::ShardDown => say::problem_shard_down(),
        ErrorCode::UnsupportedMediaType => say::problem_unsupported_media_type(),
        ErrorCode::Internal => say::problem_internal(),
    }
}
