//! A copy of an event to share, in which all that looks like personal data is made up.

use std::fmt;

use super::faker::Faker;
use super::mark;
use super::written::Written;
use crate::json::{self, Places};

/// Why there is no copy: the text is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// The line at which it stops being JSON, from 1.
    pub line: u32,
    /// The column in UTF-16 code units, from 1.
    pub column: u32,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text is not JSON at line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for NotJson {}

/// A value to be replaced: where it stands, and its letters.
struct Original {
    start: usize,
    end: usize,
    written: Written,
    is_number: bool,
}

/// The same text, but what [`find`](super::find) marks is made up; every other byte stays.
///
/// Lengths and shapes are kept: digits stay digits and letters letters of their case, dates stay dates, an e-mail address
/// moves to a reserved host, and a phone number keeps its `+` and its spacing but gets a country that there is not. The
/// same value becomes the same everywhere in the text. `true`, `false`, `null` and text without a letter or digit stay.
///
/// Invariant: the seed is drawn at random by the caller and kept as secret as the original. Who has it can try names out.
pub fn fake(text: &[u8], seed: u64) -> Result<String, NotJson> {
    let document = json::parse(text).map_err(|error| {
        let (line, column) = Places::new(text).of(error.offset);
        NotJson { line, column, message: error.cause.to_string() }
    })?;
    let original = |mark: mark::Mark| {
        let value = document.value(mark.at);
        let (start, as_written) = (value.start() as usize, value.written());
        let end = start + as_written.len();
        let is_number = !value.is_string();
        let written = if is_number {
            Written::new(as_written, as_written.chars().collect())
        } else {
            Written::new(&as_written[1..as_written.len() - 1], value.string().chars().collect())
        };
        Original { start: start + usize::from(!is_number), end: end - usize::from(!is_number), written, is_number }
    };
    let mut originals: Vec<Original> = mark::marks(&document).into_iter().map(original).collect();
    let mut faker = Faker::new(seed, originals.iter().map(|original| original.written.letters.as_slice()));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for original in &mut originals {
        out.push_str(&document.text()[at..original.start]);
        let letters = &mut original.written.letters;
        if original.is_number {
            faker.number(letters);
        } else {
            faker.text(letters);
        }
        original.written.write(&mut out);
        at = original.end;
    }
    out.push_str(&document.text()[at..]);
    Ok(out)
}
