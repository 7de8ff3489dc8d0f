//! Which URLs may be called.

use std::net::{IpAddr, Ipv6Addr};

use url::Host;

use super::UrlRefusal;
use super::name::judge_name;
use super::ports::judge_port;
use super::ranges::{Purpose, purpose};
use crate::model::{AddressPolicy, AllowedHosts, EndpointUrl, ParseUrlError};

/// Where an allowed URL leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To the internet, by https.
    Public,
    /// To this very machine.
    Loopback,
}

/// Reads and judges a URL as somebody typed it.
pub fn check_url(text: &str, policy: AddressPolicy) -> Result<EndpointUrl, UrlRefusal> {
    let url = EndpointUrl::parse(text).map_err(UrlRefusal::Unreadable)?;
    judge_url(&url, policy)?;
    Ok(url)
}

/// Judges a URL that was read before: the rule or the policy may have changed since.
pub fn judge_url(url: &EndpointUrl, policy: AddressPolicy) -> Result<Reach, UrlRefusal> {
    let length = url.as_str().len();
    if length > EndpointUrl::LONGEST {
        return Err(UrlRefusal::TooLong(length));
    }
    let parts = url.parts();
    if !parts.username().is_empty() || parts.password().is_some() {
        return Err(UrlRefusal::Credentials);
    }
    if parts.fragment().is_some() {
        return Err(UrlRefusal::Fragment);
    }
    let reach = match judge_host(url) {
        Ok(()) => Reach::Public,
        Err(UrlRefusal::Loopback(_)) if policy.hosts == AllowedHosts::LoopbackToo => Reach::Loopback,
        Err(refusal) => return Err(refusal),
    };
    if reach == Reach::Public && parts.scheme() != "https" {
        return Err(UrlRefusal::NotHttps);
    }
    let port = parts.port_or_known_default().expect("http and https have a port of their own");
    judge_port(port, reach, policy.ports)?;
    Ok(reach)
}

fn judge_host(url: &EndpointUrl) -> Result<(), UrlRefusal> {
    match url.parts().host() {
        Some(Host::Domain(name)) => judge_name(name),
        Some(Host::Ipv4(address)) => judge_address(address.into(), &address.to_string()),
        Some(Host::Ipv6(address)) => judge_ipv6(address),
        None => Err(UrlRefusal::Unreadable(ParseUrlError::Host(url::ParseError::EmptyHost))),
    }
}

/// An IPv4 address in an IPv6 one is refused in any case, but for the reason that says more.
fn judge_ipv6(address: Ipv6Addr) -> Result<(), UrlRefusal> {
    let written = address.to_string();
    if let Some(mapped) = address.to_ipv4_mapped() {
        judge_address(mapped.into(), &written)?;
    }
    judge_address(address.into(), &written)
}

/// Judges an address. `written` is how it stands in the URL.
fn judge_address(address: IpAddr, written: &str) -> Result<(), UrlRefusal> {
    let written = || written.to_owned();
    match purpose(address) {
        None => Ok(()),
        Some(Purpose::Loopback) => Err(UrlRefusal::Loopback(written())),
        Some(Purpose::Metadata) => Err(UrlRefusal::Metadata(written())),
        Some(Purpose::NotPublic(kind)) => Err(UrlRefusal::NotPublic(kind, written())),
    }
}
