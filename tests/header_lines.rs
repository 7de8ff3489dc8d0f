//! Headers as they are pasted with a request: what is marked, where, and what a fake leaves.

use hookpost::privacy::{Kind, fake, fake_header_lines, find_in_header_lines, split_request};

const HEADERS: &str = "POST /hooks HTTP/1.1\r
host: api.clinic.example\r
> Authorization:  Bearer abcDEF123456\r
x-pätient: not a header name\r
X-Patient-Email: ada.sample@clinic.example\r
x-kit-id: TSAB1001\r
\r
";

#[test]
fn values_are_marked_at_their_place() {
    let found = find_in_header_lines(HEADERS);
    let short: Vec<_> =
        found.iter().map(|found| (found.line, found.column, found.length, &*found.name, found.kind)).collect();
    assert_eq!(short, [(3, 19, 19, "Authorization", Kind::Secret), (5, 18, 25, "X-Patient-Email", Kind::Email)]);
}

#[test]
fn columns_and_lengths_count_utf16_code_units() {
    let found = find_in_header_lines("x-patient-name: 😀da Sample 😀");
    assert_eq!((found[0].column, found[0].length), (17, 14));
}

#[test]
fn a_fake_keeps_every_other_byte_and_the_scheme() {
    let copy = fake_header_lines(HEADERS, 7);
    assert_eq!(copy.len(), HEADERS.len());
    for (before, after) in HEADERS.lines().zip(copy.lines()) {
        if before.starts_with("> Authorization") {
            let token = after.strip_prefix("> Authorization:  Bearer ").expect("name and scheme stay");
            assert_ne!(token, "abcDEF123456");
        } else if before.starts_with("X-Patient-Email") {
            let value = after.strip_prefix("X-Patient-Email: ").expect("the name stays");
            assert!(!value.contains("ada") && !value.contains("clinic"), "{value}");
        } else {
            assert_eq!(after, before);
        }
    }
}

#[test]
fn who_stands_in_headers_and_body_is_one_person_in_the_fake() {
    let body = r#"{"email":"ada.sample@clinic.example"}"#;
    for seed in 0..50 {
        let body = fake(body.as_bytes(), seed).expect("it is JSON");
        let headers = fake_header_lines("x-patient-email: ada.sample@clinic.example", seed);
        let (_, address) = headers.split_once(' ').expect("a value");
        assert!(body.contains(address), "{body} {address}");
    }
}

#[test]
fn a_request_pasted_whole_is_headers_and_a_body() {
    let request = format!("{HEADERS}\r\n{{\"id\":1}}\r\n");
    assert_eq!(split_request(&request), Some((HEADERS.trim_end(), "{\"id\":1}\r\n")));
    assert_eq!(split_request("a: b\n\n[1]"), Some(("a: b", "[1]")));
    assert_eq!(split_request(HEADERS), None, "there is no body");
    assert_eq!(split_request("a: b\n\nhello"), None, "the body is no JSON");
    assert_eq!(split_request("{\n\n[1]"), None, "there is no header");
}
