//! Conformance: what is sent, what is wrong with it, and what an answer is worth.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeSet;
use std::time::Duration;

use hookpost::api::BODY_BYTES_AT_MOST;
use hookpost::catalogue;
use hookpost::conformance::{
    Fault, LARGE, Planned, RUNS_IN_AN_HOUR, Sample, Seen, is_hopeless, judge, next_run_at, plan, request, title,
    transcript,
};
use hookpost::delivery::sign;
use hookpost::inspect;
use hookpost::model::{
    Cause, Check, EndpointDraft, EndpointUrl, EventId, EventType, Expectation, Finding, Header, HeaderName,
    HeaderValue, Headers, Secret, Subscription, Timestamp,
};
use serde_json::Value;

fn now() -> Timestamp {
    Timestamp::from_millis(1_764_000_000_000)
}

fn samples() -> Vec<Sample> {
    let sample = |entry: &catalogue::Entry| {
        let example: Value = serde_json::from_str(entry.example()).unwrap();
        Sample {
            event_type: EventType::parse(entry.event_type).unwrap(),
            schema_version: entry.schema_version,
            data: serde_json::value::to_raw_value(&example["data"]).unwrap(),
        }
    };
    catalogue::entries().iter().map(sample).collect()
}

fn planned_for(samples: &[Sample]) -> Vec<Planned> {
    let mut count = 0;
    plan(samples, now(), &mut || {
        count += 1;
        EventId::parse(&format!("evt_{count}")).unwrap()
    })
}

fn of(check: Check) -> Vec<Planned> {
    planned_for(&samples()).into_iter().filter(|one| one.check == check).collect()
}

fn body(planned: &Planned) -> Value {
    serde_json::from_str(&planned.body).unwrap_or_else(|error| panic!("{error}: {}", planned.body))
}

#[test]
fn every_check_is_made_and_has_a_title() {
    let made: BTreeSet<_> = planned_for(&samples()).iter().map(|one| one.check).collect();
    assert_eq!(made.into_iter().collect::<Vec<_>>(), Check::ALL);
    let titles: BTreeSet<_> = Check::ALL.into_iter().map(title).collect();
    assert_eq!(titles.len(), Check::ALL.len());
    assert_eq!(of(Check::EventType).len(), catalogue::entries().len());
    assert!(planned_for(&[]).is_empty());
}

#[test]
fn one_event_type_is_enough_for_every_check() {
    let made: BTreeSet<_> = planned_for(&samples()[..1]).iter().map(|one| one.check).collect();
    assert_eq!(made.len(), Check::ALL.len());
}

#[test]
fn whatever_is_to_be_accepted_is_a_valid_event() {
    for planned in planned_for(&samples()) {
        if planned.check == Check::UnknownEventType {
            continue;
        }
        let inspection = inspect::inspect(planned.body.as_bytes(), None);
        assert!(inspection.valid && inspection.documents.len() == 1, "{:?}: {}", planned.check, planned.body);
    }
}

#[test]
fn a_duplicate_is_the_same_event_and_nothing_else_is() {
    let [first, second] = &of(Check::Duplicate)[..] else { panic!("two are sent") };
    assert_eq!((&first.event_id, &first.body), (&second.event_id, &second.body));
    assert_ne!(first.group, second.group, "one after the other");
    let all = planned_for(&samples());
    let ids: BTreeSet<_> = all.iter().map(|one| &one.event_id).collect();
    assert_eq!(ids.len(), all.len() - 1);
}

#[test]
fn times_tell_what_is_out_of_order_and_what_is_old() {
    let at = |planned: &Planned| Timestamp::parse(body(planned)["createdAt"].as_str().unwrap()).unwrap();
    let [first, second] = &of(Check::Reordered)[..] else { panic!("two are sent") };
    assert!(at(first) > at(second) && first.group < second.group);
    let old = &of(Check::OldEvent)[0];
    assert_eq!(now().since(at(old)), Duration::from_hours(29 * 24));
    let burst = of(Check::Burst);
    assert!(burst.len() == 5 && burst.iter().all(|one| one.group == burst[0].group), "they leave together");
}

#[test]
fn bodies_are_edited_where_it_is_said() {
    let unknown = body(&of(Check::UnknownField)[0]);
    assert!(unknown["conformanceField"].is_string() && unknown["data"]["conformanceField"].is_object());
    assert_eq!(body(&of(Check::UnknownEventType)[0])["eventType"], "CONFORMANCE.UNKNOWN_EVENT");
    let large = &of(Check::VeryLarge)[0];
    assert_eq!((large.body.len(), LARGE), (BODY_BYTES_AT_MOST, BODY_BYTES_AT_MOST));
    body(large);
    let planned = &of(Check::NonAscii)[0];
    assert!(planned.body.contains("🧪") && planned.body.contains(r"a\/b"));
    assert_ne!(serde_json::to_string(&body(planned)).unwrap(), planned.body, "parsed and written anew it is another");
}

