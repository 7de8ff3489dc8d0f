//! Thousands of mutated events, the same on every run: whatever the text, the report comes, and it points into the text.

use hookpost::catalogue::entries;
use hookpost::schema::{Schema, event_type_of};
use serde_json::Value;

/// A sequence that looks random and is the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).expect("64 bits") % limit
    }

    fn one_of<'a>(&mut self, all: &[&'a [u8]]) -> &'a [u8] {
        all[self.below(all.len())]
    }
}

/// What is likely to lead a parser astray.
const PIECES: [&[u8]; 24] = [
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b",",
    b"0",
    b"-",
    b"1e9",
    b".",
    b"null",
    b"true",
    b"\\u12",
    b"\\ud800",
    b"\n",
    b"\r\n",
    b"\xff",
    b"\xc3",
    b"\xf0\x9f\x90\xb2",
    b"\xef\xbb\xbf",
    b"/*",
    b"\"eventType\":",
];

fn mutate(dice: &mut Dice, text: &mut Vec<u8>) {
    for _ in 0..=dice.below(4) {
        let at = dice.below(text.len().max(1)).min(text.len());
        match dice.below(4) {
            0 => text.truncate(at.max(1)),
            1 => drop(text.drain(at..(at + 1 + dice.below(20)).min(text.len()))),
            2 => {
                let piece = dice.one_of(&PIECES).to_vec();
                drop(text.splice(at..at, piece));
            }
            _ => {
                let piece = dice.one_of(&PIECES).to_vec();
                drop(text.splice(at..(at + piece.len()).min(text.len()), piece));
            }
        }
    }
}

/// How many columns each line of a text has, in UTF-16 code units.
fn columns(text: &[u8]) -> Vec<usize> {
    let text = String::from_utf8_lossy(text).replace("\r\n", "\n").replace('\r', "\n");
    text.split('\n').map(|line| line.encode_utf16().count()).collect()
}

fn check(schema: &Schema, text: &[u8]) {
    let shown = || String::from_utf8_lossy(text).into_owned();
    let violations = schema.check(text);
    let json = serde_json::from_slice::<Value>(text).ok();
    assert!(json.is_some() || !violations.is_empty(), "it is not JSON: {}", shown());
    let columns = columns(text);
    for violation in &violations {
        let width = columns.get(violation.line as usize - 1);
        let is_inside = width.is_some_and(|width| (1..=width + 1).contains(&(violation.column as usize)));
        assert!(is_inside, "{violation:?} is outside of {}", shown());
        assert!(violation.message.starts_with(|first: char| first.is_uppercase() || first == '`'), "{violation:?}");
        let points_at_a_value = json.as_ref().is_none_or(|json| json.pointer(&violation.pointer).is_some());
        assert!(points_at_a_value, "{violation:?} points at nothing in {}", shown());
    }
    assert_eq!(violations, schema.check(text), "the same text has the same report");
    let _ = event_type_of(text);
}

#[test]
fn every_mutated_event_has_a_report_that_points_into_it() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for entry in entries() {
        let schema = Schema::compile(entry.schema()).unwrap_or_else(|error| panic!("{error}"));
        for _ in 0..400 {
            let mut text = entry.example().as_bytes().to_vec();
            mutate(&mut dice, &mut text);
            check(&schema, &text);
        }
    }
}

#[test]
fn every_schema_survives_being_mutated_itself() {
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    for entry in entries() {
        for _ in 0..60 {
            let mut text = entry.schema().as_bytes().to_vec();
            mutate(&mut dice, &mut text);
            if let Ok(schema) = Schema::compile(&String::from_utf8_lossy(&text)) {
                check(&schema, entry.example().as_bytes());
            }
        }
    }
}
