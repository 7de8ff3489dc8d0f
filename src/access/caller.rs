//! Who is calling, by the `Authorization` header and nothing else.

use sha2::{Digest, Sha256};

use super::token::{Grant, TokenError, TokenKeys, is_token};
use crate::model::{Actor, PartnerId, Role, Timestamp};

/// Whoever came with a key or a token that we know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// The provider.
    Provider,
    /// The holder of a partner's static key, which is a program of the partner's: it may do all that an admin may.
    Partner(PartnerId),
    /// The bearer of a portal token.
    Bearer(Grant),
}

impl Caller {
    /// Whose part it opens and how far; none if it opens everything.
    pub(super) fn part(&self) -> Option<(&PartnerId, Role)> {
        match self {
            Self::Provider => None,
            Self::Partner(partner) => Some((partner, Role::Admin)),
            Self::Bearer(grant) => Some((&grant.partner, grant.role)),
        }
    }

    /// As the logs name them.
    pub fn actor(&self) -> Actor {
        match self {
            Self::Provider => Actor::Provider,
            Self::Partner(_) => Actor::Partner(None),
            Self::Bearer(grant) => Actor::Partner(grant.subject.clone()),
        }
    }

    /// Whether it still opens anything in this epoch of its partner. Keys know no epoch.
    pub fn is_of_epoch(&self, epoch: u64) -> bool {
        !matches!(self, Self::Bearer(grant) if grant.epoch != epoch)
    }
}

/// Finds the caller by the value of the `Authorization` header, `Bearer` and a key or token; `setting` gives the settings
/// of the worker by name.
pub fn caller(
    authorization: Option<&str>,
    now: Timestamp,
    setting: impl Fn(&str) -> Option<String>,
) -> Result<Caller, TokenError> {
    let key = bearer(authorization).ok_or(TokenError::Form)?;
    if is_token(key) {
        let keys = setting("TOKEN_KEY").and_then(|keys| TokenKeys::parse(&keys).ok()).ok_or(TokenError::Signature)?;
        return keys.open(key, now).map(Caller::Bearer);
    }
    let key = digest(key);
    if setting("PROVIDER_KEY").is_some_and(|known| is_same(&digest(&known), &key)) {
        return Ok(Caller::Provider);
    }
    // `PARTNER_KEYS` lists `partner=key`, separated by white space. Every one is compared, so that the time it takes
    // tells nothing about where in the list a key stands.
    let listed = setting("PARTNER_KEYS").unwrap_or_default();
    let mut found = None;
    for entry in listed.split_whitespace() {
        let Some((partner, known)) = entry.split_once('=') else { continue };
        if is_same(&digest(known), &key) {
            found = PartnerId::parse(partner).ok();
        }
    }
    found.map(Caller::Partner).ok_or(TokenError::Signature)
}

/// Whether it is the key that reads the metrics and opens nothing else.
pub(super) fn is_metrics_key(authorization: Option<&str>, setting: impl Fn(&str) -> Option<String>) -> bool {
    match (bearer(authorization), setting("METRICS_KEY")) {
        (Some(key), Some(known)) => is_same(&digest(&known), &digest(key)),
        _ => false,
    }
}

fn bearer(authorization: Option<&str>) -> Option<&str> {
    let (scheme, key) = authorization?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

fn digest(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

/// Compares digests without stopping at the first difference.
fn is_same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    one.iter().zip(other).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}
