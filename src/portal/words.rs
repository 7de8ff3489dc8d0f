//! How things are said on screen: times, spans, counts, causes and states. The one place for them.

mod cause;

use std::time::Duration;

use hookpost::api::EndpointView;
use hookpost::catalogue::{self, Group};
use hookpost::health::{self, Condition};
use hookpost::model::{Actor, DeliveryStatus, DisabledReason, EndpointState, EventType, Timestamp};
use hookpost::privacy::Kind;

pub(crate) use self::cause::{advice, cause, cause_option, cause_short, phrase};
use crate::intl::{self, Detail};
use crate::language;
use crate::say::{self, Number};

/// How long something took: `84 ms`, `1.2 s`, `15 s`, `2 min 30 s`, `3 h 5 min`.
pub(crate) fn span(span: Duration) -> String {
    let (millis, seconds) = (span.subsec_millis(), span.as_secs());
    match seconds {
        0 => say::span_ms(millis),
        1..=9 => say::span_seconds((seconds * 10 + u64::from(millis / 100)).number() / 10.0),
        10..=59 => say::span_seconds(seconds),
        60..=3599 if seconds % 60 == 0 => say::span_minutes(seconds / 60),
        60..=3599 => say::span_minutes_seconds(seconds / 60, seconds % 60),
        _ if seconds % 3600 < 60 => say::span_hours(seconds / 3600),
        _ => say::span_hours_minutes(seconds / 3600, seconds / 60 % 60),
    }
}

/// What is left of a wait, to the nearest second: `0:12`, `1:02:05`.
pub(crate) fn countdown(left: Duration) -> String {
    let seconds = left.as_secs() + u64::from(left.subsec_millis() >= 500);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A share of one, such as 97.5 %. What is not quite all is never called 100 %.
pub(crate) fn percent(share: f64) -> String {
    intl::percent((share * 1000.0).floor() / 1000.0)
}

/// How long ago something was.
pub(crate) fn ago(then: Timestamp, now: Timestamp) -> String {
    let seconds = now.since(then).as_secs();
    match seconds {
        0..=4 => say::just_now().to_owned(),
        5..=59 => intl::relative(-seconds.number(), "second"),
        60..=3599 => intl::relative(-(seconds / 60).number(), "minute"),
        3600..=86_399 => intl::relative(-(seconds / 3600).number(), "hour"),
        _ => intl::relative(-(seconds / 86_400).number(), "day"),
    }
}

/// How far off something is, to the nearest of its units.
pub(crate) fn ahead(then: Timestamp, now: Timestamp) -> String {
    let seconds = then.since(now).as_secs();
    match seconds {
        0..=89 => intl::relative(seconds.number(), "second"),
        90..=5399 => intl::relative(((seconds + 30) / 60).number(), "minute"),
        5400..=172_799 => intl::relative(((seconds + 1800) / 3600).number(), "hour"),
        _ => intl::relative(((seconds + 43_200) / 86_400).number(), "day"),
    }
}

/// The time of day: `14:03:12`; with the day when that is not today.
pub(crate) fn local(moment: Timestamp, now: Timestamp) -> String {
    let day = |moment| {
        let date = intl::date(moment);
        if language::manner().in_utc {
            (date.get_utc_full_year(), date.get_utc_month(), date.get_utc_date())
        } else {
            (date.get_full_year(), date.get_month(), date.get_date())
        }
    };
    let (day, today) = (day(moment), day(now));
    let detail = if day == today {
        Detail::Time
    } else if day.0 == today.0 {
        Detail::Day
    } else {
        Detail::Year
    };
    intl::moment(moment, detail)
}

/// Who asked, as a partner reads it.
pub(crate) fn asked_by(by: &Actor) -> &str {
    match by {
        Actor::Partner(None) => say::by_you(),
        Actor::Partner(Some(subject)) => subject.as_str(),
        Actor::Provider(_) => say::by_provider(),
    }
}

/// What a delivery's status is called.
pub(crate) fn status(status: DeliveryStatus) -> &'static str {
    match status {
        DeliveryStatus::Pending => say::status_pending(),
        DeliveryStatus::Delivered => say::status_delivered(),
        DeliveryStatus::Exhausted => say::status_exhausted(),
        DeliveryStatus::Parked => say::status_parked(),
        DeliveryStatus::Cancelled => say::status_cancelled(),
    }
}

