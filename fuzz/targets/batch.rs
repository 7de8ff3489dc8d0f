//! A publish of many events: an array, or a line for each. The first byte says which.

use hookpost::inspect::{BatchError, Form, Inspector, Refusal};
use hookpost::schema::Violation;

const MOST: usize = 50;

thread_local! {
    static INSPECTOR: Inspector = Inspector::new();
}

/// Every event stands at a place of its own and has the verdict that it would have alone, word for word.
pub(crate) fn hold(bytes: &[u8]) {
    let Some((first, text)) = bytes.split_first() else { return };
    let form = if *first == b'l' { Form::Lines } else { Form::Array };
    INSPECTOR.with(|inspector| {
        let items = match inspector.check_batch(text, form, MOST) {
            Ok(items) => items,
            Err(error) => return refused(inspector, text, form, &error),
        };
        assert!((1..=MOST).contains(&items.len()));
        let again = inspector.check_batch(text, form, MOST).expect("it was one a moment ago");
        let mut end = 0;
        for (item, again) in items.iter().zip(&again) {
            assert_eq!((&item.verdict, &item.range), (&again.verdict, &again.range), "the same text, the same verdict");
            assert!(item.range.start >= end && item.range.end <= text.len() && !item.range.is_empty());
            assert!(item.line >= 1 && item.column >= 1);
            end = item.range.end;
            let alone = inspector.check_published(&text[item.range.clone()]);
            assert_eq!(words(&item.verdict), words(&alone));
            if item.verdict.is_ok() {
                serde_json::from_slice::<serde::de::IgnoredAny>(&text[item.range.clone()]).expect("it is JSON");
            }
        }
    });
}

fn refused(inspector: &Inspector, text: &[u8], form: Form, error: &BatchError) {
    assert_eq!(inspector.check_batch(text, form, MOST).err().as_ref(), Some(error));
    if form == Form::Lines {
        assert!(matches!(error, BatchError::Empty | BatchError::TooLong), "lines are always a batch: {error:?}");
    }
    if *error == BatchError::TooLong {
        inspector.check_batch(text, form, text.len()).map(|items| assert!(items.len() > MOST)).unwrap_or_default();
    }
}

/// What is said of an event, its place left out.
fn words(verdict: &Result<&hookpost::catalogue::Entry, Refusal>) -> (String, Vec<(String, String)>) {
    let said = |violations: &[Violation]| {
        violations.iter().map(|one| (one.pointer.clone(), one.message.clone())).collect::<Vec<_>>()
    };
    match verdict {
        Ok(entry) => (entry.event_type.to_owned(), Vec::new()),
        Err(Refusal::NotJson(violation)) => ("no JSON".to_owned(), said(std::slice::from_ref(violation))),
        Err(Refusal::NoEventType(violations)) => ("no event type".to_owned(), told(said(violations))),
        Err(Refusal::UnknownEventType(name)) => (format!("unknown {name}"), Vec::new()),
        Err(Refusal::Invalid(entry, violations)) => (format!("invalid {}", entry.event_type), told(said(violations))),
        Err(Refusal::Schema(entry, error)) => panic!("{}: {error}", entry.event_type),
    }
}

/// Nobody is refused without a reason.
fn told(said: Vec<(String, String)>) -> Vec<(String, String)> {
    assert!(!said.is_empty());
    said
}
