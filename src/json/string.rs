//! Strings: from the opening quote to the closing one, and what their escapes stand for.

use super::syntax::{Cause, SyntaxError};
use super::word::Word;

/// Reads on from after the opening quote. Answers the offset after the closing one, and whether there are escapes.
pub(super) fn scan(text: &[u8], quote: usize) -> Result<(usize, bool), SyntaxError> {
    let mut at = quote + 1;
    let mut escaped = false;
    loop {
        at = plain(text, at);
        match text.get(at) {
            Some(b'"') => return Ok((at + 1, escaped)),
            Some(b'\\') => {
                escaped = true;
                at = escape(text, at)?;
            }
            Some(b'\n' | b'\r') => return Err(SyntaxError::at(at, Cause::LineBreakInString)),
            Some(control) => return Err(SyntaxError::at(at, Cause::ControlInString(*control))),
            None => return Err(SyntaxError::at(text.len(), Cause::UnclosedString)),
        }
    }
}

/// The offset of the next quote, backslash or control character.
fn plain(text: &[u8], mut at: usize) -> usize {
    while let Some(bytes) = text[at..].first_chunk::<8>() {
        let word = Word::new(*bytes);
        match Word::first(word.equal_to(b'"') | word.equal_to(b'\\') | word.controls()) {
            Some(place) => return at + place,
            None => at += 8,
        }
    }
    while at < text.len() && !matches!(text[at], b'"' | b'\\' | 0..0x20) {
        at += 1;
    }
    at
}

/// Reads an escape; answers the offset after it.
fn escape(text: &[u8], at: usize) -> Result<usize, SyntaxError> {
    match text.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => match hex(text, at + 2) {
            None => Err(SyntaxError::at(at, Cause::BadUnicodeEscape)),
            Some(0xD800..0xDC00) => {
                let low = if text[at + 6..].starts_with(b"\\u") { hex(text, at + 8) } else { None };
                match low {
                    Some(0xDC00..0xE000) => Ok(at + 12),
                    _ => Err(SyntaxError::at(at, Cause::LoneSurrogate)),
                }
            }
            Some(0xDC00..0xE000) => Err(SyntaxError::at(at, Cause::LoneSurrogate)),
            Some(_) => Ok(at + 6),
        },
        Some(byte) if byte.is_ascii_graphic() => Err(SyntaxError::at(at, Cause::UnknownEscape(char::from(*byte)))),
        _ => Err(SyntaxError::at(at, Cause::BadEscape)),
    }
}

fn hex(text: &[u8], at: usize) -> Option<u32> {
    let digits = text.get(at..at + 4)?;
    digits.iter().try_fold(0, |sum, digit| Some(sum * 16 + char::from(*digit).to_digit(16)?))
}

/// What a string that `scan` accepted stands for.
pub(super) fn unescape(inside: &str) -> String {
    let mut out = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((plain, escaped)) = rest.split_once('\\') {
        out.push_str(plain);
        let (letter, length) = match escaped.as_bytes().first() {
            Some(b'b') => ('\u{8}', 1),
            Some(b'f') => ('\u{c}', 1),
            Some(b'n') => ('\n', 1),
            Some(b'r') => ('\r', 1),
            Some(b't') => ('\t', 1),
            Some(b'u') => unicode(escaped.as_bytes()),
            Some(byte) => (char::from(*byte), 1),
            None => break,
        };
        out.push(letter);
        rest = &escaped[length..];
    }
    out.push_str(rest);
    out
}

/// The character of `uXXXX` or `uXXXX\uXXXX`, and how long that was.
fn unicode(escaped: &[u8]) -> (char, usize) {
    let unit = hex(escaped, 1).unwrap_or_default();
    if let Some(letter) = char::from_u32(unit) {
        return (letter, 5);
    }
    let low = hex(escaped, 7).unwrap_or_default();
    let code = 0x1_0000 + ((unit & 0x3FF) << 10) + (low & 0x3FF);
    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 11)
}
