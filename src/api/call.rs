//! The routes: one value for each, read from a path at the edge and written to one in the portal.

mod address;

use super::method::{Access, Method};
use crate::model::{DeliveryId, EndpointId, EventId, KeyId, PartnerId, ReplayId, RunId};

/// A call of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Is the worker up?
    Health,
    /// Does it store what comes, and do what is due?
    Ready,
    /// How all partners are doing.
    ListPartners,
    /// What the API promises, for programs.
    Contract,
    /// The catalogue.
    EventTypes,
    /// One type of it, by name.
    EventType(String),
    /// That type's JSON Schema.
    EventTypeSchema(String),
    /// The settings in force for a partner.
    Settings(PartnerId),
    /// Publishes an event.
    Publish(PartnerId),
    /// Publishes many events.
    PublishBatch(PartnerId),
    /// Erases an event.
    EraseEvent(PartnerId, EventId),
    /// Erases everything of a partner's.
    ErasePartner(PartnerId),
    /// Gives somebody at the partner a token for the portal.
    GrantAccess(PartnerId),
    /// Ends all tokens of a partner at once.
    RevokeAccess(PartnerId),
    /// Seals some of what older storage keys sealed anew by the current one.
    Rekey(PartnerId),
    /// Lists endpoints.
    ListEndpoints(PartnerId),
    /// Makes an endpoint.
    CreateEndpoint(PartnerId),
    /// Reads an endpoint.
    ReadEndpoint(PartnerId, EndpointId),
    /// Changes an endpoint.
    PatchEndpoint(PartnerId, EndpointId),
    /// Removes an endpoint.
    DeleteEndpoint(PartnerId, EndpointId),
    /// Shows an endpoint's signing secret.
    ReadSecret(PartnerId, EndpointId),
    /// Gives an endpoint a new signing secret.
    RotateSecret(PartnerId, EndpointId),
    /// Sends a test event to an endpoint.
    TestEndpoint(PartnerId, EndpointId),
    /// Tries an endpoint with everything that a good receiver copes with.
    StartConformance(PartnerId, EndpointId),
    /// Lists an endpoint's latest conformance runs.
    ListConformance(PartnerId, EndpointId),
    /// Reads the report of a conformance run.
    ReadConformance(PartnerId, EndpointId, RunId),
    /// Sends again what an endpoint did not get, or counts that.
    Replay(PartnerId, EndpointId),
    /// Lists an endpoint's latest replays.
    ListReplays(PartnerId, EndpointId),
    /// Reads a replay.
    ReadReplay(PartnerId, EndpointId, ReplayId),
    /// Stops a replay.
    CancelReplay(PartnerId, EndpointId, ReplayId),
    /// Lists deliveries; the filter is the query.
    ListDeliveries(PartnerId),
    /// Reads a delivery with its attempts.
    ReadDelivery(PartnerId, DeliveryId),
    /// Makes an attempt now.
    RetryDelivery(PartnerId, DeliveryId),
    /// How all endpoints did.
    Stats(PartnerId),
    /// How an endpoint did.
    EndpointStats(PartnerId, EndpointId),
    /// All counters, for Prometheus.
    Metrics,
    /// Has nothing more sent of a delivery.
    CancelDelivery(PartnerId, DeliveryId),
    /// Reads the audit log.
    ReadAudit(PartnerId),
    /// Lists the provider's keys.
    ListKeys,
    /// Makes one.
    MakeKey,
    /// Revokes one.
    RevokeKey(KeyId),
}

/// Why a method and a path are no call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseCallError {
    /// No route has this path.
    UnknownPath,
    /// There is the path, but with other methods; carries them.
    WrongMethod(Vec<Method>),
}

