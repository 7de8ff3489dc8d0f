//! The audit log as it is read: a page at a time, newest first.

use serde::{Deserialize, Serialize};

use super::Limit;
use crate::model::{AuditEntry, Timestamp};

/// A page of the audit log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct AuditList {
    /// The entries, newest first.
    pub entries: Vec<AuditEntry>,
    /// If there are older ones: what `before` is to be for the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<u64>,
    /// When the page was read.
    pub now: Timestamp,
}

/// Which entries to list: the query of the call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Those with smaller numbers.
    pub before: Option<u64>,
    /// So many on a page.
    pub limit: Option<Limit>,
}

/// No log has as many entries: it is where JavaScript's numbers stop being exact.
pub const AUDIT_BEFORE_AT_MOST: u64 = 9_007_199_254_740_991;

impl AuditFilter {
    /// Reads the pairs of a query; on failure says which parameter is wrong and how.
    pub fn parse(pairs: impl IntoIterator<Item = (String, String)>) -> Result<Self, String> {
        let mut filter = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "before" => {
                    let number = value.parse().ok().filter(|number| (1..=AUDIT_BEFORE_AT_MOST).contains(number));
                    filter.before = Some(number.ok_or("`before` is the number of an entry, from 1.")?);
                }
                "limit" => {
                    let limit = value.parse().ok().and_then(Limit::of);
                    let rule = || format!("`limit` is a number from 1 to {}.", Limit::AT_MOST);
                    filter.limit = Some(limit.ok_or_else(rule)?);
                }
                other => return Err(format!("There is no parameter {other:?}: use before or limit.")),
            }
        }
        Ok(filter)
    }
}
