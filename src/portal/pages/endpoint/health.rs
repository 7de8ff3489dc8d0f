//! How an endpoint does: a sentence, four figures, and its last two days by the hour.

use hookpost::api::{EndpointView, Period, Stats};
use hookpost::model::{EndpointId, EndpointState, Timestamp};
use yew::prelude::*;

use crate::clock::use_now;
use crate::components::{HoursChart, Waiting, error_note, stale_note};
use crate::load::{Load, Loader, use_load, use_poll, use_settled};
use crate::say;
use crate::words;

/// The counters are asked for this often.
const POLL_MS: u32 = 5_000;

#[derive(PartialEq, Properties)]
pub(super) struct HealthProps {
    pub(super) endpoint: EndpointView,
    /// What is shown will not grow by itself any more.
    pub(super) on_known: Callback<()>,
}

#[function_component]
pub(super) fn Health(props: &HealthProps) -> Html {
    let now = use_now();
    let loader: Loader<Stats> =
        use_load(props.endpoint.id.clone(), |client, id: EndpointId| async move { client.endpoint_stats(&id).await });
    use_settled(!matches!(loader.state(), Load::Waiting), &props.on_known);
    use_poll(loader.value().map(|_| POLL_MS), loader.refresh.clone());
    let body = match loader.state() {
        Load::Waiting => html! { <Waiting what={say::health_loading()} lines=4 on_retry={&loader.retry} /> },
        Load::Failed(failure) => error_note(say::health_not_loaded(), failure, Some(&loader.retry)),
        Load::Ready(stats, _) if stats.month == Period::default() => html! {
            <p class="muted quiet-box">{ say::health_none() }</p>
        },
        Load::Ready(stats, trouble) => html! {
            <>
                { stale_note(trouble.as_ref()) }
                <p>{ sentence(&props.endpoint, stats, now) }</p>
                <dl class="figures">
                    { rate(say::arrived_day(), &stats.day) }
                    { rate(say::arrived_week(), &stats.week) }
                    { latency(say::half_within(), stats.day.p50_ms) }
                    { latency(say::within_95(), stats.day.p95_ms) }
                </dl>
                <HoursChart hours={stats.hours.clone()} now={stats.now} />
            </>
        },
    };
    html! {
        <section class="card">
            <h3>{ say::health() }</h3>
            { body }
        </section>
    }
}

/// How it does, for somebody who reads no figures.
fn sentence(endpoint: &EndpointView, stats: &Stats, now: Timestamp) -> String {
    let last = stats.last_delivered_at.map(|at| say::last_arrived(words::ago(at, now)));
    let last = last.unwrap_or_else(|| say::none_arrived().to_owned());
    match (endpoint.failing, &endpoint.state) {
        (_, EndpointState::Disabled { .. }) => say::health_off(last),
        (Some(failing), EndpointState::Enabled) => {
            say::health_failing(words::local(failing.since, now), failing.exhausted, last)
        }
        (None, EndpointState::Enabled) => say::health_well(last),
    }
}

fn rate(name: &str, period: &Period) -> Html {
    html! {
        <div>
            <dt>{ name }</dt>
            <dd>{ period.success_rate.map_or_else(|| "–".to_owned(), words::percent) }</dd>
            <dd class="muted">{ say::of_attempts(period.delivered + period.failed) }</dd>
        </div>
    }
}

fn latency(name: &str, millis: Option<u64>) -> Html {
    html! {
        <div>
            <dt>{ name }</dt>
            <dd>{ millis.map_or_else(|| "–".to_owned(), |millis| words::span(std::time::Duration::from_millis(millis))) }</dd>
            <dd class="muted">{ say::last_day() }</dd>
        </div>
    }
}
