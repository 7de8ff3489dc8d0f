//! `hookpost tail`: what becomes of a partner's deliveries, as it happens.
//!
//! It asks every two seconds for the newest ones. What happens to those that are older than the newest 200 is not seen.

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::{Duration, Instant};

use clap::Args;
use hookpost::api::{Call, DeliveryFilter, DeliveryList, DeliveryView, Limit};
use hookpost::model::{DeliveryId, DeliveryStatus, EndpointId, EventType, PartnerId, Timestamp};

use super::api::{Api, Connection, Trouble, With};
use super::inert::inert;
use super::json::lines;
use super::said::span;

const EVERY: Duration = Duration::from_secs(2);
const WATCHED: u32 = 200;
/// A worker that is being started anew does not end the watching, one that stays away does.
const FAILURES_AT_MOST: u32 = 5;

#[derive(Args)]
pub(crate) struct Tail {
    #[command(flatten)]
    connection: Connection,

    /// Whose deliveries
    #[arg(value_parser = PartnerId::parse)]
    partner: PartnerId,

    /// Only those to this endpoint
    #[arg(long, value_parser = EndpointId::parse, value_name = "ID")]
    endpoint: Option<EndpointId>,

    /// Only those of this event type
    #[arg(long, value_parser = EventType::parse, value_name = "T")]
    event_type: Option<EventType>,

    /// Begin with so many of the newest
    #[arg(long, default_value_t = 10, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=200))]
    last: u32,

    /// End after this long, such as 30s or 5m; without it, Ctrl-C does
    #[arg(long = "for", value_parser = span, value_name = "SPAN")]
    span: Option<Duration>,
}

/// Prints changes until the time is over.
pub(crate) fn run(asked: &Tail) -> Result<String, Trouble> {
    let api = asked.connection.open()?;
    let begun = Instant::now();
    let mut seen: BTreeMap<DeliveryId, Timestamp> = BTreeMap::new();
    let mut is_first = true;
    let mut failures = 0;
    loop {
        match newest(&api, asked) {
            Ok(mut list) => {
                failures = 0;
                // The oldest first, as they happened.
                list.sort_by_key(|delivery| delivery.updated_at);
                let known = if is_first { list.len().saturating_sub(asked.last as usize) } else { 0 };
                for (place, delivery) in list.iter().enumerate() {
                    let before = seen.insert(delivery.id.clone(), delivery.updated_at);
                    if place >= known && before != Some(delivery.updated_at) {
                        super::print(&told(delivery, asked.connection.json))?;
                    }
                }
                let ids: Vec<_> = list.iter().map(|delivery| delivery.id.clone()).collect();
                seen.retain(|id, _| ids.contains(id));
                is_first = false;
            }
            Err(trouble @ (Trouble::Down(_) | Trouble::Busy(_))) if !is_first && failures < FAILURES_AT_MOST => {
                failures += 1;
                eprintln!("{}", trouble.words());
            }
            Err(trouble) => return Err(trouble),
        }
        let pause = asked.span.map_or(EVERY, |span| span.saturating_sub(begun.elapsed()).min(EVERY));
        if pause.is_zero() {
            return Ok(String::new());
        }
        sleep(pause);
    }
}

fn newest(api: &Api, asked: &Tail) -> Result<Vec<DeliveryView>, Trouble> {
    let filter = DeliveryFilter {
        endpoint: asked.endpoint.clone(),
        event_type: asked.event_type.clone(),
        limit: Limit::of(WATCHED),
        ..DeliveryFilter::default()
    };
    // Ids, types and numbers: nothing in them needs escaping.
    let query = filter.pairs().into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
    let call = Call::ListDeliveries(asked.partner.clone());
    let (list, _): (DeliveryList, _) = api.ask(&call, &With { query: &query, ..With::default() })?;
    Ok(list.deliveries)
}

fn told(delivery: &DeliveryView, is_json: bool) -> String {
    if is_json {
        return lines(delivery);
    }
    let cause = match (&delivery.last_cause, delivery.status) {
        (_, DeliveryStatus::Delivered) | (None, _) => String::new(),
        (Some(cause), _) => format!(" {cause}"),
    };
    let next = delivery.next.map(|next| format!(", next at {}", next.at)).unwrap_or_default();
    let DeliveryView { updated_at, id, status, event_type, attempts, endpoint_url, .. } = delivery;
    let status = status.as_str();
    format!("{updated_at} {status:<9} {event_type} {id} attempt {attempts}{cause}{next} {}\n", inert(endpoint_url))
}
