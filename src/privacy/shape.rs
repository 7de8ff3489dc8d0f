//! What the letters of a value say, whatever its name: few shapes, each hard to mistake for an id.

use std::ops::Range;

use super::Kind;
use super::segment::{emails, phone};

/// Beginnings of secrets that their makers gave a mark.
const SECRETS: [&str; 12] = [
    "Bearer ",
    "Basic ",
    "whsec_",
    "sk_live_",
    "sk_test_",
    "ghp_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "AKIA",
    "eyJ",
];

const TITLES: [&str; 10] = ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Herr", "Frau", "Mme"];

/// What a text looks like.
pub(super) fn of(text: &[char]) -> Option<Kind> {
    match () {
        () if is_secret(text) => Some(Kind::Secret),
        () if !emails(text).is_empty() => Some(Kind::Email),
        () if has_phone(text) => Some(Kind::Phone),
        () if is_social_security_number(text) || is_nhs_number(text) => Some(Kind::PersonalId),
        () if has_titled_name(text) => Some(Kind::Name),
        () => None,
    }
}

fn is_secret(text: &[char]) -> bool {
    SECRETS.iter().any(|start| {
        let length = start.len();
        text.len() >= length + 12
            && start.chars().eq(text[..length].iter().copied())
            && !text[length..].iter().any(|letter| letter.is_whitespace())
    })
}

fn has_phone(text: &[char]) -> bool {
    (0..text.len()).any(|at| text[at] == '+' && phone(text, at).is_some())
}

/// `078-05-1120`
fn is_social_security_number(text: &[char]) -> bool {
    text.len() == 11
        && text
            .iter()
            .enumerate()
            .all(|(at, letter)| if at == 3 || at == 6 { *letter == '-' } else { letter.is_ascii_digit() })
}

/// `943 476 5919`, whose last digit checks the others.
fn is_nhs_number(text: &[char]) -> bool {
    let is_gap = |at: usize| at == 3 || at == 7;
    let is_shaped =
        |(at, letter): (usize, &char)| if is_gap(at) { matches!(letter, ' ' | '-') } else { letter.is_ascii_digit() };
    if text.len() != 12 || !text.iter().enumerate().all(is_shaped) {
        return false;
    }
    let digits: Vec<u32> = text.iter().filter_map(|letter| letter.to_digit(10)).collect();
    let sum: u32 = digits[..9].iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    (11 - sum % 11) % 11 == digits[9]
}

/// `Dr Ada Sample`, anywhere in a text.
fn has_titled_name(text: &[char]) -> bool {
    let words = words(text);
    words.windows(2).any(|pair| {
        let title: String = text[pair[0].clone()].iter().collect();
        TITLES.contains(&title.as_str()) && is_capitalised(&text[pair[1].clone()])
    })
}

/// Two to four capitalised words and nothing else: `Ada Sample`.
pub(super) fn is_full_name(text: &[char]) -> bool {
    let words = words(text);
    let is_word = |letter: &char| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '\'' | '\u{2019}' | '.');
    (2..=4).contains(&words.len())
        && text.iter().all(is_word)
        && words.into_iter().all(|word| is_capitalised(&text[word]))
}

/// Whether it is a sentence rather than a code: three words, and not all in capitals.
pub(super) fn is_prose(text: &[char]) -> bool {
    let spaces = text.windows(2).filter(|pair| pair[0].is_whitespace() && pair[1].is_alphanumeric()).count();
    spaces >= 2 && text.iter().any(|letter| letter.is_lowercase() || (letter.is_alphabetic() && !letter.is_uppercase()))
}

fn is_capitalised(word: &[char]) -> bool {
    word.first().is_some_and(|first| first.is_uppercase())
}

fn words(text: &[char]) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for at in 0..=text.len() {
        let is_inside = text.get(at).is_some_and(|letter| letter.is_alphanumeric());
        match (start, is_inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words
}
