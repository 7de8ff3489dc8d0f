//! An event, an array or lines of them, inspected as a person would and checked as a publish is.

use hookpost::inspect::{self, Form, Inspected, Inspection, Inspector, Refusal};
use hookpost::schema::Violation;

thread_local! {
    static INSPECTOR: Inspector = Inspector::new();
}

/// The inspection comes, points into the text, and is the worker's own verdict.
pub(crate) fn hold(bytes: &[u8]) {
    INSPECTOR.with(|inspector| {
        inspected(inspector, bytes, None);
        agree(inspector, bytes);
    });
}

/// How many columns each line has, in UTF-16 code units; what is not UTF-8 counts by its bytes.
fn columns(text: &[u8]) -> Vec<usize> {
    let units = |byte: &u8| usize::from(byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0);
    let mut columns = vec![0];
    for (at, byte) in text.iter().enumerate() {
        let ends_a_line = *byte == b'\n' || *byte == b'\r' && text.get(at + 1) != Some(&b'\n');
        if ends_a_line {
            columns.push(0);
        } else if let Some(width) = columns.last_mut().filter(|_| *byte != b'\r') {
            *width += units(byte);
        }
    }
    if let Ok(text) = std::str::from_utf8(text) {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        assert!(lines.split('\n').map(|line| line.encode_utf16().count()).eq(columns.iter().copied()));
    }
    columns
}

/// What must hold of every inspection.
pub(crate) fn inspected(inspector: &Inspector, text: &[u8], event_type: Option<&str>) -> Inspection {
    let shown = || format!("{event_type:?} {:?}", String::from_utf8_lossy(text));
    let inspection = inspector.inspect(text, event_type);
    assert_eq!(inspection, inspector.inspect(text, event_type), "the same text, the same verdict: {}", shown());

    let columns = columns(text);
    let is_inside = |line: u32, column: u32| {
        let width = columns.get(line as usize - 1);
        width.is_some_and(|width| (1..=width + 1).contains(&(column as usize)))
    };
    let mut before = (1, 1);
    for (index, document) in inspection.documents.iter().enumerate() {
        assert_eq!(document.index as usize, index);
        let start = (document.line, document.column);
        assert!(is_inside(start.0, start.1) && start >= before, "{document:?} stands nowhere in {}", shown());
        assert_eq!(document.valid, document.violations.is_empty() || inspection.omitted > 0 && document.valid);
        let places = document.violations.iter().map(|violation| (violation.line, violation.column));
        assert!(places.clone().is_sorted() && places.clone().all(|place| place >= start), "{document:?}: {}", shown());
        before = start;
    }
    let documents = inspection.documents.iter().flat_map(|document| &document.violations);
    for Violation { line, column, message, .. } in documents.chain(&inspection.outside) {
        assert!(is_inside(*line, *column), "{line}:{column} {message} is outside of {}", shown());
        assert!(message.starts_with(|first: char| first.is_uppercase() || first == '`'), "{message}");
        assert!(!message.contains(|letter: char| letter < ' '), "{message:?}");
    }
    // An array is valid by itself as well as by its items.
    let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok();
    if inspection.valid && inspection.form != Form::Lines {
        assert!(is_json, "{}", shown());
    }
    let is_told = inspection.outside.is_some() || inspection.documents.iter().any(|document| !document.valid);
    assert_eq!(inspection.valid, !is_told, "{}", shown());

    if inspection.form == Form::Array && inspection.omitted == 0 {
        alone(inspector, text, event_type, &inspection);
    }

    let json = serde_json::to_string(&inspection).expect("it can be written");
    assert_eq!(serde_json::from_str::<Inspection>(&json).expect("it can be read"), inspection);
    inspection
}

/// An item of an array is judged as it would be by itself, but for its place.
fn alone(inspector: &Inspector, text: &[u8], event_type: Option<&str>, inspection: &Inspection) {
    for (document, range) in inspection.documents.iter().zip(inspect::documents(text)) {
        let item = &text[range];
        let one = inspector.inspect(item, event_type);
        let [alone] = one.documents.as_slice() else { continue };
        if one.form == Form::Event {
            let told = |of: &Inspected| -> Vec<_> {
                let words = |one: &Violation| (one.pointer.clone(), one.keyword.clone(), one.message.clone());
                of.violations.iter().map(words).collect()
            };
            assert_eq!(told(document), told(alone), "{}", String::from_utf8_lossy(item));
            assert_eq!((&document.event_type, &document.nearest), (&alone.event_type, &alone.nearest));
        }
    }
}

/// The worker says of a publish what everybody else says, but that it adds members itself.
pub(crate) fn agree(inspector: &Inspector, text: &[u8]) {
    let inspection = inspector.inspect(text, None);
    if inspection.form != Form::Event {
        return;
    }
    let [document] = inspection.documents.as_slice() else { panic!("an event is one document") };
    let added = |violation: &&Violation| {
        let names = ["`id`", "`schemaVersion`", "`createdAt`"];
        violation.keyword == "/required" && names.iter().any(|name| violation.message.contains(name))
    };
    let expected: Vec<_> = document.violations.iter().filter(|violation| !added(violation)).collect();
    let shown = String::from_utf8_lossy(text);
    match inspector.check_published(text) {
        Ok(entry) => {
            assert_eq!(
                (expected.as_slice(), Some(entry.event_type)),
                (&[][..], document.event_type.as_deref()),
                "{shown}"
            );
        }
        Err(Refusal::Invalid(_, violations) | Refusal::NoEventType(violations)) => {
            assert_eq!(violations.iter().collect::<Vec<_>>(), expected, "{shown}");
        }
        Err(Refusal::NotJson(violation)) => assert_eq!(vec![&violation], expected, "{shown}"),
        Err(Refusal::UnknownEventType(name)) => {
            assert_eq!(document.event_type.as_deref(), Some(name.as_str()), "{shown}");
        }
        Err(Refusal::Schema(entry, error)) => panic!("{}: {error}", entry.event_type),
    }
}
