//! Chance, the same on every run: shuffled histories, lost events and bytes without sense.

use hookpost::catalogue::entries;
use hookpost::lifecycle::{Class, Finding, Received, Story, trace};
use serde_json::{Value, json};

use super::history::{History, findings, whole};

/// A sequence that looks random and is the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).expect("64 bits") % limit
    }

    fn shuffled(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for at in (1..count).rev() {
            order.swap(at, self.below(at + 1));
        }
        order
    }
}

/// Events of few orders, kits and tests at few times, so that they contradict each other in every way.
fn confused(dice: &mut Dice) -> History {
    let types: Vec<&str> = entries().iter().map(|entry| entry.event_type).collect();
    let mut history = History(Vec::new());
    for _ in 0..dice.below(24) {
        let visit = ["MOBILE", "IN-CLINIC"][dice.below(2)];
        let mut data = json!({"phlebotomyType": visit});
        let mut maybe = |name: &str, values: &[Value]| {
            if dice.below(2) == 0 {
                data[name] = values[dice.below(values.len())].clone();
            }
        };
        maybe("orderNumber", &[json!("A"), json!("B"), json!(7)]);
        maybe("kitId", &[json!("K1"), json!("K2")]);
        maybe("kits", &[json!([{"kitId": "K1"}, {"kitId": "K3"}]), json!([{"kitId": "K2"}]), json!("none")]);
        maybe("testId", &[json!("T1"), json!("T2")]);
        maybe("barcode", &[json!("C1"), json!("C2")]);
        maybe("specimens", &[json!([{"barcode": "C1"}, {"barcode": "C2", "testId": "T3"}]), json!([1])]);
        maybe("quantity", &[json!(1), json!(2), json!("many")]);
        maybe("appointment", &[json!({"id": "a1"}), json!({"id": "a2"}), json!({})]);
        let event_type = types[dice.below(types.len())];
        history = history.at(u32::try_from(dice.below(6)).expect("small"), event_type, &data);
        match dice.below(8) {
            0 => history = history.with("id", json!("evt_1")),
            1 => history = history.with("createdAt", json!("yesterday")),
            _ => {}
        }
    }
    history
}

/// What does not depend on the order of arrival.
fn lasting(story: &Story) -> Vec<Finding> {
    let lasts = |finding: &Finding| !matches!(finding.class(), Class::Repeated | Class::OutOfOrder);
    let mut lasting: Vec<_> = findings(story).into_iter().filter(lasts).collect();
    lasting.sort();
    lasting
}

#[test]
fn the_order_of_arrival_changes_nothing_that_is_impossible_or_missing() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..300 {
        let history = confused(&mut dice);
        let expected = lasting(&history.story());
        let order = dice.shuffled(history.0.len());
        assert_eq!(lasting(&history.received_in(&order)), expected, "{order:?} of {:#?}", history.0);
    }
}

#[test]
fn every_event_is_placed_once_or_listed_as_unplaced() {
    let mut dice = Dice(7);
    for _ in 0..100 {
        let history = confused(&mut dice);
        let story = history.story();
        let placed = story.subjects.iter().flat_map(|subject| subject.steps.iter().map(|step| step.event));
        let mut all: Vec<usize> = placed.chain(story.unplaced.iter().map(|unplaced| unplaced.event)).collect();
        all.sort_unstable();
        assert_eq!(all, (0..history.0.len()).collect::<Vec<_>>());
    }
}

#[test]
fn every_sentence_is_one_and_the_story_survives_being_written_down() {
    let mut dice = Dice(11);
    for _ in 0..100 {
        let story = confused(&mut dice).story();
        for finding in findings(&story) {
            let sentence = finding.to_string();
            assert!(sentence.ends_with('.') && !sentence.contains("  "), "{sentence}");
        }
        let written = serde_json::to_string(&story).expect("it serialises");
        assert_eq!(serde_json::from_str::<Story>(&written).expect("it reads back"), story);
    }
}

#[test]
fn an_event_that_may_never_come_is_never_missing() {
    let sure = [
        "ORDER.CREATED",
        "ORDER.DISPATCHED",
        "PHLEBOTOMY.APPOINTMENT_SCHEDULED",
        "TEST.REGISTERED",
        "TEST.LAB_ACCESSIONED",
        "TEST.PROCESSED",
    ];
    let mut dice = Dice(13);
    for _ in 0..200 {
        for finding in findings(&confused(&mut dice).story()) {
            if let Finding::Missing { event_type, .. } = finding {
                assert!(sure.contains(&event_type.as_str()), "{event_type}");
            }
        }
    }
}

#[test]
fn no_bytes_make_it_panic() {
    let text = whole().0.iter().map(Value::to_string).collect::<Vec<_>>().join("\n").into_bytes();
    let mut dice = Dice(17);
    for _ in 0..300 {
        let mut mutated = text.clone();
        for _ in 0..=dice.below(6) {
            let at = dice.below(mutated.len());
            mutated[at] = u8::try_from(dice.below(256)).expect("a byte");
        }
        let lines = mutated.split(|byte| *byte == b'\n').enumerate();
        let events: Vec<_> = lines.map(|(index, text)| Received { index, text }).collect();
        drop(trace(&events));
    }
    drop(trace(&[Received { index: usize::MAX, text: br#"{"eventType":"TEST.REGISTERED","data":{"kitId":"K"}}"# }]));
}
