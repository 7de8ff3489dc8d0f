//! What counts as personal data, and what a made-up copy keeps.

#[path = "privacy/chance.rs"]
mod chance;

use hookpost::catalogue::entries;
use hookpost::privacy::{Kind, fake, find, find_in_headers};
use hookpost::schema::Schema;
use serde_json::{Value, json};

/// What is marked in a value, by pointer.
#[track_caller]
fn check(value: &Value, expected: &[(&str, Kind)]) {
    let marked = find(value.to_string().as_bytes());
    let marked: Vec<_> = marked.iter().map(|finding| (finding.pointer.as_str(), finding.kind)).collect();
    assert_eq!(marked, expected);
}

fn faked(value: &Value) -> Value {
    serde_json::from_str(&fake(value.to_string().as_bytes(), 1).expect("it is JSON")).expect("it stays JSON")
}

#[test]
fn names_say_what_a_value_is_however_they_are_spelt() {
    for name in ["firstName", "last_name", "SURNAME", "patientname", "Patient-Full-Name", "recipientNames"] {
        check(&json!({name: "x"}), &[(&format!("/{name}"), Kind::Name)]);
    }
    for name in ["dob", "dateOfBirth", "birth_date", "patientAge", "BirthYear"] {
        check(&json!({name: 1}), &[(&format!("/{name}"), Kind::DateOfBirth)]);
    }
    for name in ["mobileNumber", "phone", "contactTelephone", "fax"] {
        check(&json!({name: 447_700_900_123_u64}), &[(&format!("/{name}"), Kind::Phone)]);
    }
    check(&json!({"gender": "f"}), &[("/gender", Kind::Characteristic)]);
    check(&json!({"nhsNumber": "x1"}), &[("/nhsNumber", Kind::PersonalId)]);
    check(&json!({"apiKey": "x1", "publicToken": "y"}), &[("/apiKey", Kind::Secret), ("/publicToken", Kind::Secret)]);
    check(
        &json!({"notes": "x", "reason": "She is unwell today"}),
        &[("/notes", Kind::FreeText), ("/reason", Kind::FreeText)],
    );
    check(&json!({"result": "<7.00", "bmi": 22.5}), &[("/bmi", Kind::Health), ("/result", Kind::Health)]);
}

#[test]
fn names_of_things_and_codes_are_left_alone() {
    let harmless = json!({
        "eventName": "x", "fileName": "x", "productName": "x", "biomarker": {"name": "Glucose", "unit": "mmol/l"},
        "carrier": {"name": "Royal Mail"}, "state": "SHIPPED", "reason": "CANCELLED_BY_PATIENT", "resultId": "r1",
        "countryCode": "GB", "page": 3, "notes": 2, "ageing": "x", "emailVerified": true, "comment": null, "name": "x",
        "firstName": "", "surname": "-", "average": 3, "interpretationRule": "RANGE",
    });
    check(&harmless, &[]);
}

#[test]
fn an_object_says_what_its_parts_are() {
    check(
        &json!({"patient": {"name": "Ada"}, "nurse": "Joy Okafor", "signedBy": "Ann Sample", "kit": {"name": "Box"}}),
        &[("/nurse", Kind::Name), ("/patient/name", Kind::Name), ("/signedBy", Kind::Name)],
    );
    check(
        &json!({"address": {"line1": "1 High St", "state": "CA", "country": "US"}, "emails": ["a"], "name": {"given": "x"}}),
        &[("/address/line1", Kind::Address), ("/address/state", Kind::Address), ("/emails/0", Kind::Email)],
    );
    check(
        &json!({"values": [{"unit": "g", "value": 5}], "result": {"value": "5.2", "status": "DONE"}, "value": 7}),
        &[("/result/value", Kind::Health), ("/values/0/value", Kind::Health)],
    );
}

#[test]
fn shapes_say_what_a_value_is_whatever_its_name() {
    for (text, kind) in [
        ("ada@example.com", Kind::Email),
        ("write to Ada <ada.s+lab@mail.example.co.uk>.", Kind::Email),
        ("+44 7700 900123", Kind::Phone),
        ("call +1 (202) 555-0143 now", Kind::Phone),
        ("078-05-1120", Kind::PersonalId),
        ("943 476 5919", Kind::PersonalId),
        ("for Dr Ada Sample", Kind::Name),
        ("Bearer abcdefghijklmnop", Kind::Secret),
        ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Kind::Secret),
    ] {
        check(&json!({"x": text}), &[("/x", kind)]);
    }
    for text in [
        "AD234",
        "BLC2211006182093",
        "65f2b7c09d1e4a3b8c7d6e5f",
        "2026-11-16T09:14:02.417Z",
        "C1BLP10300",
        "+1",
        "a@b",
        "https://track.example.com/AB123456789GB",
        "Europe/London",
        "943 476 5918",
        "Basic blood panel results",
        "@",
        "",
        "Quantity Not Sufficient",
        "apt_91c04d",
        "12:30",
        "5 + 3",
        "Dr who",
    ] {
        check(&json!({"x": text}), &[]);
    }
    check(&json!({"a@example.com": {"x": 1}}), &[("/a@example.com", Kind::Email)]);
}

