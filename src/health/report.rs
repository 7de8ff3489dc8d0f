//! What a partner's object tells of itself now and then.

use serde::{Deserialize, Serialize};

use super::Counts;
use crate::model::{DeliveryStatus, EndpointId, PartnerId, Timestamp};

/// So many slow endpoints of a partner are told.
pub const SLOWEST_TOLD: usize = 3;

/// What a partner's object last reported.
///
/// Stored as JSON: what was added later may be missing in one that an older worker sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Whose it is.
    pub partner: PartnerId,
    /// When it came.
    pub at: Timestamp,
    /// All attempts from the beginning.
    pub counts: Counts,
    /// How many deliveries stand where.
    pub deliveries: Vec<(DeliveryStatus, u64)>,
    /// Endpoints that get events, those warned of included.
    pub enabled: u64,
    /// Endpoints that get none.
    pub disabled: u64,
    /// Endpoints that are warned of.
    pub warned: u64,
    /// Endpoints that are enabled and where nothing has arrived since something failed.
    #[serde(default)]
    pub failing: u64,
    /// When the first of what waits is due. It is past when the object is behind, or does not wake.
    #[serde(default)]
    pub due_at: Option<Timestamp>,
    /// The attempts of this hour and the 23 before it.
    #[serde(default)]
    pub day: Counts,
    /// The slowest endpoints of those hours, the slowest first.
    #[serde(default)]
    pub slowest: Vec<Slow>,
}

/// An endpoint that is slow to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slow {
    /// Which.
    pub endpoint: EndpointId,
    /// 95 of 100 of its answers took that long at most.
    pub p95_ms: u64,
    /// Since when nothing has arrived there, if it fails.
    pub failing_since: Option<Timestamp>,
}

impl Report {
    /// How many deliveries have that status.
    pub fn waiting(&self, status: DeliveryStatus) -> u64 {
        self.deliveries.iter().find(|(one, _)| *one == status).map_or(0, |(_, count)| *count)
    }
}
