//! What is wrong with a text, where, and in which words: all of it is shown to partners, so all of it is pinned here.

use hookpost::schema::{Schema, Violation};

/// Checks rows of schema, text and violations, each as `pointer | keyword | line:column | message`.
fn check(rows: &[(&str, &str, &[&str])]) {
    for (schema, text, expected) in rows {
        let schema = Schema::compile(schema).unwrap_or_else(|error| panic!("{error}"));
        let line = |v: &Violation| format!("{} | {} | {}:{} | {}", v.pointer, v.keyword, v.line, v.column, v.message);
        let told: Vec<String> = schema.check(text.as_bytes()).iter().map(line).collect();
        assert_eq!(told, *expected, "{text}");
    }
}

#[test]
fn a_value_of_the_wrong_type_or_choice_is_told_with_what_it_should_be() {
    check(&[
        (r#"{"type":"object"}"#, "[1]", &[" | /type | 1:1 | The document must be an object; it is an array"]),
        (
            r#"{"properties":{"quantity":{"type":"integer"}}}"#,
            r#"{"quantity": "2"}"#,
            &[
                r#"/quantity | /properties/quantity/type | 1:14 | `quantity` must be a whole number; it is the text "2"; remove the quotes"#,
            ],
        ),
        (
            r#"{"properties":{"quantity":{"type":"integer"}}}"#,
            r#"{"quantity": 1.5}"#,
            &["/quantity | /properties/quantity/type | 1:14 | `quantity` must be a whole number; it is 1.5"],
        ),
        (
            r#"{"properties":{"quantity":{"type":["integer","number","null"]}}}"#,
            r#"{"quantity": []}"#,
            &["/quantity | /properties/quantity/type | 1:14 | `quantity` must be null or a number; it is an array"],
        ),
        (
            r#"{"properties":{"n":{"type":"string"}}}"#,
            r#"{"n": 447700900123}"#,
            &["/n | /properties/n/type | 1:7 | `n` must be text; it is the number 447700900123; put quotes around it"],
        ),
        (
            r#"{"properties":{"n":{"type":"boolean"}}}"#,
            r#"{"n": "true"}"#,
            &[r#"/n | /properties/n/type | 1:7 | `n` must be true or false; it is the text "true"; remove the quotes"#],
        ),
        (
            r#"{"properties":{"a b":{"const":"X"}}}"#,
            r#"{"a b": "YYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYY"}"#,
            &[
                "/a b | /properties/a b/const | 1:9 | `[\"a b\"]` must be \"X\"; it is \"YYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYY\u{2026}",
            ],
        ),
        (
            r#"{"enum":["LOW","NORMAL","HIGH"]}"#,
            r#""NORMLA""#,
            &[
                r#" | /enum | 1:1 | The document must be one of "LOW", "NORMAL" or "HIGH"; it is "NORMLA"; did you mean "NORMAL"?"#,
            ],
        ),
        (r#"{"enum":[1]}"#, "{}", &[" | /enum | 1:1 | The document must be 1; it is an object"]),
        (r#"{"type":"object"}"#, "null", &[" | /type | 1:1 | The document must be an object; it is null"]),
        (
            r#"{"items":{"type":"integer"}}"#,
            "[\n  1,\r\n  \"🐲\", \"x\"\n]",
            &[
                r#"/1 | /items/type | 3:3 | `[1]` must be a whole number; it is the text "🐲""#,
                r#"/2 | /items/type | 3:9 | `[2]` must be a whole number; it is the text "x""#,
            ],
        ),
    ]);
}

#[test]
fn bounds_lengths_patterns_and_formats_are_told_with_what_is_there() {
    check(&[
        (
            r#"{"properties":{"quantity":{"type":"integer","minimum":1}}}"#,
            "{\n  \"quantity\": 0\n}",
            &["/quantity | /properties/quantity/minimum | 2:15 | `quantity` must be at least 1; it is 0"],
        ),
        (
            r#"{"maximum":1.0,"exclusiveMinimum":0,"exclusiveMaximum":5,"multipleOf":0.1}"#,
            "7.25",
            &[
                " | /maximum | 1:1 | The document must be at most 1.0; it is 7.25",
                " | /exclusiveMaximum | 1:1 | The document must be below 5; it is 7.25",
                " | /multipleOf | 1:1 | The document must be a multiple of 0.1; it is 7.25",
            ],
        ),
        (
            r#"{"maximum":1.0,"exclusiveMinimum":0,"exclusiveMaximum":5,"multipleOf":0.1}"#,
            "0",
            &[" | /exclusiveMinimum | 1:1 | The document must be above 0; it is 0"],
        ),
        (
            r#"{"items":{"minLength":1,"maxLength":3,"pattern":"^a*$"}}"#,
            r#"["", "aaaa", "b", "🐲🐲🐲🐲"]"#,
            &[
                "/0 | /items/minLength | 1:2 | `[0]` must have at least 1 character; it is empty",
                "/1 | /items/maxLength | 1:6 | `[1]` must have at most 3 characters; it has 4",
                r#"/2 | /items/pattern | 1:14 | `[2]` must match the pattern ^a*$; it is "b""#,
                "/3 | /items/maxLength | 1:19 | `[3]` must have at most 3 characters; it has 4",
                r#"/3 | /items/pattern | 1:19 | `[3]` must match the pattern ^a*$; it is "🐲🐲🐲🐲""#,
            ],
        ),
        (
            r#"{"items":{"format":"date-time"}}"#,
            r#"["2026-11-23"]"#,
            &[
                r#"/0 | /items/format | 1:2 | `[0]` must be a date and time such as 2026-11-23T20:00:00.000Z; it is "2026-11-23""#,
            ],
        ),
    ]);
}

#[test]
fn arrays_are_told_by_count_or_by_the_item_at_fault() {
    check(&[
        (
            r#"{"minItems":2,"maxItems":3,"uniqueItems":true}"#,
            "[1]",
            &[" | /minItems | 1:1 | The document must have at least 2 items; it has 1"],
        ),
        (
            r#"{"properties":{"kits":{"minItems":2,"maxItems":3,"uniqueItems":true}}}"#,
            r#"{"kits":[1, 2, 1.0, 3, 10e-1]}"#,
            &[
                "/kits | /properties/kits/maxItems | 1:9 | `kits` must have at most 3 items; it has 5",
                "/kits/2 | /properties/kits/uniqueItems | 1:16 | `kits[2]` repeats `kits[0]`; no two items may be equal",
                "/kits/4 | /properties/kits/uniqueItems | 1:24 | `kits[4]` repeats `kits[2]`; no two items may be equal",
            ],
        ),
        (
            r#"{"contains":{"const":1},"minContains":1,"maxContains":1}"#,
            "[1,1]",
            &[" | /maxContains | 1:1 | The document must have at most 1 item of the kind asked for; it has 2"],
        ),
        (
            r#"{"contains":{"const":1},"minContains":1,"maxContains":1}"#,
            "[2]",
            &[" | /contains | 1:1 | The document must have at least 1 item of the kind asked for; it has 0"],
        ),
        (
            r#"{"prefixItems":[true],"items":false}"#,
            "[1,2,3]",
            &["/1 | /items | 1:4 | `[1]` is one item too many; the array must end before it, after 1"],
        ),
        (
            r#"{"prefixItems":[true],"unevaluatedItems":false}"#,
            "[1,2]",
            &["/1 | /unevaluatedItems | 1:4 | `[1]` is not allowed here"],
        ),
    ]);
}

#[test]
fn objects_are_told_by_the_member_that_is_missing_or_too_much() {
    check(&[
        (
            r#"{"minProperties":1,"maxProperties":1}"#,
            "{}",
            &[" | /minProperties | 1:1 | The document must have at least 1 member; it has 0"],
        ),
        (
            r#"{"minProperties":1,"maxProperties":1}"#,
            r#"{"a":1,"b":2}"#,
            &[" | /maxProperties | 1:1 | The document must have at most 1 member; it has 2"],
        ),
        (
            r#"{"properties":{"data":{"required":["orderNumber","kitId"]}}}"#,
            "{\"data\":\n {\"orderNmuber\":1}}",
            &[
                "/data | /properties/data/required | 2:2 | `data` must have `orderNumber`; did you mean it by `orderNmuber`?",
                "/data | /properties/data/required | 2:2 | `data` must have `kitId`; it is missing",
            ],
        ),
        (r#"{"required":["id"]}"#, "{}", &[" | /required | 1:1 | The document must have `id`; it is missing"]),
        (
            r#"{"dependentRequired":{"a":["b","c"]}}"#,
            r#"{"a":1,"c":1}"#,
            &[" | /dependentRequired | 1:1 | The document must have `b`, because it has `a`"],
        ),
        (
            r#"{"properties":{"kitId":true},"additionalProperties":false}"#,
            r#"{"kitid":1, "zzz":2}"#,
            &[
                "/kitid | /additionalProperties | 1:2 | `kitid` is not allowed here; did you mean `kitId`?",
                "/zzz | /additionalProperties | 1:13 | `zzz` is not allowed here",
            ],
        ),
        (
            r#"{"properties":{"kitId":true},"unevaluatedProperties":false}"#,
            r#"{"kitId":1, "zzz":2}"#,
            &["/zzz | /unevaluatedProperties | 1:13 | `zzz` is not allowed here"],
        ),
        (r#"{"properties":{"a":false}}"#, r#"{"a":1}"#, &["/a | /properties/a | 1:6 | `a` is not allowed here"]),
        (
            r#"{"propertyNames":{"pattern":"^[a-z]+$"}}"#,
            r#"{"a":1, "B":2}"#,
            &[r#"/B | /propertyNames/pattern | 1:9 | The name `B` must match the pattern ^[a-z]+$; it is "B""#],
        ),
        (
            "true",
            "{\"a\":1,\n\"b\":2, \"\\u0061\":3}",
            &["/a |  | 2:8 | `a` is written twice in one object; remove one of the two"],
        ),
    ]);
}

#[test]
fn combined_schemas_are_told_by_the_alternative_that_comes_nearest() {
    check(&[
        (
            r#"{"anyOf":[{"type":"string"},{"type":"null"}]}"#,
            "1",
            &[" | /anyOf | 1:1 | The document must be null or text; it is the number 1; put quotes around it"],
        ),
        (
            r#"{"anyOf":[{"type":"object","required":["a"]},{"type":"null"}]}"#,
            "{}",
            &[
                " | /anyOf | 1:1 | The document matches none of the 2 alternatives allowed",
                " | /anyOf/0/required | 1:1 | The document must have `a`; it is missing",
            ],
        ),
        (
            r#"{"oneOf":[{"minimum":1},{"minimum":2}]}"#,
            "3",
            &[" | /oneOf | 1:1 | The document matches alternatives 1 and 2; exactly one may match"],
        ),
        (
            r#"{"oneOf":[{"minimum":1},{"minimum":2}]}"#,
            "0",
            &[
                " | /oneOf | 1:1 | The document matches none of the 2 alternatives allowed",
                " | /oneOf/0/minimum | 1:1 | The document must be at least 1; it is 0",
            ],
        ),
        (r#"{"not":{"type":"null"}}"#, "null", &[" | /not | 1:1 | The document is what the schema's `not` excludes"]),
        (
            r#"{"if":{"properties":{"t":{"const":1}}},"then":{"required":["x"]},"else":{"required":["y"]}}"#,
            r#"{"t":1}"#,
            &[" | /then/required | 1:1 | The document must have `x`; it is missing"],
        ),
        (
            r##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"null"}}}"##,
            "1",
            &[" | /$defs/a/type | 1:1 | The document must be null; it is the number 1"],
        ),
    ]);
}

#[test]
fn only_the_given_properties_are_required_of_the_root() {
    let schema = r#"{"required":["id","data"],"properties":{"data":{"required":["kitId"]}}}"#;
    let schema = Schema::compile(schema).expect("it compiles").requiring_only(&["data", "eventType"]);
    let pointers = |text: &str| schema.check(text.as_bytes()).iter().map(|v| v.message.clone()).collect::<Vec<_>>();
    assert_eq!(pointers(r#"{"eventType":"A","data":{"kitId":"K"}}"#), [] as [&str; 0]);
    assert_eq!(
        pointers(r#"{"data":{}}"#),
        ["The document must have `eventType`; it is missing", "`data` must have `kitId`; it is missing"]
    );
}

#[test]
fn violations_are_serialised_in_camel_case() {
    let violation = Violation {
        pointer: "/data/quantity".to_owned(),
        keyword: "/properties/data/properties/quantity/minimum".to_owned(),
        line: 2,
        column: 15,
        message: "`data.quantity` must be at least 1; it is 0".to_owned(),
    };
    let json = r#"{"pointer":"/data/quantity","keyword":"/properties/data/properties/quantity/minimum","line":2,"column":15,"message":"`data.quantity` must be at least 1; it is 0"}"#;
    assert_eq!(serde_json::to_string(&violation).expect("it is plain data"), json);
    assert_eq!(serde_json::from_str::<Violation>(json).expect("it is its own JSON"), violation);
}

#[test]
fn thousands_of_violations_keep_their_order_and_places() {
    let schema = Schema::compile(r#"{"items":{"type":"integer"}}"#).expect("it compiles");
    let text = format!("[{}1]", "\"\u{1f432}\",\n".repeat(5_000));
    let violations = schema.check(text.as_bytes());
    assert_eq!(violations.len(), 5_000);
    for (index, violation) in violations.iter().enumerate() {
        let line = u32::try_from(index).expect("few") + 1;
        let column = if index == 0 { 2 } else { 1 };
        assert_eq!((violation.line, violation.column), (line, column));
        assert_eq!(violation.pointer, format!("/{index}"));
    }
}
