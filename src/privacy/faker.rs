//! Makes values up, one part at a time: the same part becomes the same in every value, so that a first name still agrees
//! with the e-mail address that it is part of.
//!
//! Everything depends on the seed and the originals alone. What is made up is none of the originals, as far as there are
//! enough texts of that shape.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::ops::Range;

use super::draw::Draw;
use super::segment::{Date, Order, Segment, segments};

type Hasher = BuildHasherDefault<DefaultHasher>;

/// How often another one is tried where one is an original, or taken.
const TRIES: u32 = 32;

/// No country has it, so a number that begins with it reaches nobody.
const NO_COUNTRY: [char; 3] = ['9'; 3];

/// The parts that have been made up so far.
pub(super) struct Faker {
    seed: u64,
    originals: HashSet<String, Hasher>,
    taken: HashSet<String, Hasher>,
    made: HashMap<String, Vec<char>, Hasher>,
}

impl Faker {
    /// A faker for values that are all known beforehand.
    pub(super) fn new<'v>(seed: u64, originals: impl Iterator<Item = &'v [char]>) -> Self {
        let mut parts: HashSet<String, Hasher> = HashSet::default();
        for text in originals {
            for segment in segments(text) {
                match segment {
                    Segment::Email(local, domain) => {
                        parts.insert(lower(&text[domain]));
                        parts.extend(words(text, &local).map(|word| lower(&text[word])));
                    }
                    Segment::Phone(at) => drop(parts.insert(digits(&text[at]))),
                    Segment::Date(date) => drop(parts.insert(lower(&text[date.at]))),
                    Segment::Word(at) => drop(parts.insert(lower(&text[at]))),
                }
            }
        }
        Self { seed, originals: parts, taken: HashSet::default(), made: HashMap::default() }
    }

    /// Replaces everything in a text that has letters or digits.
    pub(super) fn text(&mut self, text: &mut [char]) {
        for segment in segments(text) {
            match segment {
                Segment::Email(local, domain) => {
                    for word in words(text, &local) {
                        self.word(&mut text[word]);
                    }
                    self.replace(&mut text[domain], make_domain);
                }
                Segment::Phone(at) => self.phone(&mut text[at]),
                Segment::Date(date) => self.date(text, &date),
                Segment::Word(at) => self.word(&mut text[at]),
            }
        }
    }

    /// Replaces the digits of a number, which stays one: an integer an integer, a fraction a fraction.
    pub(super) fn number(&mut self, number: &mut [char]) {
        let count = |from: usize| number[from..].iter().take_while(|letter| letter.is_ascii_digit()).count();
        let start = usize::from(number.first() == Some(&'-'));
        let whole = start..start + count(start);
        let fraction = match number.get(whole.end) {
            Some('.') => whole.end + 1..whole.end + 1 + count(whole.end + 1),
            _ => whole.end..whole.end,
        };
        let is_zero = |digits: &[char]| digits.iter().all(|digit| *digit == '0');
        let is_integer = is_zero(&number[fraction.clone()]);
        if is_integer || !is_zero(&number[whole.clone()]) {
            self.text(&mut number[whole]);
        }
        if !is_integer {
            self.word(&mut number[fraction]);
        }
    }

    /// Letters and digits. A year stays a year, and a number of some length keeps the zero that it begins with.
    fn word(&mut self, word: &mut [char]) {
        let is_number = word.iter().all(char::is_ascii_digit);
        if is_number && word.len() == 4 && matches!(word[..2], ['1', '9'] | ['2', '0']) {
            return self.replace(word, |draw, year| write_number(year, 1930 + draw.below(75)));
        }
        let keeps_zero = is_number && word.len() >= 3;
        self.replace(word, |draw, word| {
            for (at, letter) in word.iter_mut().enumerate() {
                *letter = match (at, *letter) {
                    (0, '0') if keeps_zero => '0',
                    (0, '1'..='9') => draw.instead_of_first(*letter),
                    _ => draw.instead_of(*letter),
                }
            }
        });
    }

    fn phone(&mut self, phone: &mut [char]) {
        let mut number: Vec<char> = phone.iter().copied().filter(char::is_ascii_digit).collect();
        self.replace(&mut number, |draw, number| {
            for digit in number.iter_mut() {
                *digit = draw.instead_of(*digit);
            }
            number[..NO_COUNTRY.len()].copy_from_slice(&NO_COUNTRY);
        });
        for (digit, made) in phone.iter_mut().filter(|letter| letter.is_ascii_digit()).zip(number) {
            *digit = made;
        }
    }

    fn date(&mut self, text: &mut [char], date: &Date) {
        let order = date.order;
        self.replace(&mut text[date.at.clone()], |draw, text| {
            let (year, month) = (1930 + draw.below(75), 1 + draw.below(12));
            // A day that may be a month too fits whichever of the two comes first.
            let day = 1 + draw.below(if order == Order::YearLast { 12 } else { 28 });
            let parts = match order {
                Order::YearFirst => [(0..4, year), (5..7, month), (8..10, day)],
                Order::YearLast => [(0..2, day), (3..5, month), (6..10, year)],
                Order::Packed => [(0..4, year), (4..6, month), (6..8, day)],
            };
            for (part, number) in parts {
                write_number(&mut text[part], number);
            }
        });
        // Midnight says that there is no time, and stays.
        let is_midnight = date.time.iter().all(|part| text[part.clone()].iter().all(|digit| *digit == '0'));
        if is_midnight {
            return;
        }
        let mut draw = Draw::new(self.seed, 0, &text[date.at.start..date.end].iter().collect::<String>());
        for (place, part) in date.time.iter().enumerate() {
            match [24, 60, 60].get(place) {
                Some(limit) => write_number(&mut text[part.clone()], draw.below(*limit)),
                None => text[part.clone()].iter_mut().for_each(|digit| *digit = draw.instead_of(*digit)),
            }
        }
    }

    /// Makes a part up, or takes what was made up for it before. The letters keep the case of the original's.
    fn replace(&mut self, part: &mut [char], invent: impl Fn(&mut Draw, &mut [char])) {
        // Letters of other alphabets have no case here, since not all keep their length with it.
        let is_ascii = part.iter().all(char::is_ascii);
        let original = if is_ascii { lower(part) } else { part.iter().collect() };
        if let Some(made) = self.made.get(&original) {
            return write(part, made);
        }
        let mut made = Vec::new();
        for attempt in 0..TRIES {
            made = original.chars().collect();
            invent(&mut Draw::new(self.seed, attempt, &original), &mut made);
            let text = lower(&made);
            if text != original && !self.originals.contains(&text) && self.taken.insert(text) {
                break;
            }
        }
        write(part, &made);
        self.made.insert(original, made);
    }
}

