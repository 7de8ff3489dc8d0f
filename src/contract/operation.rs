//! One call as an operation of the document: what it takes, what it answers when it succeeds, and with which problems
//! when not.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::answers::codes;
use super::components::{Components, named};
use super::events::PUBLISH;
use super::words::{Words, words};
use super::{parameters, samples};
use crate::api::{
    Access, AccessRequest, AuditList, BATCH_EVENTS_AT_MOST, BatchResult, Call, ConformanceList, ConformanceReport,
    DeliveryDetail, DeliveryList, DeliveryView, EndpointList, EndpointPatch, EndpointView, ErasedEvent, ErrorCode,
    EventTypeList, EventTypeView, Health, KeyList, KeyRequest, MadeKey, PartnerList, PortalAccess, ProblemDetails,
    Published, Readiness, Rekeyed, ReplayCount, ReplayList, ReplayView, SecretView, Settings, Stats, TestRequest,
};
use crate::catalogue;
use crate::guard::{EndpointForm, HeaderRow, ReplayForm, RotationForm};

const JSON: &str = "application/json";

/// The operation of a call, whose path has these names in it.
pub(super) fn of(call: &Call, components: &mut Components) -> Value {
    let (_, in_path) = samples::template(call);
    let Words { id, group, summary, description } = words(call);
    let mut responses: Map<String, Value> = successes(call, components).into_iter().collect();
    responses.extend(problems(call, components));
    let mut operation = json!({
        "operationId": id,
        "tags": [group.told().0],
        "summary": summary,
        "parameters": parameters::of(call, &in_path),
        "responses": responses,
        "security": security(call.access()),
    });
    if !description.is_empty() {
        operation["description"] = description.into();
    }
    if let Some(body) = body(call, components) {
        operation["requestBody"] = body;
    }
    operation
}

fn security(access: Access) -> Value {
    match access {
        Access::Public => json!([]),
        Access::Viewer | Access::Admin => json!([{ "portalToken": [] }, { "key": [] }]),
        Access::Publisher | Access::Provider => json!([{ "key": [] }]),
    }
}

fn body(call: &Call, components: &mut Components) -> Option<Value> {
    let of = |schema: Value, example: Value| json!({ "required": true, "content": { JSON: { "schema": schema, "examples": { "one": { "value": example } } } } });
    let first = catalogue::entries().first().expect("the catalogue is not empty");
    let event: Value = serde_json::from_str(first.example()).expect("a test reads every example");
    let event = json!({ "eventType": event["eventType"], "data": event["data"] });
    Some(match call {
        Call::Publish(_) => of(named(PUBLISH), event),
        Call::PublishBatch(_) => {
            let many = json!({
                "type": "array", "items": named(PUBLISH), "minItems": 1, "maxItems": BATCH_EVENTS_AT_MOST,
            });
            let mut body = of(many, json!([event]));
            body["content"]["application/x-ndjson"] = json!({
                "schema": { "type": "string", "minLength": 1, "description": "An event on each line." },
                "examples": { "one": { "value": format!("{event}\n") } },
            });
            body
        }
        Call::GrantAccess(_) => of(
            components.taken::<AccessRequest>(),
            json!({ "role": "viewer", "expiresIn": 3600, "subject": "user-4711" }),
        ),
        Call::MakeKey => of(components.taken::<KeyRequest>(), json!({ "name": "shop", "scope": "publish" })),
        Call::CreateEndpoint(_) => of(
            components.taken::<EndpointForm>(),
            json!({
                "url": "https://api.clinic.example/hooks",
                "eventTypes": [first.event_type],
                "headers": [{ "name": "authorization", "value": "Bearer abc" }],
            }),
        ),
        Call::PatchEndpoint(..) => {
            of(components.taken::<EndpointPatch<HeaderRow>>(), json!({ "description": "Orders", "enabled": true }))
        }
        Call::RotateSecret(..) => {
            let mut body = of(components.taken::<RotationForm>(), json!({ "overlapHours": 24 }));
            body["required"] = false.into();
            body
        }
        Call::TestEndpoint(..) => of(components.taken::<TestRequest>(), json!({ "eventType": first.event_type })),
        Call::Replay(..) => of(components.taken::<ReplayForm>(), json!({ "status": "failed", "dryRun": true })),
        _ => return None,
    })
}

