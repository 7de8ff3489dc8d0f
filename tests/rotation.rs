//! Rotating a signing secret: which secrets sign when, how many, and what is refused.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::time::Duration;

use hookpost::api::SecretView;
use hookpost::delivery::{compose, sign};
use hookpost::guard::{RotationForm, check_rotation};
use hookpost::model::{
    Actor, DisabledReason, Endpoint, EndpointDraft, EndpointId, EndpointUrl, EventId, Headers, Overlap,
    ParseSecretError, Redacted, RotateError, SECRETS_AT_MOST, Secret, Subject, Subscription, Timestamp,
};

const HOUR: u64 = 3_600_000;

fn secret(byte: u8) -> Secret {
    Secret::new([byte; 32])
}

fn at(hour: u64) -> Timestamp {
    Timestamp::from_millis(1_795_000_000_000 + hour * HOUR)
}

fn hours(hours: u64) -> Overlap {
    Overlap::of_hours(hours).unwrap()
}

/// An endpoint made at hour 0 with the secret 1.
fn endpoint() -> Endpoint {
    let draft = EndpointDraft {
        url: EndpointUrl::parse("https://api.clinic.example/hooks").unwrap(),
        description: String::new(),
        subscription: Subscription::All,
        headers: Headers::default(),
        rate_limit: None,
    };
    Endpoint::new(EndpointId::new(at(0), [0; 10]), draft, secret(1), at(0))
}

/// Checks which of the secrets 1 to 9 sign at a moment, in order.
fn signing(endpoint: &Endpoint, now: Timestamp, expected: &[u8]) {
    let known: Vec<Secret> = (0..10).map(secret).collect();
    let number = |one: &Secret| known.iter().position(|other| other == one).unwrap();
    let found: Vec<_> = endpoint.signing_secrets(now).into_iter().map(number).collect();
    assert_eq!(found, expected.iter().map(|byte| usize::from(*byte)).collect::<Vec<_>>(), "at {now}");
}

#[test]
fn the_old_secret_signs_until_its_overlap_ends_and_not_a_moment_longer() {
    let mut endpoint = endpoint();
    signing(&endpoint, at(0), &[1]);
    endpoint.rotate(secret(2), Overlap::default(), at(10)).unwrap();
    assert_eq!(endpoint.updated_at(), at(10));
    signing(&endpoint, at(10), &[2, 1]);
    signing(&endpoint, Timestamp::from_millis(at(34).as_millis() - 1), &[2, 1]);
    signing(&endpoint, at(34), &[2]);
}

#[test]
fn without_an_overlap_every_old_secret_ends_at_once() {
    let mut endpoint = endpoint();
    endpoint.rotate(secret(2), hours(168), at(0)).unwrap();
    endpoint.rotate(secret(3), hours(0), at(1)).unwrap();
    signing(&endpoint, at(1), &[3]);
}

#[test]
fn a_second_rotation_keeps_the_first_ones_promise_and_no_secret_outlives_a_newer_one() {
    let mut endpoint = endpoint();
    endpoint.rotate(secret(2), hours(24), at(0)).unwrap();
    endpoint.rotate(secret(3), hours(24), at(10)).unwrap();
    signing(&endpoint, at(10), &[3, 2, 1]);
    signing(&endpoint, at(24), &[3, 2]);
    signing(&endpoint, at(34), &[3]);

    let mut endpoint = self::endpoint();
    endpoint.rotate(secret(2), hours(168), at(0)).unwrap();
    endpoint.rotate(secret(3), hours(1), at(10)).unwrap();
    signing(&endpoint, at(10), &[3, 2, 1]);
    signing(&endpoint, at(11), &[3]);
}

#[test]
fn three_secrets_sign_at_most_and_a_fourth_is_refused_until_one_has_ended() {
    let mut endpoint = endpoint();
    endpoint.rotate(secret(2), hours(24), at(0)).unwrap();
    endpoint.rotate(secret(3), hours(48), at(1)).unwrap();
    assert_eq!(endpoint.signing_secrets(at(2)).len(), SECRETS_AT_MOST);
    let before = endpoint.clone();
    let refused = endpoint.rotate(secret(4), hours(24), at(2)).unwrap_err();
    assert_eq!((refused, &endpoint), (RotateError::TooMany(at(24)), &before), "a refusal changes nothing");
    assert!(refused.to_string().contains("2026-11-19T11:06:40.000Z"), "{refused}");
    let mut later = before.clone();
    later.rotate(secret(4), hours(24), at(24)).unwrap();
    signing(&later, at(24), &[4, 3, 2]);
    // A leak does not wait.
    endpoint.rotate(secret(4), hours(0), at(2)).unwrap();
    signing(&endpoint, at(2), &[4]);
}

#[test]
fn the_secret_that_signs_is_no_new_one_but_an_old_one_may_come_back() {
    let mut endpoint = endpoint();
    assert_eq!(endpoint.rotate(secret(1), hours(24), at(0)), Err(RotateError::Same));
    endpoint.rotate(secret(2), hours(24), at(0)).unwrap();
    endpoint.rotate(secret(1), hours(24), at(1)).unwrap();
    signing(&endpoint, at(1), &[1, 2]);
}

#[test]
fn a_request_is_signed_by_every_secret_newest_first() {
    let mut endpoint = endpoint();
    endpoint.rotate(secret(2), hours(24), at(0)).unwrap();
    let id = EventId::parse("evt_1").unwrap();
    let signature = |now| {
        let request = compose(endpoint.draft(), &endpoint.signing_secrets(now), &id, "{}".to_owned(), now);
        let field = request.headers.into_iter().find(|(name, _)| name == "webhook-signature").unwrap();
        field.1.reveal().clone()
    };
    let by = |byte, now| sign(&secret(byte), &id, now, "{}");
    assert_eq!(signature(at(23)), format!("{} {}", by(2, at(23)), by(1, at(23))));
    assert_eq!(signature(at(24)), by(2, at(24)));
}

