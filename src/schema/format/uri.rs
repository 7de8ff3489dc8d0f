//! URIs by the grammar of RFC 3986; IRIs by that of RFC 3987, which is the same with more letters.

use std::net::Ipv6Addr;

/// With a scheme.
pub(super) fn is_absolute(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| is_scheme(scheme) && is_after_scheme(rest))
}

/// With a scheme or without one.
pub(super) fn is_reference(text: &str) -> bool {
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    is_absolute(text) || (!first.contains(':') && is_after_scheme(text))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn is_after_scheme(rest: &str) -> bool {
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    is_authority(authority) && consists_of(path, ":@/") && is_query(query) && consists_of(fragment, ":@/?")
}

fn is_authority(text: &str) -> bool {
    let (user, host_port) = text.split_once('@').unwrap_or(("", text));
    let (host, port) = match host_port.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((literal, after)) if is_ip_literal(literal) => ("", after),
            _ => return false,
        },
        None => host_port.split_at(host_port.find(':').unwrap_or(host_port.len())),
    };
    let is_port = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => port.is_empty(),
    };
    consists_of(user, ":") && consists_of(host, "") && is_port
}

fn is_ip_literal(text: &str) -> bool {
    if let Some(future) = text.strip_prefix(['v', 'V']) {
        return future.split_once('.').is_some_and(|(version, address)| {
            !version.is_empty()
                && version.bytes().all(|byte| byte.is_ascii_hexdigit())
                && !address.is_empty()
                && !address.contains('%')
                && consists_of(address, ":")
        });
    }
    text.parse::<Ipv6Addr>().is_ok()
}

/// Whether every letter is unreserved, a sub-delimiter, percent-encoded, or one of `more`.
fn consists_of(text: &str, more: &str) -> bool {
    percents_are_followed_by_hex(text)
        && text.chars().all(|letter| is_plain(letter) || letter == '%' || more.contains(letter))
}

fn is_query(query: &str) -> bool {
    percents_are_followed_by_hex(query)
        && query.chars().all(|letter| is_plain(letter) || is_private(letter) || "%:@/?".contains(letter))
}

fn percents_are_followed_by_hex(text: &str) -> bool {
    let is_hex = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    let bytes = text.as_bytes();
    bytes.iter().enumerate().all(|(at, byte)| *byte != b'%' || (is_hex(bytes.get(at + 1)) && is_hex(bytes.get(at + 2))))
}

fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-._~!$&'()*+,;=".contains(letter) || is_international(letter)
}

/// RFC 3987's `ucschar`.
fn is_international(letter: char) -> bool {
    let code = u32::from(letter);
    match code {
        0xA0..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFEF | 0xE_1000..=0xE_FFFD => true,
        0x1_0000..=0xD_FFFF => code & 0xFFFF < 0xFFFE,
        _ => false,
    }
}

/// RFC 3987's `iprivate`, which a query may hold.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}
