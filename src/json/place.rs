//! Lines and columns of offsets, found in one sweep.

use super::word::{Word, words};

/// Turns offsets that never go back into lines and columns: the text is read once, however many are asked for.
///
/// Lines count from 1. Columns count UTF-16 code units from 1, as editors and JavaScript do.
pub struct Places<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
    column: u32,
}

impl<'t> Places<'t> {
    /// A sweep over a text, at its beginning.
    pub fn new(text: &'t [u8]) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// Line and column of an offset. Invariant: callers ask in ascending order.
    pub fn of(&mut self, offset: usize) -> (u32, u32) {
        let offset = offset.min(self.text.len());
        while let Some(length) = line_end(&self.text[self.at..offset]) {
            let end = self.at + length;
            // A carriage return that a line feed follows is part of that line's end.
            let is_half = self.text[end] == b'\r' && self.text.get(end + 1) == Some(&b'\n');
            self.line += u32::from(!is_half);
            self.column = 1;
            self.at = end + 1;
        }
        self.column += self.text[self.at..offset].iter().map(|byte| units(*byte)).sum::<u32>();
        self.at = offset;
        (self.line, self.column)
    }
}

/// What a byte adds to the code units: one for each character, two for those of four bytes.
fn units(byte: u8) -> u32 {
    u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0)
}

fn line_end(text: &[u8]) -> Option<usize> {
    let is_end = |byte: &u8| *byte == b'\n' || *byte == b'\r';
    let (whole, rest) = words(text);
    for (index, word) in whole.enumerate() {
        if let Some(place) = Word::first(word.equal_to(b'\n') | word.equal_to(b'\r')) {
            return Some(index * 8 + place);
        }
    }
    rest.iter().position(is_end).map(|place| text.len() - rest.len() + place)
}
