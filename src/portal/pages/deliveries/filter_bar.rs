//! What the list of deliveries is narrowed by. Each choice is part of the address.

use std::time::Duration;

use hookpost::api::{DeliveryFilter, EndpointList};
use hookpost::catalogue::{self, Group};
use hookpost::model::{Cause, CauseName, DeliveryStatus, EndpointId, EventType, Timestamp};
use yew::prelude::*;

use super::find_id::FindId;
use crate::clock::use_now;
use crate::components::{Link, SelectField};
use crate::host::use_host;
use crate::load::{Loader, use_load};
use crate::route::Route;
use crate::say;
use crate::words;

/// The codes that receivers mostly fail with.
const CODES: [u16; 14] = [400, 401, 403, 404, 405, 408, 410, 413, 422, 429, 500, 502, 503, 504];
/// Causes without a code.
const OTHERS: [Cause; 7] = [
    Cause::TimedOut,
    Cause::Unreachable,
    Cause::NameOrTls,
    Cause::CutOff,
    Cause::Unreadable,
    Cause::Blocked,
    Cause::Interrupted,
];
/// Spans up to now.
const SPANS: [(&str, say::Plain, Duration); 4] = [
    ("quarter", say::last_quarter, Duration::from_mins(15)),
    ("hour", say::last_hour, Duration::from_hours(1)),
    ("day", say::last_24_hours, Duration::from_hours(24)),
    ("week", say::last_7_days, Duration::from_hours(7 * 24)),
];
/// Stands for the span that the address names.
const CHOSEN: &str = "chosen";

#[derive(PartialEq, Properties)]
pub(super) struct FilterBarProps {
    pub(super) filter: DeliveryFilter,
    pub(super) on_filter: Callback<DeliveryFilter>,
}

#[function_component]
pub(super) fn FilterBar(props: &FilterBarProps) -> Html {
    let endpoints: Loader<EndpointList> = use_load((), |client, ()| async move { client.endpoints().await });
    let (now, host) = (use_now(), use_host());
    let filter = &props.filter;
    let with = |narrow: fn(&mut DeliveryFilter, String)| {
        let (filter, on_filter) = (filter.clone(), props.on_filter.clone());
        move |value: String| {
            let mut filter = filter.clone();
            narrow(&mut filter, value);
            on_filter.emit(filter);
        }
    };
    let any = |words: &'static str| ("", vec![(AttrValue::default(), AttrValue::from(words))]);
    let statuses = DeliveryStatus::ALL.map(|status| (status.as_str().into(), words::status(status).into()));
    let mut hosts: Vec<(AttrValue, AttrValue)> = endpoints.value().map_or_else(Vec::new, |list| {
        list.endpoints.iter().map(|endpoint| (endpoint.id.to_string().into(), label(&endpoint.url))).collect()
    });
    if let Some(id) = filter.endpoint.as_ref().map(EndpointId::as_str)
        && hosts.iter().all(|(value, _)| value != id)
    {
        hosts.push((
            id.to_owned().into(),
            if endpoints.value().is_some() { say::a_deleted_endpoint() } else { "…" }.into(),
        ));
    }
    let in_group = |group: Group| {
        let entries = catalogue::entries().iter().filter(|entry| entry.group == group);
        (group.name(), entries.map(|entry| (entry.event_type.into(), entry.name.into())).collect())
    };
    let find = {
        let (filter, on_filter) = (filter.clone(), props.on_filter.clone());
        move |id| on_filter.emit(DeliveryFilter { id, ..filter.clone() })
    };
    let types = std::iter::once(any(say::any_event())).chain(Group::ALL.into_iter().map(in_group));
    html! {
        <div class="filter-bar" role="search" aria-label={say::filter_label()}>
            <FindId id={filter.id.clone()} on_find={find} />
            <SelectField
                name="status"
                label={say::column_status()}
                value={filter.status.map(DeliveryStatus::as_str).unwrap_or_default()}
                options={vec![any(say::any_status()), ("", statuses.to_vec())]}
                on_change={with(|filter, value| filter.status = DeliveryStatus::parse(&value))}
            />
            <SelectField
                name="endpoint"
                label={say::column_endpoint()}
                value={filter.endpoint.as_ref().map(ToString::to_string).unwrap_or_default()}
                options={vec![any(say::any_endpoint()), ("", hosts)]}
                on_change={with(|filter, value| filter.endpoint = EndpointId::parse(&value).ok())}
            />
            <SelectField
                name="event-type"
                label={say::event_type()}
                value={filter.event_type.as_ref().map(ToString::to_string).unwrap_or_default()}
                options={types.collect::<Vec<_>>()}
                on_change={with(|filter, value| filter.event_type = EventType::parse(&value).ok())}
            />
            <SelectField
                name="cause"
                label={say::cause()}
                value={filter.cause.as_ref().map(|cause| cause.as_str().to_owned()).unwrap_or_default()}
                options={causes(filter.cause.as_ref())}
                on_change={with(|filter, value| filter.cause = CauseName::parse(&value).ok())}
            />
            <SelectField
                name="time"
                label={say::column_published()}
                value={if filter.since.is_some() || filter.until.is_some() { CHOSEN } else { "" }}
                options={times(filter, now)}
                on_change={{
                    let (host, filter, on_filter) = (host.clone(), filter.clone(), props.on_filter.clone());
                    move |value: String| {
                        let mut filter = filter.clone();
                        choose_time(&mut filter, &value, host.now());
                        on_filter.emit(filter);
                    }
                }}
            />
            if *filter != DeliveryFilter::default() {
                <Link to={Route::Deliveries(DeliveryFilter::default())}>{ say::clear_filters() }</Link>
            }
        </div>
    }
}

