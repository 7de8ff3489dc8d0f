//! What the compiler of schemas refuses, so that it never passes silently; and what its numbers mean.

use hookpost::schema::{Compiler, Formats, Schema, UnknownKeywords};

#[test]
fn what_is_not_supported_does_not_compile_and_names_its_pointer() {
    let rows = [
        (r#"{"minimun":1}"#, "/minimun", "the keyword `minimun` is not supported"),
        (r#"{"properties":{"a":{"format":"color"}}}"#, "/properties/a/format", "the format `color` is not supported"),
        (
            r#"{"properties":{"a/b":{"pattern":"(?=a)"}}}"#,
            "/properties/a~1b/pattern",
            "the pattern `(?=a)` cannot be used: looking around is not supported",
        ),
        (r#"{"pattern":"("}"#, "/pattern", "the pattern `(` cannot be used: a group is not closed"),
        ("{", "", "The text ends too early; a name in double quotes or `}` is expected here"),
        ("1", "", "a schema is an object, true or false"),
        (r#"{"type":"text"}"#, "/type", "`type` must be one of JSON's types or an array of them"),
        (r#"{"minLength":-1}"#, "/minLength", "`minLength` must be a whole number, 0 or more"),
        (r##"{"$ref":"#/$defs/x"}"##, "/$ref", "the reference `#/$defs/x` leads nowhere"),
        (r##"{"$ref":"#"}"##, "", "the schema refers to itself without end"),
        (
            r#"{"$ref":"https://example.com/x.json"}"#,
            "/$ref",
            "the reference `https://example.com/x.json` leads nowhere",
        ),
        (
            r#"{"$schema":"http://json-schema.org/draft-07/schema#"}"#,
            "/$schema",
            "the dialect `http://json-schema.org/draft-07/schema` is not supported",
        ),
        (r#"{"a":1,"a":2}"#, "", r#"the name "a" is repeated"#),
        (r#"{"required":"a"}"#, "/required", "`required` must be an array of strings"),
        (r#"{"allOf":[]}"#, "/allOf", "`allOf` must be an array of schemas, at least one"),
        (r#"{"multipleOf":0}"#, "/multipleOf", "`multipleOf` must be above 0 and of 19 digits at most"),
        (r#"{"enum":1}"#, "/enum", "`enum` must be an array"),
        (r#"{"properties":{"a":3}}"#, "/properties/a", "a schema is an object, true or false"),
        (r#"{"dependencies":{}}"#, "/dependencies", "the keyword `dependencies` is not supported"),
    ];
    for (schema, pointer, message) in rows {
        let error = Schema::compile(schema).expect_err(schema);
        assert_eq!((error.pointer.as_str(), error.message.as_str()), (pointer, message), "{schema}");
    }
}

/// Whether a text is valid by a schema.
fn holds(schema: &str, text: &str) -> bool {
    Schema::compile(schema).unwrap_or_else(|error| panic!("{error}")).check(text.as_bytes()).is_empty()
}

#[test]
fn numbers_count_by_value_however_they_are_written() {
    for whole in ["1", "1.0", "1e2", "-0", "0.0", "100e-2", "12345678901234567890123", "1e400", "-5.0e0"] {
        assert!(holds(r#"{"type":"integer"}"#, whole), "{whole}");
    }
    for broken in ["1.5", "1e-1", "100e-3", "0.1", "12345678901234567890123.5", "1e-400"] {
        assert!(!holds(r#"{"type":"integer"}"#, broken), "{broken}");
    }
    for (left, right) in [
        ("1", "1.0"),
        ("100", "1e2"),
        ("0", "-0.0"),
        ("0", "0e5"),
        ("12345678901234567890123", "1.2345678901234567890123e22"),
        ("[1, {\"a\": 2.0}]", "[1.0, {\"a\": 2}]"),
    ] {
        assert!(holds(&format!("{{\"const\":{left}}}"), right), "{left} is {right}");
        assert!(holds(&format!("{{\"enum\":[null,{right}]}}"), left), "{right} is {left}");
        assert!(!holds(r#"{"uniqueItems":true}"#, &format!("[{left},{right}]")), "{left} is {right}");
    }
    for (left, right) in
        [("9007199254740992", "9007199254740993"), ("0.1", "0.10000000000000001"), ("1e400", "1e401"), ("1", "-1")]
    {
        assert!(!holds(&format!("{{\"const\":{left}}}"), right), "{left} is not {right}");
        assert!(holds(r#"{"uniqueItems":true}"#, &format!("[{left},{right}]")), "{left} is not {right}");
    }
}

#[test]
fn bounds_and_divisors_are_exact() {
    assert!(!holds(r#"{"maximum":9007199254740992}"#, "9007199254740993"));
    assert!(holds(r#"{"minimum":0.3}"#, "0.3"));
    assert!(!holds(r#"{"minimum":0.3}"#, "0.29999999999999999999"));
    assert!(holds(r#"{"exclusiveMinimum":-1e400}"#, "-1e399"));
    assert!(holds(r#"{"minimum":-2}"#, "-1.5"));
    assert!(!holds(r#"{"minimum":-1}"#, "-1.5"));
    assert!(holds(r#"{"multipleOf":0.1}"#, "0.3"));
    assert!(holds(r#"{"multipleOf":0.01}"#, "4.35"));
    assert!(!holds(r#"{"multipleOf":0.01}"#, "4.355"));
    assert!(holds(r#"{"multipleOf":3}"#, "-9"));
    assert!(holds(r#"{"multipleOf":7}"#, "7e100000"));
    assert!(!holds(r#"{"multipleOf":7}"#, "1e100000"));
    assert!(holds(r#"{"multipleOf":1e300}"#, "0"));
}

#[test]
fn lengths_count_characters_as_code_points() {
    assert!(holds(r#"{"minLength":2,"maxLength":2}"#, r#""🐲é""#));
    assert!(holds(r#"{"maxLength":1}"#, r#""\ud83d\udc32""#));
    assert!(holds(r#"{"maxLength":2.0}"#, r#""ab""#));
}

#[test]
fn choices_left_open_by_the_specification_can_be_made_otherwise() {
    let schema = r#"{"format":"email","madeUp":1}"#;
    let ignoring = Compiler::new().unknown_keywords(UnknownKeywords::Ignore);
    assert!(Compiler::new().compile(schema).is_err());
    assert_eq!(ignoring.compile(schema).expect("it compiles").check(b"\"x\"").len(), 1);
    let annotating = ignoring.formats(Formats::Annotate);
    assert_eq!(annotating.compile(schema).expect("it compiles").check(b"\"x\""), []);
    assert!(holds(r#"{"x-internal":true}"#, "1"), "extensions by their usual prefix are annotations");
}

#[test]
fn remote_schemas_are_found_by_address_and_told_by_it() {
    let remote = r#"{"$id":"https://example.com/kit.json","type":"string","$defs":{"count":{"type":"integer"}}}"#;
    let schema = r#"{"properties":{"kit":{"$ref":"https://example.com/kit.json"},
        "count":{"$ref":"https://example.com/kit.json#/$defs/count"}}}"#;
    let schema = Schema::compile_with(schema, &[("https://example.com/kit.json", remote)]).expect("it compiles");
    let violations = schema.check(br#"{"kit":1,"count":"1"}"#);
    let keywords: Vec<&str> = violations.iter().map(|violation| violation.keyword.as_str()).collect();
    assert_eq!(keywords, ["https://example.com/kit.json#/type", "https://example.com/kit.json#/$defs/count/type"]);
}

#[test]
fn a_schema_that_checks_the_same_values_again_and_again_is_cut_off() {
    let schema = r##"{"allOf":[{"items":{"$ref":"#"}},{"items":{"$ref":"#"}}]}"##;
    let text = format!("{}{}", "[".repeat(100), "]".repeat(100));
    let violations = Schema::compile(schema).expect("it compiles").check(text.as_bytes());
    assert_eq!(violations.len(), 1);
    assert!(violations[0].message.starts_with("The document cannot be checked"));
}

#[test]
fn a_schema_that_loops_only_while_a_text_is_checked_is_cut_off() {
    let schema = r##"{"$dynamicAnchor":"node","$dynamicRef":"#node"}"##;
    let violations = Schema::compile(schema).expect("it compiles").check(b"1");
    assert_eq!(
        violations[0].message,
        "The document cannot be checked: the schema applies itself without end, or nearly so"
    );
}
