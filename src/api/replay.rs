//! Replays: what would be sent again, and how far it has got.

use serde::{Deserialize, Serialize};

use crate::model::{Actor, EndpointId, ReplayId, ReplayState, Selection, Timestamp};

/// What a replay would send, counted and nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReplayCount {
    /// So many deliveries.
    pub total: u32,
    /// So many more match whose payload was erased: they cannot be sent.
    pub erased: u32,
}

/// A replay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReplayView {
    /// Its id.
    pub id: ReplayId,
    /// Where it sends.
    pub endpoint_id: EndpointId,
    /// What it sends.
    pub selection: Selection,
    /// How many start in a second.
    pub per_second: u32,
    /// Who asked for it.
    pub asked_by: Actor,
    /// When.
    pub asked_at: Timestamp,
    /// Where it stands.
    pub state: ReplayState,
    /// So many there were when it was asked for.
    pub total: u32,
    /// So many it has started; each then follows the usual schedule.
    pub started: u32,
    /// So many of those have ended.
    pub done: u32,
    /// So many of those arrived.
    pub delivered: u32,
    /// And so many did not.
    pub failed: u32,
    /// When the last one was started, or it was stopped.
    pub ended_at: Option<Timestamp>,
}

impl ReplayView {
    /// Whether its counts can still change.
    pub fn is_alive(&self) -> bool {
        self.state == ReplayState::Running || self.done < self.started
    }
}

/// The latest replays of an endpoint, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct ReplayList {
    /// The replays.
    pub replays: Vec<ReplayView>,
}

/// That somebody asked for an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct Asked {
    /// The attempt's round, from 1.
    pub round: u32,
    /// Its number in the round, from 1.
    pub attempt: u32,
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// The replay that it is part of, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replay: Option<ReplayId>,
}
