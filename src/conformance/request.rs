//! The request of a check: composed as every other, then made wrong.

use std::time::Duration;

use super::body::altered;
use super::plan::Planned;
use crate::delivery::{Request, compose, sign};
use crate::model::{EndpointDraft, Redacted, Secret, Timestamp};

/// So long is the pause between the halves of a slow body.
pub const SLOW_PAUSE: Duration = Duration::from_secs(2);

/// Twice what a receiver should put up with.
const LONG_AGO: Duration = Duration::from_mins(10);

/// What is made wrong with a request once it is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// It comes in two halves, [`SLOW_PAUSE`] apart. It is genuine all the same.
    InTwoHalves,
    /// A signature by a foreign secret comes first. It is genuine all the same.
    ForeignSignatureToo,
    /// It is signed by a foreign secret alone.
    ForeignSignature,
    /// The body is another than was signed.
    Altered,
    /// It has no signature.
    Unsigned,
    /// It was signed too long ago.
    SignedLongAgo,
}

/// The request that is sent for it; `foreign` is a secret that nobody has.
pub fn request(
    endpoint: &EndpointDraft,
    secrets: &[&Secret],
    planned: &Planned,
    foreign: &Secret,
    now: Timestamp,
) -> Request {
    let Planned { event_id, body, fault, .. } = planned;
    let signed_at = if *fault == Fault::SignedLongAgo { now.minus(LONG_AGO) } else { now };
    let mut request = compose(endpoint, secrets, event_id, body.clone(), signed_at);
    let by_foreigner = || sign(foreign, event_id, signed_at, body);
    match fault {
        Fault::None | Fault::InTwoHalves | Fault::SignedLongAgo => {}
        Fault::ForeignSignatureToo => change(&mut request, |signatures| format!("{} {signatures}", by_foreigner())),
        Fault::ForeignSignature => change(&mut request, |_| by_foreigner()),
        Fault::Altered => request.body = altered(&request.body),
        Fault::Unsigned => request.headers.retain(|(name, _)| name != SIGNATURE),
    }
    request
}

const SIGNATURE: &str = "webhook-signature";

fn change(request: &mut Request, changed: impl FnOnce(&str) -> String) {
    if let Some((_, value)) = request.headers.iter_mut().find(|(name, _)| name == SIGNATURE) {
        *value = Redacted::new(changed(value.reveal()));
    }
}
