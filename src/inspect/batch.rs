//! Many events that are published together: each gets the verdict that it would get alone, by the lines and columns of the
//! whole text.

use std::ops::Range;

use super::inspector::unsound;
use super::split::{split, split_lines};
use super::{Form, Inspector, Refusal, scan};
use crate::catalogue::Entry;
use crate::json::Places;
use crate::schema::{VIOLATIONS_AT_MOST, Violation};

/// One event of a batch.
#[derive(Debug)]
pub struct Item {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// The line on which it starts, from 1.
    pub line: u32,
    /// The column at which it starts, in UTF-16 code units, from 1.
    pub column: u32,
    /// The entry of its type when nothing is wrong with it.
    pub verdict: Result<&'static Entry, Refusal>,
}

/// Why a text is no batch at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchError {
    /// It is not an array, though it should be.
    NotAnArray,
    /// It begins as an array, but something between the items or after the end is wrong.
    Unsound(Option<Violation>),
    /// There is no event in it.
    Empty,
    /// It has more events than may come together.
    TooLong,
}

impl Inspector {
    /// Judges a batch of up to `most` events: a document on each line, or an array.
    ///
    /// A broken event does not spoil the others. Of all that is wrong so many violations are told as of any other text.
    pub fn check_batch(&self, text: &[u8], form: Form, most: usize) -> Result<Vec<Item>, BatchError> {
        let ranges = if form == Form::Lines {
            split_lines(text, most + 1)
        } else {
            let parts = split(text, most + 1);
            if parts.form != Form::Array {
                return Err(BatchError::NotAnArray);
            }
            if parts.ranges.len() <= most && !parts.is_sound {
                return Err(BatchError::Unsound(unsound(text)));
            }
            parts.ranges
        };
        if ranges.is_empty() {
            return Err(BatchError::Empty);
        }
        if ranges.len() > most {
            return Err(BatchError::TooLong);
        }
        let mut places = Places::new(text);
        let mut room = VIOLATIONS_AT_MOST;
        let items = ranges.into_iter().map(|range| {
            let origin = places.of(range.start);
            let (line, column) = places.of(scan::skip_space(text, range.start));
            let mut verdict = self.check_published(&text[range.clone()]);
            if let Err(refusal) = &mut verdict {
                move_to(refusal, origin, &mut room);
            }
            Item { range, line, column, verdict }
        });
        Ok(items.collect())
    }
}

/// Tells a refusal by lines and columns of the whole text, and leaves out what there is no more room for.
fn move_to(refusal: &mut Refusal, origin: (u32, u32), room: &mut usize) {
    let shift = |violation: &mut Violation| {
        if violation.line == 1 {
            violation.column += origin.1 - 1;
        }
        violation.line += origin.0 - 1;
    };
    match refusal {
        Refusal::NotJson(violation) => shift(violation),
        Refusal::NoEventType(violations) | Refusal::Invalid(_, violations) => {
            // One is told of each, so that nobody is refused without a reason.
            violations.truncate((*room).max(1));
            *room = room.saturating_sub(violations.len());
            violations.iter_mut().for_each(shift);
        }
        Refusal::UnknownEventType(_) | Refusal::Schema(..) => {}
    }
}
