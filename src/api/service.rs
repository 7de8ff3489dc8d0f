//! The worker itself: whether it is up and by which settings it works.

use serde::{Deserialize, Serialize};

use crate::model::{AddressPolicy, Timestamp};

/// The worker is up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct Health {
    /// Always `ok`.
    pub status: String,
    /// The crate's version.
    pub version: String,
    /// Which worker answered, where several share the partners.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<String>,
}

/// This worker stores what comes and does what is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct Readiness {
    /// Always `ready`.
    pub status: String,
    /// The crate's version.
    pub version: String,
    /// Which worker answered, where several share the partners.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<String>,
    /// Its storage.
    pub storage: StorageState,
    /// Its alarms, by which it wakes for what is due.
    pub alarms: Alarms,
    /// What waits, over all of its partners. However much that is, the worker is ready.
    pub backlog: Backlog,
}

/// That something was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StorageState {
    /// When something was last written for this and was safe on the disk.
    pub written_at: Timestamp,
}

/// Whether the runtime wakes the worker when it is asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Alarms {
    /// When one last went off that was set to try them out; none before the first.
    pub ticked_at: Option<Timestamp>,
    /// When the next is to.
    pub due_at: Option<Timestamp>,
}

/// What waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Backlog {
    /// When the first of what waits was due, if that is past.
    pub oldest_due_at: Option<Timestamp>,
    /// So many seconds ago that was. Reports lag by some 20.
    pub age_seconds: u64,
    /// So many endpoints get nothing through since something failed.
    pub failing_endpoints: u64,
}

/// What became of a batch of values that older storage keys had sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct Rekeyed {
    /// The id of the storage key that seals now.
    pub key: String,
    /// How many values it sealed anew just now.
    pub rekeyed: u32,
    /// How many values older keys still seal: ask again until there is none.
    pub left: u32,
}

/// The settings in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Retry n waits n times this.
    pub retry_delay_ms: u64,
    /// Retries after the first attempt.
    pub retries_at_most: u32,
    /// An attempt ends after this.
    pub time_out_ms: u64,
    /// How far the worker reaches.
    pub address_policy: AddressPolicy,
    /// Payloads and answers are kept for so long,
    pub payload_kept_ms: u64,
    /// and the rows without them for so much longer.
    pub row_kept_ms: u64,
    /// So many attempts are under way at an endpoint; older workers do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts_per_endpoint: Option<u32>,
    /// An endpoint where nothing arrives for so long is switched off; none, if none ever is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disable_after_ms: Option<u64>,
}
