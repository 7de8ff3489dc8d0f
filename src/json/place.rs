//! Lines and columns of offsets, found in one sweep.

use super::word::Word;

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
        let (mut at, mut line_start) = (self.at, None);
        while at < offset {
            let word = self.text[at..offset].first_chunk::<8>().map(|bytes| Word::new(*bytes));
            match word {
                Some(word) if word.equal_to(b'\r') == 0 => {
                    let ends = word.exactly(b'\n');
                    self.line += ends.count_ones();
                    line_start = Word::last(ends).map(|place| at + place + 1).or(line_start);
                    at += 8;
                }
                _ => {
                    if self.ends_line(at) {
                        self.line += 1;
                        line_start = Some(at + 1);
                    }
                    at += 1;
                }
            }
        }
        if let Some(start) = line_start {
            self.column = 1;
            self.at = start;
        }
        self.column += self.text[self.at..offset].iter().map(|byte| units(*byte)).sum::<u32>();
        self.at = offset;
        (self.line, self.column)
    }

    /// Whether a line ends with this byte. A carriage return that a line feed follows is half of an end.
    fn ends_line(&self, at: usize) -> bool {
        match self.text[at] {
            b'\n' => true,
            b'\r' => self.text.get(at + 1) != Some(&b'\n'),
            _ => false,
        }
    }
}

/// What a byte adds to the code units: one for each character, two for those of four bytes.
fn units(byte: u8) -> u32 {
    u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0)
}
