//! One check: what came of it, what to do, and on demand what was sent and answered.

use std::time::Duration;

use hookpost::api::{CheckView, ProbeView};
use hookpost::model::{self, Expectation, Finding};
use yew::prelude::*;

use super::finding::{FindingBadge, wanted};
use crate::components::{Code, Language, Link};
use crate::route::Route;
use crate::{say, words};

#[derive(PartialEq, Properties)]
pub(super) struct CheckProps {
    pub(super) check: CheckView,
}

#[function_component]
pub(super) fn Check(props: &CheckProps) -> Html {
    let check = &props.check;
    let sent = check.probes.iter().any(|probe| probe.sent.is_some());
    let speaks_of_signatures = check.expects == Expectation::Refuse && check.finding != Some(Finding::Passed);
    html! {
        <li class="check">
            <FindingBadge finding={check.finding} />
            <div>
                <p>
                    <strong>{ title(check) }</strong>
                    if !check.found.is_empty() {
                        <span>{ say::in_english(&check.found) }</span>
                    }
                    if let Some(took) = took(check) {
                        <span class="muted">{ words::span(took) }</span>
                    }
                </p>
                if let Some(advice) = &check.advice {
                    <p class="advice" data-note={(check.finding == Some(Finding::Passed)).then_some("true")}>
                        { say::in_english(advice) }
                        if speaks_of_signatures {
                            { " " }<Link to={Route::Security(None)}>{ say::check_verify() }</Link>
                        }
                    </p>
                }
                if sent {
                    <details>
                        <summary>{ say::check_exchanges(check.probes.len()) }</summary>
                        { for check.probes.iter().map(exchange) }
                    </details>
                }
            </div>
            <span class="wants">{ say::check_wanted(html! { <b>{ wanted(check.expects) }</b> }) }</span>
        </li>
    }
}

/// What it is called: an event type by its own name.
pub(super) fn title(check: &CheckView) -> &str {
    if let Some(event_type) = &check.event_type {
        return words::event_name(event_type);
    }
    match check.check {
        model::Check::EventType => say::check_event_type(),
        model::Check::Duplicate => say::check_duplicate(),
        model::Check::Reordered => say::check_reordered(),
        model::Check::OldEvent => say::check_old_event(),
        model::Check::Burst => say::check_burst(),
        model::Check::SlowBody => say::check_slow_body(),
        model::Check::UnknownField => say::check_unknown_field(),
        model::Check::UnknownEventType => say::check_unknown_event_type(),
        model::Check::NonAscii => say::check_non_ascii(),
        model::Check::VeryLarge => say::check_very_large(),
        model::Check::Rotation => say::check_rotation(),
        model::Check::WrongSecret => say::check_wrong_secret(),
        model::Check::AlteredBody => say::check_altered_body(),
        model::Check::NoSignature => say::check_no_signature(),
        model::Check::OldTimestamp => say::check_old_timestamp(),
    }
}

/// How long the slowest of its answers took.
pub(super) fn took(check: &CheckView) -> Option<Duration> {
    check.probes.iter().filter_map(|probe| Some(probe.ended_at?.since(probe.started_at?))).max()
}

fn exchange(probe: &ProbeView) -> Html {
    let Some(sent) = &probe.sent else {
        return html! {};
    };
    let sent =
        if probe.sent_cut { format!("{sent}…\n\n{}", say::check_bytes(probe.bytes_sent)) } else { sent.clone() };
    html! {
        <div class="pair">
            <div>
                <h5>{ say::check_sent() }</h5>
                <Code text={sent} language={Language::Plain} label={say::check_the_request()} />
            </div>
            <div>
                <h5>{ say::check_answered() }</h5>
                <Code text={answer(probe)} language={Language::Plain} label={say::check_the_answer()} copy=false />
            </div>
        </div>
    }
}

/// The answer as text.
pub(super) fn answer(probe: &ProbeView) -> String {
    let head = match (probe.status, probe.failure) {
        (Some(status), _) => format!("{status} {}", words::phrase(status)).trim_end().to_owned(),
        (None, Some(cause)) => words::capital(&words::cause(cause)),
        (None, None) => say::check_nothing_yet().to_owned(),
    };
    match probe.answer.as_deref().filter(|body| !body.is_empty()) {
        Some(body) => format!("{head}\n\n{body}{}", if probe.answer_cut { "…" } else { "" }),
        None => head,
    }
}
