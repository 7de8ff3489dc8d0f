//! The parser of JSON texts, and the reader of values, beside the best-known ones.

use hookpost::access::Grant;
use hookpost::guard::ReplayForm;
use hookpost::json::{self, Document, Places, Step, Tracer, Value};
use serde::de::{DeserializeOwned, IgnoredAny};

/// A text is JSON here where it is JSON there; every value is written inside the text, at a place in it, and says there what
/// it says here; and what is read as a value of a type is that value there too.
pub(crate) fn hold(bytes: &[u8]) {
    let theirs = serde_json::from_slice::<serde_json::Value>(bytes);
    match json::parse(bytes) {
        Ok(document) => {
            serde_json::from_slice::<IgnoredAny>(bytes).expect("it is JSON here");
            walk(bytes, &document, theirs.as_ref().ok());
        }
        Err(error) => {
            assert!(theirs.is_err(), "{error:?}: it is JSON there");
            assert!(error.offset <= bytes.len(), "{error:?}");
            assert_eq!(json::parse(bytes).err(), Some(error));
        }
    }
    let (prefix, _) = json::parse_prefix(bytes);
    assert!(bytes.starts_with(prefix.text().as_bytes()));
    if let Ok(text) = std::str::from_utf8(bytes) {
        same::<Grant>(text);
        same::<ReplayForm>(text);
    }
}

fn walk(bytes: &[u8], document: &Document<'_>, theirs: Option<&serde_json::Value>) {
    let mut places = Places::new(bytes);
    let mut tracer = Tracer::new(document.root());
    for at in 0..u32::try_from(document.size().min(500)).expect("so many at most") {
        let value: Value<'_> = document.value(at);
        let start = value.start() as usize;
        assert_eq!(&bytes[start..start + value.written().len()], value.written().as_bytes());
        let (line, column) = places.of(start);
        assert!(line >= 1 && column >= 1);
        let steps: Vec<Step<'_>> = tracer.steps(at);
        // Of two members of a name they keep one; a name itself has no way of its own.
        let Some(theirs) = theirs.filter(|_| document.repeated_names.is_empty() && !tracer.is_name(at)) else {
            continue;
        };
        let pointer = json::pointer(&steps);
        let other = theirs.pointer(&pointer).unwrap_or_else(|| panic!("{pointer:?} points at nothing"));
        assert_eq!(value.as_string().as_deref(), other.as_str(), "{pointer:?}");
        assert_eq!(value.as_bool(), other.as_bool(), "{pointer:?}");
        assert_eq!(value.items().count(), other.as_array().map_or(0, Vec::len), "{pointer:?}");
        assert_eq!(value.members().count(), other.as_object().map_or(0, serde_json::Map::len), "{pointer:?}");
    }
}

/// What our reader takes for a value of that type, serde's takes for the same.
fn same<T: DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) {
    if let Ok(ours) = json::read::<T>(text) {
        assert_eq!(serde_json::from_str::<T>(text).ok(), Some(ours), "{text:?}");
    }
}
