//! Whole numbers as JSON has them: `6.0` is as good as `6` (JSON Schema, section 6.1.1).

use serde::{Deserialize, Deserializer};

/// Reads a whole number, or nothing where nothing or null stands. For `deserialize_with`.
pub fn whole<'de, D: Deserializer<'de>, N: TryFrom<u64>>(deserializer: D) -> Result<Option<N>, D::Error> {
    let Some(number) = Option::<f64>::deserialize(deserializer)? else { return Ok(None) };
    let found = whole_of(number).and_then(|number| N::try_from(number).ok());
    found.map(Some).ok_or_else(|| serde::de::Error::custom("a whole number that is not negative is expected"))
}

/// The whole number that a number is, if it is one and can be told from its neighbours.
pub fn whole_of(number: f64) -> Option<u64> {
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    let is_whole = number.fract() == 0.0 && (0.0..=LARGEST).contains(&number);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole and within the limits")]
    is_whole.then_some(number as u64)
}
