//! How things are said on screen: times, spans, counts, causes and states. The one place for them.

use std::time::Duration;

use hookpost::api::EndpointView;
use hookpost::catalogue::{self, Group};
use hookpost::health::{self, Condition};
use hookpost::model::{Actor, Cause, DisabledReason, EndpointState, EventType, Timestamp};
use wasm_bindgen::JsValue;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// How long something took: `84 ms`, `1.2 s`, `15 s`, `2 min 30 s`, `3 h 5 min`.
pub(crate) fn span(span: Duration) -> String {
    let (millis, seconds) = (span.subsec_millis(), span.as_secs());
    match seconds {
        0 => format!("{millis} ms"),
        1..=9 => format!("{}.{} s", seconds, millis / 100),
        10..=59 => format!("{seconds} s"),
        60..=3599 if seconds % 60 == 0 => format!("{} min", seconds / 60),
        60..=3599 => format!("{} min {} s", seconds / 60, seconds % 60),
        _ if seconds % 3600 < 60 => format!("{} h", seconds / 3600),
        _ => format!("{} h {} min", seconds / 3600, seconds / 60 % 60),
    }
}

/// What is left of a wait, to the nearest second: `0:12`, `1:02:05`.
pub(crate) fn countdown(left: Duration) -> String {
    let seconds = left.as_secs() + u64::from(left.subsec_millis() >= 500);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A share of one, such as 97.5 %. What is not quite all is never called 100 %.
pub(crate) fn percent(share: f64) -> String {
    // In whole numbers: writing a decimal one takes tables of ten kilobytes.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is from 0 to 1")]
    let thousandths = (share * 1000.0) as u32;
    match (thousandths / 10, thousandths % 10) {
        (whole, 0) => format!("{whole} %"),
        (whole, tenth) => format!("{whole}.{tenth} %"),
    }
}

/// How long ago something was.
pub(crate) fn ago(then: Timestamp, now: Timestamp) -> String {
    let seconds = now.since(then).as_secs();
    match seconds {
        0..=4 => "just now".to_owned(),
        5..=59 => format!("{seconds} s ago"),
        60..=3599 => format!("{} min ago", seconds / 60),
        3600..=86_399 => format!("{} h ago", seconds / 3600),
        86_400..=172_799 => "yesterday".to_owned(),
        _ => format!("{} days ago", seconds / 86_400),
    }
}

/// How far off something is, to the nearest of its units.
pub(crate) fn ahead(then: Timestamp, now: Timestamp) -> String {
    let seconds = then.since(now).as_secs();
    match seconds {
        0..=89 => format!("in {seconds} s"),
        90..=5399 => format!("in {} min", (seconds + 30) / 60),
        5400..=172_799 => format!("in {} h", (seconds + 1800) / 3600),
        _ => format!("in {} days", (seconds + 43_200) / 86_400),
    }
}

/// The time of day here: `14:03:12`; with the day when that is not today.
pub(crate) fn local(moment: Timestamp, now: Timestamp) -> String {
    let (date, today) = (date(moment), date(now));
    let time = format!("{:02}:{:02}:{:02}", date.get_hours(), date.get_minutes(), date.get_seconds());
    let same_year = date.get_full_year() == today.get_full_year();
    if same_year && date.get_month() == today.get_month() && date.get_date() == today.get_date() {
        return time;
    }
    let month = MONTHS.get(date.get_month() as usize).copied().unwrap_or_default();
    let year = if same_year { String::new() } else { format!(" {}", date.get_full_year()) };
    format!("{} {month}{year}, {time}", date.get_date())
}

fn date(moment: Timestamp) -> js_sys::Date {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of the calendar fit in 53 bits")]
    js_sys::Date::new(&JsValue::from_f64(moment.as_millis() as f64))
}

/// A number with its noun.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", self::number(number), if number == 1 { one } else { many })
}

/// Who asked, as a partner reads it.
pub(crate) fn asked_by(by: &Actor) -> &str {
    match by {
        Actor::Partner(None) => "you",
        Actor::Partner(Some(subject)) => subject.as_str(),
        Actor::Provider => "the provider",
    }
}

/// Why an attempt failed, as what follows "Attempt 3".
pub(crate) fn cause(cause: Cause) -> String {
    match cause {
        Cause::Status(status) => match phrase(status) {
            "" => format!("got {status}"),
            phrase => format!("got {status} {phrase}"),
        },
        Cause::TimedOut => "got no whole answer in time".to_owned(),
        Cause::Unreachable => "could not connect".to_owned(),
        Cause::CutOff => "got an answer that broke off".to_owned(),
        Cause::Unreadable => "got an answer that cannot be decompressed".to_owned(),
        Cause::NameOrTls => "could not connect: the name does not resolve or TLS failed".to_owned(),
        Cause::Dns => "could not connect: the name does not resolve".to_owned(),
        Cause::Tls => "could not connect: TLS failed".to_owned(),
        Cause::Blocked => "was not sent: the address is not allowed".to_owned(),
        Cause::Interrupted => "was interrupted on our side".to_owned(),
    }
}

