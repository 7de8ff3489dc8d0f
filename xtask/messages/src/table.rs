//! Messages as the portal keeps them: text with marks in it, each a control character that no text holds. The portal's
//! `say` reads the same marks.

use crate::message::{Kind, Piece};

/// A text is put here; which, says the letter after it.
const TEXT: char = '\u{1}';
/// A number is put here.
const NUMBER: char = '\u{2}';
/// A piece of the page is put here.
const SLOT: char = '\u{3}';
/// One of several wordings: the letter of what chooses, then for each a key, [`KEY`], the wording and [`WORDING`].
const CHOICE: char = '\u{4}';
const KEY: char = '\u{5}';
const WORDING: char = '\u{6}';
/// The end of the wordings.
const CHOSEN: char = '\u{7}';
/// Between two messages of a table.
const NEXT: &str = "\0";

/// A message as text with marks. The variables' order is the one of their letters.
pub(crate) fn pattern(pieces: &[Piece], variables: &[(String, Kind)]) -> String {
    let letter = |name: &str| {
        let at = variables.iter().position(|(known, _)| known == name).unwrap_or_default();
        (char::from(b'a' + u8::try_from(at).unwrap_or_default()), variables.get(at).map(|(_, kind)| *kind))
    };
    let mut written = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => written.push_str(words),
            Piece::Variable(name) => {
                let (letter, kind) = letter(name);
                written.push(match kind {
                    Some(Kind::Number) => NUMBER,
                    Some(Kind::Slot) => SLOT,
                    Some(Kind::Text) | None => TEXT,
                });
                written.push(letter);
            }
            Piece::Choice { by, variants } => {
                written.extend([CHOICE, letter(by).0]);
                for (key, said) in variants {
                    written.push_str(key);
                    written.push(KEY);
                    written.push_str(&pattern(said, variables));
                    written.push(WORDING);
                }
                written.push(CHOSEN);
            }
        }
    }
    written
}

/// A table of messages in their order.
pub(crate) fn joined(patterns: impl Iterator<Item = String>) -> String {
    patterns.collect::<Vec<_>>().join(NEXT)
}

/// FNV-1a: the same in every build and on every machine.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
