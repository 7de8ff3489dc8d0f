//! Where each call lives: written to a path, and read from one.

use super::{Call, ParseCallError};
use crate::model::{DeliveryId, EndpointId, EventId, KeyId, PartnerId, ReplayId, RunId};

impl Call {
    /// Its path, from the root of the host.
    pub fn path(&self) -> String {
        let of = |partner: &PartnerId, rest: &str| format!("/api/v1/partners/{partner}/{rest}");
        match self {
            Self::Health => "/health".to_owned(),
            Self::Ready => "/ready".to_owned(),
            Self::ListPartners => "/api/v1/partners".to_owned(),
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
            Self::ReadAudit(partner) => of(partner, "audit"),
            Self::EndpointStats(partner, id) => of(partner, &format!("endpoints/{id}/stats")),
            Self::Metrics => "/metrics".to_owned(),
            Self::ListKeys | Self::MakeKey => "/api/v1/keys".to_owned(),
            Self::RevokeKey(id) => format!("/api/v1/keys/{id}"),
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
            ["ready"] => return Some(vec![Self::Ready]),
            ["metrics"] => return Some(vec![Self::Metrics]),
            _ => {}
        }
        match parts.strip_prefix(["api", "v1"].as_slice())? {
            ["openapi.json"] => Some(vec![Self::Contract]),
            ["keys"] => Some(vec![Self::ListKeys, Self::MakeKey]),
            ["keys", id] => Some(vec![Self::RevokeKey(KeyId::parse(id).ok()?)]),
            ["partners"] => Some(vec![Self::ListPartners]),
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
            ["audit"] => vec![Self::ReadAudit(partner)],
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
