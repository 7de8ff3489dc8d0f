//! Mailboxes (RFC 5321) and host names (RFC 1123).

use std::net::{Ipv4Addr, Ipv6Addr};

/// A mailbox: a local part, plain or quoted, and a domain or an address in brackets.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_local = match local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(quoted) => is_quoted(quoted),
        None => local.split('.').all(is_atom),
    };
    let is_domain = match domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(literal) => match literal.strip_prefix("IPv6:") {
            Some(address) => address.parse::<Ipv6Addr>().is_ok(),
            None => literal.parse::<Ipv4Addr>().is_ok(),
        },
        None if domain.is_ascii() => is_hostname(domain),
        None => {
            domain.split('.').all(|label| !label.is_empty() && !label.contains(|letter: char| letter.is_whitespace()))
        }
    };
    is_local && is_domain && local.len() <= 64
}

fn is_atom(text: &str) -> bool {
    let is_letter =
        |letter: char| letter.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(letter) || !letter.is_ascii();
    !text.is_empty() && text.chars().all(is_letter)
}

fn is_quoted(text: &str) -> bool {
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let is_allowed = match letter {
            '\\' => letters.next().is_some_and(|escaped| matches!(escaped, ' '..='~')),
            '"' => false,
            ' '..='~' => true,
            other => !other.is_ascii(),
        };
        if !is_allowed {
            return false;
        }
    }
    true
}

/// Labels of letters, digits and inner hyphens, 63 long at most, 253 in all.
pub(super) fn is_hostname(text: &str) -> bool {
    let is_label = |label: &str| {
        let is_plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let has_reserved_hyphens = label.get(2..4) == Some("--") && !label[..2].eq_ignore_ascii_case("xn");
        (1..=63).contains(&label.len())
            && is_plain
            && !label.starts_with('-')
            && !label.ends_with('-')
            && !has_reserved_hyphens
    };
    text.len() <= 253 && text.split('.').all(is_label)
}
