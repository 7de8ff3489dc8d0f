//! Changes at random: whatever is pasted, the doctor gives an answer, and never calls genuine what was changed.

use hookpost::doctor::{Diagnosis, Fix, Language};

use crate::generator::Dice;
use crate::{OTHER, Request, SECRET, diagnose};

const SEED: u64 = 0xD0C7_0005;
const CASES: usize = 150;

#[test]
fn random_changes_never_panic_and_are_never_valid() {
    let seed = std::env::var("HOOKPOST_FUZZ_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    println!("HOOKPOST_FUZZ_SEED={seed}");
    let mut dice = Dice::new(seed);
    for _ in 0..CASES {
        let request = Request::signed_by(r#"{"orderNumber":"AD234","n":[1.5,{"é":null}]}"#, &[SECRET]);
        let mut body = request.body.clone();
        for _ in 0..=dice.below(3) {
            change(&mut body, &mut dice);
        }
        if body != request.body {
            let found = diagnose(&request.headers(), &body, &[SECRET]);
            assert!(!matches!(found, Diagnosis::Valid { .. }), "{}", String::from_utf8_lossy(&body));
            let _ = said(&found);
        }
    }
}

#[test]
fn random_changes_of_the_three_values_are_never_valid() {
    let mut dice = Dice::new(SEED);
    for _ in 0..CASES {
        let mut request = Request::signed_by(r#"{"n":1}"#, &[SECRET]);
        let value = match dice.below(3) {
            0 => &mut request.id,
            1 => &mut request.timestamp,
            _ => &mut request.signature,
        };
        let before = value.clone();
        let at = dice.below(value.len());
        let letter = char::from(b"abcXYZ019+/=_-"[dice.below(14)]);
        value.replace_range(at..=at, &letter.to_string());
        if *value != before {
            let found = request.judged_by(&[SECRET, OTHER]);
            assert!(!matches!(found, Diagnosis::Valid { .. }), "{request:?}");
            let _ = said(&found);
        }
    }
}

#[test]
fn whatever_is_pasted_has_an_answer() {
    let mut dice = Dice::new(SEED);
    for _ in 0..CASES {
        let request = Request::signed_by(r#"{"n":1}"#, &[SECRET]);
        let mut headers = request.headers().into_bytes();
        let mut secret = SECRET.as_bytes().to_vec();
        for _ in 0..dice.below(6) {
            change(&mut headers, &mut dice);
            change(&mut secret, &mut dice);
        }
        let (headers, secret) = (String::from_utf8_lossy(&headers), String::from_utf8_lossy(&secret));
        let _ = said(&diagnose(&headers, &request.body, &[&secret]));
    }
    for odd in ["{", "[", "{}", "[[]]", "[1]", "webhook-id:", "=>", "\u{0}", "webhook-signature: v1", "v1,", "v1,,,"] {
        let _ = said(&diagnose(odd, b"{\"id\":[]}", &["", "whsec_", "_"]));
    }
}

/// What the page would show of it: every sentence and every line can be told.
fn said(diagnosis: &Diagnosis) -> usize {
    let (Diagnosis::Explained { causes, .. } | Diagnosis::Unexplained { causes }) = diagnosis else { return 0 };
    assert!(!causes.is_empty());
    let words = causes.iter().map(|cause| {
        let sentence = cause.to_string();
        assert!(!sentence.contains("no words"), "{cause:?}");
        let fix: Fix = cause.fix();
        sentence.len() + Language::ALL.iter().map(|language| fix.lines(*language).len()).sum::<usize>()
    });
    words.sum()
}

fn change(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.below(bytes.len().max(1));
    let byte = u8::try_from(dice.below(256)).unwrap();
    match dice.below(4) {
        _ if bytes.is_empty() => bytes.push(byte),
        0 => bytes[at] = byte,
        1 => bytes.insert(at, byte),
        2 => drop(bytes.remove(at)),
        _ => bytes.truncate(at),
    }
}
