//! What an inspection says: the form of a text, where its documents start, and that every one is judged by itself.

use hookpost::catalogue::{entries, entry};
use hookpost::inspect::{Form, Inspection, Inspector, Refusal, inspect};
use serde_json::{Value, json};

/// The smallest valid event, on one line.
const GOOD: &str = r#"{"id":"evt_1","eventType":"ORDER.CREATED","schemaVersion":1,"createdAt":"2026-11-23T20:00:00.000Z","data":{"orderNumber":"AD234","status":"CREATED","productCode":"C1BLP10300","quantity":1}}"#;

fn bad() -> String {
    GOOD.replace("\"quantity\":1", "\"quantity\":0")
}

/// `line:column words` of everything that is wrong.
fn told(inspection: &Inspection) -> Vec<String> {
    let documents = inspection.documents.iter().flat_map(|document| &document.violations);
    let all = documents.chain(&inspection.outside);
    all.map(|found| format!("{}:{} {}", found.line, found.column, found.message)).collect()
}

fn check(text: &str, form: Form, expected: &[&str]) {
    let inspection = inspect(text.as_bytes(), None);
    let told = told(&inspection);
    assert_eq!(
        (inspection.form, told.iter().map(String::as_str).collect::<Vec<_>>().as_slice()),
        (form, expected),
        "{text}"
    );
    assert_eq!(inspection.valid, expected.is_empty(), "{text}");
}

#[test]
fn every_example_of_the_catalogue_is_valid_alone_and_with_the_others() {
    let inspector = Inspector::new();
    let lines: Vec<String> = entries().iter().map(|entry| entry.example().replace('\n', " ")).collect();
    for entry in entries() {
        let inspection = inspector.inspect(entry.example().as_bytes(), None);
        assert!(inspection.valid, "{:?}", told(&inspection));
        assert_eq!(inspection.documents[0].event_type.as_deref(), Some(entry.event_type));
        assert_eq!(inspector.check_published(entry.example().as_bytes()), Ok(entry));
    }
    for (form, text) in [(Form::Array, format!("[{}]", lines.join(","))), (Form::Lines, lines.join("\n"))] {
        let inspection = inspector.inspect(text.as_bytes(), None);
        assert_eq!((inspection.form, inspection.valid, inspection.documents.len()), (form, true, 14));
    }
}

#[test]
fn places_are_those_of_the_whole_text() {
    let violation = "`data.quantity` must be at least 1; it is 0";
    check(&bad(), Form::Event, &[&format!("1:187 {violation}")]);
    check(&format!("\n  {}", bad()), Form::Event, &[&format!("2:189 {violation}")]);
    check(&format!("[{GOOD},\r\n {}]", bad()), Form::Array, &[&format!("2:188 {violation}")]);
    // A dragon is two UTF-16 code units.
    check(
        &format!("[\"\u{1f432}\",{}]", bad()),
        Form::Array,
        &["1:2 The document must be an object; it is the text \"\u{1f432}\"", &format!("1:193 {violation}")],
    );
    check(&format!("{GOOD}\n\n\r\n\t{}\n", bad()), Form::Lines, &[&format!("4:188 {violation}")]);
}

#[test]
fn a_broken_document_does_not_spoil_the_others() {
    let text = format!("{GOOD}\n{{\"eventType\":\"ORDER.CREATED\",\n{GOOD}\nnot json\n{GOOD}\n");
    let inspection = inspect(text.as_bytes(), None);
    let valid: Vec<bool> = inspection.documents.iter().map(|document| document.valid).collect();
    assert_eq!((inspection.form, valid), (Form::Lines, vec![true, false, true, false, true]));
    let text = format!("[{GOOD},{{\"eventType\":\"ORDER.CREATED\",}},{GOOD}]");
    let inspection = inspect(text.as_bytes(), None);
    assert_eq!(told(&inspection), ["1:220 A comma cannot stand before `}`; remove the comma"]);
    assert_eq!(inspection.documents.len(), 3);
}

#[test]
fn what_is_wrong_outside_of_the_documents_is_told_once() {
    check(&format!("[{GOOD},]"), Form::Array, &["1:191 A comma cannot stand before `]`; remove the comma"]);
    check(&format!("[{GOOD}"), Form::Array, &["1:191 The text ends too early; a comma or `]` is expected here"]);
    check(&format!("[{GOOD} {GOOD}]"), Form::Array, &["1:192 A comma is missing before this"]);
    check("[] x", Form::Array, &["1:4 The JSON value is complete, but the text goes on with `x`; remove the rest"]);
    check("[tru", Form::Array, &["1:2 This word is not JSON; text stands in double quotes"]);
    check("[]", Form::Array, &[]);
}

