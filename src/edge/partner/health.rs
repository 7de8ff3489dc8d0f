//! The shell's half of health: counts attempts in their own transaction, heeds the judgement, and reports the counters.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

use super::{Object, exhausted, operator, steps};
use crate::api::HOURS_KEPT;
use crate::delivery::{Input, LEASE};
use crate::edge::error::Error;
use crate::edge::log::{Level, Line};
use crate::edge::store::{Attempt, Hour, Stored, hour_of};
use crate::edge::{log, now, registry};
use crate::health::{Counts, DisabledFor, Ended, Failing, Health, Notice, Report, SLOWEST_TOLD, Slow};
use crate::model::{Cause, DeliveryStatus, DisabledReason, Endpoint, EndpointId, Timestamp, Trouble};

/// The registry hears of a partner's counters this often at most.
const REPORT_EVERY: Duration = Duration::from_secs(15);

/// What health keeps in memory.
pub(super) struct Watch {
    /// Whether the registry may not have heard of everything: what an earlier instance left may be such.
    has_news: Cell<bool>,
    /// Whether something changed since this instance reported.
    owes_report: Cell<bool>,
    reported_at: Cell<Timestamp>,
    /// When a spell of used-up deliveries ends, of which the operator may have to be told.
    tells_at: Cell<Option<Timestamp>>,
    /// The hour in which old hours were last forgotten.
    swept: Cell<u64>,
}

impl Default for Watch {
    fn default() -> Self {
        Self {
            has_news: Cell::new(true),
            owes_report: Cell::new(false),
            reported_at: Cell::new(Timestamp::from_millis(0)),
            tells_at: Cell::default(),
            swept: Cell::new(0),
        }
    }
}

impl Watch {
    /// The clock was set back: when it was last reported says nothing.
    pub(super) fn heed_the_clock(&self) {
        self.reported_at.set(Timestamp::from_millis(0));
    }

    pub(super) fn tells_at(&self) -> Option<Timestamp> {
        self.tells_at.get()
    }

    pub(super) fn tell_at(&self, at: Option<Timestamp>) {
        self.tells_at.set(at);
    }

    /// Something changed that the registry counts.
    pub(super) fn has_news(&self) {
        self.has_news.set(true);
        self.owes_report.set(true);
    }
}

/// Counts attempts that have ended, each with its delivery as it is now, and heeds what follows for their endpoints.
pub(super) fn note(object: &Object, ended: &[(&Stored, &Attempt)], now: Timestamp) -> Result<(), Error> {
    let mut hours: BTreeMap<EndpointId, Hour> = BTreeMap::new();
    let mut used_up = Vec::new();
    for (stored, attempt) in ended.iter().filter(|(stored, _)| !operator::is(&stored.endpoint_id)) {
        let id = &stored.endpoint_id;
        let hour = hours.entry(id.clone()).or_insert_with(|| Hour { hour: hour_of(now), ..Hour::default() });
        let took = attempt.ended_at.since(attempt.started_at);
        let (sent, received) = (attempt.traffic.sent.into(), attempt.traffic.received.into());
        hour.counts.attempt(attempt.failure, took, sent, received);
        let ended = match attempt.failure {
            None => Ended::Arrived,
            Some(_) if stored.delivery.status() == DeliveryStatus::Exhausted => Ended::Exhausted,
            Some(Cause::Interrupted) => Ended::Interrupted,
            Some(_) => Ended::Failed,
        };
        if ended == Ended::Arrived {
            hour.delivered_at = hour.delivered_at.max(Some(attempt.ended_at));
        }
        if ended == Ended::Exhausted {
            hour.counts.exhaust();
            used_up.push((*stored, *attempt));
        }
        let before = object.store.failing(id)?;
        let after = Failing::after(before, ended, attempt.ended_at);
        // Of one that is off it stays known what led there.
        if after != before && object.store.is_enabled(id)? {
            object.store.keep_failing(id, after.as_ref())?;
        }
    }
    if hours.is_empty() {
        return Ok(());
    }
    exhausted::tell(object, &used_up, now)?;
    let hours: Vec<_> = hours.into_iter().collect();
    object.store.count(&hours)?;
    sweep(object, now)?;
    object.watch.has_news();
    hours.iter().try_for_each(|(id, _)| heed(object, id, now))
}

/// Heeds what time alone has brought about.
pub(super) fn look(object: &Object, now: Timestamp) -> Result<(), Error> {
    exhausted::look(object, now)?;
    object.store.all_failing()?.keys().try_for_each(|id| heed(object, id, now))
}

/// When there is something to look at or to report, if nothing happens before.
pub(super) fn next_at(object: &Object) -> Option<Timestamp> {
    // As late as the lease of an attempt, whose alarm is set in any case: a report costs no alarm of its own then.
    let report = object.watch.owes_report.get().then(|| now().plus(LEASE));
    let failing = object.store.all_failing().unwrap_or_default();
    let looks = failing.iter().filter(|(id, _)| object.store.is_enabled(id).unwrap_or(false));
    looks
        .filter_map(|(_, failing)| failing.next_at(object.settings.health))
        .chain(report)
        .chain(object.watch.tells_at.get())
        .min()
}

/// Tells of an endpoint that we switched off because it is gone.
pub(super) fn gone(object: &Object, endpoint: &Endpoint, now: Timestamp) -> Result<(), Error> {
    disabled(object, endpoint.id(), DisabledFor::Gone, now)
}

