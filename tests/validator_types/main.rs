//! The TypeScript types of the validator's module say what the rings' values are, member for member.
//!
//! Every value here is written out in full, so a member or a kind that is added in Rust does not compile here until it has
//! its place; then it fails until TypeScript has it too, and the other way round.

mod shapes;

use hookpost::inspect::{Form, Inspected, Inspection};
use hookpost::lifecycle::{EventRef, Finding, Parent, Reason, Step, Story, Subject, SubjectKind, Unplaced};
use hookpost::model::Timestamp;
use hookpost::privacy::{self, HeaderLineFinding, Kind};
use hookpost::schema::Violation;
use serde::Serialize;
use serde_json::Value;
use shapes::Shapes;

/// Every one of an enum's values without members; one that is missing does not compile.
macro_rules! every {
    ($type:ident: $($variant:ident)*) => {{
        let _ = |value: $type| match value { $($type::$variant => ()),* };
        [$($type::$variant),*]
    }};
}

fn shapes() -> Shapes {
    let text = |source: &str| {
        let (_, text) = source.split_once("r#\"").expect("the types stand in a raw string");
        let (text, _) = text.split_once("\"#;").expect("the raw string ends");
        text.to_owned()
    };
    let sources = [include_str!("../../src/validator/types.rs"), include_str!("../../src/received/types.rs")];
    Shapes::read(&sources.map(text).concat())
}

fn json(value: impl Serialize) -> Value {
    serde_json::to_value(value).expect("it can be written")
}

fn violation() -> Violation {
    Violation {
        pointer: "/data".to_owned(),
        keyword: "/type".to_owned(),
        line: 1,
        column: 2,
        message: "It must".to_owned(),
    }
}

fn inspections() -> Vec<Inspection> {
    let full = Inspected {
        index: 0,
        event_type: Some("ORDER.CREATD".into()),
        nearest: Some("ORDER.CREATED".into()),
        line: 1,
        column: 1,
        valid: false,
        violations: vec![violation()],
    };
    let bare = Inspected { event_type: None, nearest: None, violations: Vec::new(), ..full.clone() };
    let documents = vec![full, bare];
    let of = |form| Inspection { form, valid: false, documents: documents.clone(), outside: None, omitted: 7 };
    let mut inspections: Vec<_> = every!(Form: Event Array Lines).into_iter().map(of).collect();
    inspections[1].outside = Some(violation());
    inspections
}

fn kinds() -> [Kind; 10] {
    every!(Kind: Name DateOfBirth Characteristic Email Phone Address PersonalId Health FreeText Secret)
}

fn findings() -> Vec<Finding> {
    let event = || EventRef {
        event: 1,
        event_type: "ORDER.CREATED".to_owned(),
        created_at: Some(Timestamp::from_millis(1_700_000_000_000)),
    };
    let other = || EventRef { created_at: None, ..event() };
    let (id, subject) = (|| "AD234".to_owned(), SubjectKind::Order);
    let all = vec![
        Finding::Missing { event_type: id(), subject, id: id(), proof: event() },
        Finding::TooEarly { event: event(), before: other() },
        Finding::Contradicts { event: event(), other: other() },
        Finding::IdReused { event: event(), event_id: id(), other: other() },
        Finding::NamedTooEarly { event: event(), named: subject, id: id(), from: id() },
        Finding::TwoParents { subject, id: id(), parents: vec![id()] },
        Finding::TooManyKits { id: id(), quantity: 1, kits: 2 },
        Finding::AfterCancelled { event: event(), cancelled: other() },
        Finding::NotMobile { event: event(), phlebotomy_type: id() },
        Finding::Repeat { event: event(), of: other() },
        Finding::Duplicate { event: event(), of: other() },
        Finding::ArrivedLate { event: event(), after: other() },
        Finding::NoTime { event: other() },
        Finding::Unlinked { subject, id: id() },
    ];
    // One more kind does not compile here until it stands above too.
    let place = |finding: &Finding| match finding {
        Finding::Missing { .. } => 0,
        Finding::TooEarly { .. } => 1,
        Finding::Contradicts { .. } => 2,
        Finding::IdReused { .. } => 3,
        Finding::NamedTooEarly { .. } => 4,
        Finding::TwoParents { .. } => 5,
        Finding::TooManyKits { .. } => 6,
        Finding::AfterCancelled { .. } => 7,
        Finding::NotMobile { .. } => 8,
        Finding::Repeat { .. } => 9,
        Finding::Duplicate { .. } => 10,
        Finding::ArrivedLate { .. } => 11,
        Finding::NoTime { .. } => 12,
        Finding::Unlinked { .. } => 13,
    };
    assert!(all.iter().map(place).eq(0..14));
    all
}

