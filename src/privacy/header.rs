//! Secrets and personal data in the headers of a request.

use serde::{Deserialize, Serialize};

use super::Kind;
use super::key::Key;
use super::shape;

/// Headers that carry the address of a person's device.
const NETWORK_ADDRESSES: [&str; 6] =
    ["x-forwarded-for", "x-real-ip", "x-client-ip", "forwarded", "cf-connecting-ip", "true-client-ip"];

/// A header whose value looks like a secret or like personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HeaderFinding {
    /// Which of the headers given, from 0.
    pub index: usize,
    /// Its name as it was given.
    pub name: String,
    /// What its value seems to be.
    pub kind: Kind,
    /// What makes it look so, in a sentence that never repeats the value.
    pub why: String,
}

/// Marks headers, given as name and value, in their order.
pub fn find_in_headers(headers: &[(&str, &str)]) -> Vec<HeaderFinding> {
    let finding = |(index, (name, value)): (usize, &(&str, &str))| {
        let (kind, why) = judge(name, value)?;
        Some(HeaderFinding { index, name: (*name).to_owned(), kind, why })
    };
    headers.iter().enumerate().filter_map(finding).collect()
}

fn judge(name: &str, value: &str) -> Option<(Kind, String)> {
    if !value.contains(char::is_alphanumeric) {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    if lower.ends_with("authorization") {
        return Some((Kind::Secret, credentials(value).to_owned()));
    }
    if lower == "cookie" || lower == "set-cookie" {
        return Some((Kind::Secret, "A cookie opens the session that it belongs to.".to_owned()));
    }
    if NETWORK_ADDRESSES.contains(&lower.as_str()) {
        return Some((Kind::PersonalId, "It holds the network address of a device, and so of a person.".to_owned()));
    }
    let key = Key::new(name);
    let by_name = if key.is_header_secret() { Some(Kind::Secret) } else { key.kind };
    if let Some(kind) = by_name {
        return Some((kind, format!("By its name it is {kind}.")));
    }
    let letters: Vec<char> = value.trim().chars().collect();
    shape::of(&letters).map(|kind| (kind, format!("By its shape it is {kind}.")))
}

fn credentials(value: &str) -> &'static str {
    let scheme = value.split_whitespace().next().unwrap_or_default();
    if scheme.eq_ignore_ascii_case("basic") {
        "It holds a user name and a password, which are encoded but not encrypted."
    } else if scheme.eq_ignore_ascii_case("bearer") {
        "It holds a bearer token: whoever has it is let in."
    } else {
        "It holds what lets the sender in."
    }
}
