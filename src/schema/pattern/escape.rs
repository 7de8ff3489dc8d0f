//! What follows a backslash, and the members of a class in brackets.

use super::PatternError::{Malformed, NotSupported};
use super::class::{self, Class};
use super::parse::Cursor;
use super::{PatternError, property};

/// The escape after a backslash that stands outside brackets.
pub(super) fn outside_brackets(cursor: &mut Cursor) -> Result<Class, PatternError> {
    match cursor.peek() {
        Some('1'..='9') => Err(NotSupported("a reference back to a group")),
        Some('k') => match cursor.until('>') {
            Some(name) if name.starts_with("k<") => Err(NotSupported("a reference back to a group")),
            _ => Err(UNKNOWN),
        },
        _ => escape(cursor, |letter| "^$\\.*+?()[]{}|/".contains(letter)),
    }
}

/// One member of a class in brackets: a letter, or a class of its own.
pub(super) fn inside_brackets(cursor: &mut Cursor) -> Result<Class, PatternError> {
    match cursor.next() {
        None => Err(Malformed("a bracket is not closed")),
        Some('\\') if cursor.eat("b") => Ok(Class::one(0x08)),
        Some('\\') => escape(cursor, |letter| "^$\\.*+?()[]{}|/-".contains(letter)),
        Some(letter) => Ok(Class::one(u32::from(letter))),
    }
}

const UNKNOWN: PatternError = Malformed("an escape is unknown");

fn escape(cursor: &mut Cursor, stands_for_itself: fn(char) -> bool) -> Result<Class, PatternError> {
    Ok(match cursor.next().ok_or(Malformed("a backslash has nothing after it"))? {
        'd' => class::digits(),
        'D' => class::digits().complement(),
        'w' => class::word_letters(),
        'W' => class::word_letters().complement(),
        's' => class::spaces(),
        'S' => class::spaces().complement(),
        'p' => unicode_property(cursor)?,
        'P' => unicode_property(cursor)?.complement(),
        't' => Class::one(0x09),
        'n' => Class::one(0x0A),
        'v' => Class::one(0x0B),
        'f' => Class::one(0x0C),
        'r' => Class::one(0x0D),
        '0' if !cursor.peek().is_some_and(|next| next.is_ascii_digit()) => Class::one(0),
        'c' => match cursor.next() {
            Some(letter) if letter.is_ascii_alphabetic() => Class::one(u32::from(letter) % 32),
            _ => return Err(UNKNOWN),
        },
        'x' => Class::one(hex(cursor, 2)?),
        'u' => Class::one(code_point(cursor)?),
        letter if stands_for_itself(letter) => Class::one(u32::from(letter)),
        _ => return Err(UNKNOWN),
    })
}

fn unicode_property(cursor: &mut Cursor) -> Result<Class, PatternError> {
    if !cursor.eat("{") {
        return Err(UNKNOWN);
    }
    property::class(&cursor.until('}').ok_or(UNKNOWN)?)
}

fn code_point(cursor: &mut Cursor) -> Result<u32, PatternError> {
    if cursor.eat("{") {
        let digits = cursor.until('}').ok_or(UNKNOWN)?;
        let is_hex = !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_hexdigit());
        let code = u32::from_str_radix(&digits, 16).ok().filter(|code| is_hex && *code <= 0x10_FFFF);
        return code.ok_or(UNKNOWN);
    }
    let unit = hex(cursor, 4)?;
    if (0xD800..0xDC00).contains(&unit) && cursor.eat("\\u") {
        return match hex(cursor, 4)? {
            low @ 0xDC00..0xE000 => Ok(0x1_0000 + ((unit & 0x3FF) << 10) + (low & 0x3FF)),
            _ => Err(NotSupported("half of a surrogate pair")),
        };
    }
    Ok(unit)
}

fn hex(cursor: &mut Cursor, digits: usize) -> Result<u32, PatternError> {
    (0..digits).try_fold(0, |sum, _| {
        let digit = cursor.next().and_then(|letter| letter.to_digit(16)).ok_or(UNKNOWN)?;
        Ok(sum * 16 + digit)
    })
}
