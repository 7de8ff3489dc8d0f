//! Histories of received events, and what is told of them.

#[path = "lifecycle/chance.rs"]
mod chance;
#[path = "lifecycle/history.rs"]
mod history;

use hookpost::catalogue::entries;
use hookpost::lifecycle::{Class, Finding, Reason, Received, SubjectKind, event_types, trace};
use serde_json::{Value, json};

use history::{History, check, findings, kit, order, registered, shipped, short, test, whole};

#[test]
fn it_knows_the_event_types_of_the_catalogue() {
    let mut known: Vec<&str> = event_types().collect();
    let mut catalogue: Vec<&str> = entries().iter().map(|entry| entry.event_type).collect();
    known.sort_unstable();
    catalogue.sort_unstable();
    assert_eq!(known, catalogue);
}

#[test]
fn a_life_without_shipping_news_visits_and_commentary_lacks_nothing() {
    check(&whole(), &[]);
    let story = whole().story();
    let subjects: Vec<_> = story.subjects.iter().map(|subject| (subject.kind, subject.id.as_str())).collect();
    assert_eq!(subjects, [(SubjectKind::Order, "AD1"), (SubjectKind::Kit, "KIT1"), (SubjectKind::Test, "T1")]);
    assert_eq!(story.subjects[2].parent.as_ref().expect("a kit").id, "KIT1");
    assert_eq!(story.subjects.iter().map(|subject| subject.steps.len()).sum::<usize>(), 5);
}

