//! Why a URL may not be called, and the words for it: what is wrong, where, and what to do.

use std::fmt;

use crate::model::{AllowedPorts, EndpointUrl, ParseUrlError};

/// Why a URL may not be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlRefusal {
    /// It cannot be read at all.
    Unreadable(ParseUrlError),
    /// It has over 2,048 characters once those that a URL cannot hold are written as `%` codes; carries how many.
    TooLong(usize),
    /// It is plain http.
    NotHttps,
    /// A user name or password stands in it.
    Credentials,
    /// It has a `#fragment`, which is never sent.
    Fragment,
    /// The host is this machine's own loopback.
    Loopback(String),
    /// The host is a cloud's metadata service, which hands out credentials.
    Metadata(String),
    /// The host is an address that is not on the public internet; carries the kind and the address.
    NotPublic(&'static str, String),
    /// The host is a name of one label, which only a local network knows.
    SingleLabel(String),
    /// The host ends in a suffix that is never public; carries the suffix.
    LocalName(&'static str),
    /// The host is no name that can be looked up: a part of it is empty or too long.
    NoName(String),
    /// A part of the host is an international name with a character that no registered name has; carries the part.
    InDisguise(String),
    /// The port is not among those that the worker's operator allows; carries both.
    Port(u16, AllowedPorts),
    /// The port belongs to another protocol.
    PortOfOthers(u16),
}

impl fmt::Display for UrlRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DO: &str = "use one that is reachable from the internet";
        match self {
            Self::Unreadable(error) => error.fmt(f),
            Self::TooLong(length) => write!(
                f,
                "a URL has {} characters at most; with its international characters written as % codes this one has \
                 {length}",
                EndpointUrl::LONGEST
            ),
            Self::NotHttps => {
                f.write_str("use https: notifications are about people's health, so they are never sent in the clear")
            }
            Self::Credentials => f.write_str(
                "take the user name and password out of the URL; send them in a header such as authorization",
            ),
            Self::Fragment => f.write_str("take out the part from # on: it would never be sent"),
            Self::Loopback(host) => write!(f, "this address is the machine itself ({host}); {DO}"),
            Self::Metadata(host) => write!(f, "this address is a cloud's metadata service ({host}); {DO}"),
            Self::NotPublic(kind, host) => write!(f, "this address is {kind} ({host}); {DO}"),
            Self::SingleLabel(host) => write!(
                f,
                "only a local network knows the name {host}; write the full host name, such as {host}.clinic.example"
            ),
            Self::LocalName(suffix) => write!(f, "names that end in .{suffix} are never public; {DO}"),
            Self::NoName(host) => write!(
                f,
                "{host} is no host name: each part between dots has 1 to 63 characters, all together 253 at most"
            ),
            Self::InDisguise(label) => write!(
                f,
                "{label} in the host hides a character that no registered name has, such as a full-width digit; write \
                 the host as it was registered"
            ),
            Self::Port(port, allowed) => write!(f, "port {port} is not open here; use one of these: {allowed}"),
            Self::PortOfOthers(port) => {
                write!(f, "port {port} belongs to another protocol, and no request goes there; use another one")
            }
        }
    }
}

impl std::error::Error for UrlRefusal {}
