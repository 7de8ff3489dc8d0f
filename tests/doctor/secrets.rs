//! Keys that are not the secret's bytes, and secrets that are another's.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hookpost::delivery::digest;
use hookpost::doctor::{Case, Cause, Diagnosis, Note, examine};
use hookpost::model::Timestamp;

use crate::{NOW, OTHER, Request, SECRET, diagnose};

/// The request, signed anew with that key.
fn keyed(key: &[u8]) -> Request {
    let request = Request::new();
    let before = format!("{}.{}.", request.id, request.timestamp);
    let signature = format!("v1,{}", STANDARD.encode(digest(key, &[before.as_bytes(), &request.body])));
    Request { signature, ..request }
}

#[test]
fn a_prefix_left_in_and_a_key_that_was_not_decoded_are_named() {
    let encoded = SECRET.strip_prefix("whsec_").unwrap();
    keyed(SECRET.as_bytes()).has(&[Cause::SecretAsText]);
    keyed(encoded.as_bytes()).has(&[Cause::SecretUndecoded]);
    // `Buffer.from(secret, "base64")` in Node reads `_` as `/`.
    let node = STANDARD.decode(pad(&SECRET.replace('_', "/"))).unwrap();
    keyed(&node).has(&[Cause::SecretPrefixDecoded]);
    // `base64_decode` in PHP passes it over.
    let php = STANDARD.decode(pad(&SECRET.replace('_', ""))).unwrap();
    keyed(&php).has(&[Cause::SecretPrefixDecoded]);
}

/// Only whole groups, so that the standard decoder takes them as Node does.
fn pad(text: &str) -> String {
    let whole = text.len() / 4 * 4;
    let rest = &text[whole..];
    let tail = match rest.len() {
        2 => format!("{}==", zeroed(rest, 0b11_0000)),
        3 => format!("{}=", zeroed(rest, 0b11_1100)),
        _ => String::new(),
    };
    text[..whole].to_owned() + &tail
}

/// The last letter without the bits that no byte takes.
fn zeroed(rest: &str, mask: usize) -> String {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (start, last) = rest.split_at(rest.len() - 1);
    let bits = ALPHABET.find(last).unwrap() & mask;
    format!("{start}{}", &ALPHABET[bits..=bits])
}

#[test]
fn a_secret_without_its_prefix_is_the_same_secret() {
    let encoded = SECRET.strip_prefix("whsec_").unwrap();
    assert_eq!(Request::new().judged_by(&[encoded]), Diagnosis::Valid { secret: 0, age: 1 });
}

#[test]
fn a_secret_that_was_copied_badly_is_named() {
    let judged = |secret: &str| Request::new().judged_by(&[secret]);
    let explained = |cause| Diagnosis::Explained { secret: 0, causes: vec![cause] };
    for spaced in [format!("{SECRET}\n"), format!(" {SECRET}"), format!("\"{SECRET}\"")] {
        assert_eq!(judged(&spaced), explained(Cause::SecretSpaced));
    }
    assert_eq!(judged(&SECRET.replace('+', "-").replace('/', "_")), explained(Cause::SecretUrlSafe));
    let seen = |cause| Diagnosis::Unexplained { causes: vec![cause] };
    assert_eq!(judged(&SECRET[..SECRET.len() - 3]), seen(Cause::SecretUnreadable));
    assert_eq!(judged("hunter2!"), seen(Cause::SecretUnreadable));
}

#[test]
fn the_secret_of_another_endpoint_is_told_by_none_matching() {
    let request = Request::new();
    assert_eq!(request.judged_by(&[OTHER]), Diagnosis::Unexplained { causes: vec![Cause::OtherSecret(1)] });
    let third = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert_eq!(request.judged_by(&[OTHER, third]), Diagnosis::Unexplained { causes: vec![Cause::OtherSecret(2)] });
}

#[test]
fn a_rotated_secret_is_told_by_the_place_of_its_signature() {
    let request = Request::signed_by(crate::DATA, &[SECRET, OTHER]);
    let notes = |secret: &str| {
        let (headers, secrets) = (request.headers(), [secret]);
        let case = Case { headers: &headers, body: &request.body, secrets: &secrets, sent: None, likes: &[] };
        let examined = examine(&case);
        let verdict = examined.judge(Timestamp::from_millis(NOW));
        assert_eq!(verdict, Diagnosis::Valid { secret: 0, age: 0 });
        examined.notes().to_vec()
    };
    assert_eq!(notes(SECRET), []);
    assert_eq!(notes(OTHER), [Note::NotTheFirst { place: 2, of: 2 }]);
}

#[test]
fn a_key_misread_and_a_body_changed_at_once_are_both_named() {
    let request = keyed(SECRET.as_bytes());
    let body = [&request.body[..], b"\n"].concat();
    Request { body, ..request }.has(&[Cause::SecretAsText, Cause::NewlineAdded]);
}

#[test]
fn what_is_missing_is_asked_for() {
    use hookpost::doctor::Input;
    let request = Request::new();
    let all = vec![Input::Headers, Input::Body, Input::Secret];
    assert_eq!(diagnose("", b"", &[]), Diagnosis::Incomplete(all));
    assert_eq!(diagnose(&request.headers(), &request.body, &[]), Diagnosis::Incomplete(vec![Input::Secret]));
    assert_eq!(diagnose("host: a", &request.body, &[SECRET]), Diagnosis::Incomplete(vec![Input::Headers]));
}