/// The request of a check to an endpoint with a header of its own, and whether its signatures are right.
fn signed(check: Check) -> (Planned, String, Vec<bool>) {
    let header = Header::new(HeaderName::parse("x-key").unwrap(), HeaderValue::parse("hunter2").unwrap());
    let draft = EndpointDraft {
        url: EndpointUrl::parse("https://api.clinic.example/hooks?x=1").unwrap(),
        description: String::new(),
        subscription: Subscription::All,
        headers: Headers::new(vec![header]),
        rate_limit: None,
    };
    let (own, foreign) = (Secret::new([1; 32]), Secret::new([2; 32]));
    let planned = of(check).remove(0);
    let request = request(&draft, &[&own], &planned, &foreign, now());
    let value = |name: &str| {
        let found = request.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.reveal().clone()).unwrap_or_default()
    };
    let seconds: u64 = value("webhook-timestamp").parse().unwrap();
    let right = sign(&own, &planned.event_id, Timestamp::from_millis(seconds * 1000), &request.body);
    let age = now().since(Timestamp::from_millis(seconds * 1000));
    assert_eq!(age > Duration::from_mins(5), check == Check::OldTimestamp, "{check:?}");
    let rights = value("webhook-signature").split_whitespace().map(|one| one == right).collect();
    let (text, _) = transcript(&request);
    assert!(!text.contains("hunter2") && text.contains("x-key: ••"), "{text}");
    (planned, text, rights)
}

#[test]
fn faults_are_in_the_signature_alone_and_only_where_they_are_wanted() {
    for check in Check::ALL {
        let (planned, text, rights) = signed(check);
        let expected: &[bool] = match check {
            Check::Rotation => &[false, true],
            Check::WrongSecret | Check::AlteredBody => &[false],
            Check::NoSignature => &[],
            _ => &[true],
        };
        assert_eq!(rights, expected, "{check:?}");
        assert!(text.starts_with("POST /hooks?x=1 HTTP/1.1\nhost: api.clinic.example\n"), "{text}");
        let is_whole = planned.body.len() <= 4096;
        assert_eq!(text.ends_with(&planned.body), is_whole && check != Check::AlteredBody, "{check:?}");
        let genuine = matches!(planned.fault, Fault::None | Fault::InTwoHalves | Fault::ForeignSignatureToo);
        assert_eq!(genuine, check.expectation() == Expectation::Accept, "{check:?}");
    }
}

fn answered(status: u16) -> Seen {
    Seen::Answered { status, took: Duration::from_millis(5) }
}

fn finding(check: Check, seen: &[Seen], accepts_genuine: Option<bool>) -> Finding {
    let told = judge(check, seen, accepts_genuine).unwrap();
    let needs_advice = !matches!(told.finding, Finding::Passed | Finding::NotSent);
    assert!(!needs_advice || told.advice.is_some(), "{check:?} {seen:?}");
    assert!(told.found.ends_with('.') && told.found.starts_with(char::is_uppercase), "{}", told.found);
    told.finding
}

#[test]
fn what_is_genuine_is_to_be_accepted() {
    let slow = Seen::Answered { status: 200, took: Duration::from_secs(6) };
    let timed_out = Seen::Unanswered { cause: Cause::TimedOut, took: Duration::from_secs(15) };
    for check in Check::ALL.into_iter().filter(|check| check.expectation() == Expectation::Accept) {
        assert_eq!(finding(check, &[answered(204)], Some(true)), Finding::Passed);
        assert_eq!(finding(check, &[slow], Some(true)), Finding::Warned);
        for refused in [answered(302), answered(400), answered(404), answered(413), answered(500), timed_out] {
            assert_eq!(finding(check, &[refused], Some(true)), Finding::Failed, "{check:?} {refused:?}");
        }
        let when_nothing_is = if check == Check::EventType { Finding::Failed } else { Finding::Unclear };
        assert_eq!(finding(check, &[answered(500)], Some(false)), when_nothing_is);
        assert_eq!(finding(check, &[answered(204), Seen::NotSent], Some(true)), Finding::NotSent);
        assert_eq!(judge(check, &[answered(204), Seen::Waiting], Some(true)), None);
    }
    assert_eq!(finding(Check::Duplicate, &[answered(200), answered(409)], Some(true)), Finding::Failed);
}

#[test]
fn what_is_not_genuine_is_to_be_refused() {
    for check in Check::ALL.into_iter().filter(|check| check.expectation() == Expectation::Refuse) {
        for (status, expected) in [
            (200, Finding::Failed),
            (204, Finding::Failed),
            (302, Finding::Warned),
            (400, Finding::Passed),
            (401, Finding::Passed),
            (403, Finding::Passed),
            (410, Finding::Warned),
            (429, Finding::Unclear),
            (500, Finding::Warned),
        ] {
            assert_eq!(finding(check, &[answered(status)], Some(true)), expected, "{check:?} {status}");
        }
        // Whoever refuses everything has not shown that it verifies anything.
        assert_eq!(finding(check, &[answered(400)], Some(false)), Finding::Unclear);
        assert_eq!(finding(check, &[answered(200)], Some(false)), Finding::Failed);
    }
}

#[test]
fn a_run_to_nobody_ends_soon() {
    let nobody = Seen::Unanswered { cause: Cause::Unreachable, took: Duration::ZERO };
    assert!(!is_hopeless([nobody, nobody]));
    assert!(is_hopeless([nobody, nobody, nobody]));
    assert!(!is_hopeless([answered(500), nobody, nobody, nobody]));
    assert!(is_hopeless([answered(204)].into_iter().chain([nobody; 6])));
}

#[test]
fn runs_have_a_limit_in_any_hour() {
    let at = |minutes: u64| now().plus(Duration::from_mins(minutes));
    let begun: Vec<_> = (0..RUNS_IN_AN_HOUR as u64).map(at).collect();
    assert_eq!(next_run_at(&begun[1..], at(10)), None);
    assert_eq!(next_run_at(&begun, at(10)), Some(at(60)));
    assert_eq!(next_run_at(&begun, at(60)), None);
}
