//! What travels beside a body: parts of the path, of the query, and headers.

use serde_json::{Value, json};

use super::components::named;
use super::limits::names;
use crate::api::{AUDIT_BEFORE_AT_MOST, Call, Limit, PARTNERS_AT_MOST};
use crate::model::DeliveryStatus;

/// The parameters of a call whose path has these names in it.
pub(super) fn of(call: &Call, in_path: &[&'static str]) -> Vec<Value> {
    let mut parameters: Vec<Value> = in_path.iter().map(|name| path(name)).collect();
    if matches!(call, Call::ListDeliveries(_)) {
        parameters.extend(filters());
    }
    if matches!(call, Call::ListPartners) {
        parameters.extend(pages());
    }
    if matches!(call, Call::ReadAudit(_)) {
        let number = json!({ "type": "integer", "minimum": 1, "maximum": AUDIT_BEFORE_AT_MOST });
        parameters.push(query(("before", "Of a smaller number: the `next` of the page before.", number)));
        parameters.push(query(("limit", "So many on a page.", limit())));
    }
    let headers: &[&str] = match call {
        Call::Publish(_) | Call::PublishBatch(_) => &["IdempotencyKey", "RequestId"],
        Call::PatchEndpoint(..) | Call::DeleteEndpoint(..) | Call::RotateSecret(..) => &["IfMatch", "RequestId"],
        _ => &["RequestId"],
    };
    let header = |name: &&str| json!({ "$ref": format!("#/components/parameters/{name}") });
    parameters.extend(headers.iter().map(header));
    parameters
}

/// The parameters that more than one call has.
pub(super) fn shared() -> Value {
    json!({
        "IdempotencyKey": {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "Names this request for 24 hours: made again, it is answered as before and nothing is stored twice.",
            "schema": { "type": "string", "pattern": "^[!-~]{1,255}$" },
            "example": "order-234-created",
        },
        "IfMatch": {
            "name": "If-Match",
            "in": "header",
            "description": "The `ETag` of the version that is to be changed. If the endpoint is another by now, nothing is done.",
            "schema": { "type": "string", "pattern": "^[!-~]{1,64}$" },
            "example": "\"3\"",
        },
        "RequestId": {
            "name": "X-Request-Id",
            "in": "header",
            "description": "Your own name for this request: 1 to 128 letters, digits and signs of `. _ -`. Another is passed over.",
            "schema": { "type": "string" },
            "example": "9f2c6e0a-7d41",
        },
    })
}

fn path(name: &str) -> Value {
    let (description, schema) = match name {
        "partner" => ("Whose data it is.", named("PartnerId")),
        "event" => ("The event's id.", named("EventId")),
        "endpoint" => ("The endpoint's id.", named("EndpointId")),
        "delivery" => ("The delivery's id.", named("DeliveryId")),
        "run" => ("The conformance run's id.", named("RunId")),
        "replay" => ("The replay's id.", named("ReplayId")),
        "key" => ("The key's id.", named("KeyId")),
        _ => ("The name of an event type.", json!({ "type": "string", "enum": names() })),
    };
    json!({ "name": name, "in": "path", "required": true, "description": description, "schema": schema })
}

fn pages() -> [Value; 2] {
    let limit = json!({ "type": "integer", "minimum": 1, "maximum": PARTNERS_AT_MOST, "default": PARTNERS_AT_MOST });
    [
        ("after", "Partners after this one: the `next` of the page before.", named("PartnerId")),
        ("limit", "So many on a page.", limit),
    ]
    .map(query)
}

fn query((name, description, schema): (&str, &str, Value)) -> Value {
    json!({ "name": name, "in": "query", "description": description, "schema": schema })
}

/// The parts of `DeliveryFilter`. A test has it read each of them, and none besides.
fn filters() -> Vec<Value> {
    let statuses = DeliveryStatus::ALL.map(DeliveryStatus::as_str);
    let id_part = json!({ "type": "string", "pattern": "^[A-Za-z0-9_-]{1,128}$" });
    [
        ("status", "Of this status.", json!({ "type": "string", "enum": statuses })),
        ("endpoint", "To this endpoint.", named("EndpointId")),
        ("eventType", "Of this event type.", named("EventType")),
        ("cause", "Whose last attempt failed so.", named("CauseName")),
        ("since", "Made at this moment or later.", named("Timestamp")),
        ("until", "Made before this one.", named("Timestamp")),
        ("id", "Whose id, or whose event's id, has this in it.", id_part),
        ("before", "Older than this delivery: the `next` of the page before.", named("DeliveryId")),
        ("limit", "So many on a page.", limit()),
    ]
    .map(query)
    .into()
}

fn limit() -> Value {
    json!({ "type": "integer", "minimum": 1, "maximum": Limit::AT_MOST, "default": crate::api::PAGE })
}
