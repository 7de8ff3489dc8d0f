//! The rate limit as it is typed, and what will happen by it.

use hookpost::guard::EndpointForm;
use hookpost::model::RateLimit;
use serde_json::Value;

use crate::components::Remark;
use crate::say;

/// What stands in the field.
pub(super) fn text(form: &EndpointForm) -> String {
    match &form.rate_limit {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// What was typed: a number if it is one, or else whatever it is, for the guard to judge.
pub(super) fn typed(text: &str) -> Option<Value> {
    let trimmed = text.trim();
    match trimmed.parse::<u64>() {
        _ if trimmed.is_empty() => None,
        Ok(number) => Some(number.into()),
        Err(_) => Some(text.into()),
    }
}

/// What will happen.
pub(super) fn remark(form: &EndpointForm, problem: Remark) -> Remark {
    if problem != Remark::None {
        return problem;
    }
    let Some(typed) = &form.rate_limit else {
        return Remark::None;
    };
    match typed.as_u64().and_then(|number| RateLimit::of(number).ok()) {
        None => Remark::None,
        Some(limit) => Remark::Good(say::rate_remark(limit.per_second()).into()),
    }
}
