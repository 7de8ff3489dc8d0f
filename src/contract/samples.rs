//! One of each call, with names in braces where a caller's own go.

use crate::api::Call;
use crate::model::{DeliveryId, EndpointId, EventId, KeyId, PartnerId, ReplayId, RunId};

const PARTNER: &str = "a-partner";
const EVENT: &str = "an-event";
const ENDPOINT: &str = "ep_00000000000000000000000000";
const DELIVERY: &str = "dlv_00000000000000000000000000";
const REPLAY: &str = "rpl_00000000000000000000000000";
const RUN: &str = "run_00000000000000000000000000";
const KEY: &str = "key_00000000000000000000000000";
const EVENT_TYPE: &str = "AN.EVENT.TYPE";

/// The name of each part of a path that a caller fills in, by what the samples have there.
const NAMES: [(&str, &str); 8] = [
    (PARTNER, "partner"),
    (EVENT, "event"),
    (ENDPOINT, "endpoint"),
    (DELIVERY, "delivery"),
    (REPLAY, "replay"),
    (RUN, "run"),
    (KEY, "key"),
    (EVENT_TYPE, "eventType"),
];

/// One of each call, in the order in which they are shown. A test misses those that are not here.
pub fn calls() -> Vec<Call> {
    let partner = || PartnerId::parse(PARTNER).expect("it is one");
    let endpoint = || EndpointId::parse(ENDPOINT).expect("it is one");
    let delivery = || DeliveryId::parse(DELIVERY).expect("it is one");
    let replay = || ReplayId::parse(REPLAY).expect("it is one");
    let run = || RunId::parse(RUN).expect("it is one");
    let event = || EventId::parse(EVENT).expect("it is one");
    vec![
        Call::EventTypes,
        Call::EventType(EVENT_TYPE.to_owned()),
        Call::EventTypeSchema(EVENT_TYPE.to_owned()),
        Call::Publish(partner()),
        Call::PublishBatch(partner()),
        Call::EraseEvent(partner(), event()),
        // An event may be called `batch`, and `OpenAPI` takes a path without braces first.
        Call::EraseEvent(partner(), EventId::parse("batch").expect("it is one")),
        Call::ListEndpoints(partner()),
        Call::CreateEndpoint(partner()),
        Call::ReadEndpoint(partner(), endpoint()),
        Call::PatchEndpoint(partner(), endpoint()),
        Call::DeleteEndpoint(partner(), endpoint()),
        Call::ReadSecret(partner(), endpoint()),
        Call::RotateSecret(partner(), endpoint()),
        Call::TestEndpoint(partner(), endpoint()),
        Call::EndpointStats(partner(), endpoint()),
        Call::Stats(partner()),
        Call::ListDeliveries(partner()),
        Call::ReadDelivery(partner(), delivery()),
        Call::RetryDelivery(partner(), delivery()),
        Call::CancelDelivery(partner(), delivery()),
        Call::Replay(partner(), endpoint()),
        Call::ListReplays(partner(), endpoint()),
        Call::ReadReplay(partner(), endpoint(), replay()),
        Call::CancelReplay(partner(), endpoint(), replay()),
        Call::StartConformance(partner(), endpoint()),
        Call::ListConformance(partner(), endpoint()),
        Call::ReadConformance(partner(), endpoint(), run()),
        Call::GrantAccess(partner()),
        Call::RevokeAccess(partner()),
        Call::Settings(partner()),
        Call::ReadAudit(partner()),
        Call::ErasePartner(partner()),
        Call::Rekey(partner()),
        Call::ListKeys,
        Call::MakeKey,
        Call::RevokeKey(KeyId::parse(KEY).expect("it is one")),
        Call::ListPartners,
        Call::Health,
        Call::Ready,
        Call::Metrics,
        Call::Contract,
    ]
}

/// The path of a sample with names in braces, and those names in their order.
pub(super) fn template(call: &Call) -> (String, Vec<&'static str>) {
    let mut names = Vec::new();
    let parts: Vec<String> = call
        .path()
        .split('/')
        .map(|part| match NAMES.iter().find(|(sample, _)| *sample == part) {
            Some((_, name)) => {
                names.push(*name);
                format!("{{{name}}}")
            }
            None => part.to_owned(),
        })
        .collect();
    (parts.join("/"), names)
}
