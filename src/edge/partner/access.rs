//! The partner's portal tokens: made for the provider, ended all at once.

use url::Url;
use web_sys::{Request, Response};

use super::Object;
use super::audit::{Asker, note};
use super::body::json;
use crate::access::{Caller, Refused, TokenError, caller, check_access};
use crate::api::{Access, AccessRequest, Call, ErrorCode, PortalAccess, ProblemDetails};
use crate::edge::error::Error;
use crate::edge::settings::text;
use crate::edge::{answer, now};
use crate::model::{Deed, PartnerId, Redacted, Subject};

/// Who makes a call that the router let through. The router does not know whether a token was revoked: here that is known.
///
/// The request carries the token itself, so nothing that the router found out need be handed on, and nobody can forge it.
pub(super) fn who(object: &Object, call: &Call, request: &Request) -> Result<Caller, Error> {
    if call.access() == Access::Publisher {
        // Of a publish nobody is told who made it: that it may is all there is to know.
        return Ok(Caller::Provider);
    }
    let authorization = request.headers().get("authorization")?;
    let caller = caller(authorization.as_deref(), now(), |name| text(&object.env, name));
    let current = caller
        .and_then(|caller| if caller.is_of_epoch(object.epoch.get()) { Ok(caller) } else { Err(TokenError::Revoked) });
    current.map_err(|error| ProblemDetails::from(Refused::Unknown(error)).into())
}

pub(super) async fn grant(
    object: &Object,
    partner: &PartnerId,
    request: &Request,
    url: &Url,
    by: &Asker,
) -> Result<Response, Error> {
    let wish: AccessRequest = json(request).await?;
    let checked = check_access(&wish).map_err(|problems| {
        let detail = "No token was made. Mend what `problems` names and send it again.";
        ProblemDetails::new(ErrorCode::InvalidAccess, detail).with(problems)
    })?;
    let keys = object.settings.token_keys.as_ref().ok_or_else(|| {
        let detail = "TOKEN_KEY is not set, so no token can be made: give it the base64 of 32 random bytes.";
        Error::new(ErrorCode::Misconfigured, detail)
    })?;
    let now = now();
    let grant = checked.grant(partner.clone(), object.epoch.get(), now);
    let subject = grant.subject.as_ref().map_or("", Subject::as_str);
    object.store.together(|| note(object, by, Deed::GrantAccess, subject, &[grant.role.as_str()], now))?;
    // A token must not outlive the epoch it was made in because that was never written.
    object.store.durable().await?;
    let token = keys.sign(&grant);
    let portal = object.settings.portal_url.clone().unwrap_or_else(|| url.origin().ascii_serialization());
    let link = format!("{}/#token={}", portal.trim_end_matches('/'), token.reveal());
    let (role, expires_at) = (grant.role, grant.expires_at);
    Ok(answer::json(201, &PortalAccess { token, expires_at, role, link: Redacted::new(link) }))
}

pub(super) async fn revoke(object: &Object, by: &Asker) -> Result<Response, Error> {
    let now = now();
    // Higher than ever before, also when the clock was set back.
    let epoch = now.as_millis().max(object.epoch.get() + 1);
    object.store.together(|| {
        object.store.keep_epoch(epoch)?;
        note(object, by, Deed::RevokeAccess, "", &[], now)
    })?;
    object.epoch.set(epoch);
    object.store.durable().await?;
    Ok(answer::empty(204))
}
