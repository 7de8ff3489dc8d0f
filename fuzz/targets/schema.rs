//! A schema, an empty line, and a document: what a provider writes and what it is held against.

use hookpost::schema::Schema;

const LONGEST: usize = 4096;

/// A schema is taken or refused alike twice, with words; its report is the same twice and points into the document.
pub(crate) fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST)]);
    let (schema, document) = text.split_once("\n\n").unwrap_or((&text, "null"));
    let compiled = match Schema::compile(schema) {
        Ok(compiled) => compiled,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let violations = compiled.check(document.as_bytes());
    assert_eq!(compiled.check(document.as_bytes()), violations);
    let json = serde_json::from_str::<serde_json::Value>(document).ok();
    let lines = document.replace("\r\n", "\n").replace('\r', "\n");
    for violation in &violations {
        let width = lines.split('\n').nth(violation.line as usize - 1).map(|line| line.encode_utf16().count());
        assert!(width.is_some_and(|width| (1..=width + 1).contains(&(violation.column as usize))), "{violation:?}");
        assert!(!violation.message.is_empty());
        if let Some(json) = &json {
            assert!(json.pointer(&violation.pointer).is_some(), "{violation:?} points at nothing");
        }
    }
}
