//! Who is calling, by the `Authorization` header and nothing else.

use super::key::read_key;
use super::ring::Ring;
use super::token::{Grant, TokenError, TokenKeys, is_token};
use crate::model::{Actor, Digest, KeyId, KeyName, PartnerId, Role, Scope, Timestamp};

/// Whoever came with a key or a token that we know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// The provider, by the worker's own key.
    Provider,
    /// A program of the provider's, by a key that was made for it.
    Key(KeyName, KeyId),
    /// The holder of a partner's static key, which is a program of the partner's: it may do all that an admin may.
    Partner(PartnerId),
    /// The bearer of a portal token.
    Bearer(Grant),
}

impl Caller {
    /// As the logs name them.
    pub fn actor(&self) -> Actor {
        match self {
            Self::Provider => Actor::Provider(None),
            Self::Key(name, _) => Actor::Provider(Some(name.clone())),
            Self::Partner(_) => Actor::Partner(None),
            Self::Bearer(grant) => Actor::Partner(grant.subject.clone()),
        }
    }

    /// Whether it still opens anything in this epoch of its partner. Keys know no epoch.
    pub fn is_of_epoch(&self, epoch: u64) -> bool {
        !matches!(self, Self::Bearer(grant) if grant.epoch != epoch)
    }
}

/// How far somebody gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// As far as that key of the provider's opens.
    Provider(Scope),
    /// As far as that role at that partner does.
    Part(PartnerId, Role),
}

/// How far whoever came gets, by all that a router knows.
pub(super) fn reach(
    authorization: Option<&str>,
    now: Timestamp,
    ring: &Ring,
    setting: impl Fn(&str) -> Option<String>,
) -> Result<Reach, TokenError> {
    Ok(match by_settings(authorization, now, setting)? {
        Found::Caller(Caller::Provider | Caller::Key(..)) => Reach::Provider(Scope::Manage),
        Found::Caller(Caller::Partner(partner)) => Reach::Part(partner, Role::Admin),
        Found::Caller(Caller::Bearer(grant)) => Reach::Part(grant.partner, grant.role),
        Found::Other(text) => Reach::Provider(ring.find(text).ok_or(TokenError::Signature)?.scope),
    })
}

/// Finds the caller whom the router let through, by the value of the `Authorization` header, `Bearer` and a key or token;
/// `setting` gives the settings of the worker by name.
///
/// Whether a key that was made is good, only the router knows: one that came so far is.
pub fn caller(
    authorization: Option<&str>,
    now: Timestamp,
    setting: impl Fn(&str) -> Option<String>,
) -> Result<Caller, TokenError> {
    match by_settings(authorization, now, setting)? {
        Found::Caller(caller) => Ok(caller),
        Found::Other(text) => read_key(text).map(|(name, id)| Caller::Key(name, id)).ok_or(TokenError::Signature),
    }
}

enum Found<'a> {
    Caller(Caller),
    /// No token and no key of the settings'.
    Other(&'a str),
}

fn by_settings(
    authorization: Option<&str>,
    now: Timestamp,
    setting: impl Fn(&str) -> Option<String>,
) -> Result<Found<'_>, TokenError> {
    let text = bearer(authorization).ok_or(TokenError::Form)?;
    if is_token(text) {
        let keys = setting("TOKEN_KEY").and_then(|keys| TokenKeys::parse(&keys).ok()).ok_or(TokenError::Signature)?;
        return keys.open(text, now).map(Caller::Bearer).map(Found::Caller);
    }
    let key = Digest::of(text.as_bytes());
    if is_setting("PROVIDER_KEY", &key, &setting) {
        return Ok(Found::Caller(Caller::Provider));
    }
    // `PARTNER_KEYS` lists `partner=key`, separated by white space. Every one is compared, so that the time it takes
    // tells nothing about where in the list a key stands.
    let listed = setting("PARTNER_KEYS").unwrap_or_default();
    let mut found = None;
    for entry in listed.split_whitespace() {
        let Some((partner, known)) = entry.split_once('=') else { continue };
        if Digest::of(known.as_bytes()).is_same(&key) {
            found = PartnerId::parse(partner).ok();
        }
    }
    Ok(found.map_or(Found::Other(text), |partner| Found::Caller(Caller::Partner(partner))))
}

/// Whether it is the key that reads the metrics and opens nothing else.
pub(super) fn is_metrics_key(authorization: Option<&str>, setting: impl Fn(&str) -> Option<String>) -> bool {
    bearer(authorization).is_some_and(|text| is_setting("METRICS_KEY", &Digest::of(text.as_bytes()), setting))
}

/// Whether it is the worker's own key, by which workers that share the partners know each other.
pub fn is_root_key(authorization: Option<&str>, setting: impl Fn(&str) -> Option<String>) -> bool {
    bearer(authorization).is_some_and(|text| is_setting("PROVIDER_KEY", &Digest::of(text.as_bytes()), setting))
}

fn is_setting(name: &str, key: &Digest, setting: impl Fn(&str) -> Option<String>) -> bool {
    setting(name).is_some_and(|known| Digest::of(known.as_bytes()).is_same(key))
}

/// What somebody came with.
pub fn bearer(authorization: Option<&str>) -> Option<&str> {
    let (scheme, key) = authorization?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}
