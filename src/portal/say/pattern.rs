//! A message as the build writes it, text with marks in it, made into what is read. The marks are those of
//! `xtask/messages/src/table.rs`.

use yew::prelude::*;

use crate::{intl, language};

/// What is put in place of a variable.
pub(super) enum Value<'a> {
    /// Words.
    Text(&'a str),
    /// A number, written as the language writes numbers.
    Number(f64),
    /// A piece of the page, put there by [`compose`].
    Slot,
}

/// Around words that may run in the other direction than those about them (Unicode's first strong isolate).
const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];
const SLOT: char = '\u{3}';
const CHOICE: u8 = 4;
const KEY: u8 = 5;
const WORDING: u8 = 6;
const CHOSEN: u8 = 7;

/// Adds a message to what was said.
pub(super) fn fill(said: &mut String, mut pattern: &str, values: &[Value]) {
    while let Some(at) = pattern.bytes().position(|byte| byte < 8) {
        said.push_str(&pattern[..at]);
        let (mark, letter) = (pattern.as_bytes()[at], pattern.as_bytes()[at + 1]);
        let value = &values[usize::from(letter - b'a')];
        pattern = &pattern[at + 2..];
        if mark == CHOICE {
            pattern = choose(said, pattern, value, values);
            continue;
        }
        match value {
            Value::Text(words) if language::runs_from_the_right() => {
                said.push(ISOLATE[0]);
                said.push_str(words);
                said.push(ISOLATE[1]);
            }
            Value::Text(words) => said.push_str(words),
            Value::Number(number) => said.push_str(&intl::number(*number)),
            Value::Slot => {
                said.push(SLOT);
                said.push(char::from(letter));
            }
        }
    }
    said.push_str(pattern);
}

/// Says the wording that the value chooses; gives what follows the choice.
fn choose<'p>(said: &mut String, mut pattern: &'p str, by: &Value, values: &[Value]) -> &'p str {
    let (exactly, form) = match by {
        Value::Text(words) => ((*words).to_owned(), String::new()),
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "counts are whole and not negative"
        )]
        Value::Number(number) => ((*number as u64).to_string(), intl::plural(*number)),
        Value::Slot => Default::default(),
    };
    let (mut chosen, mut best) = ("", 0);
    while pattern.as_bytes()[0] != CHOSEN {
        let (key, rest) = pattern.split_at(at(pattern, KEY));
        let (wording, rest) = rest[1..].split_at(at(&rest[1..], WORDING));
        let fits = if key == exactly { 2 } else { u8::from(key == form) };
        // The last one is for all else.
        if fits >= best {
            (chosen, best) = (wording, fits);
        }
        pattern = &rest[1..];
    }
    fill(said, chosen, values);
    &pattern[1..]
}

/// Where a mark stands that belongs to no choice within.
fn at(pattern: &str, mark: u8) -> usize {
    let mut depth = 0;
    for (at, byte) in pattern.bytes().enumerate() {
        match byte {
            _ if byte == mark && depth == 0 => return at,
            CHOICE => depth += 1,
            CHOSEN => depth -= 1,
            _ => {}
        }
    }
    pattern.len()
}

/// What was said with the pieces of the page in their places.
pub(super) fn compose(said: &str, slots: &[(u8, Html)]) -> Html {
    let mut parts = said.split(SLOT);
    let mut composed = vec![html! { { parts.next().unwrap_or_default() } }];
    for part in parts {
        let letter = part.as_bytes().first().copied().unwrap_or_default();
        composed.extend(slots.iter().find(|(slot, _)| slot + b'a' == letter).map(|(_, html)| html.clone()));
        composed.push(html! { { part.get(1..).unwrap_or_default() } });
    }
    composed.into_iter().collect()
}
