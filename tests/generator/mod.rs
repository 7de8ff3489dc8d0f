//! Events made up and spoilt at random, the same for the same seed, shared by every test of the verdict.

use hookpost::catalogue::entries;
use serde_json::{Map, Value, json};

/// A sequence that looks random and is the same for the same seed (`SplitMix64`).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.roll() >> 11).expect("64 bits") % limit.max(1)
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// A text to inspect, and the event type to judge it by.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) event_type: Option<&'static str>,
    pub(crate) text: Vec<u8>,
}

/// One text: an event, an array or lines; about a third are valid, a third break their schema, a third are no JSON.
pub(crate) fn case(dice: &mut Dice) -> Case {
    let asked = [Some("ORDER.CREATED"), Some("TEST.PROCESSED"), Some("order.created"), Some("\u{1f600}\u{7f}")];
    let event_type = if dice.one_in(8) { dice.one_of(&asked) } else { None };
    let mut text = match dice.below(5) {
        0 => array(dice),
        1 => lines(dice),
        _ => event(dice).into_bytes(),
    };
    if dice.one_in(3) {
        spoil(dice, &mut text);
    }
    Case { event_type, text }
}

/// An event as it may be published, mostly broken in one place or a few.
pub(crate) fn event(dice: &mut Dice) -> String {
    let entry = &entries()[dice.below(entries().len())];
    let mut event: Value = serde_json::from_str(entry.example()).expect("the examples are JSON");
    if !dice.one_in(3) {
        for _ in 0..=dice.below(3) {
            change(dice, &mut event);
        }
    }
    if event.is_object() && dice.one_in(12) {
        event["eventType"] = dice.one_of(&SCALARS).parse().expect("the scalars are JSON");
    }
    written(dice, &event)
}

fn array(dice: &mut Dice) -> Vec<u8> {
    let events: Vec<String> = (0..dice.below(5)).map(|_| event(dice)).collect();
    let between = dice.one_of(&[",", ", ", ",\n", "\r\n,\t"]);
    format!("[{}]", events.join(between)).into_bytes()
}

fn lines(dice: &mut Dice) -> Vec<u8> {
    let mut text = String::new();
    for _ in 0..=dice.below(5) {
        let event = event(dice);
        let event = event.replace(['\n', '\r'], " ");
        text.push_str(if dice.one_in(6) { &event[..event.floor_char_boundary(event.len() / 2)] } else { &event });
        text.push_str(dice.one_of(&["\n", "\n", "\r\n", "\n\n", " \n\t\n", ""]));
    }
    text.into_bytes()
}

/// Values that schemas are made to refuse, or that are hard to write or to read; what stands in `"<…>"` is written as it
/// is, for numbers that other programs do not keep.
const SCALARS: [&str; 21] = [
    "null",
    "true",
    "0",
    "-1",
    "1.0",
    r#""<1e400>""#,
    r#""<123456789012345678901234567890>""#,
    r#""<-0.0>""#,
    r#""<1E+2>""#,
    r#""""#,
    r#""AD234""#,
    r#""2026-11-16T09:14:02.417Z""#,
    r#""2026-02-30T25:61:00Z""#,
    r#""a@b""#,
    r#""not an e-mail""#,
    r#""\u0000\b\f\n\r\t\u001f\u007f\"\\\/""#,
    "\"\u{e9}\u{1f600}\u{2028}\u{fffd}\u{10ffff}\u{85}\"",
    r#""\ud83d\ude00""#,
    r#""ORDER.CREATD""#,
    "[]",
    "{}",
];

const NAMES: [&str; 9] =
    ["data", "id", "", "a/b~c", "eventtype", "quantiy", "\u{1f600}", "o\u{301}\u{202e}\n\u{7f}", "kits"];

