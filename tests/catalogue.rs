//! The catalogue is what partners build on: its names, its order and its schemas are pinned here.

mod accepted;

use hookpost::catalogue::{Group, entries, entry, nearest};
use hookpost::schema::{Schema, event_type_of};
use serde_json::Value;

fn schema(text: &str) -> Schema {
    Schema::compile(text).unwrap_or_else(|error| panic!("{error}"))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the file is JSON")
}

#[test]
fn all_fourteen_event_types_are_present_in_order() {
    let types: Vec<_> = entries().iter().map(|entry| entry.event_type).collect();
    assert_eq!(
        types,
        [
            "ORDER.CREATED",
            "ORDER.DISPATCHED",
            "ORDER.OUT_FOR_DELIVERY",
            "ORDER.RECEIVED",
            "ORDER.RETURN_OUT_FOR_DELIVERY",
            "ORDER.RETURN_RECEIVED",
            "PHLEBOTOMY.NURSE_ASSIGNED",
            "PHLEBOTOMY.APPOINTMENT_SCHEDULED",
            "PHLEBOTOMY.APPOINTMENT_RESCHEDULED",
            "PHLEBOTOMY.APPOINTMENT_CANCELLED",
            "TEST.REGISTERED",
            "TEST.LAB_ACCESSIONED",
            "TEST.PROCESSED",
            "TEST.CLINICAL_COMMENTARY_UPLOADED",
        ]
    );
}

#[test]
fn names_on_screen_are_those_of_the_partner_portal() {
    let names: Vec<_> = entries().iter().map(|entry| entry.name).collect();
    assert_eq!(
        names,
        [
            "Order created",
            "Order dispatched",
            "Order out for delivery",
            "Order delivered",
            "Order return out for delivery",
            "Order return delivered",
            "Nurse assigned",
            "Appointment scheduled",
            "Appointment rescheduled",
            "Appointment cancelled",
            "Test registered",
            "Test received at lab",
            "Test results ready",
            "Test commentary uploaded",
        ]
    );
    assert_eq!(Group::ALL.map(Group::name), ["Orders", "Phlebotomy", "Tests"]);
}

#[test]
fn groups_stand_together_and_follow_the_order_of_the_catalogue() {
    let mut groups: Vec<_> = entries().iter().map(|entry| entry.group).collect();
    groups.dedup();
    assert_eq!(groups, Group::ALL);
    for entry in entries() {
        let prefix = match entry.group {
            Group::Orders => "ORDER.",
            Group::Phlebotomy => "PHLEBOTOMY.",
            Group::Tests => "TEST.",
        };
        assert!(entry.event_type.starts_with(prefix), "{}", entry.event_type);
    }
}

#[test]
fn events_that_may_never_come_say_so() {
    let conditional: Vec<_> = entries().iter().filter_map(|entry| Some((entry.event_type, entry.condition?))).collect();
    assert_eq!(
        conditional,
        [
            ("ORDER.OUT_FOR_DELIVERY", "Subject to the shipping method."),
            ("ORDER.RECEIVED", "Subject to the shipping method."),
            ("ORDER.RETURN_OUT_FOR_DELIVERY", "Subject to the shipping method."),
            ("ORDER.RETURN_RECEIVED", "Subject to the shipping method."),
            ("PHLEBOTOMY.NURSE_ASSIGNED", "Mobile phlebotomy only."),
        ]
    );
}

#[test]
fn every_schema_names_itself_and_describes_every_property() {
    for entry in entries() {
        let text = json(entry.schema());
        assert_eq!(text["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let id = text["$id"].as_str().expect("an address");
        assert!(id.starts_with("https://") && id.ends_with(&format!("/{}.json", entry.event_type)), "{id}");
        assert_eq!(text["title"], entry.name);
        assert_eq!(text["properties"]["eventType"]["const"], entry.event_type);
        assert_eq!(text["properties"]["schemaVersion"]["const"], entry.schema_version);
        describes_every_property(&text, &text, entry.event_type);
    }
}

fn describes_every_property(root: &Value, schema: &Value, path: &str) {
    assert_ne!(schema["additionalProperties"], Value::Bool(false), "{path} is closed");
    assert!(schema.get("enum").is_none(), "{path} has a closed enum");
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{name}");
        let target = property["$ref"].as_str().and_then(|to| root.pointer(to.strip_prefix('#')?));
        let description = property.get("description").or_else(|| target?.get("description"));
        assert!(description.is_some_and(|text| text.as_str().is_some_and(|text| text.ends_with('.'))), "{path}");
        describes_every_property(root, property, &path);
    }
    for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
        describes_every_property(root, definition, &format!("{path}/$defs/{name}"));
    }
}

