//! Takes a text apart into what must be made up as a whole: e-mail addresses, phone numbers, dates, and words.

use std::ops::Range;

/// A part of a text. What lies between parts is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Segment {
    /// The part before the `@`, and the part after it.
    Email(Range<usize>, Range<usize>),
    /// From the `+` to the last digit.
    Phone(Range<usize>),
    Date(Date),
    /// Letters and digits.
    Word(Range<usize>),
}

/// A date, and a time if one follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) at: Range<usize>,
    pub(super) order: Order,
    /// Of the time: hour, minute and second as far as they are there, and the digits after its point.
    pub(super) time: Vec<Range<usize>>,
    /// Where all of it ends, a `Z` or an offset included, which are kept.
    pub(super) end: usize,
}

/// How the parts of a date follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// `2026-11-23`, `2026/11/23`
    YearFirst,
    /// `23.11.2026`, or `11/23/2026`: which of the two comes first is not known.
    YearLast,
    /// `20261123`
    Packed,
}

/// The parts in the order of the text.
pub(super) fn segments(text: &[char]) -> Vec<Segment> {
    let mut emails = emails(text).into_iter().peekable();
    let mut segments = Vec::new();
    let mut at = 0;
    while at < text.len() {
        // A phone number may have run into the beginning of an address; its rest is then words.
        while emails.next_if(|(local, _)| local.start < at).is_some() {}
        if let Some((local, domain)) = emails.next_if(|(local, _)| local.start == at) {
            at = domain.end;
            segments.push(Segment::Email(local, domain));
        } else if let Some(phone) = phone(text, at) {
            at = phone.end;
            segments.push(Segment::Phone(phone));
        } else if let Some(date) = date(text, at) {
            at = date.end;
            segments.push(Segment::Date(date));
        } else if text[at].is_alphanumeric() {
            let limit = emails.peek().map_or(text.len(), |(local, _)| local.start.max(at + 1));
            let length = text[at..limit].iter().take_while(|letter| letter.is_alphanumeric()).count();
            segments.push(Segment::Word(at..at + length));
            at += length;
        } else {
            at += 1;
        }
    }
    segments
}

/// Every e-mail address: what is before its `@` and what is after it.
pub(super) fn emails(text: &[char]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut emails: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut from = 0;
    for at in (0..text.len()).filter(|at| text[*at] == '@') {
        let is_local = |letter: &&char| letter.is_alphanumeric() || "._%+-'".contains(**letter);
        let is_domain = |letter: &&char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-');
        let length = text[from..at].iter().rev().take_while(is_local).count();
        let punctuation = text[at - length..at].iter().take_while(|letter| !letter.is_alphanumeric()).count();
        let local = at - length + punctuation..at;
        let length = text[at + 1..].iter().take_while(is_domain).count();
        let domain = &text[at + 1..at + 1 + length];
        let punctuation = domain.iter().rev().take_while(|letter| !letter.is_ascii_alphanumeric()).count();
        let domain = at + 1..at + 1 + length - punctuation;
        from = at + 1;
        if !local.is_empty() && is_host(&text[domain.clone()]) {
            from = domain.end;
            emails.push((local, domain));
        }
    }
    emails
}

fn is_host(domain: &[char]) -> bool {
    let labels: Vec<&[char]> = domain.split(|letter| *letter == '.').collect();
    let last = labels.last().copied().unwrap_or_default();
    labels.len() >= 2
        && labels.iter().all(|label| !label.is_empty())
        && last.len() >= 2
        && last.iter().all(char::is_ascii_alphabetic)
}

/// A phone number with its country, from the `+` at `at`.
pub(super) fn phone(text: &[char], at: usize) -> Option<Range<usize>> {
    let is_alone = at == 0 || !text[at - 1].is_alphanumeric();
    if text[at] != '+' || !is_alone || !text.get(at + 1)?.is_ascii_digit() {
        return None;
    }
    let is_part =
        |letter: &&char| letter.is_ascii_digit() || matches!(letter, ' ' | '(' | ')' | '-' | '.' | '/' | '\u{a0}');
    let length = text[at + 1..].iter().take(32).take_while(is_part).count();
    let number = &text[at + 1..at + 1 + length];
    let end = at + 2 + number.iter().rposition(char::is_ascii_digit)?;
    let digits = number.iter().filter(|letter| letter.is_ascii_digit()).count();
    let is_whole = text.get(end).is_none_or(|letter| !letter.is_alphanumeric());
    ((7..=15).contains(&digits) && is_whole).then_some(at..end)
}

/// A date at `at` that is in the calendar, with the time after it.
fn date(text: &[char], at: usize) -> Option<Date> {
    let is_digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    if !is_digit(at) || (at > 0 && text[at - 1].is_alphanumeric()) {
        return None;
    }
    let number = |from: usize, length: usize| {
        let digits = text.get(from..from + length)?;
        digits.iter().try_fold(0, |sum, digit| Some(sum * 10 + digit.to_digit(10)?))
    };
    let gap = |at: usize| text.get(at).filter(|letter| matches!(letter, '-' | '/' | '.'));
    let fits = |year: u32, month: u32, day: u32| {
        (1800..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
    };
    let (order, length) = if gap(at + 4).is_some() && gap(at + 4) == gap(at + 7) {
        fits(number(at, 4)?, number(at + 5, 2)?, number(at + 8, 2)?).then_some((Order::YearFirst, 10))?
    } else if gap(at + 2).is_some() && gap(at + 2) == gap(at + 5) {
        let (first, second, year) = (number(at, 2)?, number(at + 3, 2)?, number(at + 6, 4)?);
        (fits(year, second, first) || fits(year, first, second)).then_some((Order::YearLast, 10))?
    } else {
        fits(number(at, 4)?, number(at + 4, 2)?, number(at + 6, 2)?).then_some((Order::Packed, 8))?
    };
    let end = at + length;
    let (time, after) = if order == Order::YearFirst { time(text, end) } else { (Vec::new(), end) };
    let is_whole = text.get(after).is_none_or(|letter| !letter.is_alphanumeric());
    is_whole.then_some(Date { at: at..end, order, time, end: after })
}

/// `T20:00:00.000Z` after a date.
fn time(text: &[char], at: usize) -> (Vec<Range<usize>>, usize) {
    let is_number = |at: usize| text.get(at..at + 2).is_some_and(|pair| pair.iter().all(char::is_ascii_digit));
    let is = |at: usize, letters: &[char]| text.get(at).is_some_and(|letter| letters.contains(letter));
    if !is(at, &['T', 't', ' ']) || !is_number(at + 1) || !is(at + 3, &[':']) || !is_number(at + 4) {
        return (Vec::new(), at);
    }
    let mut time = vec![at + 1..at + 3, at + 4..at + 6];
    let mut end = at + 6;
    if is(end, &[':']) && is_number(end + 1) {
        time.push(end + 1..end + 3);
        end += 3;
        let digits =
            text.get(end + 1..).unwrap_or_default().iter().take_while(|letter| letter.is_ascii_digit()).count();
        if is(end, &['.', ',']) && digits > 0 {
            time.push(end + 1..end + 1 + digits);
            end += 1 + digits;
        }
    }
    if is(end, &['Z', 'z']) {
        end += 1;
    } else if is(end, &['+', '-']) && is_number(end + 1) && is(end + 3, &[':']) && is_number(end + 4) {
        end += 6;
    }
    (time, end)
}
