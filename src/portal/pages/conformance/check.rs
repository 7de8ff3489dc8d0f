//! One check: what came of it, what to do, and on demand what was sent and answered.

use std::time::Duration;

use hookpost::api::{CheckView, ProbeView};
use hookpost::model::{Expectation, Finding};
use yew::prelude::*;

use super::finding::{FindingBadge, wanted};
use crate::components::{Code, Language, Link};
use crate::route::Route;
use crate::words;

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
                        <span>{ &check.found }</span>
                    }
                    if let Some(took) = took(check) {
                        <span class="muted">{ words::span(took) }</span>
                    }
                </p>
                if let Some(advice) = &check.advice {
                    <p class="advice" data-note={(check.finding == Some(Finding::Passed)).then_some("true")}>
                        { advice }
                        if speaks_of_signatures {
                            { " " }<Link to={Route::Security(None)}>{ "How to verify" }</Link>
                        }
                    </p>
                }
                if sent {
                    <details>
                        <summary>
                            { match check.probes.len() {
                                1 => "Request and answer".to_owned(),
                                many => format!("{} requests and their answers", words::number(many)),
                            } }
                        </summary>
                        { for check.probes.iter().map(exchange) }
                    </details>
                }
            </div>
            <span class="wants">{ "wanted: " }<b>{ wanted(check.expects) }</b></span>
        </li>
    }
}

/// What it is called: an event type by its own name.
pub(super) fn title(check: &CheckView) -> String {
    check.event_type.as_ref().map_or_else(|| check.title.clone(), |event_type| words::event_name(event_type).to_owned())
}

/// How long the slowest of its answers took.
pub(super) fn took(check: &CheckView) -> Option<Duration> {
    check.probes.iter().filter_map(|probe| Some(probe.ended_at?.since(probe.started_at?))).max()
}

fn exchange(probe: &ProbeView) -> Html {
    let Some(sent) = &probe.sent else {
        return html! {};
    };
    let sent = if probe.sent_cut {
        format!("{sent}…\n\n({} bytes in all)", words::number(probe.bytes_sent as usize))
    } else {
        sent.clone()
    };
    html! {
        <div class="pair">
            <div>
                <h5>{ "Sent" }</h5>
                <Code text={sent} language={Language::Plain} label="The request" />
            </div>
            <div>
                <h5>{ "Answered" }</h5>
                <Code text={answer(probe)} language={Language::Plain} label="The answer" copy=false />
            </div>
        </div>
    }
}

/// The answer as text.
pub(super) fn answer(probe: &ProbeView) -> String {
    let head = match (probe.status, probe.failure) {
        (Some(status), _) => format!("{status} {}", words::phrase(status)).trim_end().to_owned(),
        (None, Some(cause)) => words::capital(&words::cause(cause)),
        (None, None) => "Nothing yet".to_owned(),
    };
    match probe.answer.as_deref().filter(|body| !body.is_empty()) {
        Some(body) => format!("{head}\n\n{body}{}", if probe.answer_cut { "…" } else { "" }),
        None => head,
    }
}
