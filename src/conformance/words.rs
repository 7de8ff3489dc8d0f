//! What is said of a check: its title, what was seen, and what to do.

use super::judge::Seen;
use crate::model::{Cause, Check};

/// What a check sends, in a few words.
pub fn title(check: Check) -> &'static str {
    match check {
        Check::EventType => "An event of this type",
        Check::Duplicate => "The same event twice",
        Check::Reordered => "Two events in the wrong order",
        Check::OldEvent => "An event of 29 days ago",
        Check::Burst => "Five events at once",
        Check::SlowBody => "A body in two halves, 2 seconds apart",
        Check::UnknownField => "Fields that are not in the schema",
        Check::UnknownEventType => "An event type that you do not know",
        Check::NonAscii => "Letters beyond ASCII and escaped ones",
        Check::VeryLarge => "A body of 256 KiB",
        Check::Rotation => "Two signatures, as during a rotation",
        Check::WrongSecret => "A signature by another secret",
        Check::AlteredBody => "A body changed after it was signed",
        Check::NoSignature => "No signature",
        Check::OldTimestamp => "Signed ten minutes ago",
    }
}

/// What was seen of its requests.
pub(super) fn found(seen: &[Seen]) -> String {
    let all: Vec<_> = seen.iter().map(|seen| one(*seen)).collect();
    let words = match all.as_slice() {
        [first, rest @ ..] if !rest.is_empty() && rest.iter().all(|one| one == first) => {
            format!("{}: {first}.", times(all.len()))
        }
        _ => format!("{}.", all.join(", then ")),
    };
    let (first, rest) = words.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

/// What a receiver that passed must see to by itself, since no answer shows it.
pub(super) fn note(check: Check) -> Option<String> {
    let note = match check {
        Check::Duplicate => {
            "Whether your server acted on it once or twice is not seen from here: look there for the webhook-id."
        }
        Check::Reordered => "See that the older event did not overwrite the newer one: createdAt tells which is newer.",
        _ => return None,
    };
    Some(note.to_owned())
}

/// What to do about an answer that should have been another.
pub(super) fn advice(check: Check, seen: Seen) -> String {
    let special = match (check, seen) {
        (_, Seen::Unanswered { .. }) | (Check::EventType, _) => None,
        (Check::Duplicate, _) => Some(
            "Tell repeats by webhook-id and answer 2xx to one that you have already: an event may arrive twice, for \
             instance when your answer was lost. Any other answer makes it come again and again.",
        ),
        (Check::Reordered, _) => Some(
            "Events may arrive in another order than they happened. Store each, compare createdAt, and answer 2xx.",
        ),
        (Check::OldEvent, _) => Some(
            "createdAt is when it happened; a replay sends it up to 30 days later. Only webhook-timestamp tells how old \
             the request is.",
        ),
        (Check::Burst, _) => {
            Some("Up to eight requests are under way at a time. If that is too much, give the endpoint a rate limit.")
        }
        (Check::SlowBody, _) => Some(
            "A body may come in several pieces. Read it to its end (to content-length) before you verify and parse it.",
        ),
        (Check::UnknownField, _) => {
            Some("Fields may be added at any time without a new schemaVersion. Ignore those that you do not know.")
        }
        (Check::UnknownEventType, _) => {
            Some("Answer 2xx to event types that you do not know, and ignore them: new ones may be added.")
        }
        (Check::NonAscii, _) => Some(
            "Compute the signature over the bytes as they came, before anything parses them: JSON that is parsed and \
             written anew has other bytes.",
        ),
        (Check::VeryLarge, _) => Some(
            "Events have 256 KiB at most. Raise the limit of your server or of the proxy before it (Express: \
             express.raw({ limit: \"300kb\" }); nginx: client_max_body_size 1m).",
        ),
        (Check::Rotation, _) => Some(
            "webhook-signature is a list, separated by spaces. Accept the request if any of its signatures matches: while \
             a secret is rotated there are two.",
        ),
        (Check::WrongSecret | Check::NoSignature, _) => Some(
            "Anybody who knows the URL can send you events. Verify webhook-signature and answer 400 or 401 if it does not \
             match.",
        ),
        (Check::AlteredBody, _) => Some(
            "Compute the signature over the whole body as it came, compare it in constant time, and answer 400 or 401 if \
             it does not match.",
        ),
        (Check::OldTimestamp, _) => Some(
            "Whoever has seen a request could send it again. Refuse a webhook-timestamp that is more than five minutes \
             off, once the signature is verified.",
        ),
    };
    special.unwrap_or_else(|| general(seen)).to_owned()
}

/// What an answer that is no 2xx mostly comes of.
fn general(seen: Seen) -> &'static str {
    let cause = match seen {
        Seen::Answered { status, .. } => Cause::Status(status),
        Seen::Unanswered { cause, .. } => cause,
        Seen::Waiting | Seen::UnderWay | Seen::NotSent => Cause::Interrupted,
    };
    match cause {
        Cause::Status(300..=399) => "Redirects are never followed. Give the endpoint the final address.",
        Cause::Status(400 | 401 | 403) => {
            "It refused a genuine request. Compare its secret with the endpoint's, and verify the bytes as they came; the \
             signature doctor under Security names the mistake."
        }
        Cause::Status(404 | 405) => {
            "Nothing there takes a POST. Compare the path of the URL with your server's routes."
        }
        Cause::Status(410) => "410 Gone switches an endpoint off. Answer 2xx to events.",
        Cause::Status(413) => "The body is too long for your server. Events have 256 KiB at most.",
        Cause::Status(429) => "It asks for fewer requests. Give the endpoint a rate limit.",
        Cause::Status(500..=599) => "Your server failed. Look for this webhook-id in its log.",
        Cause::Status(_) => "Answer 2xx once the event is stored with you.",
        Cause::TimedOut => "Answer within 15 seconds: store the event, answer 2xx, and work on it afterwards.",
        Cause::Unreachable => "Nobody took the connection. See that the server runs and is open to the internet.",
        Cause::CutOff | Cause::Unreadable => "The answer broke off or cannot be read. Answer 204 without a body.",
        Cause::NameOrTls | Cause::Dns | Cause::Tls => "See that the name resolves and that its certificate is valid.",
        Cause::Blocked => "The address is not allowed. Change the endpoint's URL.",
        Cause::Interrupted => "The worker stopped meanwhile. Run this again.",
    }
}

fn one(seen: Seen) -> String {
    match seen {
        Seen::Answered { status, .. } => format!("answered {status}"),
        Seen::Unanswered { cause, .. } => match cause {
            Cause::Status(status) => format!("answered {status}"),
            Cause::TimedOut => "no answer within 15 s".to_owned(),
            Cause::Unreachable => "no connection".to_owned(),
            Cause::CutOff => "an answer that broke off".to_owned(),
            Cause::Unreadable => "an answer that cannot be read".to_owned(),
            Cause::NameOrTls => "no name or no TLS".to_owned(),
            Cause::Dns => "no such name".to_owned(),
            Cause::Tls => "TLS failed".to_owned(),
            Cause::Blocked => "not sent, the address is not allowed".to_owned(),
            Cause::Interrupted => "the worker stopped".to_owned(),
        },
        Seen::Waiting | Seen::UnderWay | Seen::NotSent => "not sent".to_owned(),
    }
}

fn times(count: usize) -> String {
    match count {
        2 => "Both times".to_owned(),
        count => format!("All {count}"),
    }
}
