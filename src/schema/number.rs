//! Numbers as JSON writes them, compared and divided by their exact value: never through floating point.

use std::cmp::Ordering;

/// A number taken apart: ±0.DIGITS × 10^`exponent`, with neither leading nor trailing zeros among the digits.
///
/// Exponents of more than 37 digits are held to that size: no schema tells such numbers apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    is_negative: bool,
    digits: Vec<u8>,
    exponent: i128,
}

const EXPONENT_AT_MOST: i128 = 10i128.pow(37);

impl Number {
    /// Reads a number that the grammar of JSON accepts.
    pub(super) fn parse(written: &str) -> Self {
        let (is_negative, rest) = written.strip_prefix('-').map_or((false, written), |rest| (true, rest));
        let (mantissa, power) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|digit| digit - b'0').collect();
        let leading = digits.iter().take_while(|digit| **digit == 0).count();
        digits.drain(..leading);
        let trailing = digits.iter().rev().take_while(|digit| **digit == 0).count();
        digits.truncate(digits.len() - trailing);
        if digits.is_empty() {
            return Self { is_negative: false, digits, exponent: 0 };
        }
        let exponent = exponent(power) + wide(whole.len()) - wide(leading);
        Self { is_negative, digits, exponent }
    }

    /// Whether it has no fraction, however it is written: `1.0` and `1e2` have none.
    pub(super) fn is_integer(&self) -> bool {
        self.exponent >= wide(self.digits.len())
    }

    /// Its value, if it is a whole number, not negative and not too large.
    pub(super) fn to_u32(&self) -> Option<u32> {
        let zeros = usize::try_from(self.exponent - wide(self.digits.len())).ok().filter(|zeros| *zeros < 10)?;
        let mut digits = self.digits.iter().copied().chain(std::iter::repeat_n(0, zeros));
        let value = digits.try_fold(0u32, |sum, digit| sum.checked_mul(10)?.checked_add(u32::from(digit)))?;
        (!self.is_negative).then_some(value)
    }

    /// Whether it is some integer times the divisor. Exact whatever the sizes.
    pub(super) fn is_multiple_of(&self, divisor: &Divisor) -> bool {
        // The value is A × 10^p and the divisor B × 10^q, neither A nor B ending in zero.
        let powers = (self.exponent - wide(self.digits.len())).checked_sub(divisor.power);
        let Some(mut powers) = powers.filter(|powers| *powers >= 0) else {
            return self.digits.is_empty();
        };
        let modulus = u128::from(divisor.coefficient);
        let mut rest = self.digits.iter().fold(0, |rest, digit| (rest * 10 + u128::from(*digit)) % modulus);
        let mut factor = 10 % modulus;
        while powers > 0 {
            if powers & 1 == 1 {
                rest = rest * factor % modulus;
            }
            factor = factor * factor % modulus;
            powers >>= 1;
        }
        rest == 0
    }

    /// The same text for the same value, and for no other.
    pub(super) fn write_canonical(&self, out: &mut Vec<u8>) {
        out.push(if self.is_negative { b'-' } else { b'+' });
        out.extend(self.digits.iter().map(|digit| digit + b'0'));
        out.push(b'e');
        out.extend(self.exponent.to_string().bytes());
    }
}

fn wide(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(EXPONENT_AT_MOST)
}

fn exponent(power: &str) -> i128 {
    let (is_negative, digits) = match power.as_bytes().first() {
        Some(b'-') => (true, &power[1..]),
        Some(b'+') => (false, &power[1..]),
        _ => (false, power),
    };
    let size = digits.bytes().fold(0, |sum: i128, digit| {
        sum.saturating_mul(10).saturating_add(i128::from(digit - b'0')).min(EXPONENT_AT_MOST)
    });
    if is_negative { -size } else { size }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |number: &Self| match (number.digits.is_empty(), number.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let size = || self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits));
        sign(self).cmp(&sign(other)).then_with(|| if self.is_negative { size().reverse() } else { size() })
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What `multipleOf` divides by: `coefficient` × 10^`power`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Divisor {
    coefficient: u64,
    power: i128,
}

impl Divisor {
    /// A divisor must be above zero and have nineteen digits at most.
    pub(super) fn new(number: &Number) -> Option<Self> {
        let digits = &number.digits;
        let coefficient =
            digits.iter().try_fold(0u64, |sum, digit| sum.checked_mul(10)?.checked_add(u64::from(*digit)))?;
        let power = number.exponent - wide(digits.len());
        (coefficient > 0 && !number.is_negative).then_some(Self { coefficient, power })
    }
}

/// A bound that numbers are compared with, small ones without taking them apart.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    small: Option<i64>,
    number: Number,
    /// As the schema writes it.
    pub(super) written: String,
}

impl Bound {
    pub(super) fn new(written: &str) -> Self {
        Self { small: small(written), number: Number::parse(written), written: written.to_owned() }
    }

    /// How a number lies to the bound.
    pub(super) fn of(&self, written: &str) -> Ordering {
        match (small(written), self.small) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => Number::parse(written).cmp(&self.number),
        }
    }
}

/// The value of a short integer.
fn small(written: &str) -> Option<i64> {
    if written.len() > 18 { None } else { written.parse().ok() }
}