/// Why an attempt failed, in a word or two.
pub(crate) fn cause_short(cause: Cause) -> String {
    match cause {
        Cause::Status(status) => status.to_string(),
        Cause::TimedOut => "timed out".to_owned(),
        Cause::Unreachable => "no connection".to_owned(),
        Cause::CutOff => "broke off".to_owned(),
        Cause::Unreadable => "unreadable".to_owned(),
        Cause::NameOrTls => "name or TLS".to_owned(),
        Cause::Dns => "name".to_owned(),
        Cause::Tls => "TLS".to_owned(),
        Cause::Blocked => "blocked".to_owned(),
        Cause::Interrupted => "interrupted".to_owned(),
    }
}

/// What to look at when an attempt failed so.
pub(crate) fn advice(cause: Cause) -> &'static str {
    match cause {
        Cause::Status(300..=399) => "Redirects are never followed. Give the URL that it leads to.",
        Cause::Status(401 | 403) => "Your server refused us. Check the headers that this endpoint sends.",
        Cause::Status(404 | 405) => "Nothing answers POST at this path. Check the URL.",
        Cause::Status(410) => "410 Gone tells us to stop, so the endpoint was disabled.",
        Cause::Status(413) => "The body was too large for your server.",
        Cause::Status(429) => "Your server asked for fewer requests.",
        Cause::Status(500..) => "Your server failed. Its log at this time says why.",
        Cause::Status(_) => "Only an answer from 200 to 299 counts as received.",
        Cause::TimedOut => "Answer first, work later: an attempt ends after 15 s.",
        Cause::Unreachable => "Check that the server runs and takes connections on this port.",
        Cause::CutOff => "Your server, or a proxy before it, hung up within its answer.",
        Cause::Unreadable => "The answer's content-encoding is not the one that its header names.",
        Cause::NameOrTls => {
            "Check that the name resolves to a public address and that the certificate is valid for it."
        }
        Cause::Dns => "Check that the name resolves to a public address.",
        Cause::Tls => "Check that the certificate is valid for this address, with the whole chain.",
        Cause::Blocked => "Only addresses that are reachable from the internet are called.",
        Cause::Interrupted => {
            "Our worker stopped during the attempt. The event may have arrived: tell repeats by its id."
        }
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

/// Why an endpoint gets no events, and since when, if it gets none.
pub(crate) fn why_disabled(state: &EndpointState, now: Timestamp) -> Option<String> {
    let EndpointState::Disabled { reason, since, by } = state else {
        return None;
    };
    let reason = match reason {
        DisabledReason::Partner => &format!("switched off by {}", switched_off_by(by.as_ref())),
        DisabledReason::Gone => "it answered 410 Gone",
        DisabledReason::Failing => "nothing arrived there for too long",
    };
    Some(format!("{reason}, {}", ago(*since, now).replace(' ', "\u{a0}")))
}

/// Who switched an endpoint off; older ones do not say.
pub(crate) fn switched_off_by(by: Option<&Actor>) -> &str {
    by.map_or("you", asked_by)
}

/// How an endpoint is doing.
pub(crate) fn condition(endpoint: &EndpointView, now: Timestamp) -> Condition {
    health::condition(&endpoint.state, endpoint.failing, now)
}

/// What an endpoint is subscribed to: `All 14 events`, `Orders 6 · Tests 2`, `Order created`.
pub(crate) fn subscription(types: &[EventType]) -> String {
    match types {
        [] => format!("All {} events", catalogue::entries().len()),
        [one] => event_name(one).to_owned(),
        _ => {
            let in_group = |group: Group| {
                let belongs = |event_type: &&EventType| {
                    catalogue::entry(event_type.as_str()).is_some_and(|entry| entry.group == group)
                };
                match types.iter().filter(belongs).count() {
                    0 => None,
                    count => Some(format!("{} {count}", group.name())),
                }
            };
            Group::ALL.into_iter().filter_map(in_group).collect::<Vec<_>>().join(" · ")
        }
    }
}

/// What an event type is called on screen.
pub(crate) fn event_name(event_type: &EventType) -> &str {
    catalogue::entry(event_type.as_str()).map_or(event_type.as_str(), |entry| entry.name)
}

/// Host and path of an endpoint's URL as one reads them. Kept URLs are written as the standard normalises them, so no
/// parser is needed to tell the parts.
pub(crate) fn host_and_path(url: &str) -> (String, String) {
    match url.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//")) {
        Some(rest) => {
            let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
            (host.to_owned(), path.to_owned())
        }
        // Of a deleted endpoint not even the URL is kept.
        None if url.is_empty() => ("deleted endpoint".to_owned(), String::new()),
        None => (url.to_owned(), String::new()),
    }
}

/// A number with a comma before every three digits: `16,000`.
pub(crate) fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// The words with a capital letter at their beginning.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| std::iter::once(first.to_ascii_uppercase()).chain(letters).collect()).unwrap_or_default()
}
