//! The line around a place, found in one sweep over the text however many places are asked for.

use super::inert::inert;

/// How many characters are shown on either side of a place.
const SHOWN: usize = 48;

/// A character has four bytes at most.
const LOOKED_AT: usize = 4 * SHOWN;

/// A sweep over a text: where it has come to.
pub(crate) struct Sweep<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
    column: u32,
}

/// A line, or the part of a long one, around a place.
pub(crate) struct Excerpt {
    pub(crate) before: String,
    pub(crate) after: String,
}

impl<'t> Sweep<'t> {
    pub(crate) fn new(text: &'t [u8]) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// The line around a place, inert. Invariant: places mostly ascend; one that goes back costs a new sweep.
    pub(crate) fn excerpt(&mut self, line: u32, column: u32) -> Excerpt {
        if (line, column) < (self.line, self.column) {
            *self = Self::new(self.text);
        }
        while self.at < self.text.len() && (self.line, self.column) < (line, column) {
            self.step();
        }
        let start = boundary(self.text, self.at.saturating_sub(LOOKED_AT));
        let before = &self.text[start..self.at];
        let line_start = before.iter().rposition(|byte| is_break(*byte)).map(|place| place + 1);
        let is_cut = line_start.is_none() && start > 0;
        let rest = &self.text[self.at..];
        let length = rest.iter().take(LOOKED_AT).position(|byte| is_break(*byte));
        Excerpt {
            before: last(&String::from_utf8_lossy(&before[line_start.unwrap_or(0)..]), is_cut),
            after: first(&String::from_utf8_lossy(&rest[..length.unwrap_or(rest.len().min(LOOKED_AT))])),
        }
    }

    fn step(&mut self) {
        let byte = self.text[self.at];
        self.at += 1;
        if byte == b'\n' || byte == b'\r' && self.text.get(self.at) != Some(&b'\n') {
            self.line += 1;
            self.column = 1;
        } else if byte != b'\r' {
            self.column += u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0);
            while self.text.get(self.at).is_some_and(|byte| byte & 0xC0 == 0x80) {
                self.at += 1;
            }
        }
    }
}

fn is_break(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

/// The first place from `at` on where a character begins.
fn boundary(text: &[u8], at: usize) -> usize {
    (at..text.len()).find(|at| text[*at] & 0xC0 != 0x80).unwrap_or(text.len())
}

/// The end of a text that may have been cut before its first character.
fn last(text: &str, is_cut: bool) -> String {
    let skipped = text.chars().count().saturating_sub(SHOWN);
    let shown: String = text.chars().skip(skipped).collect();
    let mark = if is_cut || skipped > 0 { "…" } else { "" };
    format!("{mark}{}", plain(&shown))
}

fn first(text: &str) -> String {
    let shown: String = text.chars().take(SHOWN).collect();
    let mark = if shown.len() < text.len() { "…" } else { "" };
    format!("{}{mark}", plain(&shown))
}

/// One column for a tab, so that the caret stands where it must.
fn plain(text: &str) -> String {
    inert(&text.replace('\t', " ")).into_owned()
}
