//! Constants, numbers and strings.

use std::cmp::Ordering;

use super::super::canonical::canonical;
use super::super::number::Number;
use super::super::plan::{Constant, Id, Rule};
use super::{Cause, Checker};
use crate::json::Value;

impl<'c> Checker<'c> {
    pub(super) fn is_constant(&mut self, id: Id, rule: &'c Rule, value: Value<'c>) -> bool {
        let mut passes = true;
        if let Some(constant) = &rule.constant {
            passes &= equals_any(value, std::slice::from_ref(&**constant))
                || self.fail(value.at(), id, Cause::Const(constant));
        }
        if let Some(choices) = &rule.choices {
            passes &= equals_any(value, choices) || self.fail(value.at(), id, Cause::Enum(choices));
        }
        passes
    }

    pub(super) fn number(&mut self, id: Id, rule: &'c Rule, value: Value<'c>) -> bool {
        let Some(rules) = &rule.number else { return true };
        let written = value.written();
        let mut judge = |holds: bool, cause: Cause<'c>| holds || self.fail(value.at(), id, cause);
        let mut passes = true;
        if let Some(bound) = &rules.minimum {
            passes &= judge(bound.of(written) != Ordering::Less, Cause::Minimum(bound));
        }
        if let Some(bound) = &rules.maximum {
            passes &= judge(bound.of(written) != Ordering::Greater, Cause::Maximum(bound));
        }
        if let Some(bound) = &rules.exclusive_minimum {
            passes &= judge(bound.of(written) == Ordering::Greater, Cause::ExclusiveMinimum(bound));
        }
        if let Some(bound) = &rules.exclusive_maximum {
            passes &= judge(bound.of(written) == Ordering::Less, Cause::ExclusiveMaximum(bound));
        }
        if let Some((divisor, written)) = &rules.multiple_of {
            passes &= judge(Number::parse(value.written()).is_multiple_of(divisor), Cause::MultipleOf(written));
        }
        passes
    }

    pub(super) fn string(&mut self, id: Id, rule: &'c Rule, value: Value<'c>) -> bool {
        let Some(rules) = &rule.string else { return true };
        let text = value.string();
        let mut judge = |holds: bool, cause: Cause<'c>| holds || self.fail(value.at(), id, cause);
        let mut passes = true;
        // A character is one to four bytes: most lengths need no counting.
        let bytes = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if rules.min_length > bytes.div_ceil(4) || rules.max_length.is_some_and(|most| bytes > most) {
            let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            passes &= judge(length >= rules.min_length, Cause::MinLength { least: rules.min_length, length });
            let most = rules.max_length.unwrap_or(u32::MAX);
            passes &= judge(length <= most, Cause::MaxLength { most, length });
        }
        if let Some(pattern) = &rules.pattern {
            passes &= judge(pattern.is_match(&text), Cause::Pattern(pattern));
        }
        if let Some(format) = rules.format {
            passes &= judge(format.holds(&text), Cause::Format(format));
        }
        passes
    }
}

fn equals_any(value: Value<'_>, constants: &[Constant]) -> bool {
    if value.is_string() {
        return constants.iter().filter_map(|constant| constant.string.as_deref()).any(|text| value.is(text));
    }
    if constants.iter().any(|constant| constant.written == value.written()) {
        return true;
    }
    let canonical = canonical(value);
    constants.iter().any(|constant| constant.canonical == canonical)
}
