//! The same outage by the delays that other products publish.

use hookpost::delivery::{RETRIES_AT_MOST, Schedule};
use hookpost::forecast::{Chance, Delays, End, PUBLISHED, Published, fate};
use hookpost::model::Timestamp;
use yew::prelude::*;

use super::scene::{self, Row, Scene};
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
                <th scope="row">{ product.name }</th>
                <td>{ tries(product.delays) }</td>
                <td><span class="fate" data-state={state}>{ words }</span></td>
                <td class="muted">{ product.source }{ ", " }{ product.date }</td>
            </tr>
        }
    };
    html! {
        <section>
            <h3>{ "The same outage elsewhere" }</h3>
            <p class="muted">
                { "What the delays that others publish would do with the first event. Random additions to them are left \
                   out; what they do beyond retrying is not compared." }
            </p>
            <div class="table-scroll">
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col">{ "Product" }</th>
                            <th scope="col">{ "Tries again" }</th>
                            <th scope="col">{ "First event" }</th>
                            <th scope="col">{ "Documentation" }</th>
                        </tr>
                    </thead>
                    <tbody>
                        <tr>
                            <th scope="row">{ "Here" }</th>
                            <td>{ format!(
                                "{RETRIES_AT_MOST} times in {}, then by replay",
                                words::span(props.schedule.whole())
                            ) }</td>
                            <td><span class="fate" data-state={state}>{ scene::sentence(&first.course, outage) }</span></td>
                            <td class="muted">{ "this worker’s own code" }</td>
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
            format!("{} in {}", words::count(waits.len(), "time", "times"), long(whole))
        }
        Delays::Within(hours) => {
            format!("for {}, when is not published", long(std::time::Duration::from_hours(hours)))
        }
        Delays::Never => "never by itself".to_owned(),
    }
}

/// Days where there are more than two of them, hours where they are whole.
fn long(span: std::time::Duration) -> String {
    let seconds = span.as_secs();
    match seconds / 3600 {
        hours @ 48.. => format!("{} days", hours / 24),
        hours @ 1.. if seconds.is_multiple_of(3600) => format!("{hours} h"),
        _ => words::span(span),
    }
}

fn told(chance: Chance, back: Timestamp) -> (&'static str, String) {
    match chance {
        Chance::Arrives { attempt: 1, .. } => ("delivered", "Arrives at once.".to_owned()),
        Chance::Arrives { attempt, at } => {
            ("delivered", format!("Arrives at attempt {attempt}, {} after you are back.", long(at.since(back))))
        }
        Chance::Perhaps { before } => (
            "retrying",
            format!("Arrives within {} after you are back, if it is tried then.", long(before.since(back))),
        ),
        Chance::Lost { attempts: Some(1), .. } => ("exhausted", "Is not tried again by itself.".to_owned()),
        Chance::Lost { at, .. } => ("exhausted", format!("Given up {} before you are back.", long(back.since(at)))),
    }
}
