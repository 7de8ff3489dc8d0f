//! Our validator beside the `jsonschema` crate over generated schemas and documents: the same verdict on every one.
//!
//! Formats are left out, since the two assert different ones; so are schemas that one of the two refuses to compile.

use hookpost::schema::{Compiler, Formats, UnknownKeywords};
use serde_json::{Map, Value, json};

/// A small generator of numbers (Marsaglia's xorshift), so that a failure can be had again by its seed.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).expect("53 bits fit") % sides
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())].clone()
    }

    fn one_of(&mut self, texts: &[&str]) -> Value {
        serde_json::from_str(self.pick(texts)).expect("the table holds JSON")
    }
}

const NAMES: [&str; 5] = ["a", "b", "ab", "a/b~c", "é"];
const NUMBERS: [&str; 10] = ["0", "1", "2", "3", "1.0", "1.5", "-2", "1e2", "100", "0.3"];
const STRINGS: [&str; 7] = [r#""""#, r#""a""#, r#""ab""#, r#""aab""#, r#""🐲b""#, r#""12""#, r#""b\n""#];
const TYPES: [&str; 7] = [
    r#""string""#,
    r#""number""#,
    r#""integer""#,
    r#""object""#,
    r#""array""#,
    r#"["boolean","null"]"#,
    r#"["array","object"]"#,
];
const LEAVES: [&str; 8] = [
    "true",
    "false",
    "{}",
    r#"{"type":"string"}"#,
    r#"{"type":"integer"}"#,
    r#"{"type":["null","object"]}"#,
    r#"{"minimum":1}"#,
    r#"{"const":1}"#,
];
const PATTERNS: [&str; 6] = [r#""^a""#, r#""b$""#, r#""^(a|b)+$""#, r#""[0-9]{2}""#, r#""^a*b?$""#, r#""^.{2}$""#];

fn document(dice: &mut Dice, depth: u32) -> Value {
    match dice.roll(if depth == 0 { 5 } else { 8 }) {
        0 => Value::Null,
        1 => json!(dice.roll(2) == 0),
        2 => dice.one_of(&NUMBERS),
        3 | 4 => dice.one_of(&STRINGS),
        5 => (0..dice.roll(4)).map(|_| document(dice, depth - 1)).collect(),
        _ => (0..dice.roll(5)).map(|_| (dice.pick(&NAMES).to_owned(), document(dice, depth - 1))).collect(),
    }
}

fn schema(dice: &mut Dice, depth: u32) -> Value {
    if depth == 0 || dice.roll(12) == 0 {
        return dice.one_of(&LEAVES);
    }
    let mut keywords = Map::new();
    for _ in 0..=dice.roll(3) {
        let (name, value) = keyword(dice, depth - 1);
        keywords.insert(name.to_owned(), value);
        if name == "contains" && dice.roll(2) == 0 {
            keywords.insert("minContains".to_owned(), json!(dice.roll(3)));
        }
        if name == "if" {
            keywords.insert("then".to_owned(), schema(dice, depth - 1));
            keywords.insert("else".to_owned(), schema(dice, depth - 1));
        }
    }
    Value::Object(keywords)
}

fn keyword(dice: &mut Dice, depth: u32) -> (&'static str, Value) {
    match dice.roll(24) {
        0 => ("type", dice.one_of(&TYPES)),
        1 => ("const", document(dice, 2)),
        2 => ("enum", (0..=dice.roll(3)).map(|_| document(dice, 1)).collect()),
        3 => (dice.pick(&["minimum", "exclusiveMaximum"]), dice.one_of(&NUMBERS)),
        4 => ("multipleOf", dice.one_of(&["2", "0.5", "0.1"])),
        5 => (dice.pick(&["minLength", "maxLength"]), json!(dice.roll(3))),
        6 => ("pattern", dice.one_of(&PATTERNS)),
        7 | 8 => ("properties", named(dice, depth)),
        9 => ("patternProperties", json!({ "^a": schema(dice, depth), "b": schema(dice, depth) })),
        10 => ("additionalProperties", schema(dice, depth)),
        11 => ("required", json!([dice.pick(&NAMES)])),
        12 => (dice.pick(&["minProperties", "maxProperties", "minItems", "maxItems"]), json!(dice.roll(3))),
        13 => ("dependentRequired", json!({ "a": ["b"] })),
        14 => (dice.pick(&["propertyNames", "contains", "items", "not", "if"]), schema(dice, depth)),
        15 => ("prefixItems", list(dice, depth)),
        16 => ("uniqueItems", json!(true)),
        17 => ("dependentSchemas", json!({ "a": schema(dice, depth) })),
        18..=20 => (dice.pick(&["allOf", "anyOf", "oneOf"]), list(dice, depth)),
        21 | 22 => (dice.pick(&["unevaluatedProperties", "unevaluatedItems"]), schema(dice, depth)),
        _ => ("$ref", json!(dice.pick(&["#/$defs/x", "#/$defs/y"]))),
    }
}

fn named(dice: &mut Dice, depth: u32) -> Value {
    (0..=dice.roll(3)).map(|_| (dice.pick(&NAMES).to_owned(), schema(dice, depth))).collect()
}

fn list(dice: &mut Dice, depth: u32) -> Value {
    (0..=dice.roll(2)).map(|_| schema(dice, depth)).collect()
}

#[test]
fn every_verdict_is_the_jsonschema_crates_too() {
    let mut dice = Dice(0x5eed_1e55_c0de_cafe);
    let (mut checked, mut valid) = (0, 0);
    for _ in 0..4000 {
        let mut schema = schema(&mut dice, 4);
        if let Some(keywords) = schema.as_object_mut() {
            let definitions = json!({ "x": self::schema(&mut dice, 1), "y": self::schema(&mut dice, 0) });
            keywords.insert("$defs".to_owned(), definitions);
        }
        let text = schema.to_string();
        let compiler = Compiler::new().unknown_keywords(UnknownKeywords::Ignore).formats(Formats::Annotate);
        // A schema that refers to itself without end is refused by ours, as it should be.
        let (Ok(ours), Ok(theirs)) = (compiler.compile(&text), jsonschema::draft202012::new(&schema)) else { continue };
        for _ in 0..10 {
            let document = document(&mut dice, 3);
            let written = serde_json::to_string_pretty(&document).expect("a value can be written");
            let violations = ours.check(written.as_bytes());
            assert_eq!(violations.is_empty(), theirs.is_valid(&document), "schema {text}\ndocument {document}");
            for violation in &violations {
                assert!(document.pointer(&violation.pointer).is_some(), "{violation:?} points nowhere in {document}");
                assert!(schema.pointer(&violation.keyword).is_some(), "{violation:?} points nowhere in {text}");
            }
            checked += 1;
            valid += usize::from(violations.is_empty());
        }
    }
    // Were nearly all schemas refused, or all documents judged alike, agreement would mean nothing.
    assert!(checked > 20_000, "{checked} documents");
    assert!(valid > checked / 10 && valid < checked * 9 / 10, "{valid} of {checked} are valid");
}
