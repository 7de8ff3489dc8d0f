//! One verdict everywhere: a text with one event, an array of events or a line for each, and everything that is wrong
//! with every one of them, by line and column of the whole text.
//!
//! The page, the worker, the command line and the JavaScript module all call this ring, so none of them can be of another
//! mind. It judges each document by itself, as it will be judged when it is delivered: a broken one does not spoil the
//! others. It never decides whether an event may be sent, and the time it takes grows with the text and never faster.

mod batch;
mod envelope;
mod event_type;
mod form;
mod inspector;
mod published;
mod scan;
mod split;

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::schema::Violation;

pub use batch::{BatchError, Item};
pub use form::Form;
pub use inspector::Inspector;
pub use published::Refusal;

/// How many documents of one text are read.
pub const DOCUMENTS_AT_MOST: usize = 100_000;

/// What came of a text.
///
/// Invariant: `valid` says whether every document is valid and nothing is wrong outside of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// How the documents stand in the text.
    pub form: Form,
    /// Whether nothing at all is wrong.
    pub valid: bool,
    /// Every document, in the order of the text.
    pub documents: Vec<Inspected>,
    /// What is wrong outside of the documents, such as an array that is never closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outside: Option<Violation>,
    /// How many violations are left out, because a text that has so many is wrong in some other way.
    pub omitted: u32,
}

/// What came of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspected {
    /// Its place among the documents, from 0.
    pub index: u32,
    /// The event type that it was judged by: the one asked for, or else what the document says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_type: Option<Cow<'static, str>>,
    /// The event type that was probably meant, where there is none of that name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Cow<'static, str>>,
    /// The line on which it starts, from 1.
    pub line: u32,
    /// The column at which it starts, in UTF-16 code units, from 1.
    pub column: u32,
    /// Whether nothing is wrong with it, whatever is left out of the violations.
    pub valid: bool,
    /// Everything wrong with it; pointers start at the document, lines and columns at the text.
    pub violations: Vec<Violation>,
}

/// Inspects a text once; whoever has more than one keeps an [`Inspector`].
pub fn inspect(text: &[u8], event_type: Option<&str>) -> Inspection {
    Inspector::new().inspect(text, event_type)
}

/// Where each document of a text stands, in bytes, in the order of [`Inspection::documents`].
pub fn documents(text: &[u8]) -> Vec<Range<usize>> {
    split::split(text, DOCUMENTS_AT_MOST).ranges
}
