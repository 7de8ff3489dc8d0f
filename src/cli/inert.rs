//! Texts of others, made harmless: a terminal obeys control characters, and a reader is misled by those that turn the
//! direction of writing.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with such characters shown as `\u{1b}`.
pub(crate) fn inert(text: &str) -> Cow<'_, str> {
    replaced(text, |out, letter| {
        let _ = write!(out, "\\u{{{:x}}}", u32::from(letter));
    })
}

/// A JSON text with such characters written as `\u001b`: the same value.
pub(crate) fn inert_json(text: &str) -> Cow<'_, str> {
    replaced(text, |out, letter| {
        for unit in letter.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    })
}

fn replaced(text: &str, replace: impl Fn(&mut String, char)) -> Cow<'_, str> {
    if !text.contains(is_active) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if is_active(letter) { replace(&mut out, letter) } else { out.push(letter) }
    }
    Cow::Owned(out)
}

/// Control characters, line separators, and what is not seen but changes how the rest is.
fn is_active(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
