//! The schemas that the document names, collected while calls are described.
//!
//! A type is written in another way than it is read: what may be left out when it is read is there when it is written. No
//! type is both sent and answered, so each has one schema.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::{events, limits};
use crate::model::{
    CauseName, DeliveryId, EndpointId, EventId, EventType, KeyId, PartnerId, ReplayId, RunId, Subject, Timestamp,
};

/// Where schemas stand in the document.
const FOLDER: &str = "#/components/schemas/";

/// The schemas that were asked for so far.
#[derive(Debug)]
pub(super) struct Components {
    answered: SchemaGenerator,
    taken: SchemaGenerator,
}

impl Components {
    pub(super) fn new() -> Self {
        let settings = || {
            let mut settings = SchemaSettings::draft2020_12();
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
            settings
        };
        Self {
            answered: settings().for_serialize().into_generator(),
            taken: settings().for_deserialize().into_generator(),
        }
    }

    /// The schema of what we answer.
    pub(super) fn answered<T: JsonSchema>(&mut self) -> Value {
        self.answered.subschema_for::<T>().to_value()
    }

    /// The schema of what we are sent.
    pub(super) fn taken<T: JsonSchema>(&mut self) -> Value {
        self.taken.subschema_for::<T>().to_value()
    }

    /// The schemas that parameters name, which no body may have brought along.
    pub(super) fn ids(&mut self) {
        self.answered::<PartnerId>();
        self.answered::<EventId>();
        self.answered::<EndpointId>();
        self.answered::<DeliveryId>();
        self.answered::<ReplayId>();
        self.answered::<RunId>();
        self.answered::<KeyId>();
        self.answered::<EventType>();
        self.answered::<CauseName>();
        self.answered::<Timestamp>();
        self.answered::<Subject>();
    }

    /// All schemas, by name.
    pub(super) fn into_schemas(mut self) -> BTreeMap<String, Value> {
        let mut schemas: BTreeMap<String, Value> = self.answered.take_definitions(true).into_iter().collect();
        schemas.values_mut().for_each(without_needless_null);
        for (name, schema) in self.taken.take_definitions(true) {
            let before = schemas.insert(name.clone(), schema.clone());
            assert!(before.is_none_or(|before| before == schema), "{name} is both sent and answered, and differs");
        }
        schemas.values_mut().for_each(limits::set);
        limits::set_each(&mut schemas);
        schemas.extend(events::schemas());
        schemas
    }
}

/// A reference to a schema by its name.
pub(super) fn named(name: &str) -> Value {
    json!({ "$ref": format!("{FOLDER}{name}") })
}

/// What is left out of an answer when there is none is never null.
fn without_needless_null(schema: &mut Value) {
    let required: Vec<Value> = schema["required"].as_array().cloned().unwrap_or_default();
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        let left_out = properties.iter_mut().filter(|(name, _)| !required.contains(&json!(name)));
        left_out.for_each(|(_, property)| not_null(property));
    }
    for part in ["oneOf", "anyOf", "allOf"] {
        let parts = schema.get_mut(part).and_then(Value::as_array_mut);
        parts.into_iter().flatten().for_each(without_needless_null);
    }
}

fn not_null(property: &mut Value) {
    if let Some(kinds) = property.get("type").and_then(Value::as_array) {
        let kinds: Vec<_> = kinds.iter().filter(|kind| **kind != "null").cloned().collect();
        property["type"] = if kinds.len() == 1 { kinds[0].clone() } else { Value::Array(kinds) };
    }
    let Some(options) = property.get("anyOf").and_then(Value::as_array) else { return };
    let options: Vec<_> = options.iter().filter(|option| option["type"] != "null").cloned().collect();
    if let ([Value::Object(only)], Some(property)) = (&options[..], property.as_object_mut()) {
        property.remove("anyOf");
        only.iter().for_each(|(name, value)| {
            property.entry(name.clone()).or_insert_with(|| value.clone());
        });
    }
}
