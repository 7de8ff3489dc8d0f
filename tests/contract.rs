//! The contract says what the code does: every call, every status, every problem code, and texts that it would take.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod routes;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hookpost::api::{Call, DeliveryFilter, ErrorCode};
use hookpost::contract::{calls, codes, document, kinds, problems_page};
use hookpost::model::{
    Actor, CauseName, DeliveryId, EndpointId, EventId, EventType, HeaderName, KeyId, KeyName, PartnerId, ReplayId,
    RunId, Subject, Timestamp,
};
use hookpost::schema::Schema;
use routes::{kind, routes};
use serde_json::{Value, json};

const RENEW: &str = "renew it: cargo run --features contract --example contract";

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

#[test]
fn the_kept_document_is_what_the_code_says() {
    assert!(file("static/openapi.json") == format!("{:#}\n", document()), "static/openapi.json is old: {RENEW}");
}

#[test]
fn the_kept_page_of_problems_is_what_the_code_says() {
    assert!(file("docs/problems.md") == problems_page(), "docs/problems.md is old: {RENEW}");
}

#[test]
fn every_call_is_in_the_document_and_nothing_else() {
    let told: BTreeSet<_> = calls().iter().map(kind).collect();
    let all: BTreeSet<_> = routes().iter().map(|(.., call)| kind(call)).collect();
    assert_eq!(told, all, "src/contract/samples.rs has one of each call");

    let document = document();
    let mut ids = BTreeSet::new();
    let mut operations = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            operations += 1;
            assert!(ids.insert(operation["operationId"].as_str().unwrap()), "{path} {method}: its name is taken");
            let names = operation["parameters"].as_array().unwrap().iter().filter(|one| one["in"] == "path");
            assert_eq!(names.count(), path.matches('{').count(), "{path} {method}");
        }
    }
    assert_eq!(operations, calls().len());
}

#[test]
fn every_answer_of_a_call_has_its_status_and_its_codes() {
    let document = document();
    for call in calls() {
        let operation = operation(&document, &call);
        for code in codes(&call) {
            let answer = &operation["responses"][code.status().to_string()];
            let named =
                &answer["content"]["application/problem+json"]["schema"]["allOf"][1]["properties"]["code"]["enum"];
            assert!(named.as_array().is_some_and(|codes| codes.contains(&json!(code))), "{call:?}: {code:?}");
            assert!(answer["description"].as_str().unwrap().contains(code.title()), "{call:?}: {code:?}");
        }
        for (status, answer) in operation["responses"].as_object().unwrap() {
            assert!(answer["headers"]["X-Request-Id"].is_object(), "{call:?} {status}");
        }
    }
}

