//! All partners at once, for the provider: how each is doing, as its own object last reported.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Waiting;
use crate::model::{EndpointId, PartnerId, Timestamp};

/// A page of partners has this many, unless asked for fewer; and it is the most.
pub const PARTNERS_AT_MOST: u32 = 1000;

/// Some of the partners, by id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct PartnerList {
    /// Those that ever reported. One that does nothing reports nothing new.
    pub partners: Vec<PartnerSummary>,
    /// What to give as `after` for more; none on the last page.
    pub next: Option<PartnerId>,
    /// The worker's clock.
    pub now: Timestamp,
}

/// How a partner is doing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PartnerSummary {
    /// Who it is.
    pub id: PartnerId,
    /// When it last reported. What it is counts from then.
    pub reported_at: Timestamp,
    /// Its endpoints, by state.
    pub endpoints: EndpointCounts,
    /// Deliveries that are not finished.
    pub waiting: Waiting,
    /// When the first of what waits is due. One that is long past is a backlog.
    pub first_due_at: Option<Timestamp>,
    /// This hour and the 23 before it, as of the report.
    pub day: PartnerDay,
    /// The slowest endpoints of the day, the slowest first.
    pub slowest: Vec<SlowEndpoint>,
}

/// How many endpoints are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct EndpointCounts {
    /// They get events, those that fail included.
    pub enabled: u64,
    /// They get none.
    pub disabled: u64,
    /// Nothing has arrived there since something failed; a failure a moment ago counts too.
    pub failing: u64,
    /// They are about to be switched off.
    pub warned: u64,
}

/// What the attempts of a day add up to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PartnerDay {
    /// Attempts that arrived.
    pub delivered: u64,
    /// Attempts that failed.
    pub failed: u64,
    /// The share of attempts that arrived, from 0 to 1.
    pub success_rate: Option<f64>,
    /// 95 of 100 answers took that long at most.
    pub p95_ms: Option<u64>,
}

/// An endpoint that is slow to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SlowEndpoint {
    /// Which.
    pub id: EndpointId,
    /// 95 of 100 of its answers took that long at most.
    pub p95_ms: u64,
    /// Since when nothing has arrived there, if it fails.
    pub failing_since: Option<Timestamp>,
}

/// How bad it is, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartnerTrouble {
    /// Nothing is wrong.
    Well,
    /// Something waits for somebody: it was used up, is held back, or its endpoint is switched off.
    Waiting,
    /// Nothing gets through to at least one endpoint.
    Failing,
    /// What is due does not leave: the worker is behind, or does not wake for this partner.
    Behind,
}

/// What is due for so long has not left: by then a report would have told that it has.
const BEHIND_AFTER: Duration = Duration::from_mins(1);

impl PartnerTrouble {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Waiting => "waiting",
            Self::Failing => "failing",
            Self::Behind => "behind",
        }
    }
}

impl PartnerSummary {
    /// For how long something has been due, if that is longer than reports lag.
    pub fn overdue(&self, now: Timestamp) -> Option<Duration> {
        self.first_due_at.map(|due_at| now.since(due_at)).filter(|span| *span >= BEHIND_AFTER)
    }

    /// How bad it is.
    pub fn trouble(&self, now: Timestamp) -> PartnerTrouble {
        let Waiting { exhausted, parked, .. } = self.waiting;
        if self.overdue(now).is_some() {
            PartnerTrouble::Behind
        } else if self.endpoints.failing > 0 || self.endpoints.warned > 0 {
            PartnerTrouble::Failing
        } else if exhausted > 0 || parked > 0 || self.endpoints.disabled > 0 {
            PartnerTrouble::Waiting
        } else {
            PartnerTrouble::Well
        }
    }
}

/// Which page of them is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerPage {
    /// Partners after this one.
    pub after: Option<PartnerId>,
    /// So many.
    pub limit: u32,
}

impl Default for PartnerPage {
    fn default() -> Self {
        Self { after: None, limit: PARTNERS_AT_MOST }
    }
}

impl PartnerPage {
    /// Reads the pairs of a query; on failure says what is wrong with them.
    pub fn parse(pairs: impl IntoIterator<Item = (String, String)>) -> Result<Self, String> {
        let mut page = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "after" => {
                    let after = PartnerId::parse(&value).map_err(|error| format!("`after`: {error}."))?;
                    page.after = Some(after);
                }
                "limit" => {
                    let limit = value.parse().ok().filter(|limit| (1..=PARTNERS_AT_MOST).contains(limit));
                    page.limit = limit.ok_or_else(|| format!("`limit` is a number from 1 to {PARTNERS_AT_MOST}."))?;
                }
                _ => return Err(format!("There is no parameter {name:?}: use after or limit.")),
            }
        }
        Ok(page)
    }

    /// Its query, without the question mark.
    pub fn query(&self) -> String {
        let after = self.after.as_ref().map(|after| format!("after={after}&")).unwrap_or_default();
        format!("{after}limit={}", self.limit)
    }
}
