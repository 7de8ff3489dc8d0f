//! An endpoint's trouble: nothing has arrived there for some time.

use serde::{Deserialize, Serialize};

use super::Timestamp;

/// What is known of an endpoint that has failed since its last success.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Trouble {
    /// When the first attempt failed after the last success.
    pub since: Timestamp,
    /// How many deliveries have used up their attempts since.
    pub exhausted: u32,
    /// Once it is warned of: when it is switched off, unless something arrives.
    pub disables_at: Option<Timestamp>,
}
