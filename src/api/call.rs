//! The routes: one value for each, read from a path at the edge and written to one in the portal.

use super::method::{Access, Method};
use crate::model::{DeliveryId, EndpointId, EventId, PartnerId, ReplayId, RunId};

/// A call of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Is the worker up?
    Health,
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
            | Self::RetryDelivery(..) => Method::Post,
            Self::PatchEndpoint(..) => Method::Patch,
            Self::DeleteEndpoint(..)
            | Self::CancelReplay(..)
            | Self::EraseEvent(..)
            | Self::ErasePartner(_)
            | Self::RevokeAccess(_)
            | Self::CancelDelivery(..) => Method::Delete,
            _ => Method::Get,
        }
    }

    /// What it takes to open it.
    pub fn access(&self) -> Access {
        match self {
            Self::Health | Self::Contract | Self::EventTypes | Self::EventType(_) | Self::EventTypeSchema(_) => {
                Access::Public
            }
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
            | Self::EndpointStats(..) => Access::Viewer,
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
            Self::Publish(_)
            | Self::PublishBatch(_)
            | Self::EraseEvent(..)
            | Self::ErasePartner(_)
            | Self::GrantAccess(_)
            | Self::RevokeAccess(_)
            | Self::Rekey(_)
            | Self::Metrics => Access::Provider,
        }
    }

    /// Whose data it is about.
    pub fn partner(&self) -> Option<&PartnerId> {
        match self {
            Self::Health
            | Self::Contract
            | Self::EventTypes
            | Self::EventType(_)
            | Self::EventTypeSchema(_)
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
            | Self::EndpointStats(partner, _) => Some(partner),
        }
    }

    /// Its path, from the root of the host.
    pub fn path(&self) -> String {
        let of = |partner: &PartnerId, rest: &str| format!("/api/v1/partners/{partner}/{rest}");
        match self {
            Self::Health => "/health".to_owned(),
            Self::Contract => "/api/v1/openapi.json".to_owned(),
            Self::EventTypes => "/api/v1/event-types".to_owned(),
            Self::EventType(name) => format!("/api/v1/event-types/{name}"),
            Self::EventTypeSchema(name) => format!("/api/v1/event-types/{name}/schema"),
            Self::Settings(partner) => of(partner, "settings"),
            Self::Publish(partner) => of(partner, "events"),
            Self::PublishBatch(partner) => of(partner, "events/batch"),
            Self::EraseEvent(partner, id) => of(partner, &format!("events/{id}")),
            Self::ErasePartner(partner) => format!("/api/v1/partners/{partner}"),
            Self::GrantAccess(partner) | Self::RevokeAccess(partner) => of(partner, "portal-access"),
            Self::Rekey(partner) => of(partner, "rekey"),
            Self::ListEndpoints(partner) | Self::CreateEndpoint(partner) => of(partner, "endpoints"),
            Self::ReadEndpoint(partner, id) | Self::PatchEndpoint(partner, id) | Self::DeleteEndpoint(partner, id) => {
                of(partner, &format!("endpoints/{id}"))
            }
            Self::ReadSecret(partner, id) => of(partner, &format!("endpoints/{id}/secret")),
            Self::RotateSecret(partner, id) => of(partner, &format!("endpoints/{id}/rotate")),
            Self::TestEndpoint(partner, id) => of(partner, &format!("endpoints/{id}/test")),
            Self::StartConformance(partner, id) | Self::ListConformance(partner, id) => {
                of(partner, &format!("endpoints/{id}/conformance"))
            }
            Self::ReadConformance(partner, id, run) => of(partner, &format!("endpoints/{id}/conformance/{run}")),
            Self::Replay(partner, id) | Self::ListReplays(partner, id) => {
                of(partner, &format!("endpoints/{id}/replay"))
            }
            Self::ReadReplay(partner, id, replay) | Self::CancelReplay(partner, id, replay) => {
                of(partner, &format!("endpoints/{id}/replay/{replay}"))
            }
            Self::ListDeliveries(partner) => of(partner, "deliveries"),
            Self::ReadDelivery(partner, id) | Self::CancelDelivery(partner, id) => {
                of(partner, &format!("deliveries/{id}"))
            }
            Self::RetryDelivery(partner, id) => of(partner, &format!("deliveries/{id}/retry")),
            Self::Stats(partner) => of(partner, "stats"),
            Self::EndpointStats(partner, id) => of(partner, &format!("endpoints/{id}/stats")),
            Self::Metrics => "/metrics".to_owned(),
        }
    }

    /// Reads a request line's method and path (without the query). `HEAD` asks for what `GET` would bring.
    pub fn parse(method: &str, path: &str) -> Result<Self, ParseCallError> {
        let calls = Self::at(path).ok_or(ParseCallError::UnknownPath)?;
        let methods = calls.iter().map(Self::method).collect();
        let method = if method == "HEAD" { "GET" } else { method };
        calls.into_iter().find(|call| call.method().as_str() == method).ok_or(ParseCallError::WrongMethod(methods))
    }

    /// The calls of a path, one for each of its methods. An id of the wrong form names nothing, as an unknown one does.
    fn at(path: &str) -> Option<Vec<Self>> {
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        match parts[..] {
            ["health"] => return Some(vec![Self::Health]),
            ["metrics"] => return Some(vec![Self::Metrics]),
            _ => {}
        }
        match parts.strip_prefix(["api", "v1"].as_slice())? {
            ["openapi.json"] => Some(vec![Self::Contract]),
            ["event-types"] => Some(vec![Self::EventTypes]),
            ["event-types", name] => Some(vec![Self::EventType((*name).to_owned())]),
            ["event-types", name, "schema"] => Some(vec![Self::EventTypeSchema((*name).to_owned())]),
            ["partners", partner, rest @ ..] => Self::of_partner(PartnerId::parse(partner).ok()?, rest),
            _ => None,
        }
    }

    fn of_partner(partner: PartnerId, rest: &[&str]) -> Option<Vec<Self>> {
        let endpoint = |text: &str| EndpointId::parse(text).ok();
        let delivery = |text: &str| DeliveryId::parse(text).ok();
        let event = |text: &str| EventId::parse(text).ok();
        Some(match rest {
            [] => vec![Self::ErasePartner(partner)],
            ["settings"] => vec![Self::Settings(partner)],
            ["events"] => vec![Self::Publish(partner)],
            // An event may be called `batch`: the methods tell the two apart.
            ["events", "batch"] => {
                vec![Self::PublishBatch(partner.clone()), Self::EraseEvent(partner, event("batch")?)]
            }
            ["events", id] => vec![Self::EraseEvent(partner, event(id)?)],
            ["portal-access"] => vec![Self::GrantAccess(partner.clone()), Self::RevokeAccess(partner)],
            ["rekey"] => vec![Self::Rekey(partner)],
            ["endpoints"] => vec![Self::ListEndpoints(partner.clone()), Self::CreateEndpoint(partner)],
            ["endpoints", id] => {
                let id = endpoint(id)?;
                vec![
                    Self::ReadEndpoint(partner.clone(), id.clone()),
                    Self::PatchEndpoint(partner.clone(), id.clone()),
                    Self::DeleteEndpoint(partner, id),
                ]
            }
            ["endpoints", id, "secret"] => vec![Self::ReadSecret(partner, endpoint(id)?)],
            ["endpoints", id, "rotate"] => vec![Self::RotateSecret(partner, endpoint(id)?)],
            ["endpoints", id, "stats"] => vec![Self::EndpointStats(partner, endpoint(id)?)],
            ["endpoints", id, "test"] => vec![Self::TestEndpoint(partner, endpoint(id)?)],
            ["endpoints", id, "conformance"] => {
                let id = endpoint(id)?;
                vec![Self::ListConformance(partner.clone(), id.clone()), Self::StartConformance(partner, id)]
            }
            ["endpoints", id, "conformance", run] => {
                vec![Self::ReadConformance(partner, endpoint(id)?, RunId::parse(run).ok()?)]
            }
            ["stats"] => vec![Self::Stats(partner)],
            ["endpoints", id, "replay"] => {
                let id = endpoint(id)?;
                vec![Self::ListReplays(partner.clone(), id.clone()), Self::Replay(partner, id)]
            }
            ["endpoints", id, "replay", replay] => {
                let (id, replay) = (endpoint(id)?, ReplayId::parse(replay).ok()?);
                vec![
                    Self::ReadReplay(partner.clone(), id.clone(), replay.clone()),
                    Self::CancelReplay(partner, id, replay),
                ]
            }
            ["deliveries"] => vec![Self::ListDeliveries(partner)],
            ["deliveries", id] => {
                let id = delivery(id)?;
                vec![Self::ReadDelivery(partner.clone(), id.clone()), Self::CancelDelivery(partner, id)]
            }
            ["deliveries", id, "retry"] => vec![Self::RetryDelivery(partner, delivery(id)?)],
            _ => return None,
        })
    }
}
