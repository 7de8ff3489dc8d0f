//! A moment in time, in whole milliseconds since 1970-01-01T00:00:00Z.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// 9999-12-31T23:59:59.999Z: the last moment that RFC 3339 can spell.
const LAST: u64 = 253_402_300_799_999;
const DAY: u64 = 86_400_000;

/// A moment. Reads and writes as RFC 3339 UTC with milliseconds: `2026-11-23T20:00:00.000Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(u64);

/// Why a text is not a [`Timestamp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseTimestampError {
    /// Not of the form `YYYY-MM-DDThh:mm:ss[.fff]Z`.
    Form,
    /// Of that form, but there is no such day or hour, or it lies before 1970.
    Range,
}

impl fmt::Display for ParseTimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "write the time as 2026-11-23T20:00:00.000Z (UTC)",
            Self::Range => "there is no such time in the calendar from 1970 on",
        })
    }
}

impl std::error::Error for ParseTimestampError {}

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self(0);

    /// The moment `millis` milliseconds after the epoch; later than the year 9999 counts as its end.
    pub fn from_millis(millis: u64) -> Self {
        Self(millis.min(LAST))
    }

    /// Milliseconds since the epoch.
    pub fn as_millis(self) -> u64 {
        self.0
    }

    /// Whole seconds since the epoch, as the signature's `webhook-timestamp` counts them.
    pub fn as_seconds(self) -> u64 {
        self.0 / 1000
    }

    /// This moment plus `span`.
    #[must_use]
    pub fn plus(self, span: Duration) -> Self {
        Self::from_millis(self.0.saturating_add(u64::try_from(span.as_millis()).unwrap_or(u64::MAX)))
    }

    /// This moment less `span`; not before 1970.
    #[must_use]
    pub fn minus(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(u64::try_from(span.as_millis()).unwrap_or(u64::MAX)))
    }

    /// From `earlier` to this moment; nothing when `earlier` is later.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    /// Parses RFC 3339 in UTC (`Z`), with one to three digits of a second or none.
    pub fn parse(text: &str) -> Result<Self, ParseTimestampError> {
        let (date, time) = text.split_once('T').ok_or(ParseTimestampError::Form)?;
        let time = time.strip_suffix('Z').ok_or(ParseTimestampError::Form)?;
        let (time, millis) = match time.split_once('.') {
            Some((time, digits)) => (time, millis(digits)?),
            None => (time, 0),
        };
        let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
        let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
        let known = (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second < 60;
        if !known || year < 1970 {
            return Err(ParseTimestampError::Range);
        }
        let seconds = hour * 3600 + minute * 60 + second;
        Ok(Self(days_before(year, month, day) * DAY + seconds * 1000 + millis))
    }
}

/// `text` as three numbers of exactly `widths` digits.
fn numbers(text: &str, between: char, widths: [usize; 3]) -> Result<[u64; 3], ParseTimestampError> {
    let mut parts = text.split(between);
    let mut found = [0; 3];
    for (slot, width) in found.iter_mut().zip(widths) {
        let part = parts.next().ok_or(ParseTimestampError::Form)?;
        *slot = digits(part, width)?;
    }
    if parts.next().is_some() { Err(ParseTimestampError::Form) } else { Ok(found) }
}

fn digits(text: &str, width: usize) -> Result<u64, ParseTimestampError> {
    if text.len() != width || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ParseTimestampError::Form);
    }
    text.parse().map_err(|_| ParseTimestampError::Form)
}

fn millis(text: &str) -> Result<u64, ParseTimestampError> {
    match text.len() {
        1 => Ok(digits(text, 1)? * 100),
        2 => Ok(digits(text, 2)? * 10),
        _ => digits(text, 3),
    }
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u64, month: u64) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to the given day.
fn days_before(year: u64, month: u64, day: u64) -> u64 {
    let leaps_before = |year: u64| year / 4 - year / 100 + year / 400;
    let years = (year - 1970) * 365 + leaps_before(year - 1) - leaps_before(1969);
    years + (1..month).map(|month| days_in(year, month)).sum::<u64>() + day - 1
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = self.0 / DAY;
        // The guess is never too late a year and at most one too early.
        let mut year = 1970 + days / 366;
        while days_before(year + 1, 1, 1) <= days {
            year += 1;
        }
        let mut left = days - days_before(year, 1, 1);
        let mut month = 1;
        while left >= days_in(year, month) {
            left -= days_in(year, month);
            month += 1;
        }
        let (seconds, millis) = (self.0 % DAY / 1000, self.0 % 1000);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{year:04}-{month:02}-{:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z", left + 1)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}