impl Call {
    /// The method it is made with.
    pub fn method(&self) -> Method {
        match self {
            Self::Publish(_)
            | Self::PublishBatch(_)
            | Self::GrantAccess(_)
            | Self::Rekey(_)
            | Self::CreateEndpoint(_)
            | Self::RotateSecret(..)
            | Self::TestEndpoint(..)
            | Self::StartConformance(..)
            | Self::Replay(..)
            | Self::RetryDelivery(..)
            | Self::MakeKey => Method::Post,
            Self::PatchEndpoint(..) => Method::Patch,
            Self::DeleteEndpoint(..)
            | Self::CancelReplay(..)
            | Self::EraseEvent(..)
            | Self::ErasePartner(_)
            | Self::RevokeAccess(_)
            | Self::CancelDelivery(..)
            | Self::RevokeKey(_) => Method::Delete,
            _ => Method::Get,
        }
    }

    /// What it takes to open it.
    pub fn access(&self) -> Access {
        match self {
            Self::Health
            | Self::Ready
            | Self::Contract
            | Self::EventTypes
            | Self::EventType(_)
            | Self::EventTypeSchema(_) => Access::Public,
            Self::Settings(_)
            | Self::ListEndpoints(_)
            | Self::ReadEndpoint(..)
            | Self::ListConformance(..)
            | Self::ReadConformance(..)
            | Self::ListReplays(..)
            | Self::ReadReplay(..)
            | Self::ListDeliveries(_)
            | Self::ReadDelivery(..)
            | Self::Stats(_)
            | Self::EndpointStats(..)
            | Self::ReadAudit(_) => Access::Viewer,
            Self::CreateEndpoint(_)
            | Self::PatchEndpoint(..)
            | Self::DeleteEndpoint(..)
            | Self::ReadSecret(..)
            | Self::RotateSecret(..)
            | Self::TestEndpoint(..)
            | Self::StartConformance(..)
            | Self::Replay(..)
            | Self::CancelReplay(..)
            | Self::RetryDelivery(..)
            | Self::CancelDelivery(..) => Access::Admin,
            Self::Publish(_) | Self::PublishBatch(_) => Access::Publisher,
            Self::EraseEvent(..)
            | Self::ErasePartner(_)
            | Self::GrantAccess(_)
            | Self::RevokeAccess(_)
            | Self::Rekey(_)
            | Self::ListKeys
            | Self::MakeKey
            | Self::RevokeKey(_)
            | Self::ListPartners
            | Self::Metrics => Access::Provider,
        }
    }

    /// Whose data it is about.
    pub fn partner(&self) -> Option<&PartnerId> {
        match self {
            Self::Health
            | Self::Ready
            | Self::ListPartners
            | Self::Contract
            | Self::EventTypes
            | Self::EventType(_)
            | Self::EventTypeSchema(_)
            | Self::ListKeys
            | Self::MakeKey
            | Self::RevokeKey(_)
            | Self::Metrics => None,
            Self::Settings(partner)
            | Self::Publish(partner)
            | Self::PublishBatch(partner)
            | Self::EraseEvent(partner, _)
            | Self::ErasePartner(partner)
            | Self::GrantAccess(partner)
            | Self::RevokeAccess(partner)
            | Self::Rekey(partner)
            | Self::ListEndpoints(partner)
            | Self::CreateEndpoint(partner)
            | Self::ReadEndpoint(partner, _)
            | Self::PatchEndpoint(partner, _)
            | Self::DeleteEndpoint(partner, _)
            | Self::ReadSecret(partner, _)
            | Self::RotateSecret(partner, _)
            | Self::TestEndpoint(partner, _)
            | Self::StartConformance(partner, _)
            | Self::ListConformance(partner, _)
            | Self::ReadConformance(partner, ..)
            | Self::Replay(partner, _)
            | Self::ListReplays(partner, _)
            | Self::ReadReplay(partner, ..)
            | Self::CancelReplay(partner, ..)
            | Self::ListDeliveries(partner)
            | Self::ReadDelivery(partner, _)
            | Self::RetryDelivery(partner, _)
            | Self::CancelDelivery(partner, _)
            | Self::Stats(partner)
            | Self::ReadAudit(partner)
            | Self::EndpointStats(partner, _) => Some(partner),
        }
    }
}
