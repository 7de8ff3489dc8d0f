//! The nouns: how they are spelt, and that what is secret stays so.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use hookpost::model::{
    DeliveryId, EndpointId, Event, EventId, EventType, Header, HeaderName, HeaderValue, Headers, ParseTimestampError,
    PartnerId, Redacted, Secret, Timestamp,
};
use serde_json::value::RawValue;

#[test]
fn a_timestamp_reads_and_writes_rfc_3339() {
    for (millis, text) in [
        (0, "1970-01-01T00:00:00.000Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (1_078_012_799_999, "2004-02-28T23:59:59.999Z"),
        (1_795_000_000_123, "2026-11-18T11:06:40.123Z"),
        (4_107_542_399_000, "2100-02-28T23:59:59.000Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ] {
        assert_eq!(Timestamp::from_millis(millis).to_string(), text);
        assert_eq!(Timestamp::parse(text), Ok(Timestamp::from_millis(millis)), "{text}");
    }
}

#[test]
fn every_day_of_two_centuries_reads_as_it_was_written() {
    let mut before = String::new();
    for day in 0..80_000 {
        let text = Timestamp::from_millis(day * 86_400_000).to_string();
        assert!(before < text, "{before} {text}");
        assert_eq!(Timestamp::parse(&text).unwrap().as_millis(), day * 86_400_000);
        before = text;
    }
}

#[test]
fn a_timestamp_takes_fewer_digits_of_a_second() {
    for text in ["2026-11-18T11:06:40Z", "2026-11-18T11:06:40.0Z", "2026-11-18T11:06:40.00Z"] {
        assert_eq!(Timestamp::parse(text).unwrap().as_millis(), 1_795_000_000_000);
    }
    assert_eq!(Timestamp::parse("2026-11-18T11:06:40.5Z").unwrap().as_millis(), 1_795_000_000_500);
}

#[test]
fn what_is_no_time_is_refused() {
    for text in [
        "",
        "2026-11-18",
        "2026-11-18 11:06:40Z",
        "2026-11-18T11:06:40",
        "2026-11-18T11:06:40+00:00",
        "2026-11-18T11:06Z",
        "2026-11-18T11:06:40.1234Z",
        "2026-11-18T11:06:40.Z",
        "26-11-18T11:06:40Z",
        "2026-1-18T11:06:40Z",
        "+026-11-18T11:06:40Z",
    ] {
        assert_eq!(Timestamp::parse(text), Err(ParseTimestampError::Form), "{text}");
    }
    for text in [
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:60Z",
        "1969-12-31T23:59:59Z",
    ] {
        assert_eq!(Timestamp::parse(text), Err(ParseTimestampError::Range), "{text}");
    }
}

#[test]
fn ids_sort_by_time_and_keep_their_form() {
    let id = |millis, byte| DeliveryId::new(Timestamp::from_millis(millis), [byte; 10]);
    assert_eq!(id(0, 0).as_str(), "dlv_00000000000000000000000000");
    assert_eq!(id(1_795_000_000_000, 0xff).as_str(), "dlv_01m7q5cqg0zzzzzzzzzzzzzzzz");
    assert!(id(1, 0xff) < id(2, 0));
    assert!(id(2, 1) < id(2, 2));
    assert_eq!(DeliveryId::parse(id(2, 2).as_str()), Ok(id(2, 2)));
    for text in ["", "dlv_", "ep_00000000000000000000000000", "dlv_0000000000000000000000000i", "dlv_000"] {
        assert!(DeliveryId::parse(text).is_err(), "{text}");
    }
    assert!(EndpointId::parse("ep_00000000000000000000000000").is_ok());
}

#[test]
fn a_provider_may_choose_an_event_id_that_can_be_signed() {
    for text in ["evt_1", "AD234-created", "6f1c2e0a-1111-2222-3333-444455556666", &"a".repeat(128)] {
        assert!(EventId::parse(text).is_ok(), "{text}");
    }
    // A full stop would blur the signed text `id.timestamp.body`; a line break would forge a header.
    for text in ["", "a.b", "a b", "a\nb", "é", &"a".repeat(129)] {
        assert!(EventId::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_partner_id_can_stand_in_a_path() {
    assert!(PartnerId::parse("clinic-eu_2").is_ok());
    for text in ["", "Clinic", "a/b", "..", "a%2f", &"a".repeat(65)] {
        assert!(PartnerId::parse(text).is_err(), "{text}");
    }
}

#[test]
fn event_types_are_upper_case_words() {
    for text in ["ORDER.CREATED", "TEST.LAB_ACCESSIONED", "A", "A1.B2"] {
        assert!(EventType::parse(text).is_ok(), "{text}");
    }
    for text in ["", "order.created", "ORDER.", ".CREATED", "ORDER..CREATED", "ORDER CREATED", "1ORDER"] {
        assert!(EventType::parse(text).is_err(), "{text}");
    }
}

#[test]
fn secrets_never_print() {
    let secret = Secret::new([7; 32]);
    let value = HeaderValue::parse("Bearer hunter2").unwrap();
    let printed = format!("{secret:?} {value:?} {:?} {}", Redacted::new("hunter2"), Redacted::new("hunter2"));
    assert!(!printed.contains("hunter2") && !printed.contains("whsec_") && !printed.contains("Bw"), "{printed}");
    assert!(secret.reveal().starts_with("whsec_"));
    assert_eq!(Secret::parse(secret.reveal()), Ok(secret));
}

#[test]
fn a_secret_is_24_to_64_bytes_of_base64_behind_its_prefix() {
    for text in ["", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_!!!", "whsec_AAAA"] {
        assert!(Secret::parse(text).is_err(), "{text}");
    }
    assert!(Secret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").is_ok());
}

#[test]
fn a_fingerprint_tells_equal_values_apart_and_is_pinned() {
    let header = |name, value| Header::new(HeaderName::parse(name).unwrap(), HeaderValue::parse(value).unwrap());
    let headers = Headers::new(vec![header("authorization", "Bearer abc"), header("x-key", "7"), header("x-old", "7")]);
    let fingerprints = |byte| -> Vec<String> {
        headers.summaries(&Secret::new([byte; 32])).into_iter().map(|header| header.fingerprint).collect()
    };
    // As OpenSSL has it: `printf %s 'authorization: Bearer abc' | openssl dgst -sha256 -hmac whsec_AQEB…=`.
    assert_eq!(fingerprints(1), ["ff766920", "e5fdc8b4", "6c1f27a9"]);
    // Nobody without the secret can try values, and two headers with one value do not show that they have.
    assert!(fingerprints(1).iter().all(|one| !fingerprints(2).contains(one)));
}

#[test]
fn an_event_is_sent_as_its_data_was_written() {
    let data = r#"{ "big":12345678901234567890.10, "e":1E2,  "u":"\u00e9" }"#;
    let event = Event::new(
        EventId::parse("evt_1").unwrap(),
        EventType::parse("ORDER.CREATED").unwrap(),
        1,
        Timestamp::from_millis(1_795_000_000_000),
        RawValue::from_string(data.to_owned()).unwrap(),
    );
    let expected = format!(
        r#"{{"id":"evt_1","eventType":"ORDER.CREATED","schemaVersion":1,"createdAt":"2026-11-18T11:06:40.000Z","data":{data}}}"#
    );
    assert_eq!(event.body(), expected);
}
