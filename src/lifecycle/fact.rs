//! What one event says about orders, kits and tests. Only what is needed is read, whatever else the event holds.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::stage::Stage;
use super::{EventRef, Reason, Received};
use crate::json::{self, Kind, Places, Value};
use crate::model::Timestamp;

/// An event that could be read.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) index: usize,
    pub(super) received: usize,
    pub(super) stage: Stage,
    pub(super) id: Option<String>,
    pub(super) created_at: Option<Timestamp>,
    pub(super) order: Option<String>,
    pub(super) kits: Vec<String>,
    pub(super) tests: Vec<String>,
    pub(super) barcodes: Vec<String>,
    pub(super) quantity: Option<u64>,
    pub(super) phlebotomy_type: Option<String>,
    /// The appointment's id, or nothing written if it has none.
    pub(super) appointment: Option<String>,
    /// Equal for equal `data`, however it is spaced.
    pub(super) data: u64,
}

impl Fact {
    /// What sorts events by time; equal times by the order of a life. The index makes it total.
    pub(super) fn key(&self) -> (u64, Stage, usize) {
        (self.created_at.map_or(u64::MAX, Timestamp::as_millis), self.stage, self.index)
    }

    pub(super) fn to_ref(&self) -> EventRef {
        EventRef { event: self.index, event_type: self.stage.name().to_owned(), created_at: self.created_at }
    }

    /// Whether both were written as one event; their ids are not looked at.
    pub(super) fn tells_the_same(&self, other: &Self) -> bool {
        (self.stage, self.created_at, self.data) == (other.stage, other.created_at, other.data)
    }

    /// Whether it is known to have happened before another.
    pub(super) fn is_before(&self, other: &Self) -> bool {
        self.created_at.zip(other.created_at).is_some_and(|(own, other)| own < other)
    }
}

/// Reads an event, or says why it cannot be placed.
pub(super) fn read(event: &Received<'_>, received: usize) -> Result<Fact, Reason> {
    let document = json::parse(event.text).map_err(|error| {
        let (line, column) = Places::new(event.text).of(error.offset);
        Reason::NotJson { line, column, message: error.cause.to_string() }
    })?;
    let name = document.root_member("eventType").and_then(Value::as_string).ok_or(Reason::NoEventType)?;
    let stage = Stage::of(&name).ok_or_else(|| Reason::UnknownEventType { name: name.clone().into_owned() })?;
    let text = |name| document.root_member(name).and_then(Value::as_string);
    let data = document.root_member("data");
    let member = |name: &str| data.and_then(|data| data.member(name));
    let each = |list: &str, name: &str| member(list).map(|list| ids(list, name)).unwrap_or_default();

    let mut kits = each("kits", "kitId");
    add(&mut kits, member("kitId").and_then(id));
    let mut tests = each("specimens", "testId");
    add(&mut tests, member("testId").and_then(id));
    let mut barcodes = each("specimens", "barcode");
    add(&mut barcodes, member("barcode").and_then(id));
    let appointment = member("appointment").filter(|value| value.kind() == Kind::Object);
    Ok(Fact {
        index: event.index,
        received,
        stage,
        id: document.root_member("id").and_then(id),
        created_at: text("createdAt").and_then(|text| Timestamp::parse(&text).ok()),
        order: member("orderNumber").and_then(id),
        kits,
        tests,
        barcodes,
        quantity: member("quantity").and_then(|value| value.written().parse().ok()),
        phlebotomy_type: member("phlebotomyType").and_then(Value::as_string).map(Into::into),
        appointment: appointment.map(|appointment| appointment.member("id").and_then(id).unwrap_or_default()),
        data: data.map_or(0, |data| fingerprint(data.written())),
    })
}

/// An id is text; a number is read as if it were.
fn id(value: Value<'_>) -> Option<String> {
    let text = if value.kind() == Kind::Integer { value.written().into() } else { value.as_string()? };
    (!text.is_empty()).then(|| text.into_owned())
}

fn ids(list: Value<'_>, name: &str) -> Vec<String> {
    let mut ids: Vec<String> = list.items().filter_map(|item| item.member(name).and_then(id)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn add(ids: &mut Vec<String>, id: Option<String>) {
    ids.extend(id.filter(|id| !ids.contains(id)));
}

/// A number made of a JSON text without the space between its tokens.
fn fingerprint(written: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    let (mut is_string, mut is_escaped) = (false, false);
    for byte in written.bytes() {
        if !is_string && matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
            continue;
        }
        is_string ^= byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        byte.hash(&mut hasher);
    }
    hasher.finish()
}
