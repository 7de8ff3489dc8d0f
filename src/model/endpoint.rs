//! Where a partner wants its events.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Actor, EndpointId, EndpointUrl, EventType, Headers, Overlap, RateLimit, Secret, Timestamp};

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
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum DisabledReason {
    /// Somebody did, in the portal or by the API.
    Partner,
    /// It answered 410 Gone.
    Gone,
    /// Nothing arrived there for too long.
    Failing,
}

/// Whether an endpoint gets events now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(tag = "status", rename_all = "camelCase", try_from = "FlatState")]
#[cfg_attr(feature = "contract", schemars(!try_from))]
pub enum EndpointState {
    /// It does.
    Enabled,
    /// It does not: its events are parked.
    Disabled {
        /// Who or what switched it off.
        reason: DisabledReason,
        /// When.
        since: Timestamp,
        /// Who, if somebody did. Rows from before that was kept do not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Actor>,
    },
}

/// As it is written: read so, its members may come in any order and none has to be kept for later, which in WebAssembly
/// takes kilobytes.
#[derive(Deserialize)]
struct FlatState {
    status: Status,
    reason: Option<DisabledReason>,
    since: Option<Timestamp>,
    by: Option<Actor>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Status {
    Enabled,
    Disabled,
}

impl TryFrom<FlatState> for EndpointState {
    type Error = &'static str;

    fn try_from(FlatState { status, reason, since, by }: FlatState) -> Result<Self, &'static str> {
        match (status, reason, since) {
            (Status::Enabled, ..) => Ok(Self::Enabled),
            (Status::Disabled, Some(reason), Some(since)) => Ok(Self::Disabled { reason, since, by }),
            (Status::Disabled, ..) => Err("an endpoint that is disabled says why and since when"),
        }
    }
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
    /// How many deliveries it takes in a second; none is as many as there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_limit: Option<RateLimit>,
}

/// So many secrets of an endpoint sign at a time. Each adds a signature to every request.
pub const SECRETS_AT_MOST: usize = 3;

/// A secret that another has replaced, and that signs beside it for a while yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldSecret {
    /// The secret.
    pub secret: Secret,
    /// It signs what is sent before this moment.
    pub until: Timestamp,
}

/// Why an endpoint does not take a new secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RotateError {
    /// It is the one that signs already.
    Same,
    /// [`SECRETS_AT_MOST`] sign already; carries when the next of them ends.
    TooMany(Timestamp),
}

impl fmt::Display for RotateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Same => f.write_str("this secret signs already; give another, or leave it out and get a new one"),
            Self::TooMany(until) => write!(
                f,
                "{SECRETS_AT_MOST} secrets sign already, and the next of them ends at {until}; wait for that, or rotate \
                 without an overlap, which ends all old ones"
            ),
        }
    }
}

impl std::error::Error for RotateError {}

/// An endpoint as it is stored. It is never serialised to an answer: `api` has a view without its secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Endpoint {
    id: EndpointId,
    draft: EndpointDraft,
    secret: Secret,
    /// Newest first. Rows from before there was a rotation have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    old_secrets: Vec<OldSecret>,
    state: EndpointState,
    created_at: Timestamp,
    updated_at: Timestamp,
    /// Invariant: every change counts one up. Rows from before it was counted begin at none.
    #[serde(default)]
    revision: u64,
}

impl Endpoint {
    /// A new endpoint, enabled.
    pub fn new(id: EndpointId, draft: EndpointDraft, secret: Secret, now: Timestamp) -> Self {
        let state = EndpointState::Enabled;
        Self { id, draft, secret, old_secrets: Vec::new(), state, created_at: now, updated_at: now, revision: 1 }
    }

    /// Its id.
    pub fn id(&self) -> &EndpointId {
        &self.id
    }

    /// What the partner decided about it.
    pub fn draft(&self) -> &EndpointDraft {
        &self.draft
    }

    /// The newest of its secrets.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// The older secrets that sign at `now` too, newest first.
    pub fn old_secrets(&self, now: Timestamp) -> impl Iterator<Item = &OldSecret> {
        self.old_secrets.iter().filter(move |old| now < old.until)
    }

    /// The secrets that sign what is sent at `now`, newest first.
    pub fn signing_secrets(&self, now: Timestamp) -> Vec<&Secret> {
        [&self.secret].into_iter().chain(self.old_secrets(now).map(|old| &old.secret)).collect()
    }

    /// Whether it gets events now.
    pub fn state(&self) -> &EndpointState {
        &self.state
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

    /// How often it was changed: two people who saw the same number saw the same endpoint.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Puts the partner's new decisions in place of the old.
    pub fn revise(&mut self, draft: EndpointDraft, now: Timestamp) {
        self.draft = draft;
        self.changed(now);
    }

    /// Has `secret` sign from now on, and the older ones for the overlap yet: none of them outlives what its own rotation
    /// gave it, so that no overlap at all ends every old one at once. An old secret may come back.
    pub fn rotate(&mut self, secret: Secret, overlap: Overlap, now: Timestamp) -> Result<(), RotateError> {
        if secret == self.secret {
            return Err(RotateError::Same);
        }
        let end = now.plus(overlap.span());
        let replaced = OldSecret { secret: self.secret.clone(), until: end };
        let older =
            self.old_secrets.iter().map(|old| OldSecret { secret: old.secret.clone(), until: old.until.min(end) });
        let old: Vec<_> =
            [replaced].into_iter().chain(older).filter(|old| now < old.until && old.secret != secret).collect();
        if let Some(next) = self.old_secrets(now).map(|old| old.until).min()
            && old.len() >= SECRETS_AT_MOST
        {
            return Err(RotateError::TooMany(next));
        }
        self.secret = secret;
        self.old_secrets = old;
        self.changed(now);
        Ok(())
    }

    /// Switches it on.
    pub fn enable(&mut self, now: Timestamp) {
        self.state = EndpointState::Enabled;
        self.changed(now);
    }

    /// Switches it off, by somebody or of ourselves. One that is off keeps its first reason and date.
    pub fn disable(&mut self, reason: DisabledReason, by: Option<Actor>, now: Timestamp) {
        if self.is_enabled() {
            self.state = EndpointState::Disabled { reason, since: now, by };
            self.changed(now);
        }
    }

    fn changed(&mut self, now: Timestamp) {
        self.updated_at = now;
        self.revision += 1;
    }
}