#[test]
fn the_secret_view_tells_which_secrets_sign_and_until_when() {
    let mut endpoint = endpoint();
    endpoint.rotate(secret(2), hours(24), at(0)).unwrap();
    let view = |now| serde_json::to_value(SecretView::of(&endpoint, now)).unwrap();
    let old = serde_json::json!([{ "secret": secret(1).reveal(), "until": at(24).to_string() }]);
    assert_eq!(view(at(1)), serde_json::json!({ "secret": secret(2).reveal(), "oldSecrets": old }));
    assert_eq!(view(at(24)), serde_json::json!({ "secret": secret(2).reveal(), "oldSecrets": [] }));
}

#[test]
fn an_overlap_is_a_day_unless_told_otherwise_and_a_week_at_most() {
    assert_eq!(Overlap::default().span(), Duration::from_hours(24));
    let overlap = |hours| check_rotation(&RotationForm { overlap_hours: hours, secret: None });
    assert_eq!(overlap(None).unwrap().overlap, hours(24));
    assert_eq!(overlap(Some(0)).unwrap().overlap.span(), Duration::ZERO);
    assert_eq!(overlap(Some(168)).unwrap().overlap.span(), Duration::from_hours(168));
    for hours in [169, u64::MAX] {
        let problems = overlap(Some(hours)).unwrap_err();
        assert_eq!(problems[0].pointer, "/overlapHours");
        assert!(problems[0].message.contains("0 to 168 hours"), "{problems:?}");
    }
}

#[test]
fn a_secret_of_ones_own_is_judged_and_never_repeated() {
    let form = |secret: &str| RotationForm { overlap_hours: Some(999), secret: Some(Redacted::new(secret.to_owned())) };
    let mine = check_rotation(&RotationForm { overlap_hours: None, ..form(secret(7).reveal()) }).unwrap();
    assert_eq!(mine.secret, Some(secret(7)));
    for text in ["hunter2hunter2", "whsec_hunter2!", "whsec_aHVudGVyMg=="] {
        let problems = check_rotation(&form(text)).unwrap_err();
        let pointers: Vec<_> = problems.iter().map(|problem| problem.pointer.as_str()).collect();
        assert_eq!(pointers, ["/overlapHours", "/secret"], "everything at once");
        assert!(!format!("{problems:?}").contains(text), "{problems:?}");
    }
    let of_bytes = |length: usize| {
        use base64::Engine as _;
        Secret::parse(&format!("whsec_{}", base64::engine::general_purpose::STANDARD.encode(vec![7; length])))
    };
    assert!(of_bytes(24).is_ok() && of_bytes(64).is_ok());
    assert_eq!(of_bytes(23), Err(ParseSecretError::Length(23)));
    assert_eq!(of_bytes(65), Err(ParseSecretError::Length(65)));
}

/// An endpoint as it was stored before secrets could be rotated.
const STORED_BEFORE: &str = r#"{"id":"ep_00000000000000000000000000","draft":{"url":"https://api.clinic.example/hooks","description":"","subscription":[],"headers":[{"name":"authorization","value":"Bearer abc"}]},"secret":"whsec_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=","state":{"status":"enabled"},"createdAt":"2026-11-18T11:06:40.000Z","updatedAt":"2026-11-18T11:06:40.000Z"}"#;

#[test]
fn an_endpoint_stored_before_there_was_a_rotation_still_reads() {
    let endpoint: Endpoint = serde_json::from_str(STORED_BEFORE).unwrap();
    signing(&endpoint, at(0), &[1]);
    let counted = STORED_BEFORE.replace("40.000Z\"}", "40.000Z\",\"revision\":0}");
    assert_eq!(serde_json::to_string(&endpoint).unwrap(), counted);
}

#[test]
fn every_change_counts_one_up_and_what_changes_nothing_does_not() {
    let mut endpoint = endpoint();
    assert_eq!(endpoint.revision(), 1);
    endpoint.revise(endpoint.draft().clone(), at(1));
    endpoint.rotate(secret(2), hours(0), at(2)).unwrap();
    assert_eq!(endpoint.revision(), 3);
    endpoint.rotate(secret(2), hours(0), at(3)).unwrap_err();
    assert_eq!(endpoint.revision(), 3);
    let ada = Actor::Partner(Subject::parse("ada").ok());
    endpoint.disable(DisabledReason::Partner, Some(ada), at(4));
    endpoint.disable(DisabledReason::Failing, None, at(5));
    assert_eq!(endpoint.revision(), 4);
    assert_eq!(
        serde_json::to_string(endpoint.state()).unwrap(),
        r#"{"status":"disabled","reason":"partner","since":"2026-11-18T15:06:40.000Z","by":"partner:ada"}"#
    );
    endpoint.enable(at(6));
    assert_eq!((endpoint.revision(), endpoint.updated_at()), (5, at(6)));
}

#[test]
fn an_endpoint_reads_as_it_was_stored_in_the_middle_of_a_rotation() {
    let mut endpoint = endpoint();
    endpoint.rotate(secret(2), hours(24), at(0)).unwrap();
    let stored = serde_json::to_string(&endpoint).unwrap();
    assert!(stored.contains(r#""oldSecrets":[{"secret":"whsec_AQEB"#), "{stored}");
    assert_eq!(serde_json::from_str::<Endpoint>(&stored).unwrap(), endpoint);
}
