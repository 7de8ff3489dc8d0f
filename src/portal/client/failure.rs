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
    /// The page around the portal gave no token to ask with.
    NoToken,
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
    /// What a host that embeds the portal is told of it; nothing where it is the visitor's own business.
    pub(crate) fn code(&self) -> Option<&'static str> {
        match self {
            Self::Unreachable => Some("unreachable"),
            Self::TimedOut => Some("timed-out"),
            Self::UnknownKey => Some("session-ended"),
            Self::Fault(_) => Some("fault"),
            Self::Unreadable(_) => Some("unreadable"),
            // The host is told by its own function's name.
            Self::NoToken | Self::NoKey | Self::Refused(_) => None,
        }
    }

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
            Self::NoToken => say::failed_no_token().to_owned(),
            Self::UnknownKey => say::failed_unknown_key().to_owned(),
            Self::Refused(details) if language::is_english() => details.detail.clone(),
            // English has the whole sentence.
            Self::Refused(details) => say::problem(format!("{:?}", details.code)),
            Self::Fault(status) => say::failed_fault(status.to_string()),
            Self::Unreadable(status) => say::failed_unreadable(status.to_string()),
        }
    }
}
