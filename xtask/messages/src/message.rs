//! One message: its words, and what is put among them.

use std::collections::BTreeSet;

use crate::language::Language;

/// What a variable is, as told by its use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words: `{ $name }`.
    Text,
    /// A number, written as the language writes numbers: `{ NUMBER($count) }`, or what a plural is chosen by.
    Number,
    /// A piece of the page, such as a link: `{ SLOT($link) }`.
    Slot,
}

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A variable.
    Variable(String),
    /// One of several wordings; the last is the one for all else.
    Choice {
        /// The variable that chooses.
        by: String,
        /// What it has to be, and what is said then.
        variants: Vec<(String, Vec<Piece>)>,
    },
}

/// A message of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its name.
    pub name: String,
    /// What is said.
    pub pieces: Vec<Piece>,
    /// Its variables, in the order in which they are first used.
    pub variables: Vec<(String, Kind)>,
}

impl Message {
    /// What it does other than the same message in English.
    pub(crate) fn faults_beside<'a>(&'a self, english: &'a Self) -> impl Iterator<Item = String> + 'a {
        let names = |message: &Self| message.variables.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>();
        let (own, theirs) = (names(self), names(english));
        let missing: Vec<String> =
            theirs.difference(&own).map(|name| format!("does not use `${name}`, as English does")).collect();
        let foreign: Vec<String> =
            own.difference(&theirs).map(|name| format!("uses `${name}`, which English does not give")).collect();
        let other = self.variables.iter().filter_map(|(name, kind)| {
            let (_, expected) = english.variables.iter().find(|(other, _)| other == name)?;
            // A bare `{ $count }` is written as a number where English shows that it is one.
            (kind != expected && (*kind, *expected) != (Kind::Text, Kind::Number))
                .then(|| format!("uses `${name}` as {kind:?}, and English as {expected:?}"))
        });
        missing.into_iter().chain(foreign).chain(other)
    }

    /// Which forms its plurals lack, or have though the language knows no such form.
    pub(crate) fn plural_faults(&self, language: &Language) -> impl Iterator<Item = String> {
        let mut faults = Vec::new();
        look_for_plurals(&self.pieces, language, &mut faults);
        faults.into_iter()
    }
}

/// The names that the Unicode standard gives to plural forms.
pub(crate) const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Whether a choice is made by a number: its keys are forms of plurals or numbers, and more than the one for all else.
pub(crate) fn is_plural(keys: &[&str]) -> bool {
    keys.iter().all(|key| FORMS.contains(key) || key.parse::<f64>().is_ok())
}

fn look_for_plurals(pieces: &[Piece], language: &Language, faults: &mut Vec<String>) {
    for piece in pieces {
        let Piece::Choice { by, variants } = piece else { continue };
        let keys: Vec<&str> = variants.iter().map(|(key, _)| key.as_str()).collect();
        if is_plural(&keys) {
            let missing = language.plurals.iter().filter(|form| !keys.contains(form));
            faults.extend(missing.map(|form| format!("has no form [{form}] for `${by}`")));
            let foreign = keys.iter().filter(|key| FORMS.contains(key) && !language.plurals.contains(key));
            faults.extend(foreign.map(|form| format!("has a form [{form}], which this language does not know")));
        }
        for (_, said) in variants {
            look_for_plurals(said, language, faults);
        }
    }
}
