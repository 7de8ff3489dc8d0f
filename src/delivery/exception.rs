//! What an exception of the runtime's `fetch` says of an attempt. It says little: docs/observability.md has what was tried.

use super::Outcome;
use crate::model::EndpointUrl;

/// How far the attempt had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No answer had begun.
    Asking,
    /// The answer's headers were there.
    Reading,
}

/// What came of an attempt that ended by an exception of that name and message.
///
/// workerd knows three: the time-out, `Network connection lost.`, and `internal error` for all that its network service
/// refuses to explain, which is a name without an address, an address behind the wall, or TLS. The URL narrows the last one
/// down: an address is not resolved, and http has no TLS. What is not known counts as unreachable, the widest class.
pub fn classify(name: &str, message: &str, stage: Stage, url: &EndpointUrl) -> Outcome {
    if matches!(name, "TimeoutError" | "AbortError") {
        return Outcome::TimedOut;
    }
    match stage {
        Stage::Reading if name == "TypeError" => Outcome::Unreadable,
        Stage::Reading => Outcome::CutOff,
        Stage::Asking if message.starts_with("internal error") => {
            match (url.parts().scheme() == "https", url.parts().domain().is_some()) {
                (true, true) => Outcome::NameOrTls,
                (true, false) => Outcome::Tls,
                (false, true) => Outcome::Dns,
                (false, false) => Outcome::Unreachable,
            }
        }
        Stage::Asking => Outcome::Unreachable,
    }
}