/// Forgets that an endpoint failed: it was switched on, or deleted.
pub(super) fn forget(object: &Object, endpoint: &EndpointId) -> Result<(), Error> {
    object.watch.has_news();
    object.store.keep_failing(endpoint, None)
}

/// What the partner is told of a failing endpoint.
pub(super) fn view(object: &Object, endpoint: &EndpointId) -> Result<Option<Trouble>, Error> {
    let failing = object.store.failing(endpoint)?;
    Ok(failing.map(|failing| Trouble {
        since: failing.since(),
        exhausted: failing.exhausted(),
        disables_at: failing.warned_at().and_then(|_| failing.disables_at(object.settings.health, now())),
    }))
}

/// Reports the counters, if that is due.
pub(super) fn report(object: &Rc<Object>, now: Timestamp) -> Result<(), Error> {
    let watch = &object.watch;
    if !watch.has_news.get() || now < watch.reported_at.get().plus(REPORT_EVERY) {
        return Ok(());
    }
    watch.reported_at.set(now);
    watch.has_news.set(false);
    watch.owes_report.set(false);
    let Some(partner) = object.partner.get().cloned() else { return Ok(()) };
    let endpoints = object.store.endpoints()?;
    let failing = object.store.all_failing()?;
    let count = |which: &dyn Fn(&&Endpoint) -> bool| endpoints.iter().filter(which).count() as u64;
    let enabled = count(&|endpoint| endpoint.is_enabled());
    let is_warned = |id: &EndpointId| failing.get(id).is_some_and(|failing| failing.warned_at().is_some());
    let (day, slowest) = day(object, &endpoints, now)?;
    let report = Report {
        partner,
        at: now,
        counts: object.store.total()?,
        deliveries: object.store.unfinished(operator::id())?,
        enabled,
        disabled: endpoints.len() as u64 - enabled,
        warned: count(&|endpoint| endpoint.is_enabled() && is_warned(endpoint.id())),
        failing: count(&|endpoint| endpoint.is_enabled() && failing.contains_key(endpoint.id())),
        due_at: object.store.first_due(operator::id())?,
        day,
        slowest,
    };
    let this = Rc::clone(object);
    object.state.wait_until(&future_to_promise(async move {
        if let Err(error) = registry::report(&this.registry, &report).await {
            // The next report has it all: counters only grow.
            this.watch.has_news();
            log::failure("the counters could not be reported", &error);
        }
        Ok(JsValue::UNDEFINED)
    }));
    Ok(())
}

/// What the attempts of the last day add up to, and the endpoints that took longest.
fn day(object: &Object, endpoints: &[Endpoint], now: Timestamp) -> Result<(Counts, Vec<Slow>), Error> {
    let failing = object.store.all_failing()?;
    let mut sum = Counts::default();
    let mut slowest = Vec::new();
    for (id, counts) in object.store.by_endpoint(hour_of(now).saturating_sub(23))? {
        sum.add(&counts);
        // What was deleted is nobody's to mend.
        if let Some(p95_ms) = counts.quantile_ms(0.95).filter(|_| endpoints.iter().any(|one| *one.id() == id)) {
            let failing_since = failing.get(&id).map(Failing::since);
            slowest.push(Slow { endpoint: id, p95_ms, failing_since });
        }
    }
    slowest.sort_by_key(|slow| std::cmp::Reverse(slow.p95_ms));
    slowest.truncate(SLOWEST_TOLD);
    Ok((sum, slowest))
}

fn heed(object: &Object, id: &EndpointId, now: Timestamp) -> Result<(), Error> {
    let Some(failing) = object.store.failing(id)? else { return Ok(()) };
    let Some(mut endpoint) = object.store.endpoint(id)?.filter(Endpoint::is_enabled) else { return Ok(()) };
    match failing.judge(object.settings.health, now) {
        Health::Warning { why, disables_at } if why.warned_at().is_none() => {
            object.store.keep_failing(id, Some(&why.warned(now)))?;
            object.watch.has_news();
            line(object, "endpoint.warning", id).write();
            operator::tell(object, &Notice::EndpointWarning { endpoint: id.clone(), why, disables_at }, now)
        }
        Health::Disable(why) => {
            endpoint.disable(DisabledReason::Failing, None, now);
            object.store.keep_endpoint(&endpoint)?;
            steps::step_all(object, id, &Input::Park, now)?;
            disabled(object, id, DisabledFor::Failing(why), now)
        }
        Health::Healthy | Health::Warning { .. } => Ok(()),
    }
}

fn disabled(object: &Object, id: &EndpointId, reason: DisabledFor, now: Timestamp) -> Result<(), Error> {
    object.watch.has_news();
    line(object, "endpoint.disabled", id).write();
    let waiting = object.store.waiting(id)?;
    let waiting = waiting.pending + waiting.exhausted + waiting.parked;
    operator::tell(object, &Notice::EndpointDisabled { endpoint: id.clone(), reason, waiting }, now)
}

fn line<'a>(object: &'a Object, event: &'a str, endpoint: &'a EndpointId) -> Line<'a> {
    Line { partner: object.partner.get(), endpoint: Some(endpoint), ..Line::new(Level::Warn, event) }
}

/// Forgets hours that are older than what is kept, once an hour.
fn sweep(object: &Object, now: Timestamp) -> Result<(), Error> {
    let hour = hour_of(now);
    if object.watch.swept.replace(hour) == hour {
        return Ok(());
    }
    object.store.forget_hours(hour.saturating_sub(HOURS_KEPT - 1))
}
