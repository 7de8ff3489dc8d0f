//! The same outage by the delays that other products publish.

use hookpost::delivery::{RETRIES_AT_MOST, Schedule};
use hookpost::forecast::{Chance, Delays, End, PUBLISHED, Published, fate};
use hookpost::model::Timestamp;
use yew::prelude::*;

use super::scene::{self, Row, Scene};
use crate::say;
use crate::words;

#[derive(PartialEq, Properties)]
pub(super) struct CompareProps {
    pub(super) scene: Scene,
    pub(super) rows: Vec<Row>,
    /// Ours.
    pub(super) schedule: Schedule,
}

/// The first event is the one that has to wait the longest.
#[function_component]
pub(super) fn Compare(props: &CompareProps) -> Html {
    let Some(first) = props.rows.first() else { return html! {} };
    let outage = props.scene.outage();
    let state = if first.course.end == End::Delivered { "delivered" } else { "parked" };
    let other = |product: &Published| {
        let chance = fate(product.delays, first.at, &[outage]);
        let (state, words) = told(chance, outage.until);
        html! {
            <tr key={product.name}>
                <th scope="row">{ say::in_english(product.name) }</th>
                <td>{ tries(product.delays) }</td>
                <td><span class="fate" data-state={state}>{ words }</span></td>
                <td class="muted">{ say::in_english(&format!("{}, {}", product.source, product.date)) }</td>
            </tr>
        }
    };
    html! {
        <section>
            <h3>{ say::elsewhere() }</h3>
            <p class="muted">
                { say::elsewhere_words() }
            </p>
            <div class="table-scroll">
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col">{ say::product() }</th>
                            <th scope="col">{ say::tries_again() }</th>
                            <th scope="col">{ say::first_event() }</th>
                            <th scope="col">{ say::documentation() }</th>
                        </tr>
                    </thead>
                    <tbody>
                        <tr>
                            <th scope="row">{ say::here() }</th>
                            <td>{ say::tries_then_replay(RETRIES_AT_MOST, words::span(props.schedule.whole())) }</td>
                            <td><span class="fate" data-state={state}>{ scene::sentence(&first.course, outage) }</span></td>
                            <td class="muted">{ say::own_code() }</td>
                        </tr>
                        { for PUBLISHED.iter().map(other) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn tries(delays: Delays) -> String {
    match delays {
        Delays::Listed(waits) => {
            let whole = std::time::Duration::from_secs(waits.iter().sum());
            say::tries_listed(waits.len(), long(whole))
        }
        Delays::Within(hours) => say::tries_within(long(std::time::Duration::from_hours(hours))),
        Delays::Never => say::tries_never().to_owned(),
    }
}

/// Days where there are more than two of them, hours where they are whole.
fn long(span: std::time::Duration) -> String {
    let seconds = span.as_secs();
    match seconds / 3600 {
        hours @ 48.. => say::days(hours / 24),
        hours @ 1.. if seconds.is_multiple_of(3600) => say::hours(hours),
        _ => words::span(span),
    }
}

fn told(chance: Chance, back: Timestamp) -> (&'static str, String) {
    match chance {
        Chance::Arrives { attempt: 1, .. } => ("delivered", say::arrives_at_once().to_owned()),
        Chance::Arrives { attempt, at } => ("delivered", say::arrives_after(attempt, long(at.since(back)))),
        Chance::Perhaps { before } => ("retrying", say::arrives_perhaps(long(before.since(back)))),
        Chance::Lost { attempts: Some(1), .. } => ("exhausted", say::not_tried_again().to_owned()),
        Chance::Lost { at, .. } => ("exhausted", say::given_up(long(back.since(at)))),
    }
}
