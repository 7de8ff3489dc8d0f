//! What a person most likely meant where the text is not JSON: habits from JavaScript, Python and word processors.

use super::syntax::{Cause, Expected, SyntaxError};

const FOREIGN_WORDS: [(&str, &str); 5] =
    [("undefined", "null"), ("None", "null"), ("nil", "null"), ("True", "true"), ("False", "false")];

/// Names the cause for the byte at `at`, which cannot stand there.
pub(super) fn unexpected(text: &[u8], at: usize, expected: Expected) -> SyntaxError {
    let rest = &text[at..];
    let Some(found) = first_letter(rest) else {
        return SyntaxError::at(at, Cause::EndOfText(expected));
    };
    let wants_name = matches!(expected, Expected::Name | Expected::FirstName);
    let wants_value = expected == Expected::Value;
    let wants_comma = matches!(expected, Expected::CommaInArray | Expected::CommaInObject);
    let cause = match found {
        '#' => Cause::Comment,
        '/' if rest.starts_with(b"//") || rest.starts_with(b"/*") => Cause::Comment,
        '\'' => Cause::SingleQuote,
        '\u{2018}'..='\u{201f}' => Cause::CurlyQuote,
        '\0'..'\u{20}'
        | '\u{7f}'..='\u{a0}'
        | '\u{2000}'..='\u{200f}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{3000}'
        | '\u{feff}' => Cause::Invisible(found),
        'A'..='Z' | 'a'..='z' | '_' | '$' if wants_name => Cause::UnquotedName,
        'A'..='Z' | 'a'..='z' | '_' | '$' if wants_value => word(rest),
        '"' | '{' | '[' | '-' | '0'..='9' if wants_comma => Cause::MissingComma,
        ',' if wants_value || wants_name => Cause::NeedlessComma,
        ']' | '}' if wants_value => Cause::MissingValue,
        '.' if wants_value => Cause::DigitsBeforePoint,
        '+' if wants_value => Cause::LeadingPlus,
        _ => Cause::Unexpected(found, expected),
    };
    SyntaxError::at(at, cause)
}

fn first_letter(rest: &[u8]) -> Option<char> {
    let bytes = &rest[..rest.len().min(4)];
    bytes.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next())
}

fn word(rest: &[u8]) -> Cause {
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let word = &rest[..length];
    if word == b"NaN" || word == b"Infinity" {
        return Cause::NotANumber;
    }
    let foreign = FOREIGN_WORDS.iter().find(|(foreign, _)| foreign.as_bytes() == word);
    foreign.map_or(Cause::UnknownWord, |(foreign, json)| Cause::ForeignWord(foreign, json))
}
