//! How an endpoint does: a sentence, four figures, and its last two days by the hour.

use hookpost::api::{EndpointView, Period, Stats};
use hookpost::model::{EndpointId, EndpointState, Timestamp};
use yew::prelude::*;

use crate::clock::use_now;
use crate::components::{ErrorNote, HoursChart, StaleNote, Waiting};
use crate::load::{Load, Loader, use_load, use_poll};
use crate::words;

/// The counters are asked for this often.
const POLL_MS: u32 = 5_000;

#[derive(PartialEq, Properties)]
pub(super) struct HealthProps {
    pub(super) endpoint: EndpointView,
}

#[function_component]
pub(super) fn Health(props: &HealthProps) -> Html {
    let now = use_now();
    let loader: Loader<Stats> =
        use_load(props.endpoint.id.clone(), |client, id: EndpointId| async move { client.endpoint_stats(&id).await });
    use_poll(loader.value().map(|_| POLL_MS), loader.refresh.clone());
    let body = match loader.state() {
        Load::Waiting => html! { <Waiting what="its health" lines=4 on_retry={&loader.retry} /> },
        Load::Failed(failure) => html! {
            <ErrorNote title="Its health could not be loaded" failure={failure.clone()} on_retry={loader.retry.clone()} />
        },
        Load::Ready(stats, _) if stats.month == Period::default() => html! {
            <p class="muted quiet-box">{ "No attempt in the last 30 days. Send a test event to see how it answers." }</p>
        },
        Load::Ready(stats, trouble) => html! {
            <>
                <StaleNote failure={trouble.clone()} />
                <p>{ sentence(&props.endpoint, stats, now) }</p>
                <dl class="figures">
                    { rate("Arrived, 24 h", &stats.day) }
                    { rate("Arrived, 7 days", &stats.week) }
                    { latency("Half answered within", stats.day.p50_ms) }
                    { latency("95 of 100 within", stats.day.p95_ms) }
                </dl>
                <HoursChart hours={stats.hours.clone()} now={stats.now} />
            </>
        },
    };
    html! {
        <section class="card">
            <h3>{ "Health" }</h3>
            { body }
        </section>
    }
}

/// How it does, for somebody who reads no figures.
fn sentence(endpoint: &EndpointView, stats: &Stats, now: Timestamp) -> String {
    let last = stats.last_delivered_at.map(|at| format!("The last attempt that arrived was {}.", words::ago(at, now)));
    let last = last.unwrap_or_else(|| "Nothing has arrived in the last 30 days.".to_owned());
    match (endpoint.failing, &endpoint.state) {
        (_, EndpointState::Disabled { .. }) => format!("It is off. {last}"),
        (Some(failing), EndpointState::Enabled) => {
            let used_up = match failing.exhausted {
                0 => String::new(),
                count => {
                    format!(
                        ", and {} used up all attempts",
                        words::count(count as usize, "delivery has", "deliveries have")
                    )
                }
            };
            format!("It fails since {}{used_up}. {last}", words::local(failing.since, now))
        }
        (None, EndpointState::Enabled) => format!("All is well. {last}"),
    }
}

fn rate(name: &str, period: &Period) -> Html {
    let all = usize::try_from(period.delivered + period.failed).unwrap_or(usize::MAX);
    html! {
        <div>
            <dt>{ name }</dt>
            <dd>{ period.success_rate.map_or_else(|| "–".to_owned(), words::percent) }</dd>
            <dd class="muted">{ format!("of {}", words::count(all, "attempt", "attempts")) }</dd>
        </div>
    }
}

fn latency(name: &str, millis: Option<u64>) -> Html {
    html! {
        <div>
            <dt>{ name }</dt>
            <dd>{ millis.map_or_else(|| "–".to_owned(), |millis| words::span(std::time::Duration::from_millis(millis))) }</dd>
            <dd class="muted">{ "last 24 h" }</dd>
        </div>
    }
}
