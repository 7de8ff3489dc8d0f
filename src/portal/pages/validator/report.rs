//! What the worker answers, as far as the page shows it.

use hookpost::inspect::Form;
use hookpost::lifecycle::{Class, Reason, SubjectKind};
use hookpost::model::Timestamp;
use hookpost::privacy::Kind;
use hookpost::schema::Violation;
use serde::Deserialize;
use wasm_bindgen::JsValue;

/// The verdict on a text.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Report {
    /// How the documents stand in the text.
    pub(super) form: Form,
    /// Whether nothing at all is wrong.
    pub(super) valid: bool,
    /// What is wrong outside of the documents.
    pub(super) outside: Option<Violation>,
    /// How many violations are not told.
    pub(super) omitted: u32,
    /// How many documents there are.
    pub(super) total: usize,
    /// How many of them have problems.
    pub(super) wrong: usize,
    /// The event types that occur.
    pub(super) types: Vec<String>,
    /// The first documents.
    pub(super) documents: Vec<Document>,
}

/// The verdict on one document.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document {
    /// Its place among the documents, from 0.
    pub(super) index: u32,
    /// What it was judged by.
    pub(super) event_type: Option<String>,
    /// Where it starts.
    pub(super) line: u32,
    /// Where it starts.
    pub(super) column: u32,
    /// Whether nothing is wrong with it.
    pub(super) valid: bool,
    /// How many things are wrong with it.
    pub(super) problems: usize,
    /// The first of them.
    pub(super) violations: Vec<Violation>,
}

impl Document {
    /// Where it stops being JSON, if it does.
    pub(super) fn syntax_error(&self) -> Option<&Violation> {
        self.violations.first().filter(|violation| violation.keyword.is_empty() && violation.pointer.is_empty())
    }
}

/// The story of received events.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Story {
    /// Orders, each followed by its kits, each followed by its tests: the first of them.
    pub(super) subjects: Vec<Subject>,
    /// Events that belong to none of them: the first.
    pub(super) unplaced: Vec<Unplaced>,
    /// How many orders, kits and tests there are.
    pub(super) total: usize,
    /// How many of them are orders.
    pub(super) orders: usize,
    /// How many things there are to look at.
    pub(super) odd: usize,
    /// Whether one of those is impossible.
    pub(super) impossible: bool,
}

/// An order, a kit or a test.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Subject {
    /// Which of the three it is.
    pub(super) kind: SubjectKind,
    /// Its id.
    pub(super) id: String,
    /// What it belongs to.
    pub(super) parent: Option<Parent>,
    /// Its events, the earliest first.
    pub(super) steps: Vec<Step>,
    /// What concerns it as a whole.
    pub(super) findings: Vec<Finding>,
}

/// What a subject belongs to.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Parent {
    /// What it is.
    pub(super) kind: SubjectKind,
    /// Its id.
    pub(super) id: String,
}

/// One event in the life of a subject.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Step {
    /// The type of the event.
    pub(super) event_type: String,
    /// Its place among the documents of the text, from 0.
    pub(super) event: u32,
    /// When it happened.
    pub(super) created_at: Option<Timestamp>,
    /// What concerns it.
    pub(super) findings: Vec<Finding>,
    /// Where it starts in the text.
    pub(super) line: u32,
    /// Where it starts in the text.
    pub(super) column: u32,
}

/// One thing to be said.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Finding {
    /// How it is to be taken.
    pub(super) class: Class,
    /// A sentence.
    pub(super) message: String,
}

/// An event that belongs to no subject.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Unplaced {
    /// Its place among the documents of the text, from 0.
    pub(super) event: u32,
    /// Why.
    pub(super) reason: Reason,
    /// Where it starts in the text.
    pub(super) line: u32,
    /// Where it starts in the text.
    pub(super) column: u32,
}

/// What looks like personal data in a text.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Found {
    /// How many values there are.
    pub(super) total: usize,
    /// How many of them are marked in the text.
    pub(super) marked: usize,
    /// The first of them.
    pub(super) listed: Vec<PersonalData>,
}

/// A value that looks like personal data.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct PersonalData {
    /// The value's place in its event.
    pub(super) pointer: String,
    /// Where it starts.
    pub(super) line: u32,
    /// Where it starts.
    pub(super) column: u32,
    /// What it seems to be.
    pub(super) kind: Kind,
    /// What makes it look so, in a sentence.
    pub(super) why: String,
}

/// Reads an answer; none when it has another shape than it should, which a test of the real thing would find.
pub(super) fn read<T: for<'de> Deserialize<'de>>(answer: &JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(answer.clone()).ok()
}