#[test]
fn an_event_type_that_there_is_not_is_told_with_what_was_meant() {
    let inspection = inspect(br#"{"eventType":"order dispatched","data":{}}"#, None);
    let document = &inspection.documents[0];
    assert_eq!(document.event_type.as_deref(), Some("order dispatched"));
    assert_eq!(document.nearest.as_deref(), Some("ORDER.DISPATCHED"));
    let words =
        "1:14 `eventType` must be in the catalogue; it is \"order dispatched\"; did you mean \"ORDER.DISPATCHED\"?";
    assert_eq!(told(&inspection), [words]);
    check("{}", Form::Event, &["1:1 The document must have `eventType`; it is missing"]);
    check(
        r#"{"eventtype":1}"#,
        Form::Event,
        &["1:1 The document must have `eventType`; did you mean it by `eventtype`?"],
    );
    check(
        r#"{"eventType":1}"#,
        Form::Event,
        &["1:14 `eventType` must be text; it is the number 1; put quotes around it"],
    );
}

#[test]
fn the_event_type_asked_for_counts() {
    let processed = entry("TEST.PROCESSED").expect("it is in the catalogue");
    let inspection = inspect(processed.example().as_bytes(), Some("ORDER.CREATED"));
    assert_eq!(inspection.documents[0].event_type.as_deref(), Some("ORDER.CREATED"));
    assert!(told(&inspection).iter().any(|told| told.contains("`eventType` must be \"ORDER.CREATED\"")));
    let unknown = inspect(b" {}", Some("ORDER.CREATE"));
    let words = "1:2 The event type asked for must be in the catalogue; it is \"ORDER.CREATE\"; did you mean \"ORDER.CREATED\"?";
    assert_eq!(told(&unknown), [words]);
}

#[test]
fn json_has_these_names() {
    let text = format!("[{GOOD},{{\"eventType\":\"X.Y\"}}");
    let violation = |pointer: &str, keyword: &str, column: u32, message: &str| json!({ "pointer": pointer, "keyword": keyword, "line": 1, "column": column, "message": message });
    let expected = json!({
        "form": "array",
        "valid": false,
        "documents": [
            { "index": 0, "eventType": "ORDER.CREATED", "line": 1, "column": 2, "valid": true, "violations": [] },
            {
                "index": 1, "eventType": "X.Y", "line": 1, "column": 192, "valid": false,
                "violations": [
                    violation("/eventType", "/properties/eventType/enum",205, "`eventType` must be in the catalogue; it is \"X.Y\""),
                ],
            },
        ],
        "outside": violation("", "", 211, "The text ends too early; a comma or `]` is expected here"),
        "omitted": 0,
    });
    let found: Value = serde_json::to_value(inspect(text.as_bytes(), None)).expect("it can be written");
    assert_eq!(found, expected);
}

#[test]
fn a_text_of_nothing_but_errors_has_a_report_of_bounded_size() {
    let text = format!("[{}]", vec!["{\"eventType\":\"ORDER.CREATED\"}"; 5_000].join(","));
    let inspection = inspect(text.as_bytes(), None);
    let told: usize = inspection.documents.iter().map(|document| document.violations.len()).sum();
    assert_eq!((told, inspection.omitted), (10_000, 10_000));
    assert!(inspection.documents.iter().all(|document| !document.valid));
    let text = "{}\n".repeat(100_001);
    let inspection = inspect(text.as_bytes(), None);
    let outside = inspection.outside.expect("too many documents are told");
    assert_eq!(outside.message, "The text has more than 100000 lines; split it");
    assert_eq!(inspection.documents.len(), 100_000);
}

#[test]
fn a_publish_needs_only_its_type_and_data() {
    let inspector = Inspector::new();
    let text = r#"{"eventType":"ORDER.CREATED","data":{"orderNumber":"AD234","status":"CREATED","productCode":"C1BLP10300","quantity":1}}"#;
    assert_eq!(inspector.check_published(text.as_bytes()).map(|entry| entry.event_type), Ok("ORDER.CREATED"));
    assert!(!inspector.inspect(text.as_bytes(), None).valid);
    assert!(matches!(inspector.check_published(b"{"), Err(Refusal::NotJson(_))));
    assert!(matches!(inspector.check_published(b"[]"), Err(Refusal::NoEventType(_))));
    assert!(matches!(inspector.check_published(br#"{"data":{}}"#), Err(Refusal::NoEventType(_))));
    let unknown = inspector.check_published(br#"{"eventType":"X","data":{}}"#);
    assert_eq!(unknown, Err(Refusal::UnknownEventType("X".to_owned())));
    let broken = inspector.check_published(text.replace(":1}", ":0}").as_bytes());
    assert!(matches!(broken, Err(Refusal::Invalid(_, violations)) if violations.len() == 1));
}