#[test]
fn every_problem_code_is_documented_and_some_call_answers_with_it() {
    for kind in kinds() {
        assert!(kind.meaning.len() > 10 && kind.remedy.len() > 10, "{:?}", kind.code);
        let is_anywhere = kind.operations.is_empty() || kind.code == ErrorCode::MethodNotAllowed;
        let is_of_some = calls().iter().any(|call| codes(call).contains(&kind.code));
        assert!(is_of_some || is_anywhere, "no call answers with {:?}", kind.code);
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let mut places = Vec::new();
    collect(&document, &mut places);
    assert!(places.len() > 100);
    for place in places {
        assert!(document.pointer(place.strip_prefix('#').unwrap()).is_some(), "{place}");
    }
}

#[test]
fn the_filter_takes_the_parameters_that_are_told_and_no_others() {
    let document = document();
    let parameters = document["paths"]["/api/v1/partners/{partner}/deliveries"]["get"]["parameters"].clone();
    let query = parameters.as_array().unwrap().iter().filter(|one| one["in"] == "query");
    let told: Vec<_> = query.map(|one| one["name"].as_str().unwrap().to_owned()).collect();
    let refused = DeliveryFilter::default().set("colour", "red").unwrap_err();
    let (_, known) = refused.split_once(": use ").unwrap();
    assert_eq!(format!("{}.", told.join(", ")), known.replace(" or ", ", "));
}

/// Both say the same of a text: the constructor and the schema of that name.
fn check<T, E>(name: &str, parse: impl Fn(&str) -> Result<T, E>, texts: &[&str]) {
    let mut schema = document()["components"]["schemas"][name].clone();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    let compiled = Schema::compile(&schema.to_string()).unwrap();
    for text in texts {
        let is_valid = compiled.check(json!(text).to_string().as_bytes()).is_empty();
        assert_eq!(parse(text).is_ok(), is_valid, "{name}: {text:?}");
    }
}

#[test]
fn a_text_is_judged_as_its_constructor_judges_it() {
    let long = |letter: &str, length: usize| letter.repeat(length);
    let ids =
        ["ep_01kb01q8v5d3m9s7x2c4e6g8hj", "ep_01kb01q8v5d3m9s7x2c4e6g8hu", "ep_", "dlv_01kb01q8v5d3m9s7x2c4e6g8hj", ""];
    check("EndpointId", EndpointId::parse, &ids);
    check("DeliveryId", DeliveryId::parse, &ids);
    check("ReplayId", ReplayId::parse, &["rpl_01kb01q8v5d3m9s7x2c4e6g8hj", "rpl_01KB01Q8V5D3M9S7X2C4E6G8HJ", "x"]);
    check("RunId", RunId::parse, &["run_01kb01q8v5d3m9s7x2c4e6g8hj", "rpl_01kb01q8v5d3m9s7x2c4e6g8hj", "run_"]);
    check("KeyId", KeyId::parse, &["key_01kb01q8v5d3m9s7x2c4e6g8hj", "run_01kb01q8v5d3m9s7x2c4e6g8hj", "key_"]);
    check("KeyName", KeyName::parse, &["shop-2", "Shop", "a_b", "", &long("x", 32), &long("x", 33)]);
    let words = ["a", "A", "a.b", "a-b_C9", "", "ä", &long("x", 64), &long("x", 65), &long("x", 128), &long("x", 129)];
    check("EventId", EventId::parse, &words);
    check("PartnerId", PartnerId::parse, &words);
    check("Subject", Subject::parse, &["user-4711", "a b", "a@b:/+", "", &long("x", 64), &long("x", 65)]);
    check(
        "EventType",
        EventType::parse,
        &["ORDER.CREATED", "ORDER", "ORDER.", "order", "A.1B", "A__1", &long("A", 129)],
    );
    check("CauseName", CauseName::parse, &["503", "99", "1000", "status", "timedOut", "rain", ""]);
    check(
        "HeaderName",
        |text| if text == text.to_lowercase() { HeaderName::parse(text) } else { HeaderName::parse("") },
        &["authorization", "X-A", "a b", "a:b", "", "!#$%&'*+-.^_`|~", &long("x", 256), &long("x", 257)],
    );
    check(
        "Actor",
        |text| Actor::try_from(text.to_owned()),
        &["provider", "partner", "partner:a", "partner:", "provider:ci-1", "provider:CI", "provider:", "other"],
    );
    check(
        "Timestamp",
        Timestamp::parse,
        &[
            "2026-11-23T20:00:00.000Z",
            "2026-11-23T20:00:00Z",
            "2026-11-23T20:00:00.1Z",
            "2026-11-23T20:00:00.1234Z",
            "2026-11-23T20:00:00+01:00",
            "2026-11-23 20:00:00Z",
            "1969-12-31T23:59:59Z",
            "1970-01-01T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-11-31T00:00:00Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23T23:59:60Z",
        ],
    );
}

fn operation<'d>(document: &'d Value, call: &Call) -> &'d Value {
    let parts = call.path();
    let is_like = |template: &str| {
        let (given, named): (Vec<_>, Vec<_>) = (parts.split('/').collect(), template.split('/').collect());
        given.len() == named.len()
            && given.iter().zip(named).all(|(given, named)| named.starts_with('{') || *given == named)
    };
    let paths = document["paths"].as_object().unwrap();
    // A path without braces is the better match: `events/batch` is no event.
    let found = paths.iter().filter(|(path, _)| is_like(path)).min_by_key(|(path, _)| path.matches('{').count());
    &found.unwrap().1[call.method().as_str().to_ascii_lowercase()]
}

fn collect<'d>(value: &'d Value, places: &mut Vec<&'d str>) {
    match value {
        Value::Object(members) => {
            places.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|value| collect(value, places));
        }
        Value::Array(items) => items.iter().for_each(|value| collect(value, places)),
        _ => {}
    }
}
