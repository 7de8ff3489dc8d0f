//! What the name of a member or a header says about its value.

use super::Kind;
use super::names::{
    BESIDE_ADDRESS, BESIDE_RESULT, CONTINUED, HEADER_SECRETS, NAMES, NOT_OF_ADDRESS, PERSONS, PROSE, REGIONS, has,
};

/// A long ending says something even in a name without capitals, such as `patientsurname`.
const LONG: usize = 7;

/// A name, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Key {
    words: Vec<String>,
    /// What the name alone says.
    pub(super) kind: Option<Kind>,
    /// Whether it names free text, if there is a sentence.
    pub(super) is_prose: bool,
    /// Whether what stands beside it is an address.
    pub(super) is_beside_address: bool,
    /// Whether what stands beside it is a result.
    pub(super) is_beside_result: bool,
}

impl Key {
    pub(super) fn new(name: &str) -> Self {
        // No name that says anything is longer, and each of its words makes an ending.
        let end = name.char_indices().nth(96).map_or(name.len(), |(end, _)| end);
        let words = words(&name[..end]);
        // Of `patientFirstNames`: itself, `firstnames` and `names`.
        let endings: Vec<String> = (0..words.len()).map(|from| words[from..].concat()).collect();
        let is_one_of = |list: &str| list.split_ascii_whitespace().any(|name| ends_in(&endings, name));
        let kind = NAMES.iter().find(|(_, list)| is_one_of(list)).map(|(kind, _)| *kind);
        let (is_prose, is_beside_address, is_beside_result) =
            (is_one_of(PROSE), is_one_of(BESIDE_ADDRESS), is_one_of(BESIDE_RESULT));
        let mut key = Self { words, kind, is_prose, is_beside_address, is_beside_result };
        if key.kind.is_none() && key.last() == "name" && key.is_of_person() {
            key.kind = Some(Kind::Name);
        }
        key
    }

    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// Whether it is about a person: a `name` in it is a person's.
    pub(super) fn is_of_person(&self) -> bool {
        self.words.iter().any(|word| has(PERSONS, word.trim_end_matches('s')))
    }

    /// Whether its value may be a person: `nurse`, `signedBy`.
    pub(super) fn may_be_person(&self) -> bool {
        has(PERSONS, self.last()) || self.last() == "by"
    }

    /// Whether it is `name` alone, or `value`.
    pub(super) fn is(&self, word: &str) -> bool {
        self.words == [word]
    }

    /// Whether it goes on with what the name of the object around says.
    pub(super) fn continues(&self, kind: Kind) -> bool {
        let is_of_address = !self.words.iter().any(|word| has(NOT_OF_ADDRESS, word));
        has(CONTINUED, self.last()) || (kind == Kind::Address && is_of_address)
    }

    pub(super) fn is_region(&self) -> bool {
        has(REGIONS, self.last())
    }

    /// Whether a header of that name opens something, beyond what is true of members too.
    pub(super) fn is_header_secret(&self) -> bool {
        let is_key = self.last() == "key" && !self.words.iter().any(|word| word == "idempotency");
        is_key || self.words.iter().any(|word| has(HEADER_SECRETS, word))
    }
}

fn ends_in(endings: &[String], name: &str) -> bool {
    let singular = |ending: &str| ending == name || ending.strip_suffix('s') == Some(name);
    let whole = endings.first().map_or("", String::as_str);
    let is_long = name.len() >= LONG;
    endings.iter().any(|ending| singular(ending))
        || is_long && (whole.ends_with(name) || whole.strip_suffix('s').is_some_and(|whole| whole.ends_with(name)))
}

/// The words of `firstName`, `first_name`, `First-Name` and `FIRST NAME`, in lower case and without digits.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in name.chars() {
        if letter.is_alphabetic() {
            let begins = !before.is_alphabetic() || (letter.is_uppercase() && !before.is_uppercase());
            if begins {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(letter.to_lowercase());
            }
        }
        before = letter;
    }
    words
}
