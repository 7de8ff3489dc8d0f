//! The worker itself: whether it is up and by which settings it works.

use serde::{Deserialize, Serialize};

use crate::model::AddressPolicy;

/// The worker is up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// Always `ok`.
    pub status: String,
    /// The crate's version.
    pub version: String,
}

/// The settings in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}
