//! Events that were valid once, one folder for each event type. What a partner's code accepted stays acceptable: a schema
//! that refuses one of them is a breaking change, and has to say so by a higher `schemaVersion`.

use std::fs;
use std::path::Path;

use hookpost::catalogue::{entries, entry};
use hookpost::schema::Schema;
use serde_json::{Value, json};

/// How a schema breaks an event that was accepted, in words; nothing if it still accepts it, or if the event is of a
/// version before the schema's, for which the schema no longer speaks.
fn breaking_change(event_type: &str, version: u32, schema: &str, file: &str, event: &str) -> Option<String> {
    let of_version = serde_json::from_str::<Value>(event).ok().and_then(|event| event["schemaVersion"].as_u64());
    if of_version.is_some_and(|older| older < u64::from(version)) {
        return None;
    }
    let schema = Schema::compile(schema).unwrap_or_else(|error| panic!("static/schemas/{event_type}.json: {error}"));
    let violations = schema.check(event.as_bytes());
    let because: Vec<_> = violations.iter().map(|violation| violation.message.trim_end_matches('.')).collect();
    (!because.is_empty()).then(|| {
        format!(
            "static/schemas/{event_type}.json is a breaking change: it refuses tests/accepted/{event_type}/{file} \
             because {}; raise schemaVersion or mend it",
            because.join(", and ")
        )
    })
}

/// Every accepted event: its type, its file and its text.
fn accepted() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accepted");
    let names = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8")).collect();
        names.sort();
        names
    };
    let folders = names(&root).into_iter().filter(|name| root.join(name).is_dir());
    folders
        .flat_map(|event_type| {
            let folder = root.join(&event_type);
            names(&folder).into_iter().map(move |file| {
                let text = fs::read_to_string(folder.join(&file)).expect("a file");
                (event_type.clone(), file, text)
            })
        })
        .collect()
}

#[test]
fn what_was_accepted_once_is_accepted_today() {
    let breaking: Vec<String> = accepted()
        .into_iter()
        .filter_map(|(event_type, file, event)| match entry(&event_type) {
            Some(entry) => breaking_change(&event_type, entry.schema_version, entry.schema(), &file, &event),
            None => Some(format!(
                "the catalogue without {event_type} is a breaking change: tests/accepted/{event_type}/{file} has no \
                 schema; put the type back, or remove the folder if partners were told"
            )),
        })
        .collect();
    assert!(breaking.is_empty(), "{}", breaking.join("\n"));
}

#[test]
fn every_event_type_has_accepted_events() {
    let accepted = accepted();
    for entry in entries() {
        let count = accepted.iter().filter(|(event_type, ..)| event_type == entry.event_type).count();
        assert!(count >= 3, "tests/accepted/{} has {count} events: keep what partners accept", entry.event_type);
    }
}

#[test]
fn a_breaking_change_is_named_with_its_file_and_its_cause() {
    let entry = entry("ORDER.CREATED").expect("in the catalogue");
    let mut schema: Value = serde_json::from_str(entry.schema()).expect("JSON");
    schema["properties"]["data"]["required"].as_array_mut().expect("names").push(json!("delivery"));
    let [minimal, typical, _] = entry.examples();
    let told = |version, text| breaking_change("ORDER.CREATED", version, &schema.to_string(), "minimal.json", text);
    let message = told(1, minimal.text).expect("the schema now refuses it");
    assert!(
        message.starts_with(
            "static/schemas/ORDER.CREATED.json is a breaking change: it refuses tests/accepted/ORDER.CREATED/minimal.json \
             because "
        ),
        "{message}"
    );
    assert!(message.contains("`delivery`"), "{message}");
    assert!(message.ends_with("; raise schemaVersion or mend it"), "{message}");
    assert_eq!(told(1, typical.text), None);
    assert_eq!(told(2, minimal.text), None, "a higher version may break what was valid before");
}