/// Why an endpoint gets no events, and since when, if it gets none.
pub(crate) fn why_disabled(state: &EndpointState, now: Timestamp) -> Option<String> {
    let EndpointState::Disabled { reason, since, by } = state else {
        return None;
    };
    let ago = ago(*since, now).replace(' ', "\u{a0}");
    Some(match (reason, by) {
        (DisabledReason::Partner, None | Some(Actor::Partner(None))) => say::off_by_you(ago),
        (DisabledReason::Partner, Some(Actor::Provider(_))) => say::off_by_provider(ago),
        (DisabledReason::Partner, Some(Actor::Partner(Some(subject)))) => say::off_by(subject.as_str(), ago),
        (DisabledReason::Gone, _) => say::off_gone(ago),
        (DisabledReason::Failing, _) => say::off_failing(ago),
    })
}

/// Who switched an endpoint off; older ones do not say.
pub(crate) fn switched_off_by(by: Option<&Actor>) -> &str {
    by.map_or(say::by_you(), asked_by)
}

/// What something that looks like a person's data seems to be.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Name => say::kind_name(),
        Kind::DateOfBirth => say::kind_birth(),
        Kind::Characteristic => say::kind_characteristic(),
        Kind::Email => say::kind_email(),
        Kind::Phone => say::kind_phone(),
        Kind::Address => say::kind_address(),
        Kind::PersonalId => say::kind_personal_id(),
        Kind::Health => say::kind_health(),
        Kind::FreeText => say::kind_free_text(),
        Kind::Secret => say::kind_secret(),
    }
}

/// How an endpoint is doing.
pub(crate) fn condition(endpoint: &EndpointView, now: Timestamp) -> Condition {
    health::condition(&endpoint.state, endpoint.failing, now)
}

/// What an endpoint is subscribed to: `All 14 events`, `Orders 6 · Tests 2`, `Order created`.
pub(crate) fn subscription(types: &[EventType]) -> String {
    match types {
        [] => say::all_events(catalogue::entries().len()),
        [one] => event_name(one).to_owned(),
        _ => {
            let in_group = |group: Group| {
                let belongs = |event_type: &&EventType| {
                    catalogue::entry(event_type.as_str()).is_some_and(|entry| entry.group == group)
                };
                match types.iter().filter(belongs).count() {
                    0 => None,
                    count => Some(format!("{} {count}", group.name())),
                }
            };
            Group::ALL.into_iter().filter_map(in_group).collect::<Vec<_>>().join(" · ")
        }
    }
}

/// What an event type is called on screen.
pub(crate) fn event_name(event_type: &EventType) -> &str {
    catalogue::entry(event_type.as_str()).map_or(event_type.as_str(), |entry| entry.name)
}

/// Host and path of an endpoint's URL as one reads them. Kept URLs are written as the standard normalises them, so no
/// parser is needed to tell the parts.
pub(crate) fn host_and_path(url: &str) -> (String, String) {
    match url.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//")) {
        Some(rest) => {
            let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
            (host.to_owned(), path.to_owned())
        }
        // Of a deleted endpoint not even the URL is kept.
        None if url.is_empty() => (say::deleted_endpoint().to_owned(), String::new()),
        None => (url.to_owned(), String::new()),
    }
}

/// A number as the language writes it: `16,000`.
pub(crate) fn number(number: impl Number) -> String {
    intl::number(number.number())
}

/// The words with a capital letter at their beginning.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| std::iter::once(first.to_ascii_uppercase()).chain(letters).collect()).unwrap_or_default()
}
