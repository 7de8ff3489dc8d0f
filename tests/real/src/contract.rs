//! Every answer that a test gets is held to the contract: its status, its kind, its code and its shape.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use hookpost::api::Call;
use hookpost::contract::document;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::Answer;

static DOCUMENT: LazyLock<Value> = LazyLock::new(document);

/// What judges the bodies of an operation's answers of one status, made when it is first needed.
static VALIDATORS: LazyLock<Mutex<BTreeMap<(String, u16), Validator>>> = LazyLock::new(Mutex::default);

/// Holds an answer of the API to the contract; what the portal's files answer is no part of it.
///
/// # Panics
/// When the contract knows no such answer.
pub(crate) fn hold(method: &str, path: &str, answer: &Answer) {
    let path = path.split('?').next().unwrap_or_default();
    assert!(!answer.request_id.is_empty(), "{method} {path}: no request id");
    if answer.kind == "application/problem+json" {
        assert_eq!(answer.body["requestId"], answer.request_id, "{method} {path}: {}", answer.text);
    }
    let Ok(call) = Call::parse(method, path) else { return };
    let operation = operation(&call);
    let (id, status) = (operation["operationId"].as_str().expect("it has a name"), answer.status);
    let told = &operation["responses"][status.to_string()];
    assert!(told.is_object(), "{id} is not said to answer {status}: {}", answer.text);
    let Some(content) = told["content"].as_object() else {
        assert_eq!(answer.text, "", "{id} {status} is said to have no body");
        return;
    };
    let schema = content.get(&answer.kind).unwrap_or_else(|| panic!("{id} {status} is not said to be {}", answer.kind));
    if method != "HEAD" && answer.kind.ends_with("json") {
        let mut validators = VALIDATORS.lock().expect("nobody fails while holding it");
        let validator = validators.entry((id.to_owned(), status)).or_insert_with(|| validator(&schema["schema"]));
        let wrong: Vec<_> =
            validator.iter_errors(&answer.body).map(|error| format!("{}: {error}", error.instance_path())).collect();
        drop(validators);
        assert!(wrong.is_empty(), "{id} {status} is not as said: {}: {}", wrong.join("; "), answer.text);
    }
}

fn validator(schema: &Value) -> Validator {
    let whole = json!({ "components": DOCUMENT["components"], "allOf": [schema] });
    jsonschema::draft202012::new(&whole).expect("the contract's schemas are sound")
}

fn operation(call: &Call) -> &'static Value {
    let path = call.path();
    let given: Vec<_> = path.split('/').collect();
    let is_like = |template: &str| {
        let named: Vec<_> = template.split('/').collect();
        given.len() == named.len()
            && given.iter().zip(named).all(|(one, named)| named.starts_with('{') || *one == named)
    };
    let paths = DOCUMENT["paths"].as_object().expect("the contract has paths");
    // One without braces is the better match.
    let found = paths.iter().filter(|(path, _)| is_like(path)).min_by_key(|(path, _)| path.matches('{').count());
    let (_, methods) = found.unwrap_or_else(|| panic!("the contract has no {path}"));
    &methods[call.method().as_str().to_ascii_lowercase()]
}
