//! What differs between two spellings of the same JSON.

use super::cause::{Order, Rewritten, Spaces};
use super::writer::{ENVELOPE, Layout, Style, write};
use crate::json::{self, Document, Kind, Value};

/// How `found` differs from `original`; nothing, if they do not say the same.
pub(super) fn between(original: &[u8], found: &[u8]) -> Option<Rewritten> {
    let (original, found) = (json::parse(original).ok()?, json::parse(found).ok()?);
    let mut rewritten = Rewritten::default();
    if !compare(original.root(), found.root(), &mut rewritten) {
        return None;
    }
    let (before, after) = (spaces(&original), spaces(&found));
    let same_length = blanks(&original) == blanks(&found);
    rewritten.spaces = (before != after || !same_length).then_some(after);
    let data_is_sorted = || found.root_member("data").is_some_and(is_sorted);
    if rewritten.order.is_some() && (is_sorted(found.root()) || data_is_sorted()) {
        rewritten.order = Some(Order::Sorted);
    }
    Some(rewritten)
}

/// How a body differs from any that we write, as far as that can be told without the original.
pub(super) fn from_ours(found: &Document<'_>) -> Option<Rewritten> {
    let root = found.root();
    let names: Vec<_> = root.members().map(|(name, _)| name.string()).collect();
    let is_event = ENVELOPE.iter().all(|name| names.iter().any(|found| found == name));
    if !is_event {
        return None;
    }
    let in_order = names.iter().zip(ENVELOPE).all(|(found, name)| found == name);
    let order = (!in_order).then(|| if is_sorted(root) { Order::Sorted } else { Order::Other });
    // Up to the data not a blank stands between our members; within it, it is as it was published.
    let before = root.member("data").map_or(found.text(), |data| &found.text()[..data.start() as usize]);
    let is_tight = !in_order || is_compact(before);
    let style = spaces(found);
    let spaces = (!is_tight || (!in_order && style != Spaces::Compact)).then_some(style);
    Some(Rewritten { spaces, order, ..Rewritten::default() }).filter(|rewritten| !rewritten.is_nothing())
}

/// Whether no blank stands outside the strings of a piece of JSON.
fn is_compact(text: &str) -> bool {
    let mut in_string = false;
    let mut is_escaped = false;
    text.bytes().all(|byte| {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = in_string,
            b'"' => in_string = !in_string,
            _ => {}
        }
        in_string || !byte.is_ascii_whitespace()
    })
}

/// How a document is spaced.
fn spaces(document: &Document<'_>) -> Spaces {
    let text = document.text().trim();
    let is = |layout| write(document, Style::spaced(layout)) == text;
    if is(Layout::Compact) {
        Spaces::Compact
    } else if is(Layout::Python) {
        Spaces::Python
    } else if [2, 4, 0].into_iter().any(|by| is(Layout::Indented(by))) {
        Spaces::Indented
    } else {
        Spaces::Other
    }
}

/// How much of a text stands between its values, without what stands around it.
fn blanks(document: &Document<'_>) -> usize {
    document.text().trim().len() - write(document, Style::KEPT).len()
}

/// Whether all members, at every depth, stand by their names, and somewhere there are two.
pub(super) fn is_sorted(value: Value<'_>) -> bool {
    let names: Vec<_> = value.members().map(|(name, _)| name.string()).collect();
    names.is_sorted() && value.members().all(|(_, member)| is_sorted(member)) && value.items().all(is_sorted)
}

/// Whether the values say the same; what is spelt otherwise is noted.
fn compare(original: Value<'_>, found: Value<'_>, noted: &mut Rewritten) -> bool {
    match (original.kind(), found.kind()) {
        (Kind::Object, Kind::Object) => {
            let names: Vec<_> = original.members().map(|(name, _)| name.string()).collect();
            let others: Vec<_> = found.members().map(|(name, _)| name.string()).collect();
            if names != others {
                noted.order = Some(Order::Other);
            }
            let each = original.members().all(|(name, value)| {
                let other = found.members().find(|(other, _)| other.is(&name.string()));
                other.is_some_and(|(other, member)| string(name, other, noted) && compare(value, member, noted))
            });
            each && original.count() == found.count()
        }
        (Kind::Array, Kind::Array) => {
            original.count() == found.count()
                && original.items().zip(found.items()).all(|(left, right)| compare(left, right, noted))
        }
        _ if original.is_string() && found.is_string() => string(original, found, noted),
        _ if original.is_number() && found.is_number() => {
            let (left, right) = (original.written(), found.written());
            noted.numbers |= left != right;
            left == right || left.parse::<f64>().is_ok_and(|left| right.parse() == Ok(left))
        }
        (left, right) => left == right,
    }
}

fn string(original: Value<'_>, found: Value<'_>, noted: &mut Rewritten) -> bool {
    let (left, right) = (original.written(), found.written());
    if left != right {
        let slashless = |text: &str| text.replace("\\/", "/");
        noted.slashes |= left.contains("\\/") != right.contains("\\/");
        noted.letters |= slashless(left) != slashless(right);
    }
    original.string() == found.string()
}
