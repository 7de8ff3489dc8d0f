//! Dates and times of RFC 3339, leap seconds and all.

/// `2026-11-23T20:00:00.000Z`.
pub(super) fn is_date_time(text: &str) -> bool {
    let (Some(date), Some(rest)) = (text.get(..10), text.get(10..)) else { return false };
    rest.strip_prefix(['T', 't']).is_some_and(|time| is_date(date) && is_time(time))
}

/// `2026-11-23`.
pub(super) fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return false;
    }
    let (Some(year), Some(month), Some(day)) = (number(&bytes[..4]), number(&bytes[5..7]), number(&bytes[8..])) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// `20:00:00Z`, `20:00:00.5+01:00`.
pub(super) fn is_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(clock), Some(rest)) = (bytes.get(..8), bytes.get(8..)) else { return false };
    if clock[2] != b':' || clock[5] != b':' {
        return false;
    }
    let (Some(hour), Some(minute), Some(second)) = (number(&clock[..2]), number(&clock[3..5]), number(&clock[6..]))
    else {
        return false;
    };
    let Some(offset) = fraction_skipped(rest).and_then(offset_minutes) else { return false };
    // A leap second is the last of a day in UTC, wherever the clock stands.
    let utc = (i64::from(hour * 60 + minute) - offset).rem_euclid(24 * 60);
    hour < 24 && minute < 60 && (second < 60 || (second == 60 && utc == 23 * 60 + 59))
}

fn fraction_skipped(rest: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = rest.strip_prefix(b".") else { return Some(rest) };
    let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (digits > 0).then(|| &fraction[digits..])
}

fn offset_minutes(text: &[u8]) -> Option<i64> {
    match text {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?);
            let offset = i64::from(hours * 60 + minutes);
            (hours < 24 && minutes < 60).then_some(if *sign == b'-' { -offset } else { offset })
        }
        _ => None,
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

/// ISO 8601 as RFC 3339's appendix A narrows it: `P1Y2M3DT4H5M6S`, `P4W`; units in order, none between two left out.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    if let Some(weeks) = rest.strip_suffix('W') {
        return !weeks.is_empty() && weeks.bytes().all(|byte| byte.is_ascii_digit());
    }
    match rest.split_once('T') {
        None => has_units(rest, "YMD"),
        Some((date, time)) => (date.is_empty() || has_units(date, "YMD")) && has_units(time, "HMS"),
    }
}

fn has_units(text: &str, units: &str) -> bool {
    let mut rest = text;
    let mut place = None;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let unit = rest[digits..].chars().next().and_then(|unit| units.find(unit));
        let follows = match (place, unit) {
            (None, Some(_)) => true,
            (Some(before), Some(unit)) => unit == before + 1,
            (_, None) => false,
        };
        if digits == 0 || !follows {
            return false;
        }
        place = unit;
        rest = &rest[digits + 1..];
    }
    place.is_some()
}
