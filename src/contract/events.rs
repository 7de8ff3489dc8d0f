//! The catalogue's schemas as they hold for an event that is published.
//!
//! They are the catalogue's own, with two differences that the worker makes too: it adds the members that a publisher leaves
//! out, and it takes `deliverAt`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::components::named;
use crate::catalogue;

/// Any event that may be published.
pub(super) const PUBLISH: &str = "PublishRequest";

/// The schemas of all event types, of the parts that they share, and of any event.
pub(super) fn schemas() -> BTreeMap<String, Value> {
    let mut schemas = BTreeMap::new();
    let (mut any, mut mapping) = (Vec::new(), Map::new());
    for entry in catalogue::entries() {
        let mut schema: Value = serde_json::from_str(entry.schema()).expect("a test reads every schema");
        let parts = schema.as_object_mut().and_then(|schema| schema.remove("$defs")).unwrap_or_default();
        for (name, mut part) in parts.as_object().cloned().unwrap_or_default() {
            point_to_components(&mut part);
            let part_name = format!("data.{name}");
            let before = schemas.insert(part_name.clone(), part.clone());
            assert!(before.is_none_or(|before| before == part), "{part_name} differs between event types");
        }
        point_to_components(&mut schema);
        schemas.insert(entry.event_type.to_owned(), as_published(schema));
        any.push(named(entry.event_type));
        mapping.insert(entry.event_type.to_owned(), named(entry.event_type)["$ref"].clone());
    }
    let any = json!({
        "description": "An event of the catalogue. `eventType` says which.",
        "oneOf": any,
        "discriminator": { "propertyName": "eventType", "mapping": mapping },
    });
    schemas.insert(PUBLISH.to_owned(), any);
    schemas
}

fn as_published(mut schema: Value) -> Value {
    let members = schema.as_object_mut().expect("a catalogue's schema is an object");
    members.retain(|name, _| !["$schema", "$id"].contains(&name.as_str()));
    schema["required"] = json!(["eventType", "data"]);
    schema["properties"]["id"] = named("EventId");
    schema["properties"]["createdAt"] = named("Timestamp");
    schema["properties"]["deliverAt"] = json!({
        "description": "When it may leave, at most 30 days ahead; without it, at once. The endpoint is not told.",
        "anyOf": [named("Timestamp"), { "type": "null" }],
    });
    schema
}

/// Shared parts stand beside the schemas in the document, not within one.
fn point_to_components(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(place)) = members.get_mut("$ref")
                && let Some(name) = place.strip_prefix("#/$defs/")
            {
                *place = format!("#/components/schemas/data.{name}");
            }
            members.values_mut().for_each(point_to_components);
        }
        Value::Array(items) => items.iter_mut().for_each(point_to_components),
        _ => {}
    }
}
