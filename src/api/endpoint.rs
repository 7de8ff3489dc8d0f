//! Endpoints: what is told of them and how they are changed.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::model::{
    Endpoint, EndpointId, EndpointState, EventType, HeaderSummary, OldSecret, RateLimit, Redacted, Secret, Timestamp,
    Trouble,
};

/// What is waiting at an endpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct Waiting {
    /// Deliveries with an attempt under way or planned.
    pub pending: u32,
    /// Deliveries whose every attempt failed.
    pub exhausted: u32,
    /// Deliveries held back because the endpoint is off.
    pub parked: u32,
}

/// An endpoint without what is secret about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EndpointView {
    /// Its id.
    pub id: EndpointId,
    /// Where requests go.
    pub url: String,
    /// The partner's own words.
    pub description: String,
    /// Event types; none means all.
    pub event_types: Vec<EventType>,
    /// Names, lengths and fingerprints of its headers: values are write-only.
    pub headers: Vec<HeaderSummary>,
    /// How many deliveries leave for it in a second at most, if it has a limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_limit: Option<RateLimit>,
    /// Tells whether the newest secret is still the one it was, and nothing of what it is.
    pub secret_fingerprint: String,
    /// Until when older secrets sign too, newest first; none unless its secret was rotated lately.
    pub old_secrets_until: Vec<Timestamp>,
    /// Whether it gets events.
    pub state: EndpointState,
    /// What waits there.
    pub waiting: Waiting,
    /// Since when it fails, if it does; of one that is off, what led there.
    #[serde(default)]
    pub failing: Option<Trouble>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// How often it was changed. `ETag` and `If-Match` carry it in quotation marks.
    pub revision: u64,
}

/// All endpoints of a partner, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct EndpointList {
    /// The endpoints.
    pub endpoints: Vec<EndpointView>,
}

/// A change of an endpoint: what is absent stays. `F` is the form's header row, which `guard` defines.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "contract", schemars(rename = "EndpointPatch"))]
pub struct EndpointPatch<F> {
    /// A new URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// New words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// New event types.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_types: Option<Vec<String>>,
    /// All headers; one without a value keeps the saved one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<Vec<F>>,
    /// A new rate limit; null takes it away.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[cfg_attr(feature = "contract", schemars(with = "Option<RateLimit>"))]
    pub rate_limit: Option<Value>,
    /// On or off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

impl<F> EndpointPatch<F> {
    /// Whether it changes anything that stands in the form.
    pub fn changes_form(&self) -> bool {
        let Self { url, description, event_types, headers, rate_limit, enabled: _ } = self;
        url.is_some() || description.is_some() || event_types.is_some() || headers.is_some() || rate_limit.is_some()
    }
}

impl<F> Default for EndpointPatch<F> {
    fn default() -> Self {
        Self { url: None, description: None, event_types: None, headers: None, rate_limit: None, enabled: None }
    }
}

/// Tells what is null from what is absent, for which the default stands.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// An endpoint's signing secrets: those that sign what is sent now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SecretView {
    /// The newest: `whsec_…`. It signs until it is replaced.
    pub secret: Redacted<String>,
    /// Older ones that sign too, newest first.
    pub old_secrets: Vec<OldSecretView>,
}

/// A secret that was replaced and signs for a while yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct OldSecretView {
    /// `whsec_…`
    pub secret: Redacted<String>,
    /// It signs what is sent before this moment.
    pub until: Timestamp,
}

impl SecretView {
    /// The secrets of an endpoint that sign at `now`.
    pub fn of(endpoint: &Endpoint, now: Timestamp) -> Self {
        let shown = |secret: &Secret| Redacted::new(secret.reveal().to_owned());
        let old = |old: &OldSecret| OldSecretView { secret: shown(&old.secret), until: old.until };
        Self { secret: shown(endpoint.secret()), old_secrets: endpoint.old_secrets(now).map(old).collect() }
    }
}

/// Asks for a test event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TestRequest {
    /// Whose example to send.
    pub event_type: EventType,
}
