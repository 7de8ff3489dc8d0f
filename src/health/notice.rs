//! What the provider is told by its own webhook: ids, times, counts and reasons, and nothing that a partner keeps.

use serde::Serialize;

use super::{Failing, Spell};
use crate::model::{Cause, DeliveryId, EndpointId, EventId, EventType, PartnerId, Timestamp};

/// Why we switched an endpoint off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisabledFor {
    /// It answered 410 Gone.
    Gone,
    /// It failed for too long.
    Failing(Failing),
}

/// Something that an operator may want to act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An endpoint fails for long.
    EndpointWarning {
        /// Which.
        endpoint: EndpointId,
        /// Since when, and how much.
        why: Failing,
        /// When it is switched off.
        disables_at: Timestamp,
    },
    /// We switched an endpoint off.
    EndpointDisabled {
        /// Which.
        endpoint: EndpointId,
        /// Why.
        reason: DisabledFor,
        /// How many deliveries wait there for a replay.
        waiting: u32,
    },
    /// A delivery has used up its attempts.
    DeliveryExhausted {
        /// Which.
        delivery: DeliveryId,
        /// Of which event.
        event: EventId,
        /// Of which type.
        event_type: EventType,
        /// To which endpoint.
        endpoint: EndpointId,
        /// How many attempts were made in this round.
        attempts: u32,
        /// Why the last one failed.
        cause: Option<Cause>,
    },
    /// So many deliveries have that the operator was not told of each.
    DeliveriesExhausted {
        /// To which endpoint.
        endpoint: EndpointId,
        /// When, and how many.
        spell: Spell,
    },
}

impl Notice {
    /// The name that the provider's receiver tells it by.
    pub fn event_type(&self) -> &'static str {
        match self {
            Self::EndpointWarning { .. } => "endpoint.warning",
            Self::EndpointDisabled { .. } => "endpoint.disabled",
            Self::DeliveryExhausted { .. } => "delivery.exhausted",
            Self::DeliveriesExhausted { .. } => "deliveries.exhausted",
        }
    }

    /// The body of the request, in the form of every other event. The partner is unknown to an object that nobody has
    /// asked anything since an older worker stored its data.
    pub fn body(&self, id: &EventId, partner: Option<&PartnerId>, now: Timestamp) -> String {
        let body =
            Body { id, event_type: self.event_type(), schema_version: 1, created_at: now, data: self.data(partner) };
        serde_json::to_string(&body).expect("a notice has no map keys but strings, so it always serialises")
    }

    fn data<'a>(&'a self, partner: Option<&'a PartnerId>) -> Data<'a> {
        let about = |endpoint| Data::of(partner, endpoint);
        match self {
            Self::EndpointWarning { endpoint, why, disables_at } => Data {
                failing_since: Some(why.since()),
                exhausted: Some(why.exhausted()),
                disables_at: Some(*disables_at),
                ..about(endpoint)
            },
            Self::EndpointDisabled { endpoint, reason: DisabledFor::Gone, waiting } => {
                Data { reason: Some("gone"), waiting: Some(*waiting), ..about(endpoint) }
            }
            Self::EndpointDisabled { endpoint, reason: DisabledFor::Failing(why), waiting } => Data {
                reason: Some("failing"),
                failing_since: Some(why.since()),
                exhausted: Some(why.exhausted()),
                waiting: Some(*waiting),
                ..about(endpoint)
            },
            Self::DeliveryExhausted { delivery, event, event_type, endpoint, attempts, cause } => Data {
                delivery_id: Some(delivery),
                event_id: Some(event),
                event_type: Some(event_type),
                attempts: Some(*attempts),
                last_cause: cause.as_ref(),
                ..about(endpoint)
            },
            Self::DeliveriesExhausted { endpoint, spell } => Data {
                since: Some(spell.since()),
                until: Some(spell.until()),
                deliveries: Some(spell.count()),
                untold: Some(spell.untold()),
                ..about(endpoint)
            },
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    id: &'a EventId,
    event_type: &'static str,
    schema_version: u32,
    created_at: Timestamp,
    data: Data<'a>,
}

/// What a kind of notice has nothing to say of is left out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Data<'a> {
    partner_id: Option<&'a PartnerId>,
    endpoint_id: &'a EndpointId,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failing_since: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exhausted: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disables_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery_id: Option<&'a DeliveryId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_id: Option<&'a EventId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_type: Option<&'a EventType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attempts: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_cause: Option<&'a Cause>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deliveries: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    untold: Option<u32>,
}

impl<'a> Data<'a> {
    fn of(partner_id: Option<&'a PartnerId>, endpoint_id: &'a EndpointId) -> Self {
        Self {
            partner_id,
            endpoint_id,
            reason: None,
            failing_since: None,
            exhausted: None,
            disables_at: None,
            waiting: None,
            delivery_id: None,
            event_id: None,
            event_type: None,
            attempts: None,
            last_cause: None,
            since: None,
            until: None,
            deliveries: None,
            untold: None,
        }
    }
}
