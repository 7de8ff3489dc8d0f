//! What the types cannot say: the limits that `guard`, `access` and the catalogue hold forms to.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::access::EXPIRES_IN_AT_MOST;
use crate::catalogue;
use crate::guard::{DESCRIPTION_AT_MOST, HEADERS_AT_MOST};
use crate::model::{EndpointUrl, HOURS_AT_MOST, Pace};

/// Adds what is the same in every schema: numbers that cannot be written otherwise in JavaScript.
pub(super) fn set(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            // OpenAPI's registry knows int32 and int64 of the formats that come from Rust's types.
            if members.get("format").is_some_and(|format| format.as_str().is_some_and(|name| name.starts_with("uint")))
            {
                members.remove("format");
            }
            members.values_mut().for_each(set);
        }
        Value::Array(items) => items.iter_mut().for_each(set),
        _ => {}
    }
}

/// Adds the limits of forms.
pub(super) fn set_each(schemas: &mut BTreeMap<String, Value>) {
    let url = json!({
        "type": "string",
        "format": "uri",
        "minLength": 1,
        "maxLength": EndpointUrl::LONGEST,
        "description": "Where requests go: https, to a public host, by an open port. docs/guard.md has all rules.",
        "examples": ["https://api.clinic.example/hooks"],
    });
    let description = json!({
        "type": "string",
        "maxLength": DESCRIPTION_AT_MOST,
        "description": "The partner's own words.",
    });
    let event_types = json!({
        "type": "array",
        "items": { "type": "string", "enum": names() },
        "description": "Event types; none means all, those too that the catalogue gains later.",
    });
    let headers = |row: Value| {
        json!({
            "type": "array",
            "items": row,
            "maxItems": HEADERS_AT_MOST,
            "description": "Headers of the partner's own, each name once.",
        })
    };
    let row = json!({ "$ref": "#/components/schemas/HeaderRow" });
    let filled = json!({ "allOf": [row], "required": ["value"], "properties": { "value": { "type": "string" } } });
    amend(schemas, "EndpointForm", "url", url.clone());
    amend(schemas, "EndpointForm", "description", description.clone());
    amend(schemas, "EndpointForm", "eventTypes", event_types.clone());
    amend(schemas, "EndpointForm", "headers", headers(filled));
    amend(schemas, "EndpointPatch", "url", or_null(url));
    amend(schemas, "EndpointPatch", "description", or_null(description));
    amend(schemas, "EndpointPatch", "eventTypes", or_null(event_types));
    amend(schemas, "EndpointPatch", "headers", or_null(headers(row)));
    extend(schemas, "HeaderRow", "name", &json!({ "pattern": "^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}$" }));
    extend(schemas, "HeaderRow", "value", &json!({ "pattern": "^[\\t -~]*[!-~][\\t -~]*$", "maxLength": 8192 }));
    extend(schemas, "RotationForm", "overlapHours", &json!({ "maximum": HOURS_AT_MOST }));
    extend(schemas, "RotationForm", "secret", &json!({ "pattern": SECRET }));
    extend(schemas, "AccessRequest", "expiresIn", &json!({ "minimum": 1, "maximum": EXPIRES_IN_AT_MOST }));
    amend(schemas, "KeyRequest", "name", json!({ "$ref": "#/components/schemas/KeyName" }));
    let subject = json!({ "$ref": "#/components/schemas/Subject" });
    amend(schemas, "AccessRequest", "subject", json!({ "anyOf": [subject, { "type": "null" }] }));
    schemas.get_mut("EndpointPatch").expect("the change takes it")["description"] =
        "A change of an endpoint: what is absent stays.".into();
    amend(schemas, "TestRequest", "eventType", json!({ "type": "string", "enum": names() }));
    extend(schemas, "ReplayForm", "perSecond", &json!({ "minimum": 1, "maximum": Pace::AT_MOST }));
    amend(
        schemas,
        "ReplayForm",
        "status",
        or_null(json!({
            "type": "string",
            "enum": ["failed", "exhausted", "parked", "delivered"],
            "description": "`failed` is `exhausted` and `parked`, and the default.",
        })),
    );
    let cause = json!({ "$ref": "#/components/schemas/CauseName" });
    amend(schemas, "ReplayForm", "cause", json!({ "anyOf": [cause, { "type": "null" }] }));
    let replay = schemas.get_mut("ReplayForm").expect("the replay call takes it");
    let is_there = |name: &str| json!({ "required": [name], "properties": { name: { "type": "string" } } });
    let is_missing = json!({ "required": ["missing"], "properties": { "missing": { "const": true } } });
    let mut choices: Vec<Value> = ["since", "until", "status", "eventType", "cause"].map(is_there).into();
    choices.push(is_missing.clone());
    replay["anyOf"] = choices.into();
    replay["not"] = json!({ "allOf": [is_missing, { "anyOf": [is_there("status"), is_there("cause")] }] });
}

/// The base64 of 24 to 64 bytes after `whsec_`.
const SECRET: &str = "^whsec_(([A-Za-z0-9+/]{4}){8,21}|([A-Za-z0-9+/]{4}){8,21}[A-Za-z0-9+/][AQgw]==|\
                      ([A-Za-z0-9+/]{4}){8,20}[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)$";

/// The names of the catalogue's event types.
pub(super) fn names() -> Vec<&'static str> {
    catalogue::entries().iter().map(|entry| entry.event_type).collect()
}

fn or_null(mut schema: Value) -> Value {
    schema["type"] = json!([schema["type"], "null"]);
    if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        words.push(Value::Null);
    }
    schema
}

fn amend(schemas: &mut BTreeMap<String, Value>, name: &str, property: &str, schema: Value) {
    *at(schemas, name, property) = schema;
}

fn extend(schemas: &mut BTreeMap<String, Value>, name: &str, property: &str, more: &Value) {
    let schema = at(schemas, name, property).as_object_mut().expect("a schema is an object");
    schema.extend(more.as_object().cloned().unwrap_or_default());
}

fn at<'s>(schemas: &'s mut BTreeMap<String, Value>, name: &str, property: &str) -> &'s mut Value {
    let schema = schemas.get_mut(name).unwrap_or_else(|| panic!("no call names {name}"));
    let found = schema.get_mut("properties").and_then(|properties| properties.get_mut(property));
    found.unwrap_or_else(|| panic!("{name} has no {property}"))
}
