//! A JSON text, read once into a flat list of spans.
//!
//! A value is an index into that list, and the values inside it follow it directly; nothing is copied out of the text,
//! numbers least of all. This ring never judges a value: that is for the schema.

mod names;
mod order;
mod parse;
mod place;
mod read;
mod string;
mod syntax;
mod trace;
mod unexpected;
mod word;

use std::borrow::Cow;

pub use names::mark;
pub use order::sorted;
pub use parse::{parse, parse_prefix};
pub use place::Places;
pub use read::{Unreadable, read};
pub use syntax::SyntaxError;
pub use trace::{Step, Tracer, pointer};

/// How deeply arrays and objects may be nested.
pub const DEPTH_AT_MOST: usize = 128;

/// What a value is, as the grammar of JSON tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `false`
    False,
    /// `true`
    True,
    /// A number written with neither fraction nor exponent.
    Integer,
    /// Any other number.
    Decimal,
    /// A string without escapes: its characters are the bytes of the text.
    String,
    /// A string with at least one escape: its characters are not the bytes of the text.
    EscapedString,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// One value or member name: where it stands in the text and where the list goes on after it.
///
/// Invariant: `next` is the index after everything inside the value, so a walk over siblings touches nothing else.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    end: u32,
    next: u32,
    /// How many items or members there are; of a member's name, its mark.
    count: u32,
    kind: Kind,
}

/// A text and the spans of its values; index 0 is the whole value.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: Cow<'t, str>,
    spans: Vec<Span>,
    /// Member names that repeat an earlier one of their object: the later and the earlier.
    pub repeated_names: Vec<(u32, u32)>,
}

impl Document<'_> {
    /// The outermost value.
    pub fn root(&self) -> Value<'_> {
        self.value(0)
    }

    /// The value (or member name) at an index.
    pub fn value(&self, at: u32) -> Value<'_> {
        Value { document: self, at }
    }

    /// A member of the outermost object, also where the text breaks off.
    pub fn root_member(&self, name: &str) -> Option<Value<'_>> {
        let root = (!self.spans.is_empty()).then(|| self.root())?;
        root.member(name)
    }

    /// How many values and names it has.
    pub fn size(&self) -> usize {
        self.spans.len()
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same document, free of the text that it was read from.
    pub fn into_owned(self) -> Document<'static> {
        Document { text: Cow::Owned(self.text.into_owned()), spans: self.spans, repeated_names: self.repeated_names }
    }
}

/// A value of a document.
#[derive(Clone, Copy)]
pub struct Value<'d> {
    document: &'d Document<'d>,
    at: u32,
}

impl<'d> Value<'d> {
    fn span(self) -> Span {
        self.document.spans[self.at as usize]
    }

    /// The document that it is a value of.
    pub fn document(self) -> &'d Document<'d> {
        self.document
    }

    /// Its index in the document.
    pub fn at(self) -> u32 {
        self.at
    }

    /// The index after it and all that is inside it.
    pub fn next(self) -> u32 {
        self.span().next
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.span().kind
    }

    /// Where it begins in the text, in bytes.
    pub fn start(self) -> u32 {
        self.span().start
    }

    /// As it is written, quotes and all.
    pub fn written(self) -> &'d str {
        let span = self.span();
        &self.document.text[span.start as usize..span.end as usize]
    }

    /// How many items or members it has.
    pub fn count(self) -> u32 {
        self.span().count
    }

    /// What a name is quickly told apart by; only of names of members.
    pub fn mark(self) -> u32 {
        self.span().count
    }

    /// Whether it is a string, with escapes or without.
    pub fn is_string(self) -> bool {
        matches!(self.kind(), Kind::String | Kind::EscapedString)
    }

    /// Whether it is a number, however written.
    pub fn is_number(self) -> bool {
        matches!(self.kind(), Kind::Integer | Kind::Decimal)
    }

    /// The repeated names inside it, each as the index of the later and of the earlier one.
    pub fn repeated_names(self) -> &'d [(u32, u32)] {
        // Noted when an object closes: all of one value before all of the next.
        let all = &self.document.repeated_names;
        let before = |end: u32| all.partition_point(|(later, _)| *later < end);
        if all.is_empty() { all } else { &all[before(self.at)..before(self.next())] }
    }

    /// The characters of a string; of anything else, none.
    pub fn string(self) -> Cow<'d, str> {
        match self.kind() {
            Kind::String => Cow::Borrowed(self.inside_quotes()),
            Kind::EscapedString => Cow::Owned(string::unescape(self.inside_quotes())),
            _ => Cow::Borrowed(""),
        }
    }

    /// Whether it is a string of just these characters.
    pub fn is(self, text: &str) -> bool {
        if self.kind() == Kind::String {
            self.inside_quotes() == text
        } else {
            self.is_string() && self.string() == text
        }
    }

    /// The characters of a string, or nothing for any other kind.
    pub fn as_string(self) -> Option<Cow<'d, str>> {
        self.is_string().then(|| self.string())
    }

    /// The value of `true` or `false`.
    pub fn as_bool(self) -> Option<bool> {
        match self.kind() {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    fn inside_quotes(self) -> &'d str {
        let span = self.span();
        &self.document.text[span.start as usize + 1..span.end as usize - 1]
    }

    /// The items of an array; of anything else, none.
    pub fn items(self) -> impl Iterator<Item = Value<'d>> {
        let end = if self.kind() == Kind::Array { self.next() } else { self.at + 1 };
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let item = (at < end).then(|| self.document.value(at))?;
            at = item.next();
            Some(item)
        })
    }

    /// The members of an object, name and value; of anything else, none.
    pub fn members(self) -> impl Iterator<Item = (Value<'d>, Value<'d>)> {
        let end = if self.kind() == Kind::Object { self.next() } else { self.at + 1 };
        // A name without its value stands only where the text breaks off.
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let name = (at + 1 < end).then(|| self.document.value(at))?;
            let value = self.document.value(at + 1);
            at = value.next();
            Some((name, value))
        })
    }

    /// The value of a member; of the last one, if the name is repeated.
    pub fn member(self, name: &str) -> Option<Value<'d>> {
        let mark = mark(name.as_bytes());
        self.members().filter(|(key, _)| key.mark() == mark && key.is(name)).last().map(|(_, value)| value)
    }
}
