//! Signatures over another text, written another way, or made at another time.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use hookpost::delivery::digest;
use hookpost::doctor::{Case, Cause, Diagnosis, Form, examine};
use hookpost::model::{Secret, Timestamp};

use crate::{NOW, OTHER, Request, SECRET};

pub(crate) fn digest_of(parts: &[&[u8]]) -> [u8; 32] {
    digest(Secret::parse(SECRET).unwrap().key().reveal(), parts)
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[test]
fn what_was_signed_instead_is_named() {
    let request = Request::new();
    let (id, at, body) = (&request.id, &request.timestamp, request.text());
    let forms = [
        (Form::BodyAlone, body.clone()),
        (Form::WithoutId, format!("{at}.{body}")),
        (Form::WithoutTimestamp, format!("{id}.{body}")),
        (Form::Swapped, format!("{at}.{id}.{body}")),
        (Form::InMillis, format!("{id}.{at}000.{body}")),
    ];
    let separators = [":", "", "\n", "-", "_", "|", ",", " ", "/"];
    let separated = separators.map(|between| (Form::Separator(between), format!("{id}{between}{at}{between}{body}")));
    for (form, text) in forms.into_iter().chain(separated) {
        let signature = format!("v1,{}", base64(&digest_of(&[text.as_bytes()])));
        Request { signature, ..request.clone() }.has(&[Cause::Signed(form)]);
    }
}

#[test]
fn a_signature_that_is_written_another_way_is_named() {
    let request = Request::new();
    let text = request.signature.strip_prefix("v1,").unwrap();
    let bytes = STANDARD.decode(text).unwrap();
    let hex = bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let url_safe = URL_SAFE.encode(&bytes);
    assert_ne!(url_safe, text, "the signature has a letter that URLs spell otherwise");
    let ways = [
        (format!("v1,{hex}"), Cause::SignatureHex),
        (format!("v1,{}", hex.to_uppercase()), Cause::SignatureHex),
        (hex.clone(), Cause::SignatureHex),
        (format!("sha256={hex}"), Cause::SignatureHex),
        (format!("v1,{}", STANDARD.encode(&hex)), Cause::SignatureHexInBase64),
        (format!("v1,{url_safe}"), Cause::SignatureUrlSafe),
        (text.to_owned(), Cause::SignatureBare),
        (request.signature[..request.signature.len() - 1].to_owned(), Cause::SignatureCut(1)),
        (request.signature[..request.signature.len() - 10].to_owned(), Cause::SignatureCut(10)),
        (request.signature.to_lowercase(), Cause::SignatureCase),
    ];
    for (signature, cause) in ways {
        Request { signature, ..request.clone() }.has(&[cause]);
    }
}

#[test]
fn a_list_of_signatures_that_was_joined_or_has_none_of_ours_is_named() {
    let two = Request::signed_by(crate::DATA, &[SECRET, OTHER]);
    for between in [",", ", "] {
        Request { signature: two.signature.replace(' ', between), ..two.clone() }.has(&[Cause::SignaturesJoined]);
    }
    let request = Request::new();
    let foreign =
        Request { signature: "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5B v2,abc".to_owned(), ..request };
    assert_eq!(foreign.judged_by(&[SECRET]), Diagnosis::Unexplained { causes: vec![Cause::NoVersionOne] });
}

#[test]
fn a_clock_that_is_off_is_told_with_its_direction_and_by_how_much() {
    let request = Request::new();
    let at = |millis: u64| {
        let headers = request.headers();
        let case = Case { headers: &headers, body: &request.body, secrets: &[SECRET], sent: None, likes: &[] };
        examine(&case).judge(Timestamp::from_millis(millis))
    };
    let explained = |cause| Diagnosis::Explained { secret: 0, causes: vec![cause] };
    assert_eq!(at(NOW + 300_000), Diagnosis::Valid { secret: 0, age: 300 });
    assert_eq!(at(NOW - 300_000), Diagnosis::Valid { secret: 0, age: -300 });
    assert_eq!(at(NOW + 301_000), explained(Cause::TooOld(301)));
    assert_eq!(at(NOW - 301_000), explained(Cause::TooEarly(301)));
    assert_eq!(at(NOW + 7_200_000), explained(Cause::TooOld(7200)));
}

#[test]
fn timestamps_that_are_no_seconds_are_named() {
    let request = Request::new();
    let with = |timestamp: &str| Request { timestamp: timestamp.to_owned(), ..request.clone() };
    with(&format!("{}000", request.timestamp)).has(&[Cause::TimestampInMillis]);
    with(&format!("{}123", request.timestamp)).has(&[Cause::TimestampInMillis]);
    with(&Timestamp::from_millis(NOW).to_string()).has(&[Cause::TimestampForm]);
    with(&format!("{}.123", request.timestamp)).has(&[Cause::TimestampForm]);
    for unreadable in ["yesterday", "17950000", "0"] {
        let seen = Diagnosis::Unexplained { causes: vec![Cause::TimestampForm] };
        assert_eq!(with(unreadable).judged_by(&[SECRET]), seen);
    }
}

#[test]
fn an_id_that_is_not_the_events_is_named() {
    let request = Request::new();
    let with = |id: &str| Request { id: id.to_owned(), ..request.clone() };
    with(&request.id[..12]).has(&[Cause::IdCut]);
    with(&request.id.to_uppercase()).has(&[Cause::IdCase]);
    with("evt_01kaz00000000000000000another").has(&[Cause::IdChanged]);
}