#[test]
fn a_finding_says_where_in_the_units_of_editors() {
    let text = "{\n  \"a\u{1F600}\": 1, \"lastName\":\t\"Zo\u{eb}\u{1F600}\"}";
    let found = find(text.as_bytes());
    assert_eq!(
        serde_json::to_value(&found).expect("it serialises"),
        json!([{
            "pointer": "/lastName", "line": 2, "column": 25, "length": 7, "kind": "name",
            "why": "By its name, `lastName`, it is a person's name.",
        }])
    );
}

#[test]
fn a_text_that_breaks_off_is_looked_through_as_far_as_it_goes() {
    let found = find(br#"{"delivery":{"email":"ada@example.com","#);
    assert_eq!(found.iter().map(|finding| finding.pointer.as_str()).collect::<Vec<_>>(), ["/delivery/email"]);
    assert_eq!(find(b""), []);
    let error = fake(b"{\"a\":1,}", 1).expect_err("it is not JSON");
    assert!(error.to_string().starts_with("the text is not JSON at line 1, column 7: "), "{error}");
}

#[test]
fn in_the_catalogue_only_the_delivery_and_the_results_are_personal() {
    for entry in entries() {
        let found = find(entry.examples()[2].text.as_bytes());
        let found: Vec<_> = found.iter().map(|finding| finding.pointer.as_str()).collect();
        let expected: Vec<String> = match entry.event_type {
            "ORDER.CREATED" => ["firstName", "lastName", "email", "mobileNumber"]
                .into_iter()
                .chain(["line1", "line2", "city", "postcode", "county", "state"])
                .map(|name| name.replace("line", "addressLine"))
                .map(|name| match name.as_str() {
                    "firstName" | "lastName" | "email" | "mobileNumber" => format!("/data/delivery/{name}"),
                    _ => format!("/data/delivery/address/{name}"),
                })
                .collect(),
            "TEST.PROCESSED" => (0..3)
                .flat_map(|at| ["result", "interpretation"].map(|name| format!("/data/biomarkerResults/{at}/{name}")))
                .collect(),
            _ => Vec::new(),
        };
        assert_eq!(found, expected, "{}", entry.event_type);
    }
}

#[test]
fn every_faked_example_is_valid_and_holds_none_of_the_originals() {
    for entry in entries() {
        let schema = Schema::compile(entry.schema()).expect("it compiles");
        for example in entry.examples() {
            let event: Value = serde_json::from_str(example.text).expect("JSON");
            let originals: Vec<_> = find(example.text.as_bytes());
            for seed in 0..4 {
                let text = fake(example.text.as_bytes(), seed).expect("JSON");
                assert_eq!(schema.check(text.as_bytes()), [], "{text}");
                assert_eq!(text.len(), example.text.len());
                for finding in &originals {
                    let original = event.pointer(&finding.pointer).expect("it was marked").to_string();
                    assert!(!text.contains(&original), "{original} is still in {text}");
                }
                let again: Vec<_> = find(text.as_bytes());
                assert_eq!(again, originals, "the copy is personal in the same places");
            }
        }
    }
}

#[test]
fn a_copy_is_the_same_for_a_seed_and_another_for_another() {
    let text = entries()[0].example().as_bytes();
    assert_eq!(fake(text, 7), fake(text, 7));
    assert_ne!(fake(text, 7), fake(text, 8));
}

#[test]
fn the_same_value_becomes_the_same_and_parts_still_agree() {
    let copy = faked(&json!({
        "firstName": "Ada", "contactName": "ADA Sample", "email": "ada.sample@clinic.test", "notes": "Ask Ada or Sample.",
        "emails": ["ada.sample@clinic.test", "ada@clinic.test"],
    }));
    let first = copy["firstName"].as_str().expect("text");
    let (upper, rest) = copy["contactName"].as_str().expect("text").split_once(' ').expect("two words");
    assert_eq!(upper, first.to_uppercase());
    assert_eq!(copy["emails"][0], copy["email"]);
    let email = copy["email"].as_str().expect("text");
    assert!(email.starts_with(&format!("{}.{}@", first.to_lowercase(), rest.to_lowercase())), "{copy}");
    assert!(copy["notes"].as_str().expect("text").contains(&format!("{first} ")), "{copy}");
}

#[test]
fn formats_are_kept() {
    let copy = faked(&json!({
        "dateOfBirth": "1990-02-28", "birthDate": "28/02/1990", "dob": "1990-02-28T23:59:59.999+01:00", "born": 19_900_228,
        "yearOfBirth": 1990, "age": 36, "mobileNumber": "+44 (7700) 900-123", "phone": "07700 900123", "postcode": "BS1 4QA",
        "result": ["5.2", "<7.00", ">=24"], "bmi": [0.05, 22.0, -3, 7],
    }));
    let text = |name: &str| copy[name].as_str().expect("text").to_owned();
    let schema = Schema::compile(
        r#"{"properties":{"dateOfBirth":{"format":"date"},"dob":{"format":"date-time"},
            "birthDate":{"pattern":"^(0[1-9]|1[0-2])/(0[1-9]|1[0-2])/(19|20)[0-9]{2}$"},
            "born":{"type":"integer","minimum":19300101,"maximum":20041228},
            "yearOfBirth":{"type":"integer","minimum":1930,"maximum":2004},"age":{"minimum":10,"maximum":99},
            "bmi":{"prefixItems":[{"exclusiveMinimum":0,"exclusiveMaximum":1},{"type":"integer"},{"type":"integer","maximum":-1}]}}}"#,
    );
    assert_eq!(schema.expect("it compiles").check(copy.to_string().as_bytes()), []);
    assert!(text("dob").ends_with("+01:00"));
    let mobile = text("mobileNumber");
    assert!(mobile.starts_with("+99 (9") && mobile.len() == 18 && &mobile[10..11] == " ", "{mobile}");
    assert!(text("phone").starts_with('0') && text("phone").as_bytes()[5] == b' ');
    let shape: String = text("postcode")
        .chars()
        .map(|c| {
            if c.is_ascii_digit() {
                '9'
            } else if c == ' ' {
                c
            } else {
                'A'
            }
        })
        .collect();
    assert_eq!(shape, "AA9 9AA");
    assert_eq!(copy["result"][1].as_str().expect("text").replace(|c: char| c.is_ascii_digit(), "9"), "<9.99");
}