/// What a call answers when it succeeds, by status.
fn successes(call: &Call, components: &mut Components) -> BTreeMap<String, Value> {
    let c = components;
    let one = |status: u16, description: &str, schema: Value| vec![(status, answer(description, JSON, &schema))];
    let found = match call {
        Call::Health => one(200, "It is.", c.answered::<Health>()),
        Call::Ready => one(200, "It can.", c.answered::<Readiness>()),
        Call::ListPartners => one(200, "A page of partners.", c.answered::<PartnerList>()),
        Call::Contract => one(200, "An OpenAPI document.", json!({ "type": "object" })),
        Call::Metrics => {
            let kind = "text/plain; version=0.0.4; charset=utf-8";
            vec![(200, answer("In Prometheus' text format.", kind, &json!({ "type": "string" })))]
        }
        Call::EventTypes => one(200, "In the catalogue's order.", c.answered::<EventTypeList>()),
        Call::EventType(_) => one(200, "The event type.", c.answered::<EventTypeView>()),
        Call::EventTypeSchema(_) => {
            vec![(200, answer("A JSON Schema.", "application/schema+json", &json!({ "type": "object" })))]
        }
        Call::Publish(_) => one(202, "It is stored, and so are its deliveries.", c.answered::<Published>()),
        Call::PublishBatch(_) => {
            let result = c.answered::<BatchResult>();
            vec![
                (202, answer("All are stored.", JSON, &result)),
                (207, answer("Some are refused: `events` says which and why.", JSON, &result)),
            ]
        }
        Call::EraseEvent(..) => one(200, "It is erased.", c.answered::<ErasedEvent>()),
        Call::ErasePartner(_) | Call::RevokeAccess(_) | Call::DeleteEndpoint(..) | Call::RevokeKey(_) => {
            vec![(204, json!({ "description": "It is done.", "headers": headers() }))]
        }
        Call::GrantAccess(_) => one(201, "A token, and a link with it.", c.answered::<PortalAccess>()),
        Call::ListKeys => one(200, "The keys.", c.answered::<KeyList>()),
        Call::MakeKey => one(201, "The key. It is shown once.", c.answered::<MadeKey>()),
        Call::ReadAudit(_) => one(200, "A page of the log.", c.answered::<AuditList>()),
        Call::Rekey(_) => one(200, "How far it has got.", c.answered::<Rekeyed>()),
        Call::Settings(_) => one(200, "The settings.", c.answered::<Settings>()),
        Call::ListEndpoints(_) => one(200, "The endpoints.", c.answered::<EndpointList>()),
        Call::CreateEndpoint(_) => tagged(one(201, "The endpoint.", c.answered::<EndpointView>())),
        Call::ReadEndpoint(..) | Call::PatchEndpoint(..) => {
            tagged(one(200, "The endpoint.", c.answered::<EndpointView>()))
        }
        Call::ReadSecret(..) => one(200, "The secrets.", c.answered::<SecretView>()),
        Call::RotateSecret(..) => tagged(one(200, "The secrets.", c.answered::<SecretView>())),
        Call::TestEndpoint(..) => one(202, "The delivery that was made.", c.answered::<DeliveryView>()),
        Call::EndpointStats(..) | Call::Stats(_) => one(200, "The counters.", c.answered::<Stats>()),
        Call::ListDeliveries(_) => one(200, "A page of deliveries.", c.answered::<DeliveryList>()),
        Call::ReadDelivery(..) => one(200, "The delivery.", c.answered::<DeliveryDetail>()),
        Call::RetryDelivery(..) => one(202, "The attempt is under way.", c.answered::<DeliveryView>()),
        Call::CancelDelivery(..) => one(200, "The delivery.", c.answered::<DeliveryView>()),
        Call::Replay(..) => vec![
            (200, answer("What it would send: `dryRun` was set.", JSON, &c.answered::<ReplayCount>())),
            (202, answer("The replay.", JSON, &c.answered::<ReplayView>())),
        ],
        Call::ListReplays(..) => one(200, "The replays.", c.answered::<ReplayList>()),
        Call::StartConformance(..) => one(202, "It has begun.", c.answered::<ConformanceReport>()),
        Call::ListConformance(..) => one(200, "The runs.", c.answered::<ConformanceList>()),
        Call::ReadConformance(..) => one(200, "The report.", c.answered::<ConformanceReport>()),
        Call::ReadReplay(..) | Call::CancelReplay(..) => one(200, "The replay.", c.answered::<ReplayView>()),
    };
    found
        .into_iter()
        .map(|(status, mut answer)| {
            if let Some(links) = links(call, status) {
                answer["links"] = links;
            }
            (status.to_string(), answer)
        })
        .collect()
}

