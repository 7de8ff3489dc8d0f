//! Where a partner wants its events.

use serde::{Deserialize, Serialize};

use super::{EndpointId, EndpointUrl, EventType, Headers, Secret, Timestamp};

/// Which event types an endpoint gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<EventType>", from = "Vec<EventType>")]
pub enum Subscription {
    /// Every type, those too that the catalogue gains later.
    All,
    /// These and no others; never empty.
    Only(Vec<EventType>),
}

impl Subscription {
    /// Whether an event of this type goes there.
    pub fn covers(&self, event_type: &EventType) -> bool {
        match self {
            Self::All => true,
            Self::Only(types) => types.contains(event_type),
        }
    }
}

/// An empty list stands for every type, in JSON as in SQL.
impl From<Vec<EventType>> for Subscription {
    fn from(types: Vec<EventType>) -> Self {
        if types.is_empty() { Self::All } else { Self::Only(types) }
    }
}

impl From<Subscription> for Vec<EventType> {
    fn from(subscription: Subscription) -> Self {
        match subscription {
            Subscription::All => Vec::new(),
            Subscription::Only(types) => types,
        }
    }
}

/// Who or what switched an endpoint off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DisabledReason {
    /// The partner did, in the portal or by the API.
    Partner,
    /// It answered 410 Gone.
    Gone,
}

/// Whether an endpoint gets events now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "camelCase")]
pub enum EndpointState {
    /// It does.
    Enabled,
    /// It does not: its events are parked.
    Disabled {
        /// Who or what switched it off.
        reason: DisabledReason,
        /// When.
        since: Timestamp,
    },
}

/// What a partner decides about an endpoint, once `guard` has found nothing wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EndpointDraft {
    /// Where requests go.
    pub url: EndpointUrl,
    /// The partner's own words; may be empty.
    pub description: String,
    /// Which events it gets.
    pub subscription: Subscription,
    /// Headers added to every request.
    pub headers: Headers,
}

/// An endpoint as it is stored. It is never serialised to an answer: `api` has a view without its secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Endpoint {
    id: EndpointId,
    draft: EndpointDraft,
    secret: Secret,
    state: EndpointState,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl Endpoint {
    /// A new endpoint, enabled.
    pub fn new(id: EndpointId, draft: EndpointDraft, secret: Secret, now: Timestamp) -> Self {
        Self { id, draft, secret, state: EndpointState::Enabled, created_at: now, updated_at: now }
    }

    /// Its id.
    pub fn id(&self) -> &EndpointId {
        &self.id
    }

    /// What the partner decided about it.
    pub fn draft(&self) -> &EndpointDraft {
        &self.draft
    }

    /// What signs its requests.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Whether it gets events now.
    pub fn state(&self) -> EndpointState {
        self.state
    }

    /// Whether it gets events now, as a yes or no.
    pub fn is_enabled(&self) -> bool {
        self.state == EndpointState::Enabled
    }

    /// When it was made.
    pub fn created_at(&self) -> Timestamp {
        self.created_at
    }

    /// When the partner or we last changed it.
    pub fn updated_at(&self) -> Timestamp {
        self.updated_at
    }

    /// Puts the partner's new decisions in place of the old.
    pub fn revise(&mut self, draft: EndpointDraft, now: Timestamp) {
        self.draft = draft;
        self.updated_at = now;
    }

    /// Switches it on.
    pub fn enable(&mut self, now: Timestamp) {
        self.state = EndpointState::Enabled;
        self.updated_at = now;
    }

    /// Switches it off. One that is off keeps its first reason and date.
    pub fn disable(&mut self, reason: DisabledReason, now: Timestamp) {
        if self.is_enabled() {
            self.state = EndpointState::Disabled { reason, since: now };
            self.updated_at = now;
        }
    }
}