#[test]
fn an_address_moves_to_a_host_that_is_nobodys() {
    for length in (4..16).chain([60, 75, 76, 77, 140]) {
        let domain = format!("{}.de", "d".repeat(length - 3));
        let text = json!({ "email": format!("ada@{domain}") });
        let copy = faked(&text)["email"].as_str().expect("text").to_owned();
        let (_, host) = copy.split_once('@').expect("an address");
        assert_eq!(host.len(), domain.len());
        let reserved = ["example.com", "example.org", "example.net", ".example", ".test", ".zz"];
        assert!(reserved.iter().any(|reserved| host.ends_with(reserved)), "{host}");
        assert!(host.split('.').all(|label| (1..=63).contains(&label.len())), "{host}");
    }
}

#[test]
fn headers_that_open_something_or_name_someone_are_marked() {
    let found = find_in_headers(&[
        ("Authorization", "Basic dXNlcjpwYXNz"),
        ("X-API-Key", "k"),
        ("X-Request-Id", "evt_1"),
        ("X-Patient-Name", "Ada"),
        ("From", "ada@example.com"),
        ("Cookie", "a=b"),
        ("X-Forwarded-For", "203.0.113.7"),
        ("X-Custom", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        ("Idempotency-Key", "1"),
        ("Content-Type", "application/json"),
        ("X-Auth-Token", ""),
        ("Proxy-Authorization", "bearer x"),
    ]);
    let short: Vec<_> = found.iter().map(|finding| (finding.index, finding.kind)).collect();
    let secret = Kind::Secret;
    assert_eq!(
        short,
        [
            (0, secret),
            (1, secret),
            (3, Kind::Name),
            (4, Kind::Email),
            (5, secret),
            (6, Kind::PersonalId),
            (7, secret),
            (11, secret)
        ]
    );
    assert_eq!(found[0].why, "It holds a user name and a password, which are encoded but not encrypted.");
    assert!(found.iter().all(|finding| !finding.why.contains("Ada") && !finding.why.contains("dXNl")));
}
