//! Ours beside the `jsonschema` crate, natively, both from text to a report: in turn, A B A B …, so that a machine whose
//! speed drifts is unfair to neither.
//!
//! Reads the texts as a JSON object of name to text from the file named by its argument, and prints one JSON object.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use hookpost::catalogue::entries;
use hookpost::inspect::Inspector;
use serde_json::{Value, json};

const ROUNDS: usize = 15;
/// A round of one contender lasts about this long.
const ROUND: Duration = Duration::from_millis(60);

fn main() {
    let file = std::env::args().nth(1).expect("the argument is a file of texts");
    let texts = std::fs::read(file).expect("the file can be read");
    let texts: BTreeMap<String, String> = serde_json::from_slice(&texts).expect("an object of texts");
    let (inspector, validators) = (Inspector::new(), validators());
    let results = texts.iter().map(|(name, text)| {
        let ours = || inspector.inspect(text.as_bytes(), None).documents.iter().map(|one| one.violations.len()).sum();
        let theirs = || jsonschema(&validators, text);
        (name.clone(), measure(&ours, &theirs))
    });
    println!("{}", Value::Object(results.collect()));
}

type Validators = BTreeMap<&'static str, jsonschema::Validator>;

/// The catalogue's schemas, with formats asserted as we assert them.
fn validators() -> Validators {
    let compile = |schema: &str| {
        let schema: Value = serde_json::from_str(schema).expect("a schema is JSON");
        jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema compiles")
    };
    entries().iter().map(|entry| (entry.event_type, compile(entry.schema()))).collect()
}

/// How many errors it finds, each with its pointer and its words.
fn jsonschema(validators: &Validators, text: &str) -> usize {
    let value: Value = serde_json::from_str(text).expect("the texts are JSON");
    let documents = value.as_array().map_or(std::slice::from_ref(&value), Vec::as_slice);
    let mut found = 0;
    for document in documents {
        let validator = &validators[document["eventType"].as_str().expect("every event has its type")];
        for error in validator.iter_errors(document) {
            black_box((error.instance_path().to_string(), error.to_string()));
            found += 1;
        }
    }
    found
}

fn measure(ours: &dyn Fn() -> usize, theirs: &dyn Fn() -> usize) -> Value {
    let problems = json!({ "ours": ours(), "jsonschema": theirs() });
    let calls = [calls_in_a_round(ours), calls_in_a_round(theirs)];
    let mut micros = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (place, run) in [ours, theirs].into_iter().enumerate() {
            let start = Instant::now();
            (0..calls[place]).for_each(|_| _ = black_box(run()));
            micros[place].push(start.elapsed().as_secs_f64() * 1e6 / f64::from(calls[place]));
        }
    }
    let ratio = micros[1].iter().zip(&micros[0]).map(|(theirs, ours)| theirs / ours).collect();
    let [ours, theirs] = micros.map(summary);
    json!({ "problems": problems, "ours": ours, "jsonschema": theirs, "ratio": summary(ratio) })
}

fn calls_in_a_round(run: &dyn Fn() -> usize) -> u32 {
    let (start, mut calls) = (Instant::now(), 0);
    while start.elapsed() < ROUND {
        black_box(run());
        calls += 1;
    }
    calls
}

fn summary(mut values: Vec<f64>) -> Value {
    values.sort_by(f64::total_cmp);
    json!({ "median": values[values.len() / 2], "min": values[0], "max": values[values.len() - 1] })
}
