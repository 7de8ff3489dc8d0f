//! Which URLs may be called.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use url::Host;

use crate::model::{AddressPolicy, EndpointUrl, ParseUrlError};

/// Where an allowed URL leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To the internet, by https.
    Public,
    /// To this very machine.
    Loopback,
}

/// Why a URL may not be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlRefusal {
    /// It cannot be read at all.
    Unreadable(ParseUrlError),
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
}

impl fmt::Display for UrlRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DO: &str = "use one that is reachable from the internet";
        match self {
            Self::Unreadable(error) => error.fmt(f),
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
            Self::LocalName(suffix) => write!(f, "names that end in {suffix} are never public; {DO}"),
        }
    }
}

impl std::error::Error for UrlRefusal {}

/// Reads and judges a URL as somebody typed it.
pub fn check_url(text: &str, policy: AddressPolicy) -> Result<EndpointUrl, UrlRefusal> {
    let url = EndpointUrl::parse(text).map_err(UrlRefusal::Unreadable)?;
    judge_url(&url, policy)?;
    Ok(url)
}

/// Judges a URL that was read before: the rule or the policy may have changed since.
pub fn judge_url(url: &EndpointUrl, policy: AddressPolicy) -> Result<Reach, UrlRefusal> {
    let parts = url.parts();
    if !parts.username().is_empty() || parts.password().is_some() {
        return Err(UrlRefusal::Credentials);
    }
    if parts.fragment().is_some() {
        return Err(UrlRefusal::Fragment);
    }
    let reach = match parts.host() {
        Some(Host::Ipv4(address)) => judge_ipv4(address, &address.to_string()),
        Some(Host::Ipv6(address)) => judge_ipv6(address),
        Some(Host::Domain(name)) => judge_name(name),
        None => Err(UrlRefusal::Unreadable(ParseUrlError::Host(url::ParseError::EmptyHost))),
    };
    match reach {
        Err(UrlRefusal::Loopback(_)) if policy == AddressPolicy::LoopbackToo => Ok(Reach::Loopback),
        Ok(_) if parts.scheme() != "https" => Err(UrlRefusal::NotHttps),
        reach => reach,
    }
}

/// Suffixes that name no public host: RFC 6761, RFC 6762, RFC 8375, RFC 9476 and ICANN's reservation of `internal`.
const LOCAL_SUFFIXES: [&str; 10] =
    [".local", ".internal", ".home.arpa", ".lan", ".intranet", ".corp", ".home", ".invalid", ".onion", ".alt"];

fn judge_name(name: &str) -> Result<Reach, UrlRefusal> {
    let name = name.strip_suffix('.').unwrap_or(name);
    if name == "localhost" || name.ends_with(".localhost") {
        return Err(UrlRefusal::Loopback(name.to_owned()));
    }
    if matches!(name, "metadata.google.internal" | "metadata" | "instance-data" | "instance-data.ec2.internal") {
        return Err(UrlRefusal::Metadata(name.to_owned()));
    }
    if let Some(suffix) = LOCAL_SUFFIXES.iter().find(|suffix| name.ends_with(*suffix)) {
        return Err(UrlRefusal::LocalName(suffix));
    }
    if !name.contains('.') {
        return Err(UrlRefusal::SingleLabel(name.to_owned()));
    }
    Ok(Reach::Public)
}

/// Judges by IANA's IPv4 Special-Purpose Address Registry. `written` is how the address stands in the URL.
fn judge_ipv4(address: Ipv4Addr, written: &str) -> Result<Reach, UrlRefusal> {
    let kind = match address.octets() {
        [127, ..] => return Err(UrlRefusal::Loopback(written.to_owned())),
        [169, 254, 169, 254] | [100, 100, 100, 200] | [168, 63, 129, 16] | [192, 0, 0, 192] => {
            return Err(UrlRefusal::Metadata(written.to_owned()));
        }
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => "private",
        [0, ..] => "no address of a host",
        [100, 64..=127, ..] => "a carrier's own",
        [169, 254, ..] => "link-local",
        [192, 0, 0, _] | [192, 88, 99, _] | [240..=255, ..] => "reserved",
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => "for documentation only",
        [198, 18..=19, ..] => "for benchmarks only",
        [224..=239, ..] => "multicast",
        _ => return Ok(Reach::Public),
    };
    Err(UrlRefusal::NotPublic(kind, written.to_owned()))
}

/// Judges by IANA's IPv6 Special-Purpose Address Registry; an address that carries an IPv4 one is judged by that too.
fn judge_ipv6(address: Ipv6Addr) -> Result<Reach, UrlRefusal> {
    let written = address.to_string();
    let segments = address.segments();
    let embedded = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    let kind = match segments {
        [0, 0, 0, 0, 0, 0, 0, 1] => return Err(UrlRefusal::Loopback(written)),
        [0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x0254] => return Err(UrlRefusal::Metadata(written)),
        [0, 0, 0, 0, 0, 0, 0, 0] => "no address of a host",
        // IPv4-mapped (::ffff:0:0/96): whatever the IPv4 address says.
        [0, 0, 0, 0, 0, 0xffff, high, low] => return judge_ipv4(embedded(high, low), &written),
        // IPv4-compatible, NAT64 and 6to4: a gateway decides where these end, so none is taken.
        [0, 0, 0, 0, 0, 0, ..] => "an IPv4 address in disguise",
        [0x0064, 0xff9b, ..] => "a NAT64 gateway's",
        [0x2002, ..] => "a 6to4 gateway's",
        [0x2001, 0..=0x01ff, ..] => "for protocols only",
        [0x2001, 0x0db8, ..] | [0x3fff, 0..=0x0fff, ..] => "for documentation only",
        [0xfc00..=0xfdff, ..] => "private",
        [0xfe80..=0xfebf, ..] => "link-local",
        [0xfec0..=0xfeff, ..] => "site-local",
        [0xff00..=0xffff, ..] => "multicast",
        [0x2000..=0x3fff, ..] => return Ok(Reach::Public),
        _ => "reserved",
    };
    Err(UrlRefusal::NotPublic(kind, written))
}
