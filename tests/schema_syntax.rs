//! Texts that are not JSON: the place, the cause and what to do about it. Hostile texts end here too, and soon.

use hookpost::schema::{Schema, event_type_of};

fn anything() -> Schema {
    Schema::compile("true").expect("true is a schema")
}

/// `line:column | message` of the one violation.
fn told(text: &[u8]) -> String {
    let violations = anything().check(text);
    let [violation] = violations.as_slice() else { panic!("one violation is expected: {violations:?}") };
    assert_eq!((violation.pointer.as_str(), violation.keyword.as_str()), ("", ""));
    format!("{}:{} | {}", violation.line, violation.column, violation.message)
}

#[test]
fn a_syntax_error_names_its_place_its_cause_and_the_remedy() {
    let rows = [
        ("", "1:1 | The text is empty; a JSON document is expected"),
        ("  \n", "2:1 | The text is empty; a JSON document is expected"),
        ("{", "1:2 | The text ends too early; a name in double quotes or `}` is expected here"),
        ("[1", "1:3 | The text ends too early; a comma or `]` is expected here"),
        (r#"{"a""#, "1:5 | The text ends too early; a colon after the name is expected here"),
        (r#"{"a":"#, "1:6 | The text ends too early; a value is expected here"),
        (r#"{"a":1"#, "1:7 | The text ends too early; a comma or `}` is expected here"),
        ("[1,]", "1:3 | A comma cannot stand before `]`; remove the comma"),
        (r#"{"a":1,}"#, "1:7 | A comma cannot stand before `}`; remove the comma"),
        ("[1 2]", "1:4 | A comma is missing before this"),
        ("[1,,2]", "1:4 | There is nothing before this comma; remove it"),
        ("[,1]", "1:2 | There is nothing before this comma; remove it"),
        ("{,}", "1:2 | There is nothing before this comma; remove it"),
        ("{a:1}", "1:2 | A name stands in double quotes; add them"),
        ("{'a':1}", "1:2 | Strings stand in double quotes; replace the single ones"),
        ("['a']", "1:2 | Strings stand in double quotes; replace the single ones"),
        ("[\u{201c}a\u{201d}]", "1:2 | Strings stand in straight double quotes; replace the curly ones"),
        ("[NaN]", "1:2 | JSON has neither NaN nor infinity; write `null`, or leave the member out"),
        ("[-Infinity]", "1:2 | JSON has neither NaN nor infinity; write `null`, or leave the member out"),
        ("[Infinity]", "1:2 | JSON has neither NaN nor infinity; write `null`, or leave the member out"),
        ("[undefined]", "1:2 | JSON has no `undefined`; write `null`"),
        ("[None]", "1:2 | JSON has no `None`; write `null`"),
        ("[True]", "1:2 | JSON has no `True`; write `true`"),
        ("[tru]", "1:2 | This word is not JSON; text stands in double quotes"),
        ("[truex]", "1:2 | This word is not JSON; text stands in double quotes"),
        ("[nul", "1:2 | This word is not JSON; text stands in double quotes"),
        ("[hello]", "1:2 | This word is not JSON; text stands in double quotes"),
        ("[01]", "1:2 | A number cannot begin with a needless `0`; remove it, or put quotes around an identifier"),
        ("[-01]", "1:3 | A number cannot begin with a needless `0`; remove it, or put quotes around an identifier"),
        ("[+1]", "1:2 | A number cannot begin with `+`; remove it"),
        ("[.5]", "1:2 | A number needs a digit before its point; write `0` first"),
        ("[1.]", "1:4 | A number needs a digit after its point; add one or remove the point"),
        ("[1.e2]", "1:4 | A number needs a digit after its point; add one or remove the point"),
        ("[1e]", "1:4 | A number needs a digit in its exponent; add one or remove the `e`"),
        ("[1e+]", "1:5 | A number needs a digit in its exponent; add one or remove the `e`"),
        ("[-]", "1:3 | A number needs a digit after its minus sign"),
        ("[-x]", "1:3 | A number needs a digit after its minus sign"),
        ("[0x1F]", "1:3 | A number cannot hold letters; put quotes around text"),
        ("[12abc]", "1:4 | A number cannot hold letters; put quotes around text"),
        (r#""abc"#, "1:5 | The text ends inside a string; its closing quote is missing"),
        ("\"a\nb\"", r"1:3 | A string cannot run over the end of a line; close it, or write `\n`"),
        ("\"a\tb\"", r"1:3 | A string cannot hold the control character 0x09; write `\u0009` instead"),
        (r#""\x41""#, r"1:2 | JSON has no escape `\x`; for a backslash itself write `\\`"),
        (r#""\"#, r#"1:2 | A backslash in a string needs one of `" \ / b f n r t u` after it"#),
        (r#""\u12""#, r"1:2 | The escape `\u` needs four hexadecimal digits after it"),
        (
            r#""\ud83d""#,
            r"1:2 | This `\u` escape is half of a surrogate pair; write both halves, `\ud83d\ude00` for example",
        ),
        (
            r#""\udc00""#,
            r"1:2 | This `\u` escape is half of a surrogate pair; write both halves, `\ud83d\ude00` for example",
        ),
        (
            r#""\ud83d\u0041""#,
            r"1:2 | This `\u` escape is half of a surrogate pair; write both halves, `\ud83d\ude00` for example",
        ),
        ("\u{feff}{}", "1:1 | The text begins with a byte order mark; save it as UTF-8 without one"),
        ("// x\n{}", "1:1 | JSON has no comments; remove it"),
        ("[1 /* x */]", "1:4 | JSON has no comments; remove it"),
        ("[1, # x\n2]", "1:5 | JSON has no comments; remove it"),
        ("{} {}", "1:4 | The JSON value is complete, but the text goes on with `{`; remove the rest"),
        ("{}}", "1:3 | The JSON value is complete, but the text goes on with `}`; remove the rest"),
        ("[1}", "1:3 | Here stands `}`, where a comma or `]` is expected"),
        (r#"{"a":1]"#, "1:7 | Here stands `]`, where a comma or `}` is expected"),
        (r#"{"a" 1}"#, "1:6 | Here stands `1`, where a colon after the name is expected"),
        (r#"{"a":}"#, "1:6 | A value is missing here"),
        (r#"{"a":,}"#, "1:6 | A value is missing here"),
        (r#"{"a":1 "b":2}"#, "1:8 | A comma is missing before this"),
        (r#"{"a":1,,}"#, "1:8 | There is nothing before this comma; remove it"),
        ("{1:2}", "1:2 | Here stands `1`, where a name in double quotes or `}` is expected"),
        ("\u{a0}{}", "1:1 | Here stands the invisible character U+00A0; remove it, or replace it by a space"),
        ("]", "1:1 | A value is missing here"),
        (r#"{"a": 1; }"#, "1:8 | Here stands `;`, where a comma or `}` is expected"),
        ("\u{0}", "1:1 | Here stands the invisible character U+0000; remove it, or replace it by a space"),
    ];
    for (text, expected) in rows {
        assert_eq!(told(text.as_bytes()), expected, "{text:?}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_told_where_they_stand() {
    assert_eq!(told(b"[\"\xff\"]"), "1:3 | The byte 0xFF is not UTF-8; save the text as UTF-8");
    assert_eq!(told(b"\xff\xfe{\0}\0"), "1:1 | The text is UTF-16; save it as UTF-8");
    assert_eq!(told(b"{\"a\":1,\n\"\xc3\"}"), "2:2 | The byte 0xC3 is not UTF-8; save the text as UTF-8");
    assert_eq!(told(b"[1 2, \"\xff\"]"), "1:4 | A comma is missing before this");
}

#[test]
fn malformed_utf_8_at_any_place_is_refused_without_panic() {
    let text = r#"{"eventType":"A","data":[1,-2.5e3,true,null,"\u00e9\n🐲"]}"#.as_bytes();
    for at in 0..text.len() {
        for byte in [0x80, 0xC0, 0xC3, 0xE2, 0xED, 0xF0, 0xF8, 0xFF] {
            let mut broken = text.to_vec();
            broken[at] = byte;
            assert!(!anything().check(&broken).is_empty() || std::str::from_utf8(&broken).is_ok());
            broken.insert(at, byte);
            assert!(!anything().check(&broken).is_empty() || std::str::from_utf8(&broken).is_ok());
            let _ = event_type_of(&broken);
        }
    }
}

#[test]
fn a_text_cut_at_any_place_is_refused_without_panic() {
    let text = r#"{"eventType":"A","d\u0061ta":[1,-2.5e3,true,null,"\u00e9\ud83d\udc32\n🐲",[[{}]]]}"#.as_bytes();
    for end in 0..text.len() {
        let violations = anything().check(&text[..end]);
        assert_eq!(violations.len(), 1, "{end}");
        assert!(violations[0].line == 1 && violations[0].column as usize <= end + 1);
        let _ = event_type_of(&text[..end]);
    }
    assert_eq!(anything().check(text), []);
}

#[test]
fn nesting_ends_at_128() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(anything().check(nested(128).as_bytes()), []);
    let too_deep = "1:129 | Arrays and objects are nested more than 128 deep here; flatten them";
    assert_eq!(told(nested(129).as_bytes()), too_deep);
    assert_eq!(told(nested(10_000).as_bytes()), too_deep);
    assert_eq!(told("[".repeat(1_000_000).as_bytes()), too_deep);
    assert!(told("{\"a\":".repeat(10_000).as_bytes()).ends_with("flatten them"));
}

#[test]
fn recursive_schemas_hold_on_the_deepest_text() {
    let schema = r##"{"$ref":"#/$defs/node","$defs":{"node":{"allOf":[{"anyOf":[{"type":"integer"},
        {"items":{"$ref":"#/$defs/node"},"properties":{"a":{"$ref":"#/$defs/node"}},"type":["array","object"]}]}]}}}"##;
    let schema = Schema::compile(schema).expect("it compiles");
    let nested = |inner: &str| format!("{}{inner}{}", "[{\"a\":".repeat(64), "}]".repeat(64));
    assert_eq!(schema.check(nested("1").as_bytes()), []);
    assert!(!schema.check(nested("\"x\"").as_bytes()).is_empty());
}

#[test]
fn huge_numbers_and_texts_are_only_large() {
    let digits = "9".repeat(1_000_000);
    assert_eq!(anything().check(digits.as_bytes()), []);
    assert_eq!(anything().check(format!("-0.{digits}e-{digits}").as_bytes()), []);
    let text = format!("[{}0]", "{\"name\": \"value\", \"n\": 12.5},\n".repeat(170_000));
    assert!(text.len() > 4_900_000);
    assert_eq!(anything().check(text.as_bytes()), []);
    let members: Vec<String> = (0..200_000).map(|n| format!("\"member {n}\":{n}")).collect();
    assert_eq!(anything().check(format!("{{{}}}", members.join(",")).as_bytes()), []);
    assert_eq!(told(&vec![b' '; (16 << 20) + 1]), "1:1 | The text is longer than 16 MB; split it");
}

#[test]
fn the_event_type_is_found_as_far_as_the_text_is_json() {
    let found = |text: &str| event_type_of(text.as_bytes());
    assert_eq!(found(r#"{"id":"e","eventType":"ORDER.CREATED","data":{}}"#).as_deref(), Some("ORDER.CREATED"));
    assert_eq!(found(r#"{"data":{"eventType":"B"},"eventType":"A", "x": nonsense"#).as_deref(), Some("A"));
    assert_eq!(found(r#"{"event\u0054ype":"\u0041"}"#).as_deref(), Some("A"));
    assert_eq!(found(r#"{"eventType":1}"#), None);
    assert_eq!(found(r#"{"eventType""#), None);
    assert_eq!(found(r#"{"eventType":"#), None);
    assert_eq!(found(r#"["eventType","A"]"#), None);
    assert_eq!(found(r#"{"data":{"eventType":"B"}}"#), None);
    assert_eq!(found(r#""eventType""#), None);
    assert_eq!(found(""), None);
    let long = "x".repeat(100_000);
    assert_eq!(found(&format!(r#"{{"eventType":"A","data":"{long}"#)).as_deref(), Some("A"));
    assert_eq!(found(&format!(r#"{{"data":"{long}","eventType":"A"}}"#)).as_deref(), Some("A"));
}
