//! Lines and columns of offsets, found in one sweep.

use super::word::Word;

/// Turns offsets that never go back into lines and columns: the text is read once, however many are asked for.
///
/// Lines count from 1. Columns count UTF-16 code units from 1, as editors and JavaScript do.
pub struct Places<'t> {
    text: &'t [u8],
    at: usize,
    /// Where the line begins, as far as the sweep has come.
    line_start: usize,
    line: u32,
    column: u32,
}

impl<'t> Places<'t> {
    /// A sweep over a text, at its beginning.
    pub fn new(text: &'t [u8]) -> Self {
        Self { text, at: 0, line_start: 0, line: 1, column: 1 }
    }

    /// Line and column of an offset. Invariant: callers ask in ascending order.
    pub fn of(&mut self, offset: usize) -> (u32, u32) {
        let offset = offset.min(self.text.len());
        let (words, rest) = self.text[self.at..offset].as_chunks::<8>();
        let mut at = self.at;
        for word in words {
            let word = Word::new(*word);
            if word.equal_to(b'\r') > 0 {
                (at..at + 8).for_each(|at| self.end_line(at));
            } else if word.equal_to(b'\n') > 0 {
                let ends = word.exactly(b'\n');
                self.line += ends.count_ones();
                self.line_start = Word::last(ends).map_or(self.line_start, |place| at + place + 1);
            }
            at += 8;
        }
        (at..at + rest.len()).for_each(|at| self.end_line(at));
        if self.line_start > self.at {
            self.column = 1;
            self.at = self.line_start;
        }
        self.column += self.text[self.at..offset].iter().map(|byte| units(*byte)).sum::<u32>();
        self.at = offset;
        (self.line, self.column)
    }

    /// Ends the line if this byte does. A carriage return that a line feed follows is half of an end.
    fn end_line(&mut self, at: usize) {
        let ends_line = match self.text[at] {
            b'\n' => true,
            b'\r' => self.text.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        if ends_line {
            self.line += 1;
            self.line_start = at + 1;
        }
    }
}

/// What a byte adds to the code units: one for each character, two for those of four bytes.
fn units(byte: u8) -> u32 {
    u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0)
}
