//! What needs somebody, gravest first: one line for each, with the one thing to do about it.

use hookpost::api::{DeliveryFilter, EndpointView};
use hookpost::health::Condition;
use hookpost::model::{DeliveryStatus, Timestamp};
use yew::prelude::*;

use crate::components::{Icon, Link};
use crate::route::Route;
use crate::words;

/// One thing that needs somebody.
#[derive(Clone, Debug, PartialEq)]
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
    let wait = |count: u32| words::count(count as usize, "delivery waits", "deliveries wait");
    let mut items = Vec::new();
    match words::condition(endpoint, now) {
        Condition::Closing { since, disables_at } => items.push(item(
            "exhausted",
            3,
            format!(
                "has got nothing since {} and will be disabled {}.",
                words::local(since, now),
                words::ahead(disables_at, now)
            ),
            "Look",
            page.clone(),
        )),
        Condition::Failing(since) => {
            let retried = match waiting.pending {
                0 => String::new(),
                pending => {
                    format!("; {} to be tried again", words::count(pending as usize, "delivery is", "deliveries are"))
                }
            };
            let what = format!("has failed since {}{retried}.", words::local(since, now));
            items.push(item("failing", 2, what, "Look", page.clone()));
        }
        Condition::Off if waiting.parked > 0 => {
            let why = words::why_disabled(&endpoint.state, now).unwrap_or_default();
            let what = format!("is disabled ({why}). {} for it to be enabled.", words::capital(&wait(waiting.parked)));
            items.push(item("parked", 2, what, "Enable", page.clone()));
        }
        Condition::Off | Condition::Well => {}
    }
    if waiting.exhausted > 0 {
        let what = match waiting.exhausted {
            1 => "did not get 1 delivery in all its attempts. It is kept.".to_owned(),
            many => {
                format!("did not get {} deliveries in all their attempts. They are kept.", words::number(many as usize))
            }
        };
        let filter = DeliveryFilter {
            status: Some(DeliveryStatus::Exhausted),
            endpoint: Some(endpoint.id.clone()),
            ..DeliveryFilter::default()
        };
        items.push(item("exhausted", 1, what, "Replay", Route::Deliveries(filter)));
    }
    if waiting.parked > 0 && words::condition(endpoint, now) != Condition::Off {
        let what = format!("was off for a while: {} to be sent.", wait(waiting.parked));
        items.push(item("parked", 1, what, "Replay", page));
    }
    items
}

#[derive(PartialEq, Properties)]
pub(super) struct AttentionProps {
    pub(super) item: Item,
}

#[function_component]
pub(super) fn Attention(props: &AttentionProps) -> Html {
    let Item { state, what, host, path, action, to, .. } = &props.item;
    html! {
        <li data-state={*state}>
            <Icon name={format!("state-{state}")} />
            <p><strong>{ host }</strong><span class="muted">{ path }</span>{ " " }{ what }</p>
            <Link class="button" variant="small" to={to.clone()}>
                { *action }<span class="unseen">{ format!(": {host}{path}") }</span>
            </Link>
        </li>
    }
}
