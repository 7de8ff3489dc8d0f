//! Headers as they are shown with a request, one on each line as `name: value`: what in them looks like a secret or like
//! personal data, and the same lines with all of that made up.
//!
//! A line that is no header, such as the request's first, is passed over and stays as it is.

use serde::{Deserialize, Serialize};

use super::faker::Faker;
use super::{Kind, find_in_headers};

/// The value of a header that looks like a secret or like personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HeaderLineFinding {
    /// The line, from 1.
    pub line: u32,
    /// The column of the value in UTF-16 code units, from 1.
    pub column: u32,
    /// How long the value is, in UTF-16 code units.
    pub length: u32,
    /// The name of the header as it is written.
    pub name: String,
    /// What its value seems to be.
    pub kind: Kind,
    /// What makes it look so, in a sentence that never repeats the value.
    pub why: String,
}

/// A header of a text: where its value starts, in bytes.
struct Line<'t> {
    number: u32,
    /// What stands on the line before the value.
    before: &'t str,
    name: &'t str,
    value: &'t str,
    start: usize,
}

/// Marks headers, in the order of the text.
pub fn find_in_header_lines(text: &str) -> Vec<HeaderLineFinding> {
    let finding = |line: Line<'_>| {
        let found = find_in_headers(&[(line.name, line.value)]).pop()?;
        Some(HeaderLineFinding {
            line: line.number,
            column: units(line.before) + 1,
            length: units(line.value),
            name: found.name,
            kind: found.kind,
            why: found.why,
        })
    };
    lines(text).filter_map(finding).collect()
}

/// The same lines, but what [`find_in_header_lines`] marks is made up as [`fake`](super::fake) does it: the same lengths
/// and shapes, and every other byte stays. The scheme in front of credentials stays too.
///
/// With the seed of an event's fake, what stands in both becomes the same, unless chance made it one of the originals.
pub fn fake_header_lines(text: &str, seed: u64) -> String {
    let marked = lines(text).filter(|line| !find_in_headers(&[(line.name, line.value)]).is_empty());
    let mut originals: Vec<(usize, Vec<char>)> = marked
        .map(|line| {
            let kept = scheme(line.value);
            (line.start + kept, line.value[kept..].chars().collect())
        })
        .collect();
    let mut faker = Faker::new(seed, originals.iter().map(|(_, letters)| letters.as_slice()));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (start, letters) in &mut originals {
        let length: usize = letters.iter().map(|letter| letter.len_utf8()).sum();
        out.push_str(&text[at..*start]);
        faker.text(letters);
        out.extend(letters.iter());
        at = *start + length;
    }
    out.push_str(&text[at..]);
    out
}

/// The headers and the body of a request that was pasted whole: an empty line stands between them, and the body is JSON to
/// look at.
pub fn split_request(text: &str) -> Option<(&str, &str)> {
    let gaps = ["\r\n\r\n", "\n\n"].into_iter().filter_map(|gap| text.split_once(gap));
    let (headers, body) = gaps.min_by_key(|(headers, _)| headers.len())?;
    let is_json = body.trim_start().starts_with(['{', '[']);
    (is_json && lines(headers).next().is_some()).then_some((headers, body.trim_start()))
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut next = 0;
    (1..).zip(text.split('\n')).filter_map(move |(number, whole)| {
        let start = next;
        next += whole.len() + 1;
        let (name, rest) = whole.split_once(':')?;
        // Tools that show what goes out and what comes back put a mark in front.
        let name = name.trim_start_matches(['>', '<']).trim();
        let is_name = !name.is_empty() && name.bytes().all(is_of_name);
        let value = rest.trim();
        let offset = whole.len() - rest.trim_start().len();
        is_name.then_some(Line { number, before: &whole[..offset], name, value, start: start + offset })
    })
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// How many bytes of a value name the way in which it lets in: `Bearer ` and its like.
fn scheme(value: &str) -> usize {
    let Some((first, rest)) = value.split_once(' ') else { return 0 };
    let is_scheme =
        ["basic", "bearer", "digest", "token", "apikey"].iter().any(|name| first.eq_ignore_ascii_case(name));
    if is_scheme { value.len() - rest.len() } else { 0 }
}

fn units(text: &str) -> u32 {
    text.chars().map(|letter| u32::from(letter > '\u{ffff}') + 1).sum()
}
