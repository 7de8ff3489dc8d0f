//! Why the guard refuses what somebody typed, in the language of the page.
//!
//! The guard's own sentences are English, and what the worker finds comes with them. What a form holds is looked at again
//! here to tell which refusal it is; what cannot be told so stays English.

use hookpost::guard::{self, EndpointForm, HEADERS_AT_MOST, UrlRefusal};
use hookpost::model::{
    AddressPolicy, EndpointUrl, HeaderName, HeaderValue, ParseHeaderNameError, ParseHeaderValueError, ParseUrlError,
    Problem, RateLimit, Redacted,
};

use crate::components::Remark;
use crate::say;

/// What is said beneath the field of a problem.
pub(crate) fn remark(problem: &Problem, form: &EndpointForm, policy: AddressPolicy) -> Remark {
    match told(problem, form, policy) {
        Some(words) => Remark::Problem(words.into()),
        None => Remark::English(problem.message.clone().into()),
    }
}

fn told(problem: &Problem, form: &EndpointForm, policy: AddressPolicy) -> Option<String> {
    let mut path = problem.pointer.split('/').skip(1);
    match (path.next()?, path.next().and_then(|index| index.parse::<usize>().ok()), path.next()) {
        ("url", ..) => {
            let refusal = guard::check_url(&form.url, policy).and_then(|url| guard::judge_url(&url, policy)).err()?;
            Some(url(&refusal))
        }
        ("description", ..) => {
            let length = form.description.trim().chars().count();
            (length > guard::DESCRIPTION_AT_MOST).then(|| say::refused_description(guard::DESCRIPTION_AT_MOST, length))
        }
        ("rateLimit", ..) => Some(say::refused_rate(RateLimit::AT_MOST.to_string())),
        ("eventTypes", None, _) => Some(say::choose_an_event().to_owned()),
        ("headers", None, _) => {
            let count = form.headers.len();
            (count > HEADERS_AT_MOST).then(|| say::refused_headers_count(HEADERS_AT_MOST, count))
        }
        ("headers", Some(index), Some("name")) => header_name(&form.headers.get(index)?.name, form),
        ("headers", Some(index), Some("value")) => {
            let row = form.headers.get(index)?;
            match &row.value {
                Some(value) => header_value(value),
                None => Some(say::refused_nothing_saved(row.name.trim())),
            }
        }
        _ => None,
    }
}

/// Why a URL is refused.
pub(crate) fn url(refusal: &UrlRefusal) -> String {
    match refusal {
        UrlRefusal::Unreadable(error) => unreadable(error),
        UrlRefusal::TooLong(length) => say::refused_length_encoded(EndpointUrl::LONGEST, *length),
        UrlRefusal::NotHttps => say::refused_http().to_owned(),
        UrlRefusal::Credentials => say::refused_credentials().to_owned(),
        UrlRefusal::Fragment => say::refused_fragment().to_owned(),
        UrlRefusal::Loopback(host) => say::refused_loopback(host),
        UrlRefusal::Metadata(host) => say::refused_metadata(host),
        UrlRefusal::NotPublic(kind, host) => say::refused_not_public(kind, host),
        UrlRefusal::SingleLabel(host) => say::refused_single_label(host),
        UrlRefusal::LocalName(suffix) => say::refused_local_name(suffix),
        UrlRefusal::NoName(host) => say::refused_no_name(host),
        UrlRefusal::InDisguise(label) => say::refused_disguise(label),
        UrlRefusal::Port(port, allowed) => say::refused_port(port.to_string(), allowed.to_string()),
        UrlRefusal::PortOfOthers(port) => say::refused_port_of_others(port.to_string()),
    }
}

fn unreadable(error: &ParseUrlError) -> String {
    match error {
        ParseUrlError::Empty => say::refused_empty().to_owned(),
        ParseUrlError::TooLong(length) => say::refused_length(EndpointUrl::LONGEST, *length),
        ParseUrlError::Scheme(None) => say::refused_no_scheme().to_owned(),
        ParseUrlError::Scheme(Some(scheme)) => say::refused_scheme(scheme),
        ParseUrlError::NotAscii => say::refused_not_ascii().to_owned(),
        // English says what exactly, in the words of the parser.
        ParseUrlError::Host(_) if crate::language::is_english() => guard::sentence(error),
        ParseUrlError::Host(_) => say::refused_host().to_owned(),
    }
}

fn header_name(typed: &str, form: &EndpointForm) -> Option<String> {
    let name = match HeaderName::parse(typed) {
        Ok(name) => name,
        Err(error) => {
            return Some(match error {
                ParseHeaderNameError::Empty => say::refused_header_empty().to_owned(),
                ParseHeaderNameError::NotToken(' ') => say::refused_header_space().to_owned(),
                ParseHeaderNameError::NotToken(':') => say::refused_header_colon().to_owned(),
                ParseHeaderNameError::NotToken(found) => {
                    say::refused_header_character(found.escape_default().to_string())
                }
                ParseHeaderNameError::TooLong(length) => say::refused_header_length(length.to_string()),
            });
        }
    };
    if let Some(reason) = guard::reserved_reason(&name) {
        return Some(say::refused_header_ours(name.as_str(), reason));
    }
    let same = |row: &&guard::HeaderRow| HeaderName::parse(&row.name).is_ok_and(|other| other == name);
    (form.headers.iter().filter(same).count() > 1).then(|| say::refused_header_twice(name.as_str()))
}

fn header_value(typed: &Redacted<String>) -> Option<String> {
    let words = match HeaderValue::parse(typed.reveal()).err()? {
        ParseHeaderValueError::LineBreak => say::refused_value_line(),
        ParseHeaderValueError::Control => say::refused_value_control(),
        ParseHeaderValueError::NotAscii => say::refused_value_ascii(),
        ParseHeaderValueError::Empty => say::refused_value_empty(),
    };
    Some(words.to_owned())
}
