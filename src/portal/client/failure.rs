//! Why a call has no answer to work with, in words.

use std::fmt;

use hookpost::api::{EndpointView, ErrorCode, ProblemDetails};
use hookpost::model::Problem;

use super::wire::PATIENCE_MS;

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
}

/// What happened, where, and what to do, as sentences.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => {
                f.write_str("Hookpost could not be reached from this browser. Check your connection, then try again.")
            }
            Self::TimedOut => {
                write!(f, "Hookpost did not answer within {} seconds. Try again in a moment.", PATIENCE_MS / 1000)
            }
            Self::NoKey => f.write_str("This tab has no key. Open the portal by the link from your provider."),
            Self::UnknownKey => f.write_str(
                "Your session has ended, or its key was never known. Open the portal again from your provider's site. \
                 What you have typed is kept in this tab.",
            ),
            Self::Refused(details) => f.write_str(&details.detail),
            Self::Fault(status) => write!(
                f,
                "Hookpost answered {status}: the fault is on our side. Nothing was changed that you were not told of. \
                 Try again in a moment."
            ),
            Self::Unreadable(status) => write!(
                f,
                "The answer ({status}) is not one of Hookpost's. Something between this browser and Hookpost may have \
                 answered in its place."
            ),
        }
    }
}
