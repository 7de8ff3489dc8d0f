//! The report of a run: its rows, judged.

use web_sys::Response;

use super::super::Object;
use super::super::endpoints::find;
use crate::api::{CheckView, ConformanceReport, ProbeView};
use crate::conformance::{Seen, judge, title};
use crate::edge::answer;
use crate::edge::error::Error;
use crate::edge::store::Probe;
use crate::model::{Cause, Check, EndpointId, RunId, RunState};

pub(super) fn show(object: &Object, id: &EndpointId, run: &RunId, status: u16) -> Result<Response, Error> {
    let endpoint = find(object, id)?;
    let run = object.store.run(id, run)?.ok_or_else(|| Error::not_found("run"))?;
    let probes = object.store.probes(&run.id)?;
    let checks = checks(probes, run.state);
    let url = endpoint.draft().url.to_string();
    Ok(answer::json(status, &ConformanceReport { run, url, checks }))
}

fn checks(probes: Vec<Probe>, state: RunState) -> Vec<CheckView> {
    let genuine = probes.iter().filter(|probe| probe.check == Check::EventType);
    let genuine: Vec<_> = genuine.map(|probe| seen(&probe.view, state)).collect();
    let accepts_genuine = accepts(&genuine);
    let mut grouped: Vec<(Check, Vec<ProbeView>)> = Vec::new();
    for Probe { check, view } in probes {
        match grouped.last_mut() {
            Some((last, views)) if *last == check && check != Check::EventType => views.push(view),
            _ => grouped.push((check, vec![view])),
        }
    }
    grouped.into_iter().map(|(check, views)| view(check, views, state, accepts_genuine)).collect()
}

fn view(check: Check, probes: Vec<ProbeView>, state: RunState, accepts_genuine: Option<bool>) -> CheckView {
    let seen: Vec<_> = probes.iter().map(|probe| seen(probe, state)).collect();
    let judgement = judge(check, &seen, accepts_genuine);
    let (finding, found, advice) =
        judgement.map_or((None, String::new(), None), |told| (Some(told.finding), told.found, told.advice));
    CheckView {
        check,
        event_type: (check == Check::EventType).then(|| probes.first().map(|probe| probe.event_type.clone())).flatten(),
        title: title(check).to_owned(),
        expects: check.expectation(),
        finding,
        found,
        advice,
        probes,
    }
}

/// Whether genuine events are accepted, once that is known.
fn accepts(genuine: &[Seen]) -> Option<bool> {
    if genuine.iter().any(|seen| matches!(seen, Seen::Answered { status: 200..=299, .. })) {
        return Some(true);
    }
    let is_open = genuine.iter().any(|seen| matches!(seen, Seen::Waiting | Seen::UnderWay));
    if is_open { None } else { Some(false) }
}

fn seen(probe: &ProbeView, state: RunState) -> Seen {
    match (probe.started_at, probe.ended_at) {
        (Some(started_at), Some(ended_at)) => {
            let took = ended_at.since(started_at);
            match (probe.status, probe.failure) {
                (Some(status), _) => Seen::Answered { status, took },
                (None, failure) => Seen::Unanswered { cause: failure.unwrap_or(Cause::Interrupted), took },
            }
        }
        _ if state != RunState::Running => Seen::NotSent,
        (Some(_), None) => Seen::UnderWay,
        (None, _) => Seen::Waiting,
    }
}
