//! Histories: events one after the other, and in short what is told of them.

use hookpost::lifecycle::{Finding, Received, Story, trace};
use serde_json::{Value, json};

/// Events on a common day: an event type, the hour at which it happened, and its data.
#[derive(Clone)]
pub(crate) struct History(pub(crate) Vec<Value>);

impl History {
    pub(crate) fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn at(mut self, hour: u32, event_type: &str, data: &Value) -> Self {
        let id = format!("evt_{}", self.0.len() + 1);
        let created_at = format!("2026-11-{:02}T{:02}:00:00.000Z", 1 + hour / 24, hour % 24);
        self.0.push(json!({"id": id, "eventType": event_type, "createdAt": created_at, "data": data}));
        self
    }

    pub(crate) fn again(mut self, number: usize) -> Self {
        self.0.push(self.0[number - 1].clone());
        self
    }

    pub(crate) fn with(mut self, member: &str, value: Value) -> Self {
        self.0.last_mut().expect("an event")[member] = value;
        self
    }

    pub(crate) fn story(&self) -> Story {
        let order: Vec<usize> = (0..self.0.len()).collect();
        self.received_in(&order)
    }

    pub(crate) fn received_in(&self, order: &[usize]) -> Story {
        let texts: Vec<String> = self.0.iter().map(Value::to_string).collect();
        let events: Vec<_> =
            order.iter().map(|index| Received { index: *index, text: texts[*index].as_bytes() }).collect();
        trace(&events)
    }
}

pub(crate) fn findings(story: &Story) -> Vec<Finding> {
    let of_subjects = story.subjects.iter().flat_map(|subject| {
        subject.findings.iter().chain(subject.steps.iter().flat_map(|step| &step.findings)).cloned()
    });
    of_subjects.collect()
}

/// What is told, in short: the kind of each finding, and what is missing or which event it is about.
#[track_caller]
pub(crate) fn check(history: &History, expected: &[&str]) {
    let told: Vec<String> = findings(&history.story()).iter().map(short).collect();
    assert_eq!(told, expected);
}

pub(crate) fn short(finding: &Finding) -> String {
    let kind = serde_json::to_value(finding).expect("it serialises");
    let about = kind["eventType"].as_str().map(str::to_owned);
    let about = about.or_else(|| kind["event"]["event"].as_u64().map(|index| (index + 1).to_string()));
    let about = about.or_else(|| kind["id"].as_str().map(str::to_owned));
    format!("{} {}", kind["kind"].as_str().expect("a kind"), about.expect("a subject"))
}

pub(crate) fn order() -> Value {
    json!({"orderNumber": "AD1", "quantity": 1})
}

pub(crate) fn shipped() -> Value {
    json!({"orderNumber": "AD1", "quantity": 1, "kits": [{"kitId": "KIT1"}]})
}

pub(crate) fn kit() -> Value {
    json!({"kitId": "KIT1", "barcode": "BLC1"})
}

pub(crate) fn test() -> Value {
    json!({"kitId": "KIT1", "testId": "T1"})
}

pub(crate) fn registered() -> History {
    History::new().at(0, "ORDER.CREATED", &order()).at(1, "ORDER.DISPATCHED", &shipped()).at(
        30,
        "TEST.REGISTERED",
        &kit(),
    )
}

pub(crate) fn whole() -> History {
    registered().at(60, "TEST.LAB_ACCESSIONED", &test()).at(90, "TEST.PROCESSED", &test())
}
