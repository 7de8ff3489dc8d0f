//! How endpoints did: the counters of the last 30 days, added up for whoever asks.

use web_sys::Response;

use super::Object;
use crate::api::{HOURS_KEPT, HourStats, Period, Stats};
use crate::edge::error::Error;
use crate::edge::store::{Hour, hour_of};
use crate::edge::{answer, now};
use crate::health::Counts;
use crate::model::{EndpointId, Timestamp};

pub(super) fn of_endpoint(object: &Object, id: &EndpointId) -> Result<Response, Error> {
    object.store.endpoint(id)?.ok_or_else(|| Error::not_found("endpoint"))?;
    let now = now();
    Ok(answer::json(200, &stats(&object.store.hours(id, first(now, HOURS_KEPT))?, now)))
}

pub(super) fn of_all(object: &Object) -> Result<Response, Error> {
    let now = now();
    let mut hours: Vec<Hour> = Vec::new();
    for more in object.store.all_hours(first(now, HOURS_KEPT))? {
        match hours.last_mut().filter(|hour| hour.hour == more.hour) {
            Some(hour) => {
                hour.counts.add(&more.counts);
                hour.delivered_at = hour.delivered_at.max(more.delivered_at);
            }
            None => hours.push(more),
        }
    }
    Ok(answer::json(200, &stats(&hours, now)))
}

/// The first of so many hours, the last of which has begun.
fn first(now: Timestamp, hours: u64) -> u64 {
    (hour_of(now) + 1).saturating_sub(hours)
}

fn stats(hours: &[Hour], now: Timestamp) -> Stats {
    let of = |count| {
        let from = first(now, count);
        let mut sum = Counts::default();
        hours.iter().filter(|hour| hour.hour >= from).for_each(|hour| sum.add(&hour.counts));
        period(&sum)
    };
    Stats {
        day: of(24),
        week: of(7 * 24),
        month: of(HOURS_KEPT),
        hours: hours.iter().map(hour).collect(),
        last_delivered_at: hours.iter().filter_map(|hour| hour.delivered_at).max(),
        now,
    }
}

fn period(counts: &Counts) -> Period {
    let causes = counts.causes().filter(|(_, count)| *count > 0);
    Period {
        delivered: counts.delivered(),
        failed: counts.failed(),
        exhausted: counts.exhausted(),
        success_rate: counts.success_rate(),
        p50_ms: counts.quantile_ms(0.5),
        p95_ms: counts.quantile_ms(0.95),
        bytes_sent: counts.bytes_sent(),
        bytes_received: counts.bytes_received(),
        causes: causes.map(|(class, count)| (class.to_owned(), count)).collect(),
    }
}

fn hour(Hour { hour, counts, .. }: &Hour) -> HourStats {
    HourStats {
        at: Timestamp::from_millis(hour * 3_600_000),
        delivered: counts.delivered(),
        failed: counts.failed(),
        exhausted: counts.exhausted(),
        p50_ms: counts.quantile_ms(0.5),
        p95_ms: counts.quantile_ms(0.95),
    }
}