fn lower(text: &[char]) -> String {
    text.iter().flat_map(|letter| letter.to_lowercase()).collect()
}

fn digits(text: &[char]) -> String {
    text.iter().filter(|letter| letter.is_ascii_digit()).collect()
}

/// The words of one part of a text.
fn words(text: &[char], part: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<> {
    let start = part.start;
    let words: Vec<Range<usize>> = text[part.clone()]
        .chunk_by(|left, right| left.is_alphanumeric() == right.is_alphanumeric())
        .scan(start, |at, run| {
            let word = *at..*at + run.len();
            *at = word.end;
            Some(run[0].is_alphanumeric().then_some(word))
        })
        .flatten()
        .collect();
    words.into_iter()
}

/// Letters in the place of others, in the case of those.
fn write(part: &mut [char], made: &[char]) {
    for (letter, made) in part.iter_mut().zip(made) {
        *letter = if letter.is_ascii_uppercase() { made.to_ascii_uppercase() } else { *made };
    }
}

fn write_number(digits: &mut [char], mut number: u32) {
    for digit in digits.iter_mut().rev() {
        *digit = char::from_digit(number % 10, 10).unwrap_or('0');
        number /= 10;
    }
}

/// A host of the same length that is reserved and never anybody's: under `example.com` and its like, `.example` or
/// `.test`. Too little room for those is filled with a country that does not exist.
fn make_domain(draw: &mut Draw, domain: &mut [char]) {
    let common = ["example.com", "example.org", "example.net"][draw.below(3) as usize];
    let ending = match domain.len() {
        0..=5 => ".zz",
        6..=8 => ".test",
        9 | 10 | 12 => ".example",
        11 => common,
        _ => &format!(".{common}"),
    };
    let start = domain.len().saturating_sub(ending.len());
    for (at, letter) in domain[..start].iter_mut().enumerate() {
        // A label has 63 letters at most.
        *letter = if at % 48 == 47 && at + 1 < start { '.' } else { draw.letter() };
    }
    for (letter, made) in domain[start..].iter_mut().zip(ending.chars()) {
        *letter = made;
    }
}
