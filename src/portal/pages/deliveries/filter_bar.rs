//! What the list of deliveries is narrowed by. Each choice is part of the address.

use hookpost::api::{DeliveryFilter, EndpointList};
use hookpost::catalogue::{self, Group};
use hookpost::model::{DeliveryStatus, EndpointId, EventType};
use yew::prelude::*;

use crate::components::{Link, SelectField};
use crate::load::{Loader, use_load};
use crate::route::Route;
use crate::words;

#[derive(PartialEq, Properties)]
pub(super) struct FilterBarProps {
    pub(super) filter: DeliveryFilter,
    pub(super) on_filter: Callback<DeliveryFilter>,
}

#[function_component]
pub(super) fn FilterBar(props: &FilterBarProps) -> Html {
    let endpoints: Loader<EndpointList> = use_load((), |client, ()| async move { client.endpoints().await });
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
    let statuses = DeliveryStatus::ALL.map(|status| (status.as_str().into(), words::capital(status.as_str()).into()));
    let mut hosts: Vec<(AttrValue, AttrValue)> = endpoints.value().map_or_else(Vec::new, |list| {
        list.endpoints.iter().map(|endpoint| (endpoint.id.to_string().into(), label(&endpoint.url))).collect()
    });
    if let Some(id) = filter.endpoint.as_ref().map(EndpointId::as_str)
        && hosts.iter().all(|(value, _)| value != id)
    {
        hosts.push((id.to_owned().into(), if endpoints.value().is_some() { "A deleted endpoint" } else { "…" }.into()));
    }
    let in_group = |group: Group| {
        let entries = catalogue::entries().iter().filter(|entry| entry.group == group);
        (group.name(), entries.map(|entry| (entry.event_type.into(), entry.name.into())).collect())
    };
    let types = std::iter::once(any("Any event")).chain(Group::ALL.into_iter().map(in_group));
    html! {
        <div class="filter-bar" role="search" aria-label="Filter deliveries">
            <SelectField
                name="status"
                label="Status"
                value={filter.status.map(DeliveryStatus::as_str).unwrap_or_default()}
                options={vec![any("Any status"), ("", statuses.to_vec())]}
                on_change={with(|filter, value| filter.status = DeliveryStatus::parse(&value))}
            />
            <SelectField
                name="endpoint"
                label="Endpoint"
                value={filter.endpoint.as_ref().map(ToString::to_string).unwrap_or_default()}
                options={vec![any("Any endpoint"), ("", hosts)]}
                on_change={with(|filter, value| filter.endpoint = EndpointId::parse(&value).ok())}
            />
            <SelectField
                name="event-type"
                label="Event type"
                value={filter.event_type.as_ref().map(ToString::to_string).unwrap_or_default()}
                options={types.collect::<Vec<_>>()}
                on_change={with(|filter, value| filter.event_type = EventType::parse(&value).ok())}
            />
            if *filter != DeliveryFilter::default() {
                <Link to={Route::Deliveries(DeliveryFilter::default())}>{ "Clear filters" }</Link>
            }
        </div>
    }
}

fn label(url: &str) -> AttrValue {
    let (host, path) = words::host_and_path(url);
    format!("{host}{path}").into()
}
