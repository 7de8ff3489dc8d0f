//! A line of a partner's audit log: who did what, when, from where.
//!
//! It is told as it lies in the store, in texts and numbers: a line that somebody tampered with is to be shown and named,
//! not to fail.

use serde::{Deserialize, Serialize};

use super::Timestamp;

/// What somebody did, as the log calls it. Pinned: the words are in every chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Made an endpoint.
    CreateEndpoint,
    /// Changed one.
    ChangeEndpoint,
    /// Deleted one.
    DeleteEndpoint,
    /// Had a signing secret shown.
    ReadSecret,
    /// Replaced one.
    RotateSecret,
    /// Sent an example.
    TestEndpoint,
    /// Began a conformance run.
    StartConformance,
    /// Began a replay.
    Replay,
    /// Stopped one.
    CancelReplay,
    /// Retried a delivery.
    RetryDelivery,
    /// Cancelled one.
    CancelDelivery,
    /// Erased an event.
    EraseEvent,
    /// Had a token made.
    GrantAccess,
    /// Ended all tokens.
    RevokeAccess,
    /// Had values sealed anew.
    Rekey,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::CreateEndpoint,
        Self::ChangeEndpoint,
        Self::DeleteEndpoint,
        Self::ReadSecret,
        Self::RotateSecret,
        Self::TestEndpoint,
        Self::StartConformance,
        Self::Replay,
        Self::CancelReplay,
        Self::RetryDelivery,
        Self::CancelDelivery,
        Self::EraseEvent,
        Self::GrantAccess,
        Self::RevokeAccess,
        Self::Rekey,
    ];

    /// Its word: the name of the call.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CreateEndpoint => "createEndpoint",
            Self::ChangeEndpoint => "changeEndpoint",
            Self::DeleteEndpoint => "deleteEndpoint",
            Self::ReadSecret => "readSecret",
            Self::RotateSecret => "rotateSecret",
            Self::TestEndpoint => "testEndpoint",
            Self::StartConformance => "startConformanceRun",
            Self::Replay => "replay",
            Self::CancelReplay => "cancelReplay",
            Self::RetryDelivery => "retryDelivery",
            Self::CancelDelivery => "cancelDelivery",
            Self::EraseEvent => "eraseEvent",
            Self::GrantAccess => "grantAccess",
            Self::RevokeAccess => "revokeAccess",
            Self::Rekey => "rekey",
        }
    }

    /// The one of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.as_str() == word)
    }
}

/// Where somebody called from. What is mixed in keeps the digest of an address from being guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct AuditAddress {
    /// The address.
    pub address: String,
    /// What was mixed into its digest.
    pub salt: String,
}

/// A line of the audit log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    /// They are numbered from 1, without a gap.
    pub number: u64,
    /// When it was done.
    pub at: Timestamp,
    /// Who did it, as everywhere: `provider`, `provider:` and a key's name, `partner`, or `partner:` and a subject.
    pub by: String,
    /// What they came with: `root` (the worker's own key), `key`, `partnerKey` or `token`.
    pub credential: String,
    /// The key's id, if it has one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// The token's role, if it was one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// What they did, by the name of the call: `changeEndpoint`.
    pub call: String,
    /// The id of what it was done to: an endpoint, a delivery, what is left of an event; of a token its subject.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
    /// The names of what changed, never what it was or is; of a token its role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// The request, as its answer and our log name it.
    pub request_id: String,
    /// The digest of the address, if one was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address_digest: String,
    /// Where they called from, for admins and the provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<AuditAddress>,
    /// The digest of the entry before.
    pub previous: String,
    /// The digest of this one, with all that stands before it.
    pub digest: String,
}