/// What an attempt can fail for, with the words of the list.
fn causes(chosen: Option<&CauseName>) -> Vec<(&'static str, Vec<(AttrValue, AttrValue)>)> {
    let option = |value: &str, words: String| (AttrValue::from(value.to_owned()), AttrValue::from(words));
    let code = |code: u16| option(&code.to_string(), format!("{code} {}", words::phrase(code)).trim_end().to_owned());
    let mut codes: Vec<_> =
        std::iter::once(option("status", say::any_status_code().to_owned())).chain(CODES.map(code)).collect();
    // One that a link brought and that is none of the usual ones.
    let brought = chosen.and_then(CauseName::code).filter(|brought| !CODES.contains(brought));
    codes.extend(brought.map(code));
    let others = OTHERS.map(|cause| option(cause.class(), words::cause_option(cause)));
    vec![
        ("", vec![option("", say::any_cause().to_owned())]),
        (say::it_answered(), codes),
        (say::no_answer(), others.to_vec()),
    ]
}

/// Spans up to now, and the one in the address.
fn times(filter: &DeliveryFilter, now: Timestamp) -> Vec<(&'static str, Vec<(AttrValue, AttrValue)>)> {
    let mut options = vec![(AttrValue::default(), AttrValue::from(say::any_time()))];
    let local = |at| words::local(at, now);
    let chosen = match (filter.since, filter.until) {
        (None, None) => None,
        (Some(since), None) => Some(say::time_since(local(since))),
        (None, Some(until)) => Some(say::time_before(local(until))),
        (Some(since), Some(until)) => Some(say::time_between(local(since), local(until))),
    };
    options.extend(chosen.map(|words| (AttrValue::from(CHOSEN), AttrValue::from(words))));
    options.extend(SPANS.map(|(value, words, _)| (AttrValue::from(value), AttrValue::from(words()))));
    vec![("", options)]
}

fn choose_time(filter: &mut DeliveryFilter, value: &str, now: Timestamp) {
    if value == CHOSEN {
        return;
    }
    let span = SPANS.into_iter().find(|(name, ..)| *name == value).map(|(.., span)| span);
    filter.since = span.map(|span| now.minus(span));
    filter.until = None;
}

fn label(url: &str) -> AttrValue {
    let (host, path) = words::host_and_path(url);
    format!("{host}{path}").into()
}
