//! Whatever the bytes, the inspection comes, in time that grows with them, and points into them.
//!
//! In CI a fixed number of texts from a fixed seed. `HOOKPOST_FUZZ_MINUTES`, which `cargo xtask fuzz` sets, goes on for so
//! long, from a seed of the clock; `HOOKPOST_FUZZ_SEED` repeats one.

mod generator;

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use generator::{Case, Dice, case, event, spoil};
use hookpost::inspect::{self, Form, Inspected, Inspection, Inspector, Refusal};
use hookpost::schema::Violation;

const SEED: u64 = 0x0D0C_5EED;
const CASES: usize = 4_000;

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
fn hold(inspector: &Inspector, case: &Case) -> Inspection {
    let Case { event_type, text } = case;
    let shown = || format!("{event_type:?} {:?}", String::from_utf8_lossy(text));
    let inspection = inspector.inspect(text, *event_type);
    assert_eq!(inspection, inspector.inspect(text, *event_type), "the same text, the same verdict: {}", shown());

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
        alone(inspector, text, *event_type, &inspection);
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
fn agree(inspector: &Inspector, text: &[u8]) {
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

/// Runs `work` on rolls of the dice: a fixed number, or for as many minutes as are asked for.
fn repeat(name: &str, mut work: impl FnMut(&mut Dice)) {
    let number = |name: &str| std::env::var(name).ok().map(|value| value.parse::<u64>().expect("a number"));
    let minutes = number("HOOKPOST_FUZZ_MINUTES").map(|minutes| Duration::from_secs(60 * minutes));
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(SEED, |since| since.as_secs());
    let seed = number("HOOKPOST_FUZZ_SEED").unwrap_or_else(|| if minutes.is_some() { clock() } else { SEED });
    println!("{name}: HOOKPOST_FUZZ_SEED={seed}");
    let (mut dice, started_at, mut rounds) = (Dice::new(seed), Instant::now(), 0_usize);
    while minutes.map_or(rounds < CASES, |minutes| started_at.elapsed() < minutes) {
        work(&mut dice);
        rounds += 1;
    }
    println!("{name}: {rounds} texts in {:.1} s", started_at.elapsed().as_secs_f64());
}

#[test]
fn every_text_has_an_inspection_that_points_into_it() {
    let inspector = Inspector::new();
    let (mut valid, mut forms) = (0, [0; 3]);
    repeat("texts", |dice| {
        let case = case(dice);
        let inspection = hold(&inspector, &case);
        valid += usize::from(inspection.valid);
        forms[inspection.form as usize] += 1;
    });
    println!("{valid} valid; {forms:?} events, arrays, lines");
    assert!(valid > 300 && forms.iter().all(|count| *count > 300), "{valid} {forms:?}");
}

#[test]
fn bytes_that_look_like_nothing_have_one_too() {
    let inspector = Inspector::new();
    repeat("bytes", |dice| {
        let mut text = Vec::new();
        for _ in 0..dice.below(12) {
            spoil(dice, &mut text);
        }
        hold(&inspector, &Case { event_type: None, text });
    });
}

#[test]
fn the_worker_says_of_a_publish_what_everybody_says() {
    let inspector = Inspector::new();
    repeat("publishes", |dice| {
        let mut text = event(dice).into_bytes();
        if dice.below(3) == 0 {
            spoil(dice, &mut text);
        }
        agree(&inspector, &text);
    });
}

/// Makes a text of a size.
type Shape<'e> = Box<dyn Fn(usize) -> String + 'e>;

/// 16 times the text takes about 16 times the time; squared it would be 256. The bound between leaves room for a busy
/// machine.
#[test]
fn no_text_takes_time_that_grows_faster_than_it() {
    let event = hookpost::catalogue::entries()[0].example().replace('\n', "");
    let shapes: [(&str, Shape<'_>); 12] = [
        ("array", Box::new(|n| format!("[{}]", vec![event.as_str(); n].join(",")))),
        ("lines", Box::new(|n| vec![event.as_str(); n].join("\n"))),
        ("broken lines", Box::new(|n| vec![&event[..event.len() - 1]; n].join("\n"))),
        ("unknown types", Box::new(|n| vec![r#"{"eventType":"ORDER.CREATDE"}"#; 8 * n].join("\n"))),
        (
            "nothing but errors",
            Box::new(|n| format!("[{}]", vec!["{\"eventType\":\"ORDER.CREATED\"}"; 8 * n].join(","))),
        ),
        ("opening braces", Box::new(|n| "{".repeat(100 * n))),
        ("opening brackets", Box::new(|n| "[".repeat(100 * n))),
        ("missing commas", Box::new(|n| format!("[{}]", "1 ".repeat(100 * n)))),
        ("commas", Box::new(|n| format!("[{}]", ",".repeat(100 * n)))),
        ("quotes", Box::new(|n| format!("[{}", "\"\n".repeat(100 * n)))),
        ("one long string", Box::new(|n| format!("{{\"eventType\":\"{}\"}}", "\\u00e9".repeat(60 * n)))),
        (
            "names",
            Box::new(|n| format!("{{{}}}", (0..30 * n).map(|i| format!("\"n{i}\":1")).collect::<Vec<_>>().join(","))),
        ),
    ];
    let inspector = Inspector::new();
    for (name, shape) in &shapes {
        let time = |text: &str| {
            let runs = (0..5).map(|_| {
                let started_at = Instant::now();
                std::hint::black_box(inspector.inspect(text.as_bytes(), None));
                started_at.elapsed()
            });
            runs.min().expect("five runs")
        };
        let (small, large) = (time(&shape(25)), time(&shape(400)));
        let growth = large.as_secs_f64() / small.as_secs_f64().max(1e-3);
        println!("{name}: {small:.1?}, 16 times as much {large:.1?}");
        assert!(growth < 128.0, "{name}: {small:?} becomes {large:?}");
    }
}
