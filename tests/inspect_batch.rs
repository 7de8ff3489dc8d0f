//! A batch: each event gets the verdict that it would get alone, by the lines and columns of the whole text.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use hookpost::inspect::{BatchError, Form, Inspector, Item, Refusal};

const GOOD: &str = r#"{"eventType":"ORDER.CREATED","data":{"orderNumber":"AD234","status":"CREATED","productCode":"C1BLP10300","quantity":1}}"#;

fn bad() -> String {
    GOOD.replace("\"quantity\":1", "\"quantity\":0")
}

fn batch(text: &str, form: Form) -> Result<Vec<Item>, BatchError> {
    Inspector::new().check_batch(text.as_bytes(), form, 3)
}

/// For each event `line:column` and then `ok`, or the place and pointer of everything that is wrong.
fn check(text: &str, form: Form, expected: &[&str]) {
    let items = batch(text, form).unwrap();
    let told = |item: &Item| {
        let verdict = match &item.verdict {
            Ok(_) => "ok".to_owned(),
            Err(Refusal::NotJson(found)) => format!("not JSON at {}:{}", found.line, found.column),
            Err(Refusal::NoEventType(found) | Refusal::Invalid(_, found)) => {
                let found = found.iter().map(|one| format!("{} at {}:{}", one.pointer, one.line, one.column));
                found.collect::<Vec<_>>().join(", ")
            }
            Err(other) => format!("{other:?}"),
        };
        format!("{}:{} {verdict}", item.line, item.column)
    };
    assert_eq!(items.iter().map(told).collect::<Vec<_>>(), expected, "{text}");
    // The same events alone get the same verdict.
    let inspector = Inspector::new();
    for item in items {
        assert_eq!(inspector.check_published(&text.as_bytes()[item.range]).is_ok(), item.verdict.is_ok(), "{text}");
    }
}

#[test]
fn every_line_is_judged_by_itself_and_told_by_its_own_line() {
    check(GOOD, Form::Lines, &["1:1 ok"]);
    let lines = format!("{GOOD}\n\n  {}\r\n{GOOD}\n", bad());
    check(&lines, Form::Lines, &["1:1 ok", "3:3 /data/quantity at 3:119", "4:1 ok"]);
    check(&format!("{{\"a\":\n{GOOD}\n"), Form::Lines, &["1:1 not JSON at 1:6", "2:1 ok"]);
    check(&format!("[{GOOD}]\n"), Form::Lines, &["1:1  at 1:1"]);
}

#[test]
fn every_item_of_an_array_is_judged_by_itself_and_told_by_the_places_of_the_whole() {
    let array = format!("[\n  {GOOD},\n  {}, {GOOD}\n]", bad());
    check(&array, Form::Array, &["2:3 ok", "3:3 /data/quantity at 3:119", "3:124 ok"]);
    // A broken item does not spoil the others.
    check(&format!("[{{\"a\":}}, {GOOD}]"), Form::Array, &["1:2 not JSON at 1:7", "1:10 ok"]);
}

#[test]
fn a_text_that_is_no_batch_is_refused_whole() {
    let error = |text: &str, form| batch(text, form).map(|items| items.len()).unwrap_err();
    assert_eq!(error(GOOD, Form::Array), BatchError::NotAnArray);
    assert_eq!(error("", Form::Array), BatchError::NotAnArray);
    assert_eq!(error("[]", Form::Array), BatchError::Empty);
    assert_eq!(error(" \n ", Form::Lines), BatchError::Empty);
    assert_eq!(error(&format!("[{}]", [GOOD; 4].join(",")), Form::Array), BatchError::TooLong);
    assert_eq!(error(&[GOOD; 4].join("\n"), Form::Lines), BatchError::TooLong);
    let BatchError::Unsound(Some(found)) = error(&format!("[{GOOD}\n{GOOD}]"), Form::Array) else {
        panic!("there is no comma between the two");
    };
    assert_eq!((found.line, found.column), (2, 1));
    assert!(matches!(error(&format!("[{GOOD}"), Form::Array), BatchError::Unsound(Some(_))));
    assert!(batch(&[GOOD; 3].join("\n"), Form::Lines).is_ok(), "the most that may come together");
}

#[test]
fn a_batch_of_bad_events_is_told_no_more_than_any_text_and_each_gets_a_reason() {
    let wrong = format!(r#"{{"eventType":"ORDER.CREATED","data":{{"x":[{}]}}}}"#, ["1"; 50].join(","));
    let text = [wrong.as_str(); 1000].join("\n");
    let items = Inspector::new().check_batch(text.as_bytes(), Form::Lines, 1000).unwrap();
    for item in &items {
        let Err(Refusal::Invalid(_, found)) = &item.verdict else { panic!("{:?}", item.verdict) };
        assert!(!found.is_empty());
    }
}
