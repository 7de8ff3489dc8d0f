//! The endpoint form, judged whole: every problem at once, each beside its field.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::headers::{HeaderEdit, check_headers};
use super::{check_url, sentence};
use crate::model::{
    AddressPolicy, EndpointDraft, EndpointUrl, EventType, Header, HeaderSummary, Headers, Problem, RateLimit, Redacted,
    Subscription, whole_of,
};

/// A description has this many characters at most.
pub const DESCRIPTION_AT_MOST: usize = 200;

/// What somebody filled in, unjudged. It is also the body of the requests that create and change an endpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndpointForm {
    /// The URL as typed.
    pub url: String,
    /// The partner's own words.
    #[serde(default)]
    pub description: String,
    /// Event types; none means all.
    #[serde(default)]
    pub event_types: Vec<String>,
    /// Header rows.
    #[serde(default)]
    pub headers: Vec<HeaderRow>,
    /// How many deliveries a second; whatever stands here that is no number is found wrong. None is no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schemars(with = "Option<RateLimit>"))]
    pub rate_limit: Option<Value>,
}

/// One header as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HeaderRow {
    /// The name as typed.
    pub name: String,
    /// The value as typed; none keeps the saved value of that name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Redacted<String>>,
}

/// What a form is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// How far the worker reaches.
    pub policy: AddressPolicy,
    /// The event types that exist.
    pub event_types: &'a [&'a str],
    /// The headers that are saved already.
    pub saved: &'a [HeaderSummary],
}

/// A form with nothing wrong. Kept header values are not filled in yet.
#[derive(Clone, Debug)]
pub struct CheckedForm {
    url: EndpointUrl,
    description: String,
    subscription: Subscription,
    headers: Vec<HeaderEdit>,
    rate_limit: Option<RateLimit>,
}

impl CheckedForm {
    /// The endpoint as it shall be, with the values of kept headers taken from `saved`.
    pub fn into_draft(self, saved: &Headers) -> EndpointDraft {
        let headers = self.headers.into_iter().filter_map(|edit| match edit {
            HeaderEdit::Set(header) => Some(header),
            HeaderEdit::Keep(name) => saved.value(&name).cloned().map(|value| Header::new(name, value)),
        });
        EndpointDraft {
            url: self.url,
            description: self.description,
            subscription: self.subscription,
            headers: Headers::new(headers.collect()),
            rate_limit: self.rate_limit,
        }
    }
}

/// Judges a whole form; on failure gives every problem, in the order of the fields.
pub fn check_form(form: &EndpointForm, rules: &Rules<'_>) -> Result<CheckedForm, Vec<Problem>> {
    let mut problems = Vec::new();
    let url = check_url(&form.url, rules.policy);
    if let Err(refusal) = &url {
        problems.push(Problem::new("/url", sentence(refusal)));
    }
    let description = form.description.trim();
    let length = description.chars().count();
    if length > DESCRIPTION_AT_MOST {
        let message = format!("A description has {DESCRIPTION_AT_MOST} characters at most; this one has {length}.");
        problems.push(Problem::new("/description", message));
    }
    let subscription = check_event_types(&form.event_types, rules.event_types, &mut problems);
    let headers = check_headers(&form.headers, rules.saved, &mut problems);
    let rate_limit = check_rate_limit(form.rate_limit.as_ref(), &mut problems);
    match url {
        Ok(url) if problems.is_empty() => {
            Ok(CheckedForm { url, description: description.to_owned(), subscription, headers, rate_limit })
        }
        _ => Err(problems),
    }
}

fn check_rate_limit(typed: Option<&Value>, problems: &mut Vec<Problem>) -> Option<RateLimit> {
    let typed = typed?;
    let limit = typed.as_f64().and_then(whole_of).and_then(|number| RateLimit::of(number).ok());
    if limit.is_none() {
        let message = format!(
            "A rate limit is a whole number of deliveries per second, from 1 to {}. Without one there is no limit.",
            RateLimit::AT_MOST
        );
        problems.push(Problem::new("/rateLimit", message));
    }
    limit
}

fn check_event_types(names: &[String], known: &[&str], problems: &mut Vec<Problem>) -> Subscription {
    let mut types = Vec::with_capacity(names.len());
    for (index, name) in names.iter().enumerate() {
        match EventType::parse(name) {
            Ok(event_type) if known.contains(&name.as_str()) => {
                if !types.contains(&event_type) {
                    types.push(event_type);
                }
            }
            _ => problems.push(Problem::new(
                format!("/eventTypes/{index}"),
                format!("There is no event type {name:?}. Take one from the event catalogue."),
            )),
        }
    }
    types.into()
}
