//! Attempts by the hour as bars, with the same numbers as a table behind them.

use hookpost::api::HourStats;
use hookpost::model::Timestamp;
use yew::prelude::*;

use crate::clock::use_now;
use crate::words;

/// So many hours are drawn.
const HOURS: u64 = 48;
const HOUR_MS: u64 = 3_600_000;
/// A bar's place is that wide, and the chart that high, in units of its own; what failed is never thinner than `THINNEST`.
const PLACE: u64 = 12;
const HEIGHT: u64 = 96;
const THINNEST: u64 = 3;

#[derive(PartialEq, Properties)]
pub(crate) struct HoursChartProps {
    /// Hours with attempts, oldest first.
    pub(crate) hours: Vec<HourStats>,
    /// The worker's clock.
    pub(crate) now: Timestamp,
}

#[function_component]
pub(crate) fn HoursChart(props: &HoursChartProps) -> Html {
    let now = use_now();
    let newest = props.now.as_millis() / HOUR_MS;
    let first = (newest + 1).saturating_sub(HOURS);
    let place = |hour: &HourStats| (hour.at.as_millis() / HOUR_MS).checked_sub(first).filter(|place| *place < HOURS);
    let hours: Vec<_> = props.hours.iter().filter_map(|hour| Some((place(hour)?, hour))).collect();
    let most = hours.iter().map(|(_, hour)| hour.delivered + hour.failed).max().unwrap_or_default();
    let delivered: u64 = hours.iter().map(|(_, hour)| hour.delivered).sum();
    let failed: u64 = hours.iter().map(|(_, hour)| hour.failed).sum();
    let label = format!("Attempts by the hour in the last 48 hours: {delivered} arrived, {failed} failed.");
    html! {
        <figure class="hours-chart">
            <figcaption>
                <span>{ "Attempts by the hour, last 48 h" }</span>
                <span class="legend" data-state="delivered">{ "arrived" }</span>
                <span class="legend" data-state="exhausted">{ "failed" }</span>
            </figcaption>
            <svg
                viewBox={format!("0 0 {} {HEIGHT}", HOURS * PLACE)}
                preserveAspectRatio="none"
                role="img"
                aria-label={label}
            >
                { for hours.iter().map(|(place, hour)| bar(*place, hour, most, now)) }
            </svg>
            <div class="axis" aria-hidden="true">
                <span>{ "48 h ago" }</span>
                <span>{ format!("highest: {}", words::number(usize::try_from(most).unwrap_or(usize::MAX))) }</span>
                <span>{ "now" }</span>
            </div>
            <details>
                <summary>{ "As a table" }</summary>
                <div class="table-scroll">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{ "Hour from" }</th>
                                <th scope="col">{ "Arrived" }</th>
                                <th scope="col">{ "Failed" }</th>
                                <th scope="col">{ "Used up" }</th>
                                <th scope="col">{ "95 of 100 within" }</th>
                            </tr>
                        </thead>
                        <tbody>{ for hours.iter().rev().map(|(_, hour)| row(hour, now)) }</tbody>
                    </table>
                </div>
            </details>
        </figure>
    }
}

/// What arrived stands below, what failed on top of it and narrower: the two are told apart without their colours too.
fn bar(place: u64, hour: &HourStats, most: u64, now: Timestamp) -> Html {
    let scaled = |count: u64| count * HEIGHT / most.max(1);
    let failed = if hour.failed == 0 { 0 } else { scaled(hour.failed).max(THINNEST) };
    let delivered = if hour.delivered == 0 { 0 } else { scaled(hour.delivered).max(THINNEST).min(HEIGHT - failed) };
    let rect = |state: &'static str, inset: u64, y: u64, height: u64| {
        let (x, width) = ((place * PLACE + inset).to_string(), (PLACE - 2 * inset).to_string());
        html! { <rect data-state={state} {x} {width} y={y.to_string()} height={height.to_string()} /> }
    };
    html! {
        <g key={place}>
            <title>
                { format!("{}: {} arrived, {} failed", words::local(hour.at, now), hour.delivered, hour.failed) }
            </title>
            { rect("delivered", 1, HEIGHT - delivered, delivered) }
            { rect("exhausted", 3, HEIGHT - delivered - failed, failed) }
        </g>
    }
}

fn row(hour: &HourStats, now: Timestamp) -> Html {
    let p95 =
        hour.p95_ms.map_or_else(|| "–".to_owned(), |millis| words::span(std::time::Duration::from_millis(millis)));
    html! {
        <tr key={hour.at.as_millis()}>
            <td>{ words::local(hour.at, now) }</td>
            <td>{ hour.delivered }</td>
            <td>{ hour.failed }</td>
            <td>{ hour.exhausted }</td>
            <td>{ p95 }</td>
        </tr>
    }
}