/// Changes one member or item, somewhere.
fn change(dice: &mut Dice, value: &mut Value) {
    let (is_leaf, count) = match &*value {
        Value::Object(members) => (members.is_empty(), members.len()),
        Value::Array(items) => (items.is_empty(), items.len()),
        _ => (true, 0),
    };
    if is_leaf || dice.one_in(6) {
        return replace(dice, value);
    }
    let place = dice.below(count);
    match value {
        Value::Object(members) => match dice.below(6) {
            0 => rename(dice, members, place),
            1 => drop(members.remove(&name(members, place))),
            2 => drop(members.insert(dice.one_of(&NAMES).to_owned(), json!(dice.below(3)))),
            _ => {
                let name = name(members, place);
                change(dice, &mut members[&name]);
            }
        },
        Value::Array(items) => match dice.below(4) {
            0 => items.push(items[place].clone()),
            1 => drop(items.remove(place)),
            _ => change(dice, &mut items[place]),
        },
        _ => {}
    }
}

fn name(members: &Map<String, Value>, place: usize) -> String {
    members.keys().nth(place).expect("there are so many").clone()
}

fn replace(dice: &mut Dice, value: &mut Value) {
    match value {
        Value::String(text) if dice.one_in(2) => match dice.below(4) {
            0 => text.push_str(dice.one_of(&["x", " ", "\u{1f600}", "\n", "'"])),
            1 => drop(text.pop()),
            2 => *text = text.to_lowercase(),
            _ => *text = text.repeat(20),
        },
        value => *value = dice.one_of(&SCALARS).parse().unwrap_or(Value::Null),
    }
}

fn rename(dice: &mut Dice, members: &mut Map<String, Value>, place: usize) {
    let old = name(members, place);
    let value = members.remove(&old).expect("it is there");
    let new = match dice.below(3) {
        0 => old.to_lowercase(),
        1 => old.chars().rev().collect(),
        _ => format!("{old}s"),
    };
    members.insert(new, value);
}

/// JSON in one of many ways to write it.
fn written(dice: &mut Dice, value: &Value) -> String {
    let text = match dice.below(3) {
        0 => serde_json::to_string_pretty(value),
        _ => serde_json::to_string(value),
    };
    let text = text.expect("values can be written").replace("\"<", "").replace(">\"", "");
    match dice.below(10) {
        0 => text.replace('\n', "\r\n"),
        1 => text.replace('\n', "\r"),
        2 => format!("\n  {text} \n"),
        // A name that is written twice.
        3 => text.replacen('{', "{\"data\":1,", 1),
        // A name in an odd spelling.
        4 => text.replace("\"eventType\"", "\"\\u0065vent\\u0054ype\""),
        _ => text,
    }
}

/// What is likely to lead a parser astray.
const PIECES: [&[u8]; 28] = [
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
    b"tru",
    b"\\u12",
    b"\\ud800",
    b"\n",
    b"\r\n",
    b"\r",
    b"\t",
    b"\xff",
    b"\xc3",
    b"\xf0\x9f\x90\xb2",
    b"\xef\xbb\xbf",
    b"/*",
    b"\"eventType\":",
    b"\"eventType\":\"ORDER.CREATED\",",
    b"\xe2\x80\xa8",
];

/// Spoils the bytes of a text.
pub(crate) fn spoil(dice: &mut Dice, text: &mut Vec<u8>) {
    for _ in 0..=dice.below(3) {
        let at = dice.below(text.len() + 1);
        let piece = dice.one_of(&PIECES);
        match dice.below(5) {
            0 => text.truncate(at),
            1 => drop(text.drain(at..(at + 1 + dice.below(20)).min(text.len()))),
            2 => drop(text.splice(at..at, piece.iter().copied())),
            3 => drop(text.splice(at..(at + piece.len()).min(text.len()), piece.iter().copied())),
            _ => {
                let end = (at + dice.below(60)).min(text.len());
                let again = text[at..end].to_vec();
                drop(text.splice(at..at, again));
            }
        }
    }
}
