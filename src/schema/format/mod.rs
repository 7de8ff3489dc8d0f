//! The formats that a string can be asked to have, each by the letter of the standard that defines it.
//!
//! They judge how a text is written: whether a date exists, never whether an address does.

mod address;
mod pointer;
mod template;
mod time;
mod uri;

use super::pattern;

/// A format that is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    DateTime,
    Date,
    Time,
    Duration,
    Email,
    IdnEmail,
    Hostname,
    Ipv4,
    Ipv6,
    Uri,
    UriReference,
    Iri,
    IriReference,
    UriTemplate,
    Uuid,
    JsonPointer,
    RelativeJsonPointer,
    Regex,
}

/// Name, format, what a message calls it.
const FORMATS: [(&str, Format, &str); 18] = [
    ("date-time", Format::DateTime, "a date and time such as 2026-11-23T20:00:00.000Z"),
    ("date", Format::Date, "a date such as 2026-11-23"),
    ("time", Format::Time, "a time of day such as 20:00:00Z"),
    ("duration", Format::Duration, "a duration such as P1DT12H"),
    ("email", Format::Email, "an e-mail address such as ada@example.com"),
    ("idn-email", Format::IdnEmail, "an e-mail address such as ada@example.com"),
    ("hostname", Format::Hostname, "a host name such as www.example.com"),
    ("ipv4", Format::Ipv4, "an IPv4 address such as 192.0.2.1"),
    ("ipv6", Format::Ipv6, "an IPv6 address such as 2001:db8::1"),
    ("uri", Format::Uri, "an absolute URI such as https://example.com/path"),
    ("uri-reference", Format::UriReference, "a URI or a reference relative to one"),
    ("iri", Format::Iri, "an absolute IRI such as https://example.com/path"),
    ("iri-reference", Format::IriReference, "an IRI or a reference relative to one"),
    ("uri-template", Format::UriTemplate, "a URI template such as /orders/{id}"),
    ("uuid", Format::Uuid, "a UUID such as 2eb8aa08-aa98-11ea-b4aa-73b441d16380"),
    ("json-pointer", Format::JsonPointer, "a JSON pointer such as /data/kitId"),
    ("relative-json-pointer", Format::RelativeJsonPointer, "a relative JSON pointer such as 1/kitId"),
    ("regex", Format::Regex, "a regular expression"),
];

impl Format {
    /// The format of a name, if it is one that can be checked.
    pub(super) fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|(known, _, _)| *known == name).map(|(_, format, _)| *format)
    }

    /// What a message calls it.
    pub(super) fn words(self) -> &'static str {
        FORMATS.iter().find(|(_, format, _)| *format == self).map_or("", |(_, _, words)| words)
    }

    /// Whether a text has the format.
    pub(super) fn holds(self, text: &str) -> bool {
        match self {
            Format::DateTime => time::is_date_time(text),
            Format::Date => time::is_date(text),
            Format::Time => time::is_time(text),
            Format::Duration => time::is_duration(text),
            Format::Email => text.is_ascii() && address::is_email(text),
            Format::IdnEmail => address::is_email(text),
            Format::Hostname => address::is_hostname(text),
            Format::Ipv4 => text.parse::<std::net::Ipv4Addr>().is_ok(),
            Format::Ipv6 => text.parse::<std::net::Ipv6Addr>().is_ok(),
            Format::Uri => text.is_ascii() && uri::is_absolute(text),
            Format::UriReference => text.is_ascii() && uri::is_reference(text),
            Format::Iri => uri::is_absolute(text),
            Format::IriReference => uri::is_reference(text),
            Format::UriTemplate => template::is_uri_template(text),
            Format::Uuid => is_uuid(text),
            Format::JsonPointer => pointer::is_json_pointer(text),
            Format::RelativeJsonPointer => pointer::is_relative_json_pointer(text),
            Format::Regex => pattern::is_regular_expression(text),
        }
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}
