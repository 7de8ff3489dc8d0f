//! One verdict everywhere: made-up and spoilt events have the same report, byte for byte, natively, in Chromium and in
//! Node, and a publish to the worker is refused for the same reasons.

#[path = "../../generator/mod.rs"]
mod generator;

use std::time::Duration;

use generator::{Case, Dice, case, event, spoil};
use hookpost::inspect::{Inspector, Refusal};
use hookpost_real::{Browser, Key, Settings, Worker, in_node};
use serde_json::{Value, json};

const SEED: u64 = 0x0DD_BA11;
const CASES: usize = 4_000;
/// So many go to the browser with one command.
const AT_ONCE: usize = 500;
const PUBLISHES: usize = 400;

fn dice() -> Dice {
    let seed = std::env::var("HOOKPOST_FUZZ_SEED").map_or(SEED, |seed| seed.parse().expect("a number"));
    println!("HOOKPOST_FUZZ_SEED={seed}");
    Dice::new(seed)
}

fn cases() -> Vec<Case> {
    let mut dice = dice();
    (0..CASES).map(|_| case(&mut dice)).collect()
}

fn native(cases: &[Case]) -> Vec<String> {
    let inspector = Inspector::new();
    let report = |case: &Case| serde_json::to_string(&inspector.inspect(&case.text, case.event_type));
    cases.iter().map(|case| report(case).expect("an inspection can be written")).collect()
}

/// Cases as JavaScript takes them: `[[eventType or null, a letter for each byte], …]`.
fn packed(cases: &[Case]) -> Value {
    let letters = |text: &[u8]| text.iter().copied().map(char::from).collect::<String>();
    cases.iter().map(|case| json!([case.event_type, letters(&case.text)])).collect()
}

/// Gives the report of every case, and makes sure that a string has the report of its bytes.
const RUN: &str = "
    const run = (validate, cases) => cases.map(([eventType, letters]) => {
      const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
      const report = JSON.stringify(validate(eventType ?? undefined, bytes));
      let text;
      try { text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes); } catch { return report; }
      const same = JSON.stringify(validate(eventType, text));
      return same === report ? report : `as text ${same}, as bytes ${report}`;
    });";

/// Compares reports one by one, so that a difference is told with the text that has it.
fn compare(place: &str, cases: &[Case], expected: &[String], found: &[String]) {
    assert_eq!(found.len(), cases.len(), "{place} gives a report of each");
    for ((case, expected), found) in cases.iter().zip(expected).zip(found) {
        let shown = String::from_utf8_lossy(&case.text);
        assert_eq!(found, expected, "{place} and the native code disagree about {:?} {shown:?}", case.event_type);
    }
}

fn texts(value: &Value) -> Vec<String> {
    let texts = value.as_array().expect("an array of reports");
    texts.iter().map(|text| text.as_str().expect("a report is text").to_owned()).collect()
}

#[tokio::test]
async fn chromium_has_the_same_reports_byte_for_byte() {
    let worker = Worker::start(Settings::default()).await;
    let browser = Browser::open().await;
    browser.go(&worker.address()).await;
    let cases = cases();
    let expected = native(&cases);
    let mut found = Vec::new();
    for cases in cases.chunks(AT_ONCE) {
        let script = format!(
            "return (async () => {{
               const module = await import('/validator/validator.js');
               window.validatorIsReady ??= module.default();
               await window.validatorIsReady;
               {RUN}
               return run(module.validate, {});
             }})()",
            packed(cases)
        );
        found.extend(texts(&browser.run(&script).await));
    }
    compare("Chromium", &cases, &expected, &found);
}

#[test]
fn node_has_the_same_reports_byte_for_byte() {
    let cases = cases();
    let script = format!("{RUN} return run(validator.validate, input);");
    let found = texts(&in_node(&script, &packed(&cases)));
    compare("Node", &cases, &native(&cases), &found);
}

#[tokio::test]
async fn the_worker_refuses_a_publish_for_the_same_reasons() {
    let worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    let inspector = Inspector::new();
    let mut dice = dice();
    let mut refused = 0;
    for _ in 0..PUBLISHES {
        let mut text = event(&mut dice).into_bytes();
        if dice.below(3) == 0 {
            spoil(&mut dice, &mut text);
        }
        // The client that the tests share sends text.
        let text = String::from_utf8_lossy(&text).into_owned();
        let answer = api.call("POST", "events", Key::Provider, Some(&text)).await;
        let (status, code) = (answer.status, &answer.body["code"]);
        match inspector.check_published(text.as_bytes()) {
            // It may be refused for its id, which another event had.
            Ok(_) => assert!(matches!(status, 202 | 400 | 409), "{status} {} for {text}", answer.text),
            Err(Refusal::NotJson(violation)) => {
                assert_eq!((status, code), (400, &json!("bad_body")), "{text}");
                assert!(
                    answer.text.contains(&format!("line {}, column {}", violation.line, violation.column)),
                    "{text}"
                );
            }
            Err(Refusal::NoEventType(_)) => assert_eq!((status, code), (400, &json!("bad_body")), "{text}"),
            Err(Refusal::UnknownEventType(_)) => {
                assert_eq!((status, code), (422, &json!("unknown_event_type")), "{text}");
            }
            Err(Refusal::Invalid(_, violations)) => {
                assert_eq!((status, code), (422, &json!("invalid_event")), "{text}");
                let expected: Value = violations
                    .iter()
                    .map(|found| {
                        json!({
                            "pointer": found.pointer,
                            "message": found.message,
                            "line": found.line,
                            "column": found.column,
                        })
                    })
                    .collect();
                assert_eq!(answer.body["problems"], expected, "{text}");
                refused += 1;
            }
            Err(Refusal::Schema(entry, error)) => panic!("{}: {error}", entry.event_type),
        }
    }
    assert!(refused > PUBLISHES / 8, "{refused} were refused for their schema");
}

/// The first verdict of a page costs loading and compiling the module; the next ones nothing of the kind.
#[tokio::test]
async fn a_page_has_its_first_verdict_soon() {
    let worker = Worker::start(Settings::default()).await;
    let browser = Browser::open().await;
    browser.go(&worker.address()).await;
    let event = hookpost::catalogue::entries()[0].example();
    let script = format!(
        "return (async () => {{
           const started = performance.now();
           const module = await import('/validator/validator.js');
           await module.default();
           const {{ valid }} = module.validate(undefined, {});
           return [valid, performance.now() - started, module.eventTypes().length];
         }})()",
        json!(event)
    );
    let answer = browser.run(&script).await;
    let took = Duration::from_secs_f64(answer[1].as_f64().expect("a number") / 1000.0);
    println!("the first verdict took {took:.1?}");
    assert_eq!((&answer[0], &answer[2]), (&json!(true), &json!(14)));
    assert!(took < Duration::from_secs(2), "{took:?}");
}
