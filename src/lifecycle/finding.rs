//! What can be said of a step or a subject, and the sentence for each: what, where, and what to do.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use super::SubjectKind;
use crate::model::Timestamp;

/// How a finding is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Class {
    /// It contradicts another event or the facts.
    Impossible,
    /// It must have happened, but is not here.
    Missing,
    /// It came more than once.
    Repeated,
    /// It came after what happened later.
    OutOfOrder,
    /// It cannot be judged.
    Unclear,
}

/// An event that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EventRef {
    /// The caller's index of the event.
    pub event: usize,
    /// Its type.
    pub event_type: String,
    /// When it happened, if that can be read.
    pub created_at: Option<Timestamp>,
}

/// One thing to be said. `Display` writes it as a sentence for a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the fields are named in the sentence of each")]
pub enum Finding {
    /// A later event proves that it must have happened.
    Missing { event_type: String, subject: SubjectKind, id: String, proof: EventRef },
    /// It is dated before what must come first.
    TooEarly { event: EventRef, before: EventRef },
    /// It tells something else than another event that can only happen once.
    Contradicts { event: EventRef, other: EventRef },
    /// It has the id of another event.
    IdReused { event: EventRef, event_id: String, other: EventRef },
    /// It names a kit or a test that has no id yet.
    NamedTooEarly { event: EventRef, named: SubjectKind, id: String, from: String },
    /// A kit of two orders, or a test of two kits.
    TwoParents { subject: SubjectKind, id: String, parents: Vec<String> },
    /// More kits than were ordered.
    TooManyKits { id: String, quantity: u64, kits: u64 },
    /// An appointment moved after it was cancelled.
    AfterCancelled { event: EventRef, cancelled: EventRef },
    /// A nurse for an appointment to which the patient goes.
    NotMobile { event: EventRef, phlebotomy_type: String },
    /// The same event sent again.
    Repeat { event: EventRef, of: EventRef },
    /// The same event under another id.
    Duplicate { event: EventRef, of: EventRef },
    /// It arrived after an event that happened later.
    ArrivedLate { event: EventRef, after: EventRef },
    /// Its time cannot be read.
    NoTime { event: EventRef },
    /// Nothing says what it belongs to.
    Unlinked { subject: SubjectKind, id: String },
}

impl Finding {
    /// How it is to be taken.
    pub fn class(&self) -> Class {
        match self {
            Self::Missing { .. } => Class::Missing,
            Self::Repeat { .. } | Self::Duplicate { .. } => Class::Repeated,
            Self::ArrivedLate { .. } => Class::OutOfOrder,
            Self::NoTime { .. } | Self::Unlinked { .. } => Class::Unclear,
            _ => Class::Impossible,
        }
    }
}

/// Writes findings with their class and their sentence.
pub(super) fn told<S: Serializer>(findings: &[Finding], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Told<'f> {
        class: Class,
        message: String,
        #[serde(flatten)]
        finding: &'f Finding,
    }
    serializer.collect_seq(findings.iter().map(|finding| Told {
        class: finding.class(),
        message: finding.to_string(),
        finding,
    }))
}

impl fmt::Display for SubjectKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Order => "order",
            Self::Kit => "kit",
            Self::Test => "test",
        })
    }
}

impl fmt::Display for EventRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (event {}", self.event_type, self.event.saturating_add(1))?;
        if let Some(created_at) = self.created_at {
            write!(f, ", {created_at}")?;
        }
        f.write_str(")")
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { event_type, subject, id, proof } => write!(
                f,
                "{event_type} of {subject} {} is missing: {proof} proves that it happened. Look for it in your delivery \
                 log and replay it; or your endpoint is not subscribed to it, or your log begins after it.",
                cut(id)
            ),
            Self::TooEarly { event, before } => write!(
                f,
                "{event} is dated before {before}, which must come first. A time or an id is wrong: report both events \
                 to the provider."
            ),
            Self::Contradicts { event, other } => write!(
                f,
                "{event} says something else than {other}, though this happens only once. Ask the provider which of the \
                 two holds."
            ),
            Self::IdReused { event, event_id, other } => write!(
                f,
                "{event} has the id {} of another event, {other}. Who tells repeats by their ids passes over one of the \
                 two: process both, and report the id to the provider.",
                cut(event_id)
            ),
            Self::NamedTooEarly { event, named, id, from } => write!(
                f,
                "{event} names the {named} {}, but a {named} has an id only from {from} on. Do not rely on it yet, and \
                 report the event to the provider.",
                cut(id)
            ),
            Self::TwoParents { subject, id, parents } => {
                let parent = if *subject == SubjectKind::Kit { "order" } else { "kit" };
                write!(f, "The {subject} {} belongs to one {parent}, but events name these: ", cut(id))?;
                for (at, parent) in parents.iter().enumerate() {
                    write!(f, "{}{}", if at == 0 { "" } else { ", " }, cut(parent))?;
                }
                f.write_str(". Ask the provider which it is before you show a result to anyone.")
            }
            Self::TooManyKits { id, quantity, kits } => write!(
                f,
                "The order {} is of quantity {quantity}, but events name {kits} kits. Ask the provider which kits are \
                 of this order.",
                cut(id)
            ),
            Self::AfterCancelled { event, cancelled } => write!(
                f,
                "{event} moves an appointment that {cancelled} had called off, and no new one was made between them. \
                 Ask the provider whether it takes place."
            ),
            Self::NotMobile { event, phlebotomy_type } => write!(
                f,
                "{event} sends a nurse, but its phlebotomy type is {}, where no nurse travels. Report the event to the \
                 provider.",
                cut(phlebotomy_type)
            ),
            Self::Repeat { event, of } => write!(
                f,
                "{event} is the same as {of}, sent again with the same id. That is harmless: answer 200 and pass over it."
            ),
            Self::Duplicate { event, of } => write!(
                f,
                "{event} says the same as {of} under another id. Process it once, and report both ids to the provider."
            ),
            Self::ArrivedLate { event, after } => write!(
                f,
                "{event} arrived late: {after} happened after it and was here first. Events may arrive in any order; go \
                 by `createdAt`, not by arrival."
            ),
            Self::NoTime { event } => write!(
                f,
                "{event} has no `createdAt` that can be read as a time in UTC, so its order is not judged. Check it \
                 against its schema."
            ),
            Self::Unlinked { subject, id } => {
                let (parent, event) = match subject {
                    SubjectKind::Test => ("kit", "TEST.LAB_ACCESSIONED names the kit of a test"),
                    _ => ("order", "ORDER.DISPATCHED names the kits of an order"),
                };
                write!(
                    f,
                    "No event says which {parent} the {subject} {} belongs to, so what came before it is not judged. \
                     {event}: add it if you have it.",
                    cut(id)
                )
            }
        }
    }
}

/// As much of a text from outside as belongs into a sentence.
pub(super) fn cut(text: &str) -> &str {
    text.char_indices().nth(64).map_or(text, |(end, _)| &text[..end])
}
