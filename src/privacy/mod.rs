//! What looks like personal data in an event or in headers, and a copy of an event to share in which all of it is made
//! up.
//!
//! [`find`] marks values by their names and by their shapes. It errs on the side of marking, and it is no proof: a name
//! in a field called `x7` is not found. A country alone is not marked, since it points at nobody, and neither are ids of
//! orders, kits, tests and users, which support needs to find anything; an id that is an e-mail address is.
//!
//! [`fake`] replaces what `find` marks by something of the same shape. Neither ever sends, stores or remembers anything,
//! and neither draws a random number: the seed is given.

mod draw;
mod fake;
mod faker;
mod header;
mod header_lines;
mod key;
mod mark;
mod names;
mod segment;
mod shape;
mod written;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::json::{self, Places, Tracer, pointer};

pub use fake::{NotJson, fake};
pub use header::{HeaderFinding, find_in_headers};
pub use header_lines::{HeaderLineFinding, fake_header_lines, find_in_header_lines, split_request};

/// What a value seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// A name of a person, or a part of one.
    Name,
    /// A date of birth, a part of one, or an age.
    DateOfBirth,
    /// A sex, an origin, a faith: what describes a person.
    Characteristic,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A part of a postal address.
    Address,
    /// A number that others know a person by: of a health service, an insurance, a passport, a network address.
    PersonalId,
    /// A result, its interpretation, a diagnosis.
    Health,
    /// Text that people write, in which anything may stand.
    FreeText,
    /// What opens something: a password, a token, a key.
    Secret,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "a person's name",
            Self::DateOfBirth => "a date of birth or an age",
            Self::Characteristic => "a personal characteristic",
            Self::Email => "an e-mail address",
            Self::Phone => "a phone number",
            Self::Address => "a part of a postal address",
            Self::PersonalId => "a number that identifies a person",
            Self::Health => "a result or another health value",
            Self::FreeText => "free text, in which anything may stand",
            Self::Secret => "a secret",
        })
    }
}

/// A value, or the name of a member, that looks like personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The JSON pointer of the value, or of the member whose name it is.
    pub pointer: String,
    /// The line at which it begins, from 1.
    pub line: u32,
    /// The column in UTF-16 code units, as editors and JavaScript count, from 1.
    pub column: u32,
    /// How long it is as it is written, quotes and all, in UTF-16 code units.
    pub length: u32,
    /// What it seems to be.
    pub kind: Kind,
    /// What makes it look so, in a sentence that never repeats the value.
    pub why: String,
}

/// Marks what looks like personal data, in the order of the text. A text that is not JSON is looked through as far as it
/// is.
pub fn find(text: &[u8]) -> Vec<Finding> {
    let (document, _) = json::parse_prefix(text);
    let marks = mark::marks(&document);
    if marks.is_empty() {
        return Vec::new();
    }
    let mut places = Places::new(document.text().as_bytes());
    let mut tracer = Tracer::new(document.root());
    let finding = |mark: mark::Mark| {
        let value = document.value(mark.at);
        let (line, column) = places.of(value.start() as usize);
        let length = value.written().chars().map(|letter| u32::from(letter > '\u{ffff}') + 1).sum();
        let steps = tracer.steps(mark.at);
        Finding { pointer: pointer(&steps), line, column, length, kind: mark.kind, why: mark.why }
    };
    marks.into_iter().map(finding).collect()
}
