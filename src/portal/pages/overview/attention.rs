//! What needs somebody, gravest first: one line for each, with the one thing to do about it.

use hookpost::api::{DeliveryFilter, EndpointView};
use hookpost::health::Condition;
use hookpost::model::{DeliveryStatus, Timestamp};
use yew::prelude::*;

use crate::components::{Link, icon};
use crate::route::Route;
use crate::say;
use crate::words;

/// One thing that needs somebody.
pub(super) struct Item {
    /// How it is marked; the gravest have the greatest rank.
    state: &'static str,
    rank: u8,
    /// What is the matter, after the endpoint's address.
    what: String,
    host: String,
    path: String,
    /// What to do about it, and where.
    action: &'static str,
    to: Route,
}

/// All that needs somebody.
pub(super) fn found(endpoints: &[EndpointView], now: Timestamp) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for endpoint in endpoints {
        for item in of(endpoint, now) {
            // There are a few at most: a sort would be more code than all else here.
            let place = items.partition_point(|other| other.rank >= item.rank);
            items.insert(place, item);
        }
    }
    items
}

fn of(endpoint: &EndpointView, now: Timestamp) -> Vec<Item> {
    let (host, path) = words::host_and_path(&endpoint.url);
    let page = Route::Endpoint(endpoint.id.clone(), None);
    let item =
        |state, rank, what, action, to| Item { state, rank, what, host: host.clone(), path: path.clone(), action, to };
    let waiting = endpoint.waiting;
    let mut items = Vec::new();
    match words::condition(endpoint, now) {
        Condition::Closing { since, disables_at } => items.push(item(
            "exhausted",
            3,
            say::attention_closing(words::local(since, now), words::ahead(disables_at, now)),
            say::look(),
            page.clone(),
        )),
        Condition::Failing(since) => {
            let what = say::attention_failing(words::local(since, now), waiting.pending);
            items.push(item("failing", 2, what, say::look(), page.clone()));
        }
        Condition::Off if waiting.parked > 0 => {
            let why = words::why_disabled(&endpoint.state, now).unwrap_or_default();
            let what = say::attention_off(why, waiting.parked);
            items.push(item("parked", 2, what, say::enable(), page.clone()));
        }
        Condition::Off | Condition::Well => {}
    }
    if waiting.exhausted > 0 {
        let what = say::attention_exhausted(waiting.exhausted);
        let filter = DeliveryFilter {
            status: Some(DeliveryStatus::Exhausted),
            endpoint: Some(endpoint.id.clone()),
            ..DeliveryFilter::default()
        };
        items.push(item("exhausted", 1, what, say::replay(), Route::Deliveries(filter)));
    }
    if waiting.parked > 0 && words::condition(endpoint, now) != Condition::Off {
        let what = say::attention_parked(waiting.parked);
        items.push(item("parked", 1, what, say::replay(), page));
    }
    items
}

/// The line of one of them.
pub(super) fn line(item: &Item) -> Html {
    let Item { state, what, host, path, action, to, .. } = item;
    html! {
        <li data-state={*state}>
            { icon(&format!("state-{state}")) }
            <p><bdi><strong>{ host }</strong><span class="muted">{ path }</span></bdi>{ " " }{ what }</p>
            <Link class="button" variant="small" to={to.clone()}>
                { *action }<span class="unseen">{ say::action_of(format!("{host}{path}")) }</span>
            </Link>
        </li>
    }
}
