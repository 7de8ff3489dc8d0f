//! Where a text of many documents may be cut, so that its parts can be inspected one after the other and come to the
//! verdict that the whole comes to.
//!
//! A part is made to look like what it was cut from: a line follows a line, an item an item of an array. It holds one
//! document more than it has of the text, at its head, which is passed over.

use std::ops::Range;

use crate::inspect::{self, DOCUMENTS_AT_MOST};
use crate::json::Places;

/// Stands for the documents that a part follows.
const BEFORE: &str = "{}";

/// A text and its cuts.
pub(super) struct Parts {
    text: Vec<u8>,
    is_array: bool,
    /// Where each part begins, with its line and column; the first is the beginning of the text.
    cuts: Vec<Cut>,
}

#[derive(Clone, Copy)]
struct Cut {
    at: usize,
    line: u32,
    column: u32,
}

/// A part as a text of its own, and how its lines and columns become those of the whole.
pub(super) struct Part {
    pub(super) text: Vec<u8>,
    /// How many documents at its head are none of the whole's.
    pub(super) foreign: usize,
    /// Where it ends in the whole, in bytes.
    pub(super) end: usize,
    cut: Cut,
    /// What stands before the text of the whole: so many bytes on the first line, or a line.
    before: Before,
}

#[derive(Clone, Copy)]
enum Before {
    Bytes(usize),
    Line,
}

impl Parts {
    /// Cuts a text about every `size` bytes, between documents. A text that cannot be cut for certain is one part.
    pub(super) fn new(text: Vec<u8>, size: usize) -> Self {
        let documents = inspect::documents(&text);
        let is_array = text.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) == Some(&b'[');
        let is_certain = documents.len() < DOCUMENTS_AT_MOST && std::str::from_utf8(&text).is_ok();
        let cuts = if is_certain { cuts(&text, &documents, size) } else { vec![Cut { at: 0, line: 1, column: 1 }] };
        Self { text, is_array, cuts }
    }

    /// The whole text.
    pub(super) fn whole(&self) -> &[u8] {
        &self.text
    }

    /// How many parts there are: at least one.
    pub(super) fn count(&self) -> usize {
        self.cuts.len()
    }

    /// One of them.
    pub(super) fn part(&self, index: usize) -> Part {
        let cut = self.cuts[index];
        let next = self.cuts.get(index + 1);
        let end = next.map_or(self.text.len(), |next| next.at);
        let before = match (index, self.is_array) {
            (0, true) => String::new(),
            (0, false) if next.is_none() => String::new(),
            (0, false) => format!("{BEFORE}\n"),
            (_, true) => format!("[{BEFORE}"),
            (_, false) => BEFORE.to_owned(),
        };
        let mut text = Vec::with_capacity(before.len() + (end - cut.at) + 2);
        text.extend_from_slice(before.as_bytes());
        text.extend_from_slice(&self.text[cut.at..end]);
        if self.is_array && next.is_some() {
            // On a line of its own, for a string that is never closed ends with its line.
            text.extend_from_slice(b"\n]");
        }
        let foreign = usize::from(!before.is_empty());
        let before = if before.ends_with('\n') { Before::Line } else { Before::Bytes(before.len()) };
        Part { text, foreign, end, cut, before }
    }
}

impl Part {
    /// Moves a line and a column of this part to where they are in the whole.
    pub(super) fn place(&self, line: &mut u32, column: &mut u32) {
        match self.before {
            Before::Line => *line -= 1,
            Before::Bytes(length) => {
                if *line == 1 {
                    // What stands before is ASCII.
                    *column = *column + self.cut.column - 1 - u32::try_from(length).unwrap_or(0);
                }
                *line += self.cut.line - 1;
            }
        }
    }
}

fn cuts(text: &[u8], documents: &[Range<usize>], size: usize) -> Vec<Cut> {
    let mut places = Places::new(text);
    let mut cuts = vec![Cut { at: 0, line: 1, column: 1 }];
    let mut last = 0;
    // No cut after the last one: it may end where it does only because the text does.
    for document in documents.iter().rev().skip(1).rev() {
        let at = document.end;
        // A line end of two characters stays whole.
        if at - last >= size && text[at - 1] != b'\r' {
            let (line, column) = places.of(at);
            cuts.push(Cut { at, line, column });
            last = at;
        }
    }
    cuts
}