#[test]
fn every_example_is_valid_and_names_its_type() {
    for entry in entries() {
        assert_eq!(entry.examples().map(|example| example.label), ["minimal", "typical", "full"]);
        assert_eq!(entry.example(), entry.examples()[1].text);
        for example in entry.examples() {
            assert_eq!(
                schema(entry.schema()).check(example.text.as_bytes()),
                [],
                "{} {}",
                entry.event_type,
                example.label
            );
            assert_eq!(event_type_of(example.text.as_bytes()).as_deref(), Some(entry.event_type));
        }
        assert_eq!(json(entry.schema())["examples"][0], json(entry.example()), "{}", entry.event_type);
    }
}

#[test]
fn the_minimal_example_has_only_what_is_required() {
    for entry in entries() {
        let (schema, example) = (json(entry.schema()), json(entry.examples()[0].text));
        walk(&schema, &schema, &[&example], entry.event_type, &mut |path, names, required, instances| {
            for name in names.iter().filter(|name| !required.contains(name)) {
                assert!(instances.iter().all(|instance| instance.get(name).is_none()), "{path}/{name} is optional");
            }
        });
    }
}

#[test]
fn the_full_example_has_every_property_that_the_schema_names() {
    for entry in entries() {
        let (schema, example) = (json(entry.schema()), json(entry.examples()[2].text));
        walk(&schema, &schema, &[&example], entry.event_type, &mut |path, names, _, instances| {
            for name in names {
                assert!(instances.iter().any(|instance| instance.get(name).is_some()), "{path}/{name} is not shown");
            }
        });
        for name in schema["$defs"].as_object().expect("an object").keys() {
            assert!(entry.schema().contains(&format!("\"#/$defs/{name}\"")), "{} never uses {name}", entry.event_type);
        }
    }
}

/// What is looked at on the way: a path, the names and the required names there, and everything that stands there.
type Look<'l> = dyn FnMut(&str, &[String], &[String], &[&Value]) + 'l;

/// Goes through a schema and an example at once, as far as the example goes: a schema may refer to itself.
fn walk(root: &Value, schema: &Value, instances: &[&Value], path: &str, look: &mut Look<'_>) {
    if instances.is_empty() {
        return;
    }
    let target = schema["$ref"].as_str().and_then(|to| root.pointer(to.strip_prefix('#')?));
    for part in target.into_iter().chain(schema["allOf"].as_array().into_iter().flatten()) {
        walk(root, part, instances, path, look);
    }
    let properties = schema["properties"].as_object();
    let names: Vec<String> = properties.into_iter().flat_map(|properties| properties.keys().cloned()).collect();
    let required: Vec<String> = serde_json::from_value(schema["required"].clone()).unwrap_or_default();
    look(path, &names, &required, instances);
    for (name, property) in properties.into_iter().flatten() {
        let inside: Vec<&Value> = instances.iter().filter_map(|instance| instance.get(name)).collect();
        walk(root, property, &inside, &format!("{path}/{name}"), look);
    }
    let items: Vec<&Value> = instances.iter().filter_map(|instance| instance.as_array()).flatten().collect();
    walk(root, &schema["items"], &items, &format!("{path}/items"), look);
}

#[test]
fn every_schema_refuses_an_example_without_a_required_member() {
    for entry in entries() {
        let schema = schema(entry.schema());
        let refuses = |event: &Value, pointer: &str, name: &str| {
            let violations = schema.check(event.to_string().as_bytes());
            assert_eq!(violations.len(), 1, "{} without {name}: {violations:?}", entry.event_type);
            assert_eq!(violations[0].pointer, pointer);
            assert!(violations[0].message.contains(&format!("`{name}`")), "{}", violations[0].message);
        };
        for name in ["id", "eventType", "schemaVersion", "createdAt", "data"] {
            let mut event = json(entry.example());
            event.as_object_mut().expect("an object").remove(name);
            refuses(&event, "", name);
        }
        for name in json(entry.schema())["properties"]["data"]["required"].as_array().expect("names") {
            let name = name.as_str().expect("a name");
            let mut event = json(entry.example());
            event["data"].as_object_mut().expect("an object").remove(name);
            refuses(&event, "/data", name);
        }
    }
}

