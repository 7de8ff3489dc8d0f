//! The Unicode properties that the standard library knows exactly; others are refused.

use super::PatternError;
use super::class::Class;

/// The class of `\p{…}`.
pub(super) fn class(name: &str) -> Result<Class, PatternError> {
    let holds: fn(char) -> bool =
        match name.strip_prefix("General_Category=").or(name.strip_prefix("gc=")).unwrap_or(name) {
            "Any" => |_| true,
            "ASCII" => |letter| letter.is_ascii(),
            "Alphabetic" | "Alpha" => char::is_alphabetic,
            "Lowercase" | "Lower" => char::is_lowercase,
            "Uppercase" | "Upper" => char::is_uppercase,
            "White_Space" | "space" => char::is_whitespace,
            "N" | "Number" => char::is_numeric,
            "Cc" | "Control" | "cntrl" => char::is_control,
            _ => return Err(PatternError::NotSupported("this Unicode property")),
        };
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for letter in (char::MIN..=char::MAX).filter(|letter| holds(*letter)) {
        let code = u32::from(letter);
        match ranges.last_mut() {
            Some(range) if range.1 + 1 == code => range.1 = code,
            _ => ranges.push((code, code)),
        }
    }
    Ok(Class::new(&ranges))
}
