//! What came of an attempt, and what that means.

use std::time::{Duration, SystemTime};

use super::schedule::RETRY_AFTER_AT_MOST;
use crate::model::{Cause, Timestamp, Verdict};

/// What the shell saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An answer.
    Answered {
        /// Its status code.
        status: u16,
        /// Its `Retry-After` field, if it has one.
        retry_after: Option<String>,
    },
    /// Nothing, or not all of an answer, in time.
    TimedOut,
    /// No connection, or one that broke before an answer began.
    Unreachable,
    /// An answer that broke off.
    CutOff,
    /// An answer that cannot be decompressed.
    Unreadable,
    /// A name that did not resolve, or TLS that failed.
    NameOrTls,
    /// A name that did not resolve.
    Dns,
    /// TLS that failed.
    Tls,
    /// `guard` refused the address, so nothing was sent.
    Blocked,
    /// The worker stopped before it saw anything.
    Interrupted,
}

/// The verdict: 2xx is success, all else is failure, 3xx too, since redirects are never followed.
pub fn judge(outcome: &Outcome, ended_at: Timestamp) -> Verdict {
    let (cause, retry_after) = match outcome {
        Outcome::Answered { status: status @ 200..=299, .. } => return Verdict::Delivered { status: *status },
        Outcome::Answered { status, retry_after } => {
            (Cause::Status(*status), retry_after.as_deref().and_then(|text| patience(text, ended_at)))
        }
        Outcome::TimedOut => (Cause::TimedOut, None),
        Outcome::Unreachable => (Cause::Unreachable, None),
        Outcome::CutOff => (Cause::CutOff, None),
        Outcome::Unreadable => (Cause::Unreadable, None),
        Outcome::NameOrTls => (Cause::NameOrTls, None),
        Outcome::Dns => (Cause::Dns, None),
        Outcome::Tls => (Cause::Tls, None),
        Outcome::Blocked => (Cause::Blocked, None),
        Outcome::Interrupted => (Cause::Interrupted, None),
    };
    Verdict::Failed { cause, retry_after }
}

/// Reads `Retry-After` (RFC 9110, section 10.2.3): seconds or a date. What cannot be read asks for nothing.
fn patience(text: &str, now: Timestamp) -> Option<Duration> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a u64 has room for is still a request to wait long.
        let seconds = text.parse().map_or(RETRY_AFTER_AT_MOST, Duration::from_secs);
        return Some(seconds.min(RETRY_AFTER_AT_MOST));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    let date = date.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(date.saturating_sub(Duration::from_millis(now.as_millis())).min(RETRY_AFTER_AT_MOST))
}
