//! Is this sequence of received events possible? Orders have kits, kits have tests; told for each of them is what
//! cannot be, what is missing, what came twice and what came late.
//!
//! It takes the events as they were received and answers a [`Story`]. Everything is judged by `createdAt`, except
//! lateness, which is about the order of arrival. An event is called missing only where a later one proves that it must
//! have happened: what depends on shipping, on a visit or on a clinician may never come. What cannot be placed is listed
//! and never dropped. It never checks an event against its schema, and never knows which events an endpoint is
//! subscribed to.
//!
//! The time taken grows with the text, and with sorting the steps of each subject.

mod fact;
mod finding;
mod judge;
mod lateness;
mod links;
mod repeats;
mod stage;
mod visits;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::json::sorted;
use crate::model::Timestamp;
use fact::Fact;
use links::Links;

pub use finding::{Class, EventRef, Finding};
pub use stage::event_types;

/// An event as it was received. Their order is the order of arrival.
#[derive(Clone, Copy, Debug)]
pub struct Received<'t> {
    /// The caller's own number of it, from 0. Sentences count from 1: index 0 is "event 1".
    pub index: usize,
    /// Its JSON text.
    pub text: &'t [u8],
}

/// What a story is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SubjectKind {
    /// An order, named by its `orderNumber`.
    Order,
    /// A kit of an order, named by its `kitId`.
    Kit,
    /// A test of a kit's sample, named by its `testId`.
    Test,
}

/// What a set of received events tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Story {
    /// Orders, each followed by its kits, each followed by its tests.
    pub subjects: Vec<Subject>,
    /// Events that belong to none of them, with the reason.
    pub unplaced: Vec<Unplaced>,
}

/// An order, a kit or a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// Which of the three it is.
    pub kind: SubjectKind,
    /// Its `orderNumber`, `kitId` or `testId`.
    pub id: String,
    /// The kit of a test, or the order of a kit, as far as the events tell.
    pub parent: Option<Parent>,
    /// Its events, the earliest first by `createdAt`; those without a time come last.
    pub steps: Vec<Step>,
    /// What concerns it as a whole.
    #[serde(serialize_with = "finding::told")]
    pub findings: Vec<Finding>,
}

/// What a subject belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parent {
    /// What it is.
    pub kind: SubjectKind,
    /// Its id.
    pub id: String,
}

/// One event in the life of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The type of the event.
    pub event_type: String,
    /// The caller's index of the event.
    pub event: usize,
    /// The event's own id, if it has one.
    pub event_id: Option<String>,
    /// When it happened, if that can be read.
    pub created_at: Option<Timestamp>,
    /// Its place in the order of arrival, from 1.
    pub received: usize,
    /// What concerns this event.
    #[serde(serialize_with = "finding::told")]
    pub findings: Vec<Finding>,
}

/// An event that belongs to no subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Unplaced {
    /// The caller's index of the event.
    pub event: usize,
    /// Its place in the order of arrival, from 1.
    pub received: usize,
    /// Why.
    pub reason: Reason,
}

/// Why an event belongs to no subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Reason {
    /// The text is not JSON.
    NotJson {
        /// The line at which it stops being JSON, from 1.
        line: u32,
        /// The column in UTF-16 code units, from 1.
        column: u32,
        /// What is wrong there.
        message: String,
    },
    /// It has no `eventType` that is text.
    NoEventType,
    /// Its `eventType` is none of those that this ring knows.
    UnknownEventType {
        /// The type as it is written.
        name: String,
    },
    /// It names no order, kit or test, and its barcode leads to none.
    NoKnownId {
        /// The type of the event.
        name: String,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column, message } => {
                write!(f, "The text is not JSON at line {line}, column {column}: {message}.")
            }
            Self::NoEventType => f.write_str("It has no `eventType`, so nothing is known of it. Paste whole events."),
            Self::UnknownEventType { name } => {
                write!(
                    f,
                    "The event type {} is not known here. Check its spelling in the catalogue.",
                    finding::cut(name)
                )
            }
            Self::NoKnownId { name } => write!(
                f,
                "{name} names no order, kit or test, and no barcode leads to one. Check it against its schema: an \
                 `orderNumber`, a `kitId` or a `testId` should be there."
            ),
        }
    }
}

/// Tells the story of events in the order in which they were received.
pub fn trace(events: &[Received<'_>]) -> Story {
    let mut facts: Vec<Fact> = Vec::with_capacity(events.len());
    let mut unplaced = Vec::new();
    for (place, event) in events.iter().enumerate() {
        match fact::read(event, place + 1) {
            Ok(fact) => facts.push(fact),
            Err(reason) => unplaced.push(Unplaced { event: event.index, received: place + 1, reason }),
        }
    }
    let links = Links::new(&facts);
    for (fact, place) in facts.iter().zip(&links.places) {
        if place.is_none() {
            let reason = Reason::NoKnownId { name: fact.stage.name().to_owned() };
            unplaced.push(Unplaced { event: fact.index, received: fact.received, reason });
        }
    }
    let order = sorted(unplaced.len(), &|left, right| unplaced[left].received.cmp(&unplaced[right].received));
    let unplaced = order.into_iter().map(|place| unplaced[place].clone()).collect();
    Story { subjects: subjects(&facts, &links), unplaced }
}

fn subjects(facts: &[Fact], links: &Links) -> Vec<Subject> {
    let mut of_step: Vec<Vec<Finding>> = vec![Vec::new(); facts.len()];
    let mut of_subject: Vec<Vec<Finding>> = vec![Vec::new(); links.nodes.len()];
    repeats::find(facts, links, &mut of_step);
    lateness::find(facts, links, &mut of_step);
    judge::find(facts, links, &mut of_step, &mut of_subject);
    visits::find(facts, links, &mut of_step, &mut of_subject);

    let mut steps: Vec<Vec<Step>> = vec![Vec::new(); links.nodes.len()];
    for at in sorted(facts.len(), &|left, right| facts[left].key().cmp(&facts[right].key())) {
        if let Some(node) = links.places[at] {
            steps[node].push(step(&facts[at], std::mem::take(&mut of_step[at])));
        }
    }
    let parent = |node: usize| {
        let parent = &links.nodes[links.nodes[node].parent?];
        Some(Parent { kind: parent.kind, id: parent.id.clone() })
    };
    let subject = |node: usize| Subject {
        kind: links.nodes[node].kind,
        id: links.nodes[node].id.clone(),
        parent: parent(node),
        steps: std::mem::take(&mut steps[node]),
        findings: std::mem::take(&mut of_subject[node]),
    };
    links.family_order().into_iter().map(subject).collect()
}

fn step(fact: &Fact, findings: Vec<Finding>) -> Step {
    Step {
        event_type: fact.stage.name().to_owned(),
        event: fact.index,
        event_id: fact.id.clone(),
        created_at: fact.created_at,
        received: fact.received,
        findings,
    }
}
