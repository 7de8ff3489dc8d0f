//! Why an attempt failed, and what to look at then.

use hookpost::model::Cause;

use crate::say;

/// Why an attempt failed, as what follows "Attempt 3".
pub(crate) fn cause(cause: Cause) -> String {
    let words = match cause {
        Cause::Status(status) => return say::cause_status(status_and_phrase(status)),
        Cause::TimedOut => say::cause_timed_out(),
        Cause::Unreachable => say::cause_unreachable(),
        Cause::CutOff => say::cause_cut_off(),
        Cause::Unreadable => say::cause_unreadable(),
        Cause::NameOrTls => say::cause_name_or_tls(),
        Cause::Dns => say::cause_dns(),
        Cause::Tls => say::cause_tls(),
        Cause::Blocked => say::cause_blocked(),
        Cause::Interrupted => say::cause_interrupted(),
    };
    words.to_owned()
}

fn status_and_phrase(status: u16) -> String {
    match phrase(status) {
        "" => status.to_string(),
        phrase => format!("{status} {phrase}"),
    }
}

/// Why an attempt failed, in a word or two.
pub(crate) fn cause_short(cause: Cause) -> String {
    match cause {
        Cause::Status(status) => status.to_string(),
        Cause::TimedOut => say::short_timed_out().to_owned(),
        Cause::Unreachable => say::short_unreachable().to_owned(),
        Cause::CutOff => say::short_cut_off().to_owned(),
        Cause::Unreadable => say::short_unreadable().to_owned(),
        Cause::NameOrTls => say::short_name_or_tls().to_owned(),
        Cause::Dns => say::short_dns().to_owned(),
        Cause::Tls => "TLS".to_owned(),
        Cause::Blocked => say::short_blocked().to_owned(),
        Cause::Interrupted => say::short_interrupted().to_owned(),
    }
}

/// Why an attempt failed, as one of several to choose from.
pub(crate) fn cause_option(cause: Cause) -> String {
    let words = match cause {
        Cause::Status(status) => return status_and_phrase(status),
        Cause::TimedOut => say::option_timed_out(),
        Cause::Unreachable => say::option_unreachable(),
        Cause::CutOff => say::option_cut_off(),
        Cause::Unreadable => say::option_unreadable(),
        Cause::NameOrTls | Cause::Dns | Cause::Tls => say::option_name_or_tls(),
        Cause::Blocked => say::option_blocked(),
        Cause::Interrupted => say::option_interrupted(),
    };
    words.to_owned()
}

/// What to look at when an attempt failed so.
pub(crate) fn advice(cause: Cause) -> &'static str {
    match cause {
        Cause::Status(300..=399) => say::advice_redirect(),
        Cause::Status(401 | 403) => say::advice_refused(),
        Cause::Status(404 | 405) => say::advice_no_post(),
        Cause::Status(410) => say::advice_gone(),
        Cause::Status(413) => say::advice_too_large(),
        Cause::Status(429) => say::advice_too_many(),
        Cause::Status(500..) => say::advice_server_failed(),
        Cause::Status(_) => say::advice_not_success(),
        Cause::TimedOut => say::advice_timed_out(),
        Cause::Unreachable => say::advice_unreachable(),
        Cause::CutOff => say::advice_cut_off(),
        Cause::Unreadable => say::advice_unreadable(),
        Cause::NameOrTls => say::advice_name_or_tls(),
        Cause::Dns => say::advice_dns(),
        Cause::Tls => say::advice_tls(),
        Cause::Blocked => say::advice_blocked(),
        Cause::Interrupted => say::advice_interrupted(),
    }
}

/// The phrase that usually goes with a status code (RFC 9110).
pub(crate) fn phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        413 => "Content Too Large",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "",
    }
}
