//! Output for code hosts: SARIF 2.1.0, a result for each violation and a rule for each keyword.

use std::collections::BTreeMap;

use hookpost::schema::Violation;
use serde_json::{Value, json};

use super::human::violations;
use super::input::Input;
use super::json::lines;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The keywords that a value can break; a violation of any other schema is one of `false`.
const RULES: [(&str, &str); 32] = [
    ("additionalProperties", "A member is not allowed."),
    ("anyOf", "A value matches none of the alternatives."),
    ("const", "A value is not the one that it must be."),
    ("contains", "An array has too few items of a kind."),
    ("dependentRequired", "A member is missing beside another."),
    ("enum", "A value is none of those that it may be."),
    ("exclusiveMaximum", "A number is too large."),
    ("exclusiveMinimum", "A number is too small."),
    ("false", "A value is not allowed."),
    ("format", "A text lacks its format."),
    ("items", "An array has too many items."),
    ("maxContains", "An array has too many items of a kind."),
    ("maxItems", "An array has too many items."),
    ("maxLength", "A text is too long."),
    ("maxProperties", "An object has too many members."),
    ("maximum", "A number is too large."),
    ("minContains", "An array has too few items of a kind."),
    ("minItems", "An array has too few items."),
    ("minLength", "A text is too short."),
    ("minProperties", "An object has too few members."),
    ("minimum", "A number is too small."),
    ("multipleOf", "A number is no multiple of another."),
    ("not", "A value is what is excluded."),
    ("oneOf", "A value matches not exactly one of the alternatives."),
    ("pattern", "A text does not match its pattern."),
    ("repeatedName", "A name is written twice in one object."),
    ("required", "A member is missing."),
    ("syntax", "The text is not JSON."),
    ("type", "A value is of another type."),
    ("unevaluatedItems", "An item is not allowed."),
    ("unevaluatedProperties", "A member is not allowed."),
    ("uniqueItems", "An item repeats another."),
];

/// One run over all files.
pub(crate) fn report(inputs: &[Input], unreadable: &[String]) -> String {
    let found = || inputs.iter().flat_map(|input| violations(&input.inspection).map(move |found| (input, found)));
    let mut used: BTreeMap<&str, usize> = found().map(|(_, violation)| (rule(violation), 0)).collect();
    used.values_mut().enumerate().for_each(|(index, place)| *place = index);

    let rules: Vec<Value> =
        used.keys().map(|id| json!({ "id": id, "shortDescription": { "text": words(id) } })).collect();
    let results: Vec<Value> = found().map(|(input, violation)| result(input, violation, &used)).collect();
    let notifications: Vec<Value> =
        unreadable.iter().map(|words| json!({ "level": "error", "message": { "text": words } })).collect();
    let driver = json!({ "name": "hookpost", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let invocation = json!({
        "executionSuccessful": unreadable.is_empty(),
        "toolExecutionNotifications": notifications,
    });
    let run = json!({
        "tool": { "driver": driver },
        "columnKind": "utf16CodeUnits",
        "invocations": [invocation],
        "results": results,
    });
    lines(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

fn result(input: &Input, violation: &Violation, rules: &BTreeMap<&str, usize>) -> Value {
    let id = rule(violation);
    let region = json!({ "startLine": violation.line, "startColumn": violation.column });
    let physical = json!({ "artifactLocation": { "uri": input.uri }, "region": region });
    let logical = json!({ "fullyQualifiedName": violation.pointer, "kind": "member" });
    json!({
        "ruleId": id,
        "ruleIndex": rules[id],
        "level": "error",
        "message": { "text": violation.message },
        "locations": [{ "physicalLocation": physical, "logicalLocations": [logical] }],
    })
}

/// The keyword that is broken.
fn rule(violation: &Violation) -> &'static str {
    let name = match violation.keyword.rsplit_once('/') {
        None if violation.pointer.is_empty() => "syntax",
        None => "repeatedName",
        Some((_, keyword)) => keyword,
    };
    RULES.iter().find(|(id, _)| *id == name).map_or("false", |(id, _)| id)
}

fn words(id: &str) -> &'static str {
    RULES.iter().find(|(known, _)| *known == id).map_or("", |(_, words)| words)
}
