//! Why a text is not JSON, in words that say what to do about it.

use std::fmt;

/// The first place at which a text stops being JSON, in bytes, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The place, in bytes.
    pub offset: usize,
    /// Why.
    pub cause: Cause,
}

impl SyntaxError {
    pub(super) fn at(offset: usize, cause: Cause) -> Self {
        Self { offset, cause }
    }
}

/// What the grammar allows at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Value,
    FirstName,
    Name,
    Colon,
    CommaInObject,
    CommaInArray,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    Empty,
    TooLong,
    TooDeep,
    NotUtf8(u8),
    Utf16,
    ByteOrderMark,
    Unexpected(char, Expected),
    EndOfText(Expected),
    TrailingComma(char),
    MissingComma,
    MissingValue,
    NeedlessComma,
    Comment,
    SingleQuote,
    CurlyQuote,
    UnquotedName,
    Invisible(char),
    NotANumber,
    ForeignWord(&'static str, &'static str),
    UnknownWord,
    LeadingZero,
    LeadingPlus,
    DigitsBeforePoint,
    DigitsAfterPoint,
    DigitsInExponent,
    DigitsAfterMinus,
    NumberWithLetters,
    UnclosedString,
    LineBreakInString,
    ControlInString(u8),
    UnknownEscape(char),
    BadEscape,
    BadUnicodeEscape,
    LoneSurrogate,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Expected::Value => "a value",
            Expected::FirstName => "a name in double quotes or `}`",
            Expected::Name => "a name in double quotes",
            Expected::Colon => "a colon after the name",
            Expected::CommaInObject => "a comma or `}`",
            Expected::CommaInArray => "a comma or `]`",
            Expected::End => "nothing more",
        })
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::Unexpected(found, Expected::End) => {
                write!(f, "The JSON value is complete, but the text goes on with `{found}`; remove the rest")
            }
            Cause::Unexpected(found, expected) => write!(f, "Here stands `{found}`, where {expected} is expected"),
            Cause::EndOfText(expected) => write!(f, "The text ends too early; {expected} is expected here"),
            Cause::NotUtf8(byte) => write!(f, "The byte 0x{byte:02X} is not UTF-8; save the text as UTF-8"),
            Cause::TrailingComma(close) => write!(f, "A comma cannot stand before `{close}`; remove the comma"),
            Cause::Invisible(space) => {
                write!(
                    f,
                    "Here stands the invisible character U+{:04X}; remove it, or replace it by a space",
                    u32::from(*space)
                )
            }
            Cause::ForeignWord(word, json) => write!(f, "JSON has no `{word}`; write `{json}`"),
            Cause::ControlInString(byte) => {
                write!(f, "A string cannot hold the control character 0x{byte:02X}; write `\\u{byte:04x}` instead")
            }
            Cause::UnknownEscape(letter) => {
                write!(f, "JSON has no escape `\\{letter}`; for a backslash itself write `\\\\`")
            }
            other => f.write_str(fixed(*other)),
        }
    }
}

/// The causes that need no data to be told.
fn fixed(cause: Cause) -> &'static str {
    match cause {
        Cause::Empty => "The text is empty; a JSON document is expected",
        Cause::TooLong => "The text is longer than 16 MB; split it",
        Cause::TooDeep => "Arrays and objects are nested more than 128 deep here; flatten them",
        Cause::Utf16 => "The text is UTF-16; save it as UTF-8",
        Cause::ByteOrderMark => "The text begins with a byte order mark; save it as UTF-8 without one",
        Cause::MissingComma => "A comma is missing before this",
        Cause::MissingValue => "A value is missing here",
        Cause::NeedlessComma => "There is nothing before this comma; remove it",
        Cause::Comment => "JSON has no comments; remove it",
        Cause::SingleQuote => "Strings stand in double quotes; replace the single ones",
        Cause::CurlyQuote => "Strings stand in straight double quotes; replace the curly ones",
        Cause::UnquotedName => "A name stands in double quotes; add them",
        Cause::NotANumber => "JSON has neither NaN nor infinity; write `null`, or leave the member out",
        Cause::UnknownWord => "This word is not JSON; text stands in double quotes",
        Cause::LeadingZero => {
            "A number cannot begin with a needless `0`; remove it, or put quotes around an identifier"
        }
        Cause::LeadingPlus => "A number cannot begin with `+`; remove it",
        Cause::DigitsBeforePoint => "A number needs a digit before its point; write `0` first",
        Cause::DigitsAfterPoint => "A number needs a digit after its point; add one or remove the point",
        Cause::DigitsInExponent => "A number needs a digit in its exponent; add one or remove the `e`",
        Cause::DigitsAfterMinus => "A number needs a digit after its minus sign",
        Cause::NumberWithLetters => "A number cannot hold letters; put quotes around text",
        Cause::UnclosedString => "The text ends inside a string; its closing quote is missing",
        Cause::LineBreakInString => "A string cannot run over the end of a line; close it, or write `\\n`",
        Cause::BadEscape => "A backslash in a string needs one of `\" \\ / b f n r t u` after it",
        Cause::BadUnicodeEscape => "The escape `\\u` needs four hexadecimal digits after it",
        Cause::LoneSurrogate => {
            "This `\\u` escape is half of a surrogate pair; write both halves, `\\ud83d\\ude00` for example"
        }
        _ => "This is not JSON",
    }
}