fn answer(description: &str, kind: &str, schema: &Value) -> Value {
    json!({ "description": description, "headers": headers(), "content": { kind: { "schema": schema } } })
}

fn headers() -> Value {
    json!({ "X-Request-Id": { "$ref": "#/components/headers/RequestId" } })
}

fn tagged(mut answers: Vec<(u16, Value)>) -> Vec<(u16, Value)> {
    for (_, answer) in &mut answers {
        answer["headers"]["ETag"] = json!({ "$ref": "#/components/headers/ETag" });
    }
    answers
}

/// The problems of a call, by status.
fn problems(call: &Call, components: &mut Components) -> BTreeMap<String, Value> {
    let problem = components.answered::<ProblemDetails>();
    let mut by_status: BTreeMap<u16, Vec<ErrorCode>> = BTreeMap::new();
    for code in codes(call) {
        by_status.entry(code.status()).or_default().push(code);
    }
    let told = |(status, codes): (u16, Vec<ErrorCode>)| {
        let titles: Vec<_> = codes.iter().map(|code| format!("{} (`{}`)", code.title(), code.word())).collect();
        let narrow = json!({ "properties": { "status": { "const": status }, "code": { "enum": codes } } });
        let schema = json!({ "allOf": [problem, narrow] });
        let mut answer = answer(&format!("{}.", titles.join("; ")), "application/problem+json", &schema);
        let extra = match status {
            401 => Some(("WWW-Authenticate", "Authenticate")),
            412 => Some(("ETag", "ETag")),
            429 => Some(("Retry-After", "RetryAfter")),
            503 => Some(("Retry-After", "RetryAfterIfKnown")),
            _ => None,
        };
        if let Some((name, component)) = extra {
            answer["headers"][name] = json!({ "$ref": format!("#/components/headers/{component}") });
        }
        (status.to_string(), answer)
    };
    by_status.into_iter().map(told).collect()
}

/// Which calls an answer leads to.
fn links(call: &Call, status: u16) -> Option<Value> {
    let (name, place, targets): (_, _, &[&str]) = match (call, status) {
        (Call::CreateEndpoint(_), 201) => (
            "endpoint",
            "$response.body#/id",
            &[
                "readEndpoint",
                "changeEndpoint",
                "deleteEndpoint",
                "readSecret",
                "rotateSecret",
                "testEndpoint",
                "readEndpointStats",
                "replay",
                "listReplays",
                "startConformanceRun",
                "listConformanceRuns",
            ],
        ),
        (Call::TestEndpoint(..), 202) => {
            ("delivery", "$response.body#/id", &["readDelivery", "retryDelivery", "cancelDelivery"])
        }
        (Call::MakeKey, 201) => ("key", "$response.body#/id", &["revokeKey"]),
        (Call::Publish(_), 202) => ("event", "$response.body#/id", &["eraseEvent"]),
        (Call::StartConformance(..), 202) => ("run", "$response.body#/run/id", &["readConformanceRun"]),
        (Call::Replay(..), 202) => ("replay", "$response.body#/id", &["readReplay", "cancelReplay"]),
        _ => return None,
    };
    let link = |target: &&str| {
        let mut parameters = json!({ name: place });
        if name != "key" {
            parameters["partner"] = "$request.path.partner".into();
        }
        if matches!(name, "replay" | "run") {
            parameters["endpoint"] = "$request.path.endpoint".into();
        }
        ((*target).to_owned(), json!({ "operationId": target, "parameters": parameters }))
    };
    Some(Value::Object(targets.iter().map(link).collect()))
}
