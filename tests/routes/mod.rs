//! Every route there is, for the tests that go through all of them. A route that is added without a row here fails.

use std::collections::BTreeSet;

use hookpost::api::{Access, Call};
use hookpost::model::{DeliveryId, EndpointId, EventId, KeyId, PartnerId, ReplayId, RunId};

macro_rules! kinds {
    ($($kind:ident),* $(,)?) => {
        const KINDS: &[&str] = &[$(stringify!($kind)),*];

        /// The name of a call's variant.
        pub(crate) fn kind(call: &Call) -> &'static str {
            match call {
                $(Call::$kind { .. } => stringify!($kind),)*
            }
        }
    };
}

kinds!(
    Health,
    Ready,
    ListPartners,
    Contract,
    EventTypes,
    EventType,
    EventTypeSchema,
    Settings,
    Publish,
    PublishBatch,
    EraseEvent,
    ErasePartner,
    GrantAccess,
    RevokeAccess,
    Rekey,
    ListEndpoints,
    CreateEndpoint,
    ReadEndpoint,
    PatchEndpoint,
    DeleteEndpoint,
    ReadSecret,
    RotateSecret,
    TestEndpoint,
    StartConformance,
    ListConformance,
    ReadConformance,
    Replay,
    ListReplays,
    ReadReplay,
    CancelReplay,
    ListDeliveries,
    ReadDelivery,
    RetryDelivery,
    Stats,
    EndpointStats,
    Metrics,
    CancelDelivery,
    ReadAudit,
    ListKeys,
    MakeKey,
    RevokeKey,
);

pub(crate) const EP: &str = "ep_00000000000000000000000000";
const RPL: &str = "rpl_00000000000000000000000000";
const RUN: &str = "run_00000000000000000000000000";
pub(crate) const KEY: &str = "key_00000000000000000000000000";
pub(crate) const DLV: &str = "dlv_00000000000000000000000000";

/// Every route, with what it takes to open it.
pub(crate) fn routes() -> Vec<(&'static str, String, Access, Call)> {
    let rows = rows();
    let named: BTreeSet<_> = rows.iter().map(|(.., call)| kind(call)).collect();
    let missing: Vec<_> = KINDS.iter().filter(|kind| !named.contains(*kind)).collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
    rows
}