#[test]
fn every_schema_refuses_a_value_of_another_type() {
    for entry in entries() {
        let schema = schema(entry.schema());
        for pointer in leaves(&json(entry.example()), "") {
            let mut event = json(entry.example());
            *event.pointer_mut(&pointer).expect("it was listed") = Value::Bool(true);
            let violations = schema.check(event.to_string().as_bytes());
            assert!(violations.iter().any(|v| v.pointer == pointer), "{} {pointer}: {violations:?}", entry.event_type);
        }
    }
}

fn leaves(value: &Value, pointer: &str) -> Vec<String> {
    match value {
        Value::Object(members) => {
            members.iter().flat_map(|(name, value)| leaves(value, &format!("{pointer}/{name}"))).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(at, value)| leaves(value, &format!("{pointer}/{at}"))).collect()
        }
        _ => vec![pointer.to_owned()],
    }
}

#[test]
fn objects_are_open_to_new_members() {
    for entry in entries() {
        let mut event = json(entry.example());
        event["new"] = json("1");
        event["data"]["new"] = json("[true]");
        assert_eq!(schema(entry.schema()).check(event.to_string().as_bytes()), [], "{}", entry.event_type);
    }
}

#[test]
fn ids_are_required_from_the_event_on_at_which_they_exist() {
    let requires = |event_type: &str, name: &str| {
        let schema = json(entry(event_type).expect("in the catalogue").schema());
        schema["properties"]["data"]["required"].as_array().expect("names").iter().any(|required| required == name)
    };
    assert!(!requires("ORDER.CREATED", "kits"));
    assert!(requires("ORDER.DISPATCHED", "kits"));
    assert!(!requires("TEST.REGISTERED", "testId"));
    for event_type in ["TEST.LAB_ACCESSIONED", "TEST.PROCESSED", "TEST.CLINICAL_COMMENTARY_UPLOADED"] {
        assert!(requires(event_type, "testId"));
    }
    for entry in entries() {
        let known_by_kit = entry.group == Group::Tests;
        assert!(requires(entry.event_type, if known_by_kit { "kitId" } else { "orderNumber" }));
    }
}

#[test]
fn a_publish_request_need_not_carry_what_the_provider_fills_in() {
    for entry in entries() {
        let mut event = json(entry.example());
        for name in ["id", "createdAt", "schemaVersion"] {
            event.as_object_mut().expect("an object").remove(name);
        }
        let schema = schema(entry.schema()).requiring_only(&["eventType", "data"]);
        assert_eq!(schema.check(event.to_string().as_bytes()), [], "{}", entry.event_type);
        event["data"].as_object_mut().expect("an object").remove("status");
        assert_eq!(schema.check(event.to_string().as_bytes()).len(), 1, "{}", entry.event_type);
    }
}

#[test]
fn the_nearest_event_type_is_suggested_only_when_it_is_near() {
    let suggests = |written: &str| nearest(written).map(|entry| entry.event_type);
    assert_eq!(suggests("ORDER.DISPATCHED"), Some("ORDER.DISPATCHED"));
    assert_eq!(suggests("order.dispatched"), Some("ORDER.DISPATCHED"));
    assert_eq!(suggests("ORDER.DISPATHCED"), Some("ORDER.DISPATCHED"));
    assert_eq!(suggests("ORDER_DELIVERED"), Some("ORDER.RECEIVED"));
    assert_eq!(suggests("lab-accessioned"), Some("TEST.LAB_ACCESSIONED"));
    assert_eq!(suggests("PHLEBOTOMY.APPOINTMENT_CANCELED"), Some("PHLEBOTOMY.APPOINTMENT_CANCELLED"));
    assert_eq!(suggests("INVOICE.PAID"), None);
    assert_eq!(suggests(""), None);
    assert_eq!(suggests(&"ORDER.".repeat(10_000)), None);
    assert_eq!(suggests("ÄÖÜ"), None);
}
