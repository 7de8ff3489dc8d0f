//! Events made up and spoilt: whatever the bytes, the inspection comes, in time that grows with them, and points into them.

use std::time::Instant;

use hookpost::inspect::Inspector;

use crate::generator::{case, event, spoil};
use crate::repeat;
use crate::targets::events::{agree, inspected};

const CASES: usize = 4_000;

#[test]
fn every_text_has_an_inspection_that_points_into_it() {
    let inspector = Inspector::new();
    let (mut valid, mut forms) = (0, [0; 3]);
    repeat("texts", CASES, |dice| {
        let case = case(dice);
        let inspection = inspected(&inspector, &case.text, case.event_type);
        valid += usize::from(inspection.valid);
        forms[inspection.form as usize] += 1;
    });
    println!("{valid} valid; {forms:?} events, arrays, lines");
    assert!(valid > 300 && forms.iter().all(|count| *count > 300), "{valid} {forms:?}");
}

#[test]
fn bytes_that_look_like_nothing_have_one_too() {
    let inspector = Inspector::new();
    repeat("bytes", CASES, |dice| {
        let mut text = Vec::new();
        for _ in 0..dice.below(12) {
            spoil(dice, &mut text);
        }
        inspected(&inspector, &text, None);
    });
}

#[test]
fn the_worker_says_of_a_publish_what_everybody_says() {
    let inspector = Inspector::new();
    repeat("publishes", CASES, |dice| {
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