fn rows() -> Vec<(&'static str, String, Access, Call)> {
    let demo = PartnerId::parse("demo").expect("it is one");
    let (ep, dlv) = (EndpointId::parse(EP).expect("it is one"), DeliveryId::parse(DLV).expect("it is one"));
    let rpl = ReplayId::parse(RPL).expect("it is one");
    let run = RunId::parse(RUN).expect("it is one");
    let event = |id: &str| EventId::parse(id).expect("it is one");
    let of = |rest: &str| format!("/api/v1/partners/demo/{rest}");
    vec![
        ("GET", "/health".into(), Access::Public, Call::Health),
        ("GET", "/ready".into(), Access::Public, Call::Ready),
        ("GET", "/api/v1/partners".into(), Access::Provider, Call::ListPartners),
        ("GET", "/api/v1/openapi.json".into(), Access::Public, Call::Contract),
        ("GET", "/api/v1/event-types".into(), Access::Public, Call::EventTypes),
        ("GET", "/api/v1/event-types/ORDER.CREATED".into(), Access::Public, Call::EventType("ORDER.CREATED".into())),
        (
            "GET",
            "/api/v1/event-types/ORDER.CREATED/schema".into(),
            Access::Public,
            Call::EventTypeSchema("ORDER.CREATED".into()),
        ),
        ("GET", of("settings"), Access::Viewer, Call::Settings(demo.clone())),
        ("POST", of("events"), Access::Publisher, Call::Publish(demo.clone())),
        ("POST", of("events/batch"), Access::Publisher, Call::PublishBatch(demo.clone())),
        ("DELETE", of("events/evt_1"), Access::Provider, Call::EraseEvent(demo.clone(), event("evt_1"))),
        ("DELETE", of("events/batch"), Access::Provider, Call::EraseEvent(demo.clone(), event("batch"))),
        ("DELETE", "/api/v1/partners/demo".into(), Access::Provider, Call::ErasePartner(demo.clone())),
        ("POST", of("portal-access"), Access::Provider, Call::GrantAccess(demo.clone())),
        ("DELETE", of("portal-access"), Access::Provider, Call::RevokeAccess(demo.clone())),
        ("POST", of("rekey"), Access::Provider, Call::Rekey(demo.clone())),
        ("GET", of("endpoints"), Access::Viewer, Call::ListEndpoints(demo.clone())),
        ("POST", of("endpoints"), Access::Admin, Call::CreateEndpoint(demo.clone())),
        ("GET", of(&format!("endpoints/{EP}")), Access::Viewer, Call::ReadEndpoint(demo.clone(), ep.clone())),
        ("PATCH", of(&format!("endpoints/{EP}")), Access::Admin, Call::PatchEndpoint(demo.clone(), ep.clone())),
        ("DELETE", of(&format!("endpoints/{EP}")), Access::Admin, Call::DeleteEndpoint(demo.clone(), ep.clone())),
        ("GET", of(&format!("endpoints/{EP}/secret")), Access::Admin, Call::ReadSecret(demo.clone(), ep.clone())),
        ("POST", of(&format!("endpoints/{EP}/rotate")), Access::Admin, Call::RotateSecret(demo.clone(), ep.clone())),
        ("POST", of(&format!("endpoints/{EP}/test")), Access::Admin, Call::TestEndpoint(demo.clone(), ep.clone())),
        ("GET", of(&format!("endpoints/{EP}/stats")), Access::Viewer, Call::EndpointStats(demo.clone(), ep.clone())),
        ("GET", of("audit"), Access::Viewer, Call::ReadAudit(demo.clone())),
        ("GET", of("stats"), Access::Viewer, Call::Stats(demo.clone())),
        ("GET", "/metrics".into(), Access::Provider, Call::Metrics),
        ("GET", "/api/v1/keys".into(), Access::Provider, Call::ListKeys),
        ("POST", "/api/v1/keys".into(), Access::Provider, Call::MakeKey),
        (
            "DELETE",
            format!("/api/v1/keys/{KEY}"),
            Access::Provider,
            Call::RevokeKey(KeyId::parse(KEY).expect("it is one")),
        ),
        (
            "GET",
            of(&format!("endpoints/{EP}/conformance")),
            Access::Viewer,
            Call::ListConformance(demo.clone(), ep.clone()),
        ),
        (
            "POST",
            of(&format!("endpoints/{EP}/conformance")),
            Access::Admin,
            Call::StartConformance(demo.clone(), ep.clone()),
        ),
        (
            "GET",
            of(&format!("endpoints/{EP}/conformance/{RUN}")),
            Access::Viewer,
            Call::ReadConformance(demo.clone(), ep.clone(), run),
        ),
        ("POST", of(&format!("endpoints/{EP}/replay")), Access::Admin, Call::Replay(demo.clone(), ep.clone())),
        ("GET", of(&format!("endpoints/{EP}/replay")), Access::Viewer, Call::ListReplays(demo.clone(), ep.clone())),
        (
            "GET",
            of(&format!("endpoints/{EP}/replay/{RPL}")),
            Access::Viewer,
            Call::ReadReplay(demo.clone(), ep.clone(), rpl.clone()),
        ),
        (
            "DELETE",
            of(&format!("endpoints/{EP}/replay/{RPL}")),
            Access::Admin,
            Call::CancelReplay(demo.clone(), ep, rpl),
        ),
        ("GET", of("deliveries"), Access::Viewer, Call::ListDeliveries(demo.clone())),
        ("GET", of(&format!("deliveries/{DLV}")), Access::Viewer, Call::ReadDelivery(demo.clone(), dlv.clone())),
        ("DELETE", of(&format!("deliveries/{DLV}")), Access::Admin, Call::CancelDelivery(demo.clone(), dlv.clone())),
        ("POST", of(&format!("deliveries/{DLV}/retry")), Access::Admin, Call::RetryDelivery(demo, dlv)),
    ]
}