fn reasons() -> Vec<Reason> {
    let name = || "ORDER.LOST".to_owned();
    let all = vec![
        Reason::NotJson { line: 1, column: 2, message: name() },
        Reason::NoEventType,
        Reason::UnknownEventType { name: name() },
        Reason::NoKnownId { name: name() },
    ];
    let place = |reason: &Reason| match reason {
        Reason::NotJson { .. } => 0,
        Reason::NoEventType => 1,
        Reason::UnknownEventType { .. } => 2,
        Reason::NoKnownId { .. } => 3,
    };
    assert!(all.iter().map(place).eq(0..4));
    all
}

fn story() -> Story {
    let step = Step {
        event_type: "ORDER.CREATED".to_owned(),
        event: 0,
        event_id: Some("evt_1".to_owned()),
        created_at: Some(Timestamp::from_millis(1_700_000_000_000)),
        received: 1,
        findings: findings(),
    };
    let bare = Step { event_id: None, created_at: None, findings: Vec::new(), ..step.clone() };
    let subject = |kind| Subject {
        kind,
        id: "AD234".to_owned(),
        parent: Some(Parent { kind, id: "AD234".to_owned() }),
        steps: vec![step.clone(), bare.clone()],
        findings: findings(),
    };
    let mut subjects: Vec<_> = every!(SubjectKind: Order Kit Test).into_iter().map(subject).collect();
    subjects[0].parent = None;
    let unplaced = |reason| Unplaced { event: 0, received: 1, reason };
    Story { subjects, unplaced: reasons().into_iter().map(unplaced).collect() }
}

#[test]
fn typescript_has_the_shapes_of_the_rings_and_no_others() {
    let mut shapes = shapes();
    for inspection in inspections() {
        shapes.check("Inspection", &json(inspection));
    }
    shapes.check("Story", &json(story()));
    let why = || "By its name".to_owned();
    for kind in kinds() {
        let found = privacy::Finding { pointer: "/data".to_owned(), line: 1, column: 2, length: 3, kind, why: why() };
        shapes.check("PersonalData", &json(found));
        let found = HeaderLineFinding { line: 1, column: 2, length: 3, name: "from".to_owned(), kind, why: why() };
        shapes.check("HeaderData", &json(found));
    }
    assert_eq!(shapes.unused(), [""; 0], "TypeScript declares what no value has");
}

#[test]
fn a_shape_refuses_what_it_does_not_declare() {
    let text = r#"export interface A { b: string; /** or not */ c?: "x" | "y"; } export type D = { e: A[] } | null;"#;
    let refuses = |name: &str, value: &str| {
        let value = serde_json::from_str(value).expect("the value is JSON");
        std::panic::catch_unwind(|| Shapes::read(text).check(name, &value)).is_err()
    };
    for (name, value) in [
        ("A", r#"{"b":1}"#),
        ("A", r#"{"c":"x"}"#),
        ("A", r#"{"b":"","d":1}"#),
        ("A", r#"{"b":"","c":"z"}"#),
        ("A", r#"{"b":"","c":null}"#),
        ("D", r#"{"e":{}}"#),
        ("D", r#"{"e":[{}]}"#),
    ] {
        assert!(refuses(name, value), "{name} takes {value}");
    }
    let mut shapes = Shapes::read(text);
    shapes.check("D", &serde_json::json!({ "e": [{ "b": "", "c": "y" }] }));
    assert_eq!(shapes.unused(), [r#"A: Literal("x")"#, r#"D: Word("null")"#]);
}
