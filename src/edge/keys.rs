//! Who is calling. Keys come in the `Authorization` header and nowhere else.

use sha2::{Digest, Sha256};

use super::bindings::Env;
use super::settings::text;
use crate::model::PartnerId;

/// Whose key a request carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Caller {
    /// The provider's.
    Provider,
    /// That partner's.
    Partner(PartnerId),
}

/// Whether the request may read the metrics: by the provider's key, or by one that opens nothing else (`METRICS_KEY`).
pub(crate) fn may_read_metrics(env: &Env, authorization: Option<&str>) -> bool {
    let by_its_own = || {
        let (scheme, key) = authorization?.split_once(' ')?;
        let known = text(env, "METRICS_KEY")?;
        Some(scheme.eq_ignore_ascii_case("bearer") && is_same(&digest(&known), &digest(key.trim())))
    };
    by_its_own() == Some(true) || caller(env, authorization) == Some(Caller::Provider)
}

/// Finds the caller by the value of the `Authorization` header: `Bearer KEY`.
pub(crate) fn caller(env: &Env, authorization: Option<&str>) -> Option<Caller> {
    let (scheme, key) = authorization?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    let key = digest(key.trim());
    if text(env, "PROVIDER_KEY").is_some_and(|known| is_same(&digest(&known), &key)) {
        return Some(Caller::Provider);
    }
    // `PARTNER_KEYS` lists `partner=key`, separated by white space. Every one is compared, so that the time it takes
    // tells nothing about where in the list a key stands.
    let listed = text(env, "PARTNER_KEYS")?;
    let mut found = None;
    for entry in listed.split_whitespace() {
        let Some((partner, known)) = entry.split_once('=') else { continue };
        if is_same(&digest(known), &key) {
            found = PartnerId::parse(partner).ok();
        }
    }
    found.map(Caller::Partner)
}

fn digest(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

/// Compares digests without stopping at the first difference.
fn is_same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    one.iter().zip(other).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}
