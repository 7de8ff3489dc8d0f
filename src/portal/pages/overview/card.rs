//! An endpoint in a few figures: its last day by the hour, how much arrived, how quickly it answers.

use std::time::Duration;

use hookpost::api::{EndpointView, Stats};
use hookpost::model::{EndpointId, Timestamp};
use yew::prelude::*;

use crate::clock::use_now;
use crate::components::{Link, day_chart, endpoint_badge};
use crate::load::{Load, Loader, use_load, use_poll};
use crate::route::Route;
use crate::say;
use crate::words;

/// The counters are asked for this often.
const POLL_MS: u32 = 15_000;

#[derive(PartialEq, Properties)]
pub(super) struct CardProps {
    pub(super) endpoint: EndpointView,
}

#[function_component]
pub(super) fn Card(props: &CardProps) -> Html {
    let now = use_now();
    let endpoint = &props.endpoint;
    let loader: Loader<Stats> =
        use_load(endpoint.id.clone(), |client, id: EndpointId| async move { client.endpoint_stats(&id).await });
    use_poll(loader.value().map(|_| POLL_MS), loader.refresh.clone());
    let (host, path) = words::host_and_path(&endpoint.url);
    html! {
        <li class="endpoint-card">
            <header title={endpoint.url.clone()}>
                <Link class="cover address" to={Route::Endpoint(endpoint.id.clone(), None)}>
                    <strong>{ host }</strong><span>{ path }</span>
                </Link>
                { endpoint_badge(words::condition(endpoint, now)) }
            </header>
            <p class="muted">
                { if endpoint.description.is_empty() { words::subscription(&endpoint.event_types) } else { endpoint.description.clone() } }
            </p>
            { figures(loader.state(), now) }
        </li>
    }
}

fn figures(load: &Load<Stats>, now: Timestamp) -> Html {
    let stats = match load {
        Load::Waiting => return html! { <div class="endpoint-figures" aria-busy="true" /> },
        Load::Failed(failure) => {
            return html! { <div class="endpoint-figures"><p class="muted">{ failure.words() }</p></div> };
        }
        Load::Ready(stats, _) => stats,
    };
    let attempts = stats.day.delivered + stats.day.failed;
    if attempts == 0 {
        return html! { <div class="endpoint-figures"><p class="muted">{ say::card_idle() }</p></div> };
    }
    let figure = |name: &'static str, value: Option<String>| {
        html! { <div><dt>{ name }</dt><dd>{ value.unwrap_or_else(|| "–".to_owned()) }</dd></div> }
    };
    html! {
        <div class="endpoint-figures">
            { day_chart(&stats.hours, stats.now, now) }
            <dl>
                { figure(say::chart_arrived(), stats.day.success_rate.map(words::percent)) }
                { figure(say::card_attempts(), Some(words::number(attempts))) }
                { figure(say::within_95(), stats.day.p95_ms.map(|millis| words::span(Duration::from_millis(millis)))) }
            </dl>
        </div>
    }
}
