//! The parser: RFC 8259 to the letter, by a loop and a stack of open containers, so that no text can overflow ours.

use std::borrow::Cow;

use super::names::{Names, mark};
use super::syntax::{Cause, Expected, SyntaxError};
use super::unexpected::unexpected;
use super::word::Word;
use super::{DEPTH_AT_MOST, Document, Kind, Span, string};

/// Offsets are 32 bits wide; this leaves room to spare and bounds what one call may cost.
const BYTES_AT_MOST: usize = 16 << 20;

/// Reads a text that must be JSON from its first byte to its last.
pub fn parse(text: &[u8]) -> Result<Document<'_>, SyntaxError> {
    if text.len() > BYTES_AT_MOST {
        return Err(SyntaxError::at(0, Cause::TooLong));
    }
    let (document, error) = parse_prefix(text);
    error.map_or(Ok(document), Err)
}

/// Reads as far as the text is JSON, for those who look into a text that is still being written.
pub fn parse_prefix(text: &[u8]) -> (Document<'_>, Option<SyntaxError>) {
    let (valid, encoding) = valid_utf8(&text[..text.len().min(BYTES_AT_MOST)]);
    let spans = Vec::with_capacity(valid.len() / 12 + 1);
    let mut parser = Parser { text: valid, at: 0, spans, open: Vec::new(), names: Names::default() };
    let error = parser.document().err();
    let next = offset(parser.spans.len());
    parser.open.iter().for_each(|container| parser.spans[*container as usize].next = next);
    // The text ends early for the parser where it stops being UTF-8: the encoding is then the cause to tell.
    let error = match (error, encoding) {
        (Some(error), Some(encoding)) if error.offset < encoding.offset => Some(error),
        (error, encoding) => encoding.or(error),
    };
    (Document { text: Cow::Borrowed(valid), spans: parser.spans, repeated_names: parser.names.repeated }, error)
}

fn valid_utf8(text: &[u8]) -> (&str, Option<SyntaxError>) {
    let error = match std::str::from_utf8(text) {
        Ok(valid) => return (valid, None),
        Err(error) => error,
    };
    let offset = error.valid_up_to();
    let valid = std::str::from_utf8(&text[..offset]).unwrap_or_default();
    let is_utf16 = offset == 0 && (text.starts_with(&[0xFF, 0xFE]) || text.starts_with(&[0xFE, 0xFF]));
    (valid, Some(SyntaxError::at(offset, if is_utf16 { Cause::Utf16 } else { Cause::NotUtf8(text[offset]) })))
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    spans: Vec<Span>,
    open: Vec<u32>,
    names: Names,
}

