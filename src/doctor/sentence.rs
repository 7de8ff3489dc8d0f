//! What happened, in words.

use std::fmt::{self, Write as _};

use super::cause::{Cause, Encoding, Form, Order, Rewritten, Spaces};

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(field) => write!(f, "The header {} is not here.", field.name()),
            Self::Repeated(field) => write!(
                f,
                "The header {} is here more than once. We send it once: something between us and your program added it.",
                field.name()
            ),
            Self::SignatureCut(lost) => write!(f, "The signature lost its last {}.", counted(*lost, "character")),
            Self::Signed(form) => signed(f, *form),
            Self::Encoding(encoding) => f.write_str(match encoding {
                Encoding::ReadAsLatin => {
                    "The body's UTF-8 was read as Latin-1 (Windows-1252): letters beyond ASCII became two or more others."
                }
                Encoding::Latin => "The body was written as Latin-1. It was sent as UTF-8.",
                Encoding::Utf16 => "The body was written as UTF-16. It was sent as UTF-8.",
            }),
            Self::Rewritten(rewritten) => f.write_str(&rewriting(*rewritten)),
            Self::BodyAltered(at) => {
                write!(f, "The body says something else than what was sent, from byte {} on.", at + 1)
            }
            Self::OtherSecret(1) => f.write_str(
                "The secret that you gave did not make this signature. It is another endpoint's, or it was rotated.",
            ),
            Self::OtherSecret(tried) => write!(
                f,
                "None of the {tried} secrets that you gave made this signature. It is by another endpoint's, or by one \
                 that came or went with a rotation."
            ),
            Self::TooOld(seconds) => write!(
                f,
                "The signature is right, but was made {} ago, and receivers take {}. If your server got this request \
                 just now, its clock or yours is fast; if it is from a log, it is only old.",
                span(*seconds),
                span(super::TOLERANCE_SECONDS)
            ),
            Self::TooEarly(seconds) => write!(
                f,
                "The signature is right, but its timestamp is {} in the future, and receivers take {}: the clock here is \
                 slow.",
                span(*seconds),
                span(super::TOLERANCE_SECONDS)
            ),
            other => f.write_str(fixed(other)),
        }
    }
}

/// The causes that need no data to be told.
fn fixed(cause: &Cause) -> &'static str {
    match cause {
        Cause::IdChanged => {
            "The id in webhook-id is not the event's: headers of one request stand with the body of another."
        }
        Cause::IdCut => "The id in webhook-id is cut off.",
        Cause::IdCase => "Letters of the id in webhook-id changed between capital and small.",
        Cause::TimestampInMillis => "The timestamp is in milliseconds. We send seconds, and sign seconds.",
        Cause::TimestampForm => "The timestamp is no whole number of seconds. We send seconds since 1970, ten digits.",
        Cause::SignatureCase => "Letters of the signature changed between capital and small. Base64 tells them apart.",
        Cause::SignatureHex => "The signature is in hexadecimal digits. Ours is base64 of the same bytes.",
        Cause::SignatureHexInBase64 => "The signature is base64 of hexadecimal digits. Ours is base64 of the bytes.",
        Cause::SignatureUrlSafe => "The signature is in the base64 of URLs, with - and _. Ours has + and /.",
        Cause::SignatureBare => "The signature has no v1, before it.",
        Cause::SignaturesJoined => "The signatures are joined by commas. We send them with a space between.",
        Cause::NoVersionOne => "None of the signatures begins with v1, which is the version that we send.",
        Cause::SecretSpaced => "A space, a line break or quotes stand around the secret.",
        Cause::SecretUnreadable => "After whsec_ a secret is base64, and what you gave is not: a piece may be missing.",
        Cause::SecretAsText => {
            "The key was the secret as it is written, with whsec_. The key is what follows, decoded from base64."
        }
        Cause::SecretUndecoded => "The key was the text after whsec_. It must be decoded from base64 first.",
        Cause::SecretPrefixDecoded => "whsec_ was left on the secret when it was decoded. Take it off first.",
        Cause::SecretUrlSafe => "The secret is in the base64 of URLs, with - and _. Ours has + and /.",
        Cause::NewlineAdded => {
            "A line break at the end of the body was not sent. It came with copying, printing or an editor."
        }
        Cause::NewlineLost => "The body was sent with a line break at its end, which was lost.",
        Cause::CarriageReturnsAdded => "The body's line breaks became CR LF.",
        Cause::CarriageReturnsLost => "The body's line breaks were CR LF and lost their CR.",
        Cause::ByteOrderMark => "A byte order mark was put before the body.",
        Cause::Replaced => "Letters of the body were replaced by \u{fffd}, since they were read in a wrong encoding.",
        Cause::BodyCut => "The body breaks off before its end.",
        _ => "Something is wrong that has no words.",
    }
}

fn signed(f: &mut fmt::Formatter<'_>, form: Form) -> fmt::Result {
    let what = match form {
        Form::BodyAlone => "the body alone, without id and timestamp",
        Form::WithoutId => "timestamp.body, without the id",
        Form::WithoutTimestamp => "id.body, without the timestamp",
        Form::Swapped => "timestamp.id.body: id and timestamp are swapped",
        Form::InMillis => "id.timestamp.body with the timestamp in milliseconds",
        Form::Separator("") => "id, timestamp and body with nothing between them",
        Form::Separator("\n") => "id, timestamp and body with line breaks between them",
        Form::Separator(" ") => "id, timestamp and body with spaces between them",
        Form::Separator(between) => {
            return write!(
                f,
                "What was signed is id{between}timestamp{between}body. Full stops stand between the three."
            );
        }
    };
    write!(f, "What was signed is {what}. We sign id.timestamp.body.")
}

fn rewriting(rewritten: Rewritten) -> String {
    let mut how = Vec::new();
    how.extend(rewritten.spaces.map(|spaces| match spaces {
        Spaces::Compact => "its spaces are gone",
        Spaces::Python => "spaces follow its commas and colons, as Python's json.dumps writes",
        Spaces::Indented => "it is set out in lines",
        Spaces::Other => "it is spaced otherwise",
    }));
    how.extend(rewritten.order.map(|order| match order {
        Order::Sorted => "its members are sorted by name",
        Order::Other => "its members stand in another order",
    }));
    how.extend(rewritten.numbers.then_some("numbers are spelt otherwise (7.0 became 7)"));
    how.extend(rewritten.slashes.then_some("/ is written otherwise (\\/)"));
    how.extend(rewritten.letters.then_some("letters are escaped otherwise (\\u00e9 for é)"));
    let mut words = "The body was parsed and written anew".to_owned();
    for (at, how) in how.iter().enumerate() {
        let _ = write!(words, "{} {how}", if at == 0 { ":" } else { "," });
    }
    words + ". The signature is over the bytes as they came."
}

fn counted(count: usize, one: &str) -> String {
    if count == 1 { one.to_owned() } else { format!("{count} {one}s") }
}

/// So many seconds: `42 s`, `5 min`, `2 h 3 min`, `4 days`.
fn span(seconds: u64) -> String {
    match seconds {
        0..=119 => format!("{seconds} s"),
        120..=3599 if seconds.is_multiple_of(60) => format!("{} min", seconds / 60),
        120..=3599 => format!("{} min {} s", seconds / 60, seconds % 60),
        3600..=172_799 => format!("{} h {} min", seconds / 3600, seconds / 60 % 60),
        _ => format!("{} days", seconds / 86_400),
    }
}
