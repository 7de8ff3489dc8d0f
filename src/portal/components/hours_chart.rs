//! Attempts by the hour as bars, with the same numbers as a table behind them.

use hookpost::api::HourStats;
use hookpost::model::Timestamp;
use yew::prelude::*;

use crate::clock::use_now;
use crate::say;
use crate::words;

/// So many hours the chart draws,
const TWO_DAYS: u64 = 48;
/// and so many the small one.
const DAY: u64 = 24;
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

/// Two days, with a scale and the table.
#[function_component]
pub(crate) fn HoursChart(props: &HoursChartProps) -> Html {
    let now = use_now();
    let drawn = Drawn::of(&props.hours, props.now, TWO_DAYS);
    html! {
        <figure class="hours-chart">
            <figcaption>
                <span>{ say::chart_title() }</span>
                <span class="legend" data-state="delivered">{ say::chart_arrived() }</span>
                <span class="legend" data-state="exhausted">{ say::chart_failed() }</span>
            </figcaption>
            { drawn.bars(now) }
            <div class="axis" aria-hidden="true">
                <span>{ say::chart_ago() }</span>
                <span>{ say::chart_highest(drawn.most) }</span>
                <span>{ say::chart_now() }</span>
            </div>
            <details>
                <summary>{ say::chart_table() }</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label={say::chart_by_hour()}>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{ say::chart_column_hour() }</th>
                                <th scope="col">{ say::chart_column_arrived() }</th>
                                <th scope="col">{ say::chart_column_failed() }</th>
                                <th scope="col">{ say::chart_column_used_up() }</th>
                                <th scope="col">{ say::within_95() }</th>
                            </tr>
                        </thead>
                        <tbody>{ for drawn.hours.iter().rev().map(|(_, hour)| row(hour, now)) }</tbody>
                    </table>
                </div>
            </details>
        </figure>
    }
}

/// A day, small, for where many stand side by side; `worker` is the worker's clock. Its numbers are in its label.
pub(crate) fn day_chart(hours: &[HourStats], worker: Timestamp, now: Timestamp) -> Html {
    html! { <figure class="hours-chart" data-variant="small">{ Drawn::of(hours, worker, DAY).bars(now) }</figure> }
}

/// The hours that a chart shows, each with its place from the left.
struct Drawn<'a> {
    span: u64,
    hours: Vec<(u64, &'a HourStats)>,
    /// The most attempts of an hour.
    most: u64,
}

impl<'a> Drawn<'a> {
    fn of(hours: &'a [HourStats], now: Timestamp, span: u64) -> Self {
        let first = (now.as_millis() / HOUR_MS + 1).saturating_sub(span);
        let place = |hour: &HourStats| (hour.at.as_millis() / HOUR_MS).checked_sub(first).filter(|place| *place < span);
        let hours: Vec<_> = hours.iter().filter_map(|hour| Some((place(hour)?, hour))).collect();
        let most = hours.iter().map(|(_, hour)| hour.delivered + hour.failed).max().unwrap_or_default();
        Self { span, hours, most }
    }

    fn bars(&self, now: Timestamp) -> Html {
        let sum = |of: fn(&HourStats) -> u64| self.hours.iter().map(|(_, hour)| of(hour)).sum::<u64>();
        let (delivered, failed) = (sum(|hour| hour.delivered), sum(|hour| hour.failed));
        let label = say::chart_label(self.span, delivered, failed);
        html! {
            <svg
                viewBox={format!("0 0 {} {HEIGHT}", self.span * PLACE)}
                preserveAspectRatio="none"
                role="img"
                aria-label={label}
            >
                { for self.hours.iter().map(|(place, hour)| bar(*place, hour, self.most, now)) }
            </svg>
        }
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
                { say::chart_bar(words::local(hour.at, now), hour.delivered, hour.failed) }
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
            <td>{ words::number(hour.delivered) }</td>
            <td>{ words::number(hour.failed) }</td>
            <td>{ words::number(hour.exhausted) }</td>
            <td>{ p95 }</td>
        </tr>
    }
}