impl Parser<'_> {
    fn document(&mut self) -> Result<(), SyntaxError> {
        if self.text.starts_with('\u{feff}') {
            return Err(SyntaxError::at(0, Cause::ByteOrderMark));
        }
        self.skip_space();
        if self.text.len() == self.at {
            return Err(SyntaxError::at(self.at, Cause::Empty));
        }
        self.value(Expected::Value)?;
        while let Some(container) = self.open.last().copied() {
            self.skip_space();
            match self.spans[container as usize].kind {
                Kind::Array => self.array_goes_on(container)?,
                _ => self.object_goes_on(container)?,
            }
        }
        self.skip_space();
        if self.at < self.text.len() { Err(self.unexpected(Expected::End)) } else { Ok(()) }
    }

    /// After an item, or after the opening bracket.
    fn array_goes_on(&mut self, array: u32) -> Result<(), SyntaxError> {
        let is_first = self.spans[array as usize].count == 0;
        match self.peek() {
            Some(b']') => self.close(array),
            Some(b',') if !is_first => {
                let comma = self.at;
                self.step();
                match self.peek() {
                    Some(b']') => return Err(SyntaxError::at(comma, Cause::TrailingComma(']'))),
                    Some(b',') => return Err(SyntaxError::at(self.at, Cause::NeedlessComma)),
                    _ => self.item(array)?,
                }
            }
            _ if is_first => self.item(array)?,
            _ => return Err(self.unexpected(Expected::CommaInArray)),
        }
        Ok(())
    }

    fn item(&mut self, array: u32) -> Result<(), SyntaxError> {
        self.spans[array as usize].count += 1;
        self.value(Expected::Value)
    }

    /// After a member, or after the opening brace.
    fn object_goes_on(&mut self, object: u32) -> Result<(), SyntaxError> {
        let is_first = self.spans[object as usize].count == 0;
        match self.peek() {
            Some(b'}') => {
                self.close(object);
                self.names.find_repeated(self.text, &self.spans, object);
            }
            Some(b',') if !is_first => {
                let comma = self.at;
                self.step();
                match self.peek() {
                    Some(b'}') => return Err(SyntaxError::at(comma, Cause::TrailingComma('}'))),
                    _ => self.member(object, Expected::Name)?,
                }
            }
            _ if is_first => self.member(object, Expected::FirstName)?,
            _ => return Err(self.unexpected(Expected::CommaInObject)),
        }
        Ok(())
    }

    fn member(&mut self, object: u32, expected: Expected) -> Result<(), SyntaxError> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected(expected));
        }
        self.name()?;
        self.spans[object as usize].count += 1;
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.unexpected(Expected::Colon));
        }
        self.step();
        match self.peek() {
            Some(b',' | b'}') => Err(SyntaxError::at(self.at, Cause::MissingValue)),
            _ => self.value(Expected::Value),
        }
    }

    fn name(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        let (end, escaped) = string::scan(self.text.as_bytes(), start)?;
        let inside = start + 1..end - 1;
        let mark = if escaped {
            mark(string::unescape(&self.text[inside]).as_bytes())
        } else {
            mark(&self.text.as_bytes()[inside])
        };
        self.push(if escaped { Kind::EscapedString } else { Kind::String }, end);
        if let Some(span) = self.spans.last_mut() {
            span.count = mark;
        }
        Ok(())
    }

    /// A scalar, or the opening of a container.
    fn value(&mut self, expected: Expected) -> Result<(), SyntaxError> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') => self.open(Kind::Object),
            Some(b'[') => self.open(Kind::Array),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Kind::True),
            Some(b'f') => self.word("false", Kind::False),
            Some(b'n') => self.word("null", Kind::Null),
            _ => Err(self.unexpected(expected)),
        }
    }

    fn open(&mut self, kind: Kind) -> Result<(), SyntaxError> {
        if self.open.len() == DEPTH_AT_MOST {
            return Err(SyntaxError::at(self.at, Cause::TooDeep));
        }
        self.open.push(offset(self.spans.len()));
        self.push(kind, self.at + 1);
        Ok(())
    }

    fn close(&mut self, container: u32) {
        self.at += 1;
        let next = offset(self.spans.len());
        let span = &mut self.spans[container as usize];
        span.end = offset(self.at);
        span.next = next;
        self.open.pop();
    }

    fn string(&mut self) -> Result<(), SyntaxError> {
        let (end, escaped) = string::scan(self.text.as_bytes(), self.at)?;
        self.push(if escaped { Kind::EscapedString } else { Kind::String }, end);
        Ok(())
    }

    fn word(&mut self, word: &'static str, kind: Kind) -> Result<(), SyntaxError> {
        let end = self.at + word.len();
        let text = self.text.as_bytes();
        let goes_on = text.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        if goes_on || !text[self.at..].starts_with(word.as_bytes()) {
            return Err(self.unexpected(Expected::Value));
        }
        self.push(kind, end);
        Ok(())
    }

    fn number(&mut self) -> Result<(), SyntaxError> {
        let text = self.text.as_bytes();
        let digits = |from: usize| from + text[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let first = self.at + usize::from(text[self.at] == b'-');
        let mut end = digits(first);
        if end == first {
            let infinity = text[first..].starts_with(b"Infinity");
            let cause = if infinity { Cause::NotANumber } else { Cause::DigitsAfterMinus };
            return Err(SyntaxError::at(if infinity { self.at } else { first }, cause));
        }
        if text[first] == b'0' && end > first + 1 {
            return Err(SyntaxError::at(first, Cause::LeadingZero));
        }
        let whole = end;
        if text.get(end) == Some(&b'.') {
            end = digits(whole + 1);
            if end == whole + 1 {
                return Err(SyntaxError::at(end, Cause::DigitsAfterPoint));
            }
        }
        if matches!(text.get(end), Some(b'e' | b'E')) {
            let first = end + 1 + usize::from(matches!(text.get(end + 1), Some(b'+' | b'-')));
            end = digits(first);
            if end == first {
                return Err(SyntaxError::at(end, Cause::DigitsInExponent));
            }
        }
        if text.get(end).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_') {
            return Err(SyntaxError::at(end, Cause::NumberWithLetters));
        }
        self.push(if end == whole { Kind::Integer } else { Kind::Decimal }, end);
        Ok(())
    }

    /// Notes a value that ends at `end`, and goes on there.
    fn push(&mut self, kind: Kind, end: usize) {
        let next = offset(self.spans.len() + 1);
        self.spans.push(Span { start: offset(self.at), end: offset(end), next, count: 0, kind });
        self.at = end;
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Past one byte and the space after it.
    fn step(&mut self) {
        self.at += 1;
        self.skip_space();
    }

    fn skip_space(&mut self) {
        let text = self.text.as_bytes();
        let mut at = self.at;
        while at < text.len() && matches!(text[at], b' ' | b'\n' | b'\r' | b'\t') {
            at += 1;
            // Indented text has long runs of spaces.
            while let Some(bytes) = text[at..].first_chunk::<8>() {
                let spaces = Word::new(*bytes).leading(b' ');
                at += spaces;
                if spaces < 8 {
                    break;
                }
            }
        }
        self.at = at;
    }

    fn unexpected(&self, expected: Expected) -> SyntaxError {
        unexpected(self.text.as_bytes(), self.at, expected)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a text is 16 MB at most, and so is the count of its values")]
const fn offset(of: usize) -> u32 {
    of as u32
}
