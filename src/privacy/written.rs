//! A string of JSON as letters, each with the way in which it is written, so that it can be written again with others.

use std::fmt::Write;

/// How a letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// As itself.
    Plain,
    /// As a backslash and a letter, given here; only what is neither letter nor digit.
    Escaped(char),
    /// As `\u` and four digits, or twice that; with digits in capitals or not.
    Code { capitals: bool },
}

/// The letters of a string and their forms.
pub(super) struct Written {
    pub(super) letters: Vec<char>,
    forms: Vec<Form>,
}

impl Written {
    /// Reads what stands between the quotes. Invariant: the parser has accepted it, and `letters` is what it stands for.
    pub(super) fn new(inside: &str, letters: Vec<char>) -> Self {
        let mut forms = Vec::with_capacity(letters.len());
        let mut rest = inside.chars();
        while let Some(letter) = rest.next() {
            forms.push(match (letter, rest.clone().next()) {
                ('\\', Some('u')) => {
                    let code: String = rest.by_ref().take(5).skip(1).collect();
                    if letters.get(forms.len()).is_some_and(|letter| *letter > '\u{ffff}') {
                        rest.by_ref().take(6).for_each(drop);
                    }
                    Form::Code { capitals: code.contains(|digit: char| digit.is_ascii_uppercase()) }
                }
                ('\\', Some(escaped)) => {
                    rest.next();
                    Form::Escaped(escaped)
                }
                _ => Form::Plain,
            });
        }
        Self { letters, forms }
    }

    /// Writes it again, each letter in the form of the one that it replaces.
    pub(super) fn write(&self, out: &mut String) {
        for (letter, form) in self.letters.iter().zip(&self.forms) {
            match form {
                Form::Plain => out.push(*letter),
                Form::Escaped(escaped) => out.extend(['\\', *escaped]),
                Form::Code { capitals } => {
                    for unit in letter.encode_utf16(&mut [0; 2]) {
                        let written =
                            if *capitals { write!(out, "\\u{unit:04X}") } else { write!(out, "\\u{unit:04x}") };
                        written.expect("a string takes everything");
                    }
                }
            }
        }
    }
}
