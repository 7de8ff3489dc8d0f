//! The address of an endpoint.

use std::net::{Ipv4Addr, Ipv6Addr};

use hookpost::guard::{Reach, check_url, judge_url};
use hookpost::model::{AddressPolicy, AllowedHosts, AllowedPorts, EndpointUrl};
use url::Host;

/// What is allowed is read by another parser as the same address, is allowed again as it was written down, and by every rule
/// that we know leads to the internet; what is refused is refused in words.
pub(crate) fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for hosts in [AllowedHosts::PublicOnly, AllowedHosts::LoopbackToo] {
        let policy = AddressPolicy { hosts, ..AddressPolicy::default() };
        match check_url(&text, policy) {
            Ok(url) => allowed(&url, policy),
            Err(refusal) => {
                let words = refusal.to_string();
                assert!(words.len() > 10 && !words.contains(char::is_control), "{words:?}");
                assert_eq!(check_url(&text, policy), Err(refusal));
            }
        }
    }
    if let Ok(ports) = AllowedPorts::parse(&text) {
        assert_eq!(AllowedPorts::parse(&ports.to_string()), Ok(ports));
        assert!(!ports.contains(0));
    }
}

fn allowed(url: &EndpointUrl, policy: AddressPolicy) {
    let written = url.as_str();
    assert_eq!(check_url(written, policy).as_ref(), Ok(url));
    assert_eq!(EndpointUrl::try_from(written.to_owned()).as_ref(), Ok(url));
    let again = url::Url::parse(written).expect("what was written can be read");
    assert_eq!(&again, url.parts());
    assert!(
        written.is_ascii() && !written.contains(|letter: char| letter <= ' ') && written.len() <= EndpointUrl::LONGEST
    );
    assert!(url.target().starts_with('/') && !url.host().contains(['@', '/']));
    assert!(!written.contains('#') && again.username().is_empty() && again.password().is_none());
    let is_loopback = match again.host().expect("it has a host") {
        Host::Ipv4(address) => public(address) || loopback(address.is_loopback(), written),
        Host::Ipv6(address) => public_too(address) || loopback(address.is_loopback(), written),
        Host::Domain(name) => named(name),
    };
    match judge_url(url, policy) {
        Ok(Reach::Public) => assert_eq!(again.scheme(), "https"),
        Ok(Reach::Loopback) => assert!(policy.hosts == AllowedHosts::LoopbackToo && is_loopback, "{written}"),
        Err(refusal) => panic!("{written} was allowed a moment ago: {refusal}"),
    }
    if policy.hosts == AllowedHosts::PublicOnly {
        assert_eq!(judge_url(url, policy), Ok(Reach::Public));
    }
}

fn loopback(is_loopback: bool, written: &str) -> bool {
    assert!(is_loopback, "{written} is not on the internet");
    true
}

/// Whether std knows nothing against it.
fn public(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_unspecified()
        || address.is_broadcast()
        || address.is_documentation()
        || address.is_multicast()
        || first == 0
        || first >= 240
        || (first, second & 0xc0) == (100, 64)
        || (first, second & 0xfe) == (198, 18))
}

fn public_too(address: Ipv6Addr) -> bool {
    // Only 2000::/3 is handed out to anybody.
    address.segments()[0] & 0xe000 == 0x2000
        && address.to_ipv4().is_none()
        && !matches!(address.segments(), [0x2002, ..])
}

/// Whether the name is this machine's own; any other has two labels at least and none of the endings that are local.
fn named(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    if name == "localhost" || name.ends_with(".localhost") {
        return true;
    }
    let is_local = [".local", ".internal", ".home.arpa", ".lan"].iter().any(|end| name.ends_with(end));
    assert!(name.contains('.') && !is_local, "{name} is known in a local network only");
    false
}
