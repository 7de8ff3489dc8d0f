//! Goes through a document and marks what looks like personal data, by name first and by shape where the name is silent.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::rc::Rc;

use super::Kind;
use super::key::Key;
use super::shape;
use crate::json::{self, Document, Value};

/// A marked value or member name, and why.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) at: u32,
    pub(super) kind: Kind,
    pub(super) why: String,
}

/// What is known where a value stands.
#[derive(Clone, Copy)]
struct Around<'a> {
    /// The name of the member, or of the list that it is an item of.
    key: &'a Key,
    name: &'a str,
    /// What the name says, or what the object around says.
    kind: Option<Kind>,
}

/// Marks in the order of the text. Depth is bounded by the parser.
pub(super) fn marks(document: &Document<'_>) -> Vec<Mark> {
    let mut marker = Marker::default();
    if document.size() > 0 {
        marker.value(document.root(), Around { key: &Key::default(), name: "", kind: None });
    }
    marker.marks
}

#[derive(Default)]
struct Marker {
    marks: Vec<Mark>,
    /// Names come again and again.
    keys: HashMap<String, Rc<Key>, BuildHasherDefault<DefaultHasher>>,
}

impl Marker {
    fn key(&mut self, name: &str) -> Rc<Key> {
        if let Some(key) = self.keys.get(name) {
            return Rc::clone(key);
        }
        let key = Rc::new(Key::new(name));
        self.keys.insert(name.to_owned(), Rc::clone(&key));
        key
    }

    fn value(&mut self, value: Value<'_>, around: Around<'_>) {
        match value.kind() {
            json::Kind::Object => self.object(value, around),
            json::Kind::Array => {
                for item in value.items() {
                    self.value(item, around);
                }
            }
            json::Kind::String | json::Kind::EscapedString => {
                let text: Vec<char> = value.string().chars().collect();
                if text.iter().any(|letter| letter.is_alphanumeric()) {
                    self.marks.extend(string(value.at(), &text, around));
                }
            }
            json::Kind::Integer | json::Kind::Decimal => {
                // A number under such a name counts something.
                let kind = around.kind.filter(|kind| !matches!(kind, Kind::Name | Kind::Email | Kind::FreeText));
                self.marks.extend(kind.map(|kind| by_name(value.at(), kind, around.name)));
            }
            json::Kind::Null | json::Kind::True | json::Kind::False => {}
        }
    }

    fn object(&mut self, object: Value<'_>, around: Around<'_>) {
        let members: Vec<_> = object.members().map(|(name, value)| (self.key(&name.string()), name, value)).collect();
        let is_address = around.kind == Some(Kind::Address) || members.iter().any(|(key, ..)| key.is_beside_address);
        let is_result = around.kind == Some(Kind::Health) || members.iter().any(|(key, ..)| key.is_beside_result);
        for (key, name, value) in &members {
            let name_text = name.string();
            let letters: Vec<char> = name_text.chars().collect();
            let shape = shape::of(&letters).filter(|kind| matches!(kind, Kind::Email | Kind::Phone));
            self.marks.extend(shape.map(|kind| by_shape(name.at(), kind)));
            let kind = match key.kind {
                Some(kind) => Some(kind),
                None if key.is_region() && is_address => Some(Kind::Address),
                None if key.is("value") && is_result => Some(Kind::Health),
                None if key.is("name") && around.key.is_of_person() => Some(Kind::Name),
                None => around.kind.filter(|kind| key.continues(*kind)),
            };
            self.value(*value, Around { key, name: &name_text, kind });
        }
    }
}

fn string(at: u32, text: &[char], around: Around<'_>) -> Option<Mark> {
    if let Some(kind) = around.kind {
        return Some(by_name(at, kind, around.name));
    }
    if around.key.is_prose && shape::is_prose(text) {
        return Some(by_name(at, Kind::FreeText, around.name));
    }
    if around.key.may_be_person() && shape::is_full_name(text) {
        return Some(by_name(at, Kind::Name, around.name));
    }
    shape::of(text).map(|kind| by_shape(at, kind))
}

fn by_name(at: u32, kind: Kind, name: &str) -> Mark {
    let end = name.char_indices().nth(64).map_or(name.len(), |(end, _)| end);
    Mark { at, kind, why: format!("By its name, `{}`, it is {kind}.", &name[..end]) }
}

fn by_shape(at: u32, kind: Kind) -> Mark {
    Mark { at, kind, why: format!("By its shape it is {kind}.") }
}
