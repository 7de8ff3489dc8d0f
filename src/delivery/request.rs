//! The request that an endpoint gets, byte for byte.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::model::{EndpointDraft, EndpointUrl, EventId, Redacted, Secret, Timestamp};

/// What we call ourselves.
const USER_AGENT: &str = concat!("Hookpost/", env!("CARGO_PKG_VERSION"));

/// A request, ready to be sent or to be shown.
#[derive(Clone, Debug)]
pub struct Request {
    /// Where to.
    pub url: EndpointUrl,
    /// Field names in lower case and values, in the order they are sent in.
    pub headers: Vec<(String, Redacted<String>)>,
    /// The body; the method is always POST.
    pub body: String,
}

/// Writes the request and signs it by each of the secrets: our headers first, then the partner's own, none of which can
/// be one of ours.
pub fn compose(
    endpoint: &EndpointDraft,
    secrets: &[&Secret],
    event: &EventId,
    body: String,
    now: Timestamp,
) -> Request {
    // A receiver takes a request when one signature of the list is by its own secret.
    let signatures: Vec<_> = secrets.iter().map(|secret| sign(secret, event, now, &body)).collect();
    let field = |name: &str, value: String| (name.to_owned(), Redacted::new(value));
    let mut headers = vec![
        field("content-type", "application/json".to_owned()),
        field("user-agent", USER_AGENT.to_owned()),
        field("webhook-id", event.to_string()),
        field("webhook-timestamp", now.as_seconds().to_string()),
        field("webhook-signature", signatures.join(" ")),
    ];
    let own = endpoint.headers.iter();
    headers.extend(own.map(|header| field(header.name().as_str(), header.value().reveal().to_owned())));
    Request { url: endpoint.url.clone(), headers, body }
}

/// The signature of Standard Webhooks (standard-webhooks/spec, "Signature scheme"): `v1,` and the base64 of
/// HMAC-SHA256 over `id.timestamp.body`.
pub fn sign(secret: &Secret, event: &EventId, at: Timestamp, body: &str) -> String {
    let before = format!("{event}.{}.", at.as_seconds());
    format!("v1,{}", STANDARD.encode(digest(secret.key().reveal(), &[before.as_bytes(), body.as_bytes()])))
}

/// HMAC-SHA256 over the parts of a text, one after the other.
pub fn digest(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
