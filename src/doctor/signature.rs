//! The signatures of a header, and what a digest may have been written as.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE, URL_SAFE_NO_PAD};

use super::cause::Cause;

/// A shorter beginning of a signature could be anybody's.
const TELLING: usize = 16;

/// One signature of the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    is_version_one: bool,
    is_joined: bool,
    text: String,
}

/// The signatures of a header's values, in their order.
pub(super) fn given(values: &[String]) -> Vec<Given> {
    let mut given = Vec::new();
    for token in values.iter().flat_map(|value| value.split_whitespace()) {
        // `v1,…,v1,…`: a list that was joined by commas.
        let parts: Vec<&str> = token.split(',').filter(|part| !part.is_empty()).collect();
        let is_joined = parts.len() > 2 || token.ends_with(',');
        let mut is_version_one = false;
        for part in parts {
            let is_version = part.len() <= 3 && part.starts_with('v') && !part.contains('=');
            if is_version {
                is_version_one = part == "v1";
                continue;
            }
            let text = ["v1=", "sha256="].iter().find_map(|prefix| part.strip_prefix(prefix)).unwrap_or(part);
            given.push(Given { is_version_one, is_joined, text: text.to_owned() });
            is_version_one = false;
        }
    }
    given
}

/// Whether one of them is of the version that we send.
pub(super) fn has_version_one(given: &[Given]) -> bool {
    given.iter().any(|given| given.is_version_one)
}

/// The first signature that is this digest, and what is wrong with how it is written.
pub(super) fn find(digest: &[u8; 32], given: &[Given]) -> Option<(usize, Option<Cause>)> {
    let expected = STANDARD.encode(digest);
    let right = given.iter().position(|given| given.is_version_one && !given.is_joined && given.text == expected);
    if let Some(place) = right {
        return Some((place, None));
    }
    let hex = digest.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let cause = |given: &Given| {
        let text = given.text.as_str();
        if text == expected {
            return Some(if given.is_joined { Cause::SignaturesJoined } else { Cause::SignatureBare });
        }
        if text.eq_ignore_ascii_case(&hex) {
            return Some(Cause::SignatureHex);
        }
        if text == STANDARD.encode(&hex) {
            return Some(Cause::SignatureHexInBase64);
        }
        if text.len() >= TELLING && expected.starts_with(text) {
            return Some(Cause::SignatureCut(expected.len() - text.len()));
        }
        if text == URL_SAFE.encode(digest) || text == URL_SAFE_NO_PAD.encode(digest) {
            return Some(Cause::SignatureUrlSafe);
        }
        text.eq_ignore_ascii_case(&expected).then_some(Cause::SignatureCase)
    };
    given.iter().enumerate().find_map(|(place, given)| Some((place, Some(cause(given)?))))
}