#[test]
fn every_example_of_the_catalogue_has_its_place_in_a_possible_life() {
    for label in 0..3 {
        let mut history = History(entries().iter().map(|entry| json(entry.examples()[label].text)).collect());
        history.0.sort_by_key(|event| event["createdAt"].to_string());
        let story = history.story();
        assert_eq!(story.unplaced, [], "{label}");
        // The visits are of another order, of which the catalogue shows neither the beginning nor the end.
        let visited = history.0.iter().find(|event| event["eventType"] == "PHLEBOTOMY.NURSE_ASSIGNED").expect("one");
        let told = findings(&story);
        assert_eq!(told.iter().map(short).collect::<Vec<_>>(), ["missing ORDER.CREATED"], "{label}");
        assert!(told[0].to_string().contains(visited["data"]["orderNumber"].as_str().expect("text")));
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the file is JSON")
}

#[test]
fn results_prove_that_the_lab_took_the_sample_in() {
    let history = registered().at(90, "TEST.PROCESSED", &test());
    check(&history, &["missing TEST.LAB_ACCESSIONED"]);
    assert_eq!(
        findings(&history.story())[0].to_string(),
        "TEST.LAB_ACCESSIONED of test T1 is missing: TEST.PROCESSED (event 4, 2026-11-04T18:00:00.000Z) proves that it \
         happened. Look for it in your delivery log and replay it; or your endpoint is not subscribed to it, or your log \
         begins after it."
    );
}

#[test]
fn a_commentary_proves_results_and_all_that_came_before() {
    let mut named = test();
    named["orderNumber"] = json!("AD1");
    check(
        &History::new().at(99, "TEST.CLINICAL_COMMENTARY_UPLOADED", &named),
        &[
            "missing ORDER.CREATED",
            "missing ORDER.DISPATCHED",
            "missing TEST.REGISTERED",
            "missing TEST.LAB_ACCESSIONED",
            "missing TEST.PROCESSED",
        ],
    );
}

#[test]
fn a_return_does_not_prove_that_anybody_registered_the_kit() {
    let history = History::new().at(0, "ORDER.CREATED", &order()).at(1, "ORDER.DISPATCHED", &shipped());
    check(&history.at(50, "ORDER.RETURN_RECEIVED", &shipped()), &[]);
}

#[test]
fn a_visited_order_needs_neither_dispatch_nor_registration() {
    let visit = json!({"orderNumber": "AD1", "phlebotomyType": "MOBILE", "appointment": {"startsAt": "x"}});
    let mut result = test();
    result["orderNumber"] = json!("AD1");
    let history = History::new().at(0, "ORDER.CREATED", &order()).at(3, "PHLEBOTOMY.APPOINTMENT_SCHEDULED", &visit);
    check(&history.at(60, "TEST.LAB_ACCESSIONED", &result).at(70, "TEST.PROCESSED", &result), &[]);
}

#[test]
fn a_kit_that_no_dispatch_names_was_dispatched_all_the_same() {
    let second = json!({"kitId": "KIT2", "orderNumber": "AD1"});
    check(&registered().at(31, "TEST.REGISTERED", &second), &["tooManyKits AD1", "missing ORDER.DISPATCHED"]);
}

#[test]
fn what_happens_before_what_must_come_first_is_impossible() {
    let history = registered().at(60, "TEST.LAB_ACCESSIONED", &test()).at(50, "TEST.PROCESSED", &test());
    check(&history, &["arrivedLate 5", "tooEarly 5"]);
    let history = registered().at(20, "ORDER.RETURN_RECEIVED", &shipped());
    let told: Vec<_> =
        findings(&history.story()).into_iter().filter(|told| told.class() == Class::Impossible).collect();
    assert_eq!(told.iter().map(short).collect::<Vec<_>>(), ["tooEarly 4"]);
    assert!(told[0].to_string().contains("before TEST.REGISTERED (event 3, 2026-11-02T06:00:00.000Z)"), "{}", told[0]);
}

#[test]
fn kits_of_one_order_go_their_own_ways() {
    let shipped = json!({"orderNumber": "AD1", "quantity": 2, "kits": [{"kitId": "KIT1"}, {"kitId": "KIT2"}]});
    let back = json!({"orderNumber": "AD1", "quantity": 2, "kits": [{"kitId": "KIT1"}]});
    let history = History::new()
        .at(0, "ORDER.CREATED", &json!({"orderNumber": "AD1", "quantity": 2}))
        .at(1, "ORDER.DISPATCHED", &shipped)
        .at(20, "TEST.REGISTERED", &kit())
        .at(40, "ORDER.RETURN_RECEIVED", &back)
        .at(90, "TEST.REGISTERED", &json!({"kitId": "KIT2"}))
        .at(50, "TEST.LAB_ACCESSIONED", &test());
    check(&history, &[]);
}

#[test]
fn a_retry_is_a_harmless_repeat_and_another_id_makes_a_duplicate() {
    check(&whole().again(4), &["repeat 6"]);
    check(&whole().again(4).with("id", json!("evt_other")), &["duplicate 6"]);
}

#[test]
fn a_courier_may_come_twice() {
    let history =
        registered().at(10, "ORDER.OUT_FOR_DELIVERY", &shipped()).at(20, "ORDER.OUT_FOR_DELIVERY", &shipped());
    let classes: Vec<_> = findings(&history.story()).iter().map(Finding::class).collect();
    assert_eq!(classes, [Class::OutOfOrder, Class::OutOfOrder]);
}

#[test]
fn an_id_names_one_event_only() {
    let history = registered().at(60, "TEST.LAB_ACCESSIONED", &test()).with("id", json!("evt_3"));
    check(&history, &["idReused 4"]);
}

#[test]
fn an_order_is_created_once() {
    let other = json!({"orderNumber": "AD1", "quantity": 1, "productCode": "OTHER"});
    check(&History::new().at(0, "ORDER.CREATED", &order()).at(2, "ORDER.CREATED", &other), &["contradicts 2"]);
}

#[test]
fn ids_do_not_exist_before_their_time() {
    let early = History::new().at(0, "ORDER.CREATED", &shipped()).at(1, "ORDER.DISPATCHED", &shipped());
    check(&early.at(2, "TEST.REGISTERED", &test()), &["namedTooEarly 1", "namedTooEarly 3"]);
}

#[test]
fn a_kit_belongs_to_one_order() {
    let other = json!({"orderNumber": "AD2", "kits": [{"kitId": "KIT1"}]});
    let history = registered().at(0, "ORDER.CREATED", &json!({"orderNumber": "AD2"})).at(2, "ORDER.DISPATCHED", &other);
    check(&history, &["twoParents KIT1"]);
}

#[test]
fn what_comes_after_its_successor_arrived_late() {
    let story = whole().received_in(&[0, 2, 1, 3, 4]);
    let told = findings(&story);
    assert_eq!(told.iter().map(short).collect::<Vec<_>>(), ["arrivedLate 2"]);
    assert_eq!(
        told[0].to_string(),
        "ORDER.DISPATCHED (event 2, 2026-11-01T01:00:00.000Z) arrived late: TEST.REGISTERED (event 3, \
         2026-11-02T06:00:00.000Z) happened after it and was here first. Events may arrive in any order; go by \
         `createdAt`, not by arrival."
    );
    assert_eq!(story.subjects[0].steps[1].received, 3);
}

#[test]
fn appointments_are_made_before_they_move_and_not_moved_after_they_were_called_off() {
    let visit = json!({"orderNumber": "AD1", "phlebotomyType": "MOBILE", "appointment": {"id": "apt_1"}});
    let start = History::new().at(0, "ORDER.CREATED", &order());
    check(
        &start.clone().at(1, "PHLEBOTOMY.APPOINTMENT_RESCHEDULED", &visit),
        &["missing PHLEBOTOMY.APPOINTMENT_SCHEDULED"],
    );
    let made = start.at(1, "PHLEBOTOMY.APPOINTMENT_SCHEDULED", &visit);
    let off = made.at(2, "PHLEBOTOMY.APPOINTMENT_CANCELLED", &visit);
    check(&off.clone().at(3, "PHLEBOTOMY.APPOINTMENT_RESCHEDULED", &visit), &["afterCancelled 4"]);
    let again = off.at(3, "PHLEBOTOMY.APPOINTMENT_SCHEDULED", &visit);
    check(&again.at(4, "PHLEBOTOMY.APPOINTMENT_RESCHEDULED", &visit), &[]);
}

#[test]
fn a_cancellation_before_any_appointment_lacks_none() {
    let request = json!({"orderNumber": "AD1", "phlebotomyType": "MOBILE"});
    let history = History::new().at(0, "ORDER.CREATED", &order()).at(1, "PHLEBOTOMY.APPOINTMENT_CANCELLED", &request);
    check(&history, &[]);
    let clinic = json!({"orderNumber": "AD1", "phlebotomyType": "IN-CLINIC"});
    check(&history.at(2, "PHLEBOTOMY.NURSE_ASSIGNED", &clinic), &["notMobile 3"]);
}

#[test]
fn a_barcode_or_the_only_kit_of_an_order_leads_on() {
    let by_barcode = json!({"testId": "T1", "specimens": [{"barcode": "BLC1"}]});
    check(
        &registered().at(60, "TEST.LAB_ACCESSIONED", &by_barcode).at(70, "TEST.PROCESSED", &json!({"testId": "T1"})),
        &[],
    );
    let by_order = json!({"testId": "T1", "orderNumber": "AD1"});
    check(&registered().at(60, "TEST.LAB_ACCESSIONED", &by_order), &[]);
}

#[test]
fn a_kit_of_no_known_order_is_said_to_be_one() {
    check(&History::new().at(0, "TEST.REGISTERED", &kit()), &["unlinked KIT1"]);
}

#[test]
fn what_cannot_be_placed_is_listed_with_its_reason() {
    let texts: [&[u8]; 5] = [
        b"{",
        b"[]",
        br#"{"eventType":"INVOICE.PAID","data":{"orderNumber":"AD1"}}"#,
        br#"{"eventType":"ORDER.CREATED","data":{"note":1}}"#,
        br#"{"eventType":"ORDER.CREATED","data":{"orderNumber":"AD1"}}"#,
    ];
    let events: Vec<_> = texts.iter().enumerate().map(|(index, text)| Received { index, text }).collect();
    let story = trace(&events);
    assert_eq!(story.unplaced.iter().map(|unplaced| unplaced.event).collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert!(matches!(&story.unplaced[0].reason, Reason::NotJson { line: 1, column: 2, .. }));
    assert_eq!(story.unplaced[1].reason, Reason::NoEventType);
    assert_eq!(story.unplaced[2].reason, Reason::UnknownEventType { name: "INVOICE.PAID".to_owned() });
    assert_eq!(story.unplaced[3].reason, Reason::NoKnownId { name: "ORDER.CREATED".to_owned() });
    assert_eq!(findings(&story).iter().map(short).collect::<Vec<_>>(), ["noTime 5"]);
}

#[test]
fn a_story_is_written_with_classes_and_sentences() {
    let history = History::new().at(0, "TEST.REGISTERED", &kit());
    let told = findings(&history.story())[0].to_string();
    assert_eq!(
        serde_json::to_value(history.story()).expect("it serialises"),
        json!({
            "subjects": [{
                "kind": "kit",
                "id": "KIT1",
                "parent": null,
                "steps": [{
                    "eventType": "TEST.REGISTERED",
                    "event": 0,
                    "eventId": "evt_1",
                    "createdAt": "2026-11-01T00:00:00.000Z",
                    "received": 1,
                    "findings": [],
                }],
                "findings": [
                    {"class": "unclear", "message": told, "kind": "unlinked", "subject": "kit", "id": "KIT1"},
                ],
            }],
            "unplaced": [],
        })
    );
}
