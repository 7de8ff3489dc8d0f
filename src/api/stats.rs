//! How an endpoint, or all of a partner's, did: the last 30 days by the hour.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::Timestamp;

/// So many hours are kept.
pub const HOURS_KEPT: u64 = 30 * 24;

/// The counters, added up over three spans, and by the hour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// This hour and the 23 before it.
    pub day: Period,
    /// This hour and the 167 before it.
    pub week: Period,
    /// This hour and the 719 before it.
    pub month: Period,
    /// The hours in which an attempt ended, oldest first.
    pub hours: Vec<HourStats>,
    /// When something last arrived, within the month.
    pub last_delivered_at: Option<Timestamp>,
    /// The worker's clock.
    pub now: Timestamp,
}

/// What the attempts of a span add up to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Period {
    /// Attempts that arrived.
    pub delivered: u64,
    /// Attempts that failed; those that our own side broke off are left out.
    pub failed: u64,
    /// Deliveries whose attempts were used up.
    pub exhausted: u64,
    /// The share of attempts that arrived, from 0 to 1.
    pub success_rate: Option<f64>,
    /// Half of the answers took that long at most.
    pub p50_ms: Option<u64>,
    /// 95 of 100 answers took that long at most.
    pub p95_ms: Option<u64>,
    /// Bytes of bodies sent.
    pub bytes_sent: u64,
    /// Bytes of answers' bodies read.
    pub bytes_received: u64,
    /// Why attempts failed, and how many: only the causes that there were.
    pub causes: BTreeMap<String, u64>,
}

/// One hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct HourStats {
    /// Its beginning.
    pub at: Timestamp,
    /// Attempts that arrived.
    pub delivered: u64,
    /// Attempts that failed.
    pub failed: u64,
    /// Deliveries whose attempts were used up.
    pub exhausted: u64,
    /// Half of the answers took that long at most.
    pub p50_ms: Option<u64>,
    /// 95 of 100 answers took that long at most.
    pub p95_ms: Option<u64>,
}
