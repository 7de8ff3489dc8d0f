//! What is sent in a run, in which order.

use std::time::Duration;

use serde_json::value::RawValue;

use super::body::{with_field, with_member, written};
use super::request::Fault;
use crate::model::{Check, EventId, EventType, Timestamp};

/// The longest body that is sent: as long as a publisher's may be.
pub const LARGE: usize = 256 * 1024;

/// An event type of which no catalogue has any.
const UNKNOWN: &str = "CONFORMANCE.UNKNOWN_EVENT";
/// So long ago happened what is old.
const OLD: Duration = Duration::from_hours(29 * 24);
/// So much sooner happened what comes second.
const SOONER: Duration = Duration::from_mins(1);
/// So many leave at once.
const BURST: usize = 5;

/// An event type with its example, which stands for all events of it.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The type.
    pub event_type: EventType,
    /// The `schemaVersion` of its events.
    pub schema_version: u32,
    /// The example's `data`.
    pub data: Box<RawValue>,
}

/// A request that is to be sent.
#[derive(Clone, Debug)]
pub struct Planned {
    /// What it is for.
    pub check: Check,
    /// Those of one group leave together; the groups one after the other.
    pub group: u32,
    /// The event's id. A duplicate has that of another.
    pub event_id: EventId,
    /// The event's type.
    pub event_type: EventType,
    /// The body as it is signed.
    pub body: String,
    /// What is made wrong once it is signed.
    pub fault: Fault,
}

struct Plan<'a> {
    at: Timestamp,
    new_id: &'a mut dyn FnMut() -> EventId,
    group: u32,
    planned: Vec<Planned>,
}

/// Everything that a run sends to an endpoint that gets these types. None, if it gets none.
pub fn plan(samples: &[Sample], at: Timestamp, new_id: &mut dyn FnMut() -> EventId) -> Vec<Planned> {
    let Some(first) = samples.first() else { return Vec::new() };
    let second = samples.get(1).unwrap_or(first);
    let mut plan = Plan { at, new_id, group: 0, planned: Vec::new() };
    for sample in samples {
        plan.event(Check::EventType, sample, at);
    }
    plan.duplicate(first);
    plan.event(Check::Reordered, second, at);
    plan.event(Check::Reordered, first, at.minus(SOONER));
    plan.event(Check::OldEvent, first, at.minus(OLD));
    plan.burst(samples);
    plan.faulty(Check::SlowBody, first, Fault::InTwoHalves);
    plan.edited(Check::UnknownField, first, |body| {
        let data = with_field(body, r#""conformanceField":{"addedLater":true}"#);
        with_member(&data, r#""conformanceField":"added later""#)
    });
    plan.unknown_type();
    plan.edited(Check::NonAscii, first, |body| {
        with_field(body, r#""conformanceNote":"Zoë Müller · 李 · 🧪 · \u00e9 · a\/b · 1.0""#)
    });
    plan.edited(Check::VeryLarge, first, padded);
    plan.faulty(Check::Rotation, first, Fault::ForeignSignatureToo);
    plan.faulty(Check::WrongSecret, first, Fault::ForeignSignature);
    plan.faulty(Check::AlteredBody, first, Fault::Altered);
    plan.faulty(Check::NoSignature, first, Fault::Unsigned);
    plan.faulty(Check::OldTimestamp, first, Fault::SignedLongAgo);
    plan.planned
}

impl Plan<'_> {
    fn add(&mut self, check: Check, event_id: EventId, event_type: EventType, body: String, fault: Fault) {
        self.planned.push(Planned { check, group: self.group, event_id, event_type, body, fault });
    }

    fn event(&mut self, check: Check, sample: &Sample, created_at: Timestamp) {
        let id = (self.new_id)();
        let body = written(&id, sample, created_at);
        self.add(check, id, sample.event_type.clone(), body, Fault::None);
        self.group += 1;
    }

    fn edited(&mut self, check: Check, sample: &Sample, edit: impl FnOnce(&str) -> String) {
        let id = (self.new_id)();
        let body = edit(&written(&id, sample, self.at));
        self.add(check, id, sample.event_type.clone(), body, Fault::None);
        self.group += 1;
    }

    fn faulty(&mut self, check: Check, sample: &Sample, fault: Fault) {
        let id = (self.new_id)();
        let body = written(&id, sample, self.at);
        self.add(check, id, sample.event_type.clone(), body, fault);
        self.group += 1;
    }

    fn duplicate(&mut self, sample: &Sample) {
        let id = (self.new_id)();
        let body = written(&id, sample, self.at);
        for _ in 0..2 {
            self.add(Check::Duplicate, id.clone(), sample.event_type.clone(), body.clone(), Fault::None);
            self.group += 1;
        }
    }

    fn burst(&mut self, samples: &[Sample]) {
        for sample in samples.iter().cycle().take(BURST) {
            let id = (self.new_id)();
            let body = written(&id, sample, self.at);
            self.add(Check::Burst, id, sample.event_type.clone(), body, Fault::None);
        }
        self.group += 1;
    }

    fn unknown_type(&mut self) {
        let event_type = EventType::parse(UNKNOWN).expect("it has the form of a type");
        let data = RawValue::from_string(r#"{"note":"Your server does not know this type."}"#.to_owned());
        let data = data.expect("it is JSON");
        self.event(Check::UnknownEventType, &Sample { event_type, schema_version: 1, data }, self.at);
    }
}

/// The body made as long as one may be.
fn padded(body: &str) -> String {
    const BEFORE: &str = r#""conformancePadding":""#;
    let room = LARGE.saturating_sub(body.len() + BEFORE.len() + 2);
    with_field(body, &format!("{BEFORE}{}\"", "x".repeat(room)))
}
