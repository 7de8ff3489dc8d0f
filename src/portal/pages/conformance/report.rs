//! The report of a run, living while it runs: what it amounts to, and check by check.

use hookpost::api::{CheckView, ConformanceReport};
use hookpost::model::{self, EndpointId, Expectation, RunId, RunState};
use js_sys::encode_uri_component;
use yew::prelude::*;

use super::check::Check;
use super::finding::{tally, word};
use super::text;
use crate::clock::use_now;
use crate::components::{Button, Waiting, error_note, stale_note};
use crate::dom;
use crate::load::{Load, Loader, use_load, use_poll};
use crate::{say, words};

/// While it runs it is asked for this often.
const POLL_MS: u32 = 700;

#[derive(PartialEq, Properties)]
pub(super) struct ReportProps {
    pub(super) endpoint: EndpointId,
    pub(super) run: RunId,
    /// It has ended.
    pub(super) on_end: Callback<()>,
}

#[function_component]
pub(super) fn Report(props: &ReportProps) -> Html {
    let loader: Loader<ConformanceReport> =
        use_load((props.endpoint.clone(), props.run.clone()), |client, (endpoint, run)| async move {
            client.conformance_report(&endpoint, &run).await
        });
    let is_running = loader.value().is_some_and(|report| report.run.state == RunState::Running);
    use_poll(is_running.then_some(POLL_MS), loader.refresh.clone());
    {
        let on_end = props.on_end.clone();
        use_effect_with(is_running, move |is_running| {
            if !is_running {
                on_end.emit(());
            }
        });
    }
    match loader.state() {
        Load::Waiting => html! { <Waiting what={say::report_loading()} lines=8 on_retry={&loader.retry} /> },
        Load::Failed(failure) => error_note(say::report_not_loaded(), failure, Some(&loader.retry)),
        Load::Ready(report, trouble) => html! {
            <>
                { stale_note(trouble.as_ref()) }
                <Shown report={(**report).clone()} />
            </>
        },
    }
}

#[derive(PartialEq, Properties)]
struct ShownProps {
    report: ConformanceReport,
}

#[function_component]
fn Shown(props: &ShownProps) -> Html {
    let now = use_now();
    let ConformanceReport { run, checks, .. } = &props.report;
    let is_running = run.state == RunState::Running;
    let files = use_memo(props.report.clone(), files);
    let group = |title: &'static str, belongs: fn(&CheckView) -> bool| {
        let checks = checks.iter().filter(|check| belongs(check));
        html! {
            <section class="checks">
                <h4>{ title }</h4>
                <ul>{ for checks.map(|check| html! { <Check check={check.clone()} /> }) }</ul>
            </section>
        }
    };
    let count = |(finding, count): (model::Finding, usize)| {
        let (state, word) = word(Some(finding));
        html! { <li data-state={state}><b>{ words::number(count) }</b>{ " " }{ word.to_lowercase() }</li> }
    };
    html! {
        <section class="report">
            <header>
                <div>
                    <h3>{ headline(&props.report) }</h3>
                    <p class="muted">
                        { say::report_asked(
                            &props.report.url,
                            words::asked_by(&run.asked_by),
                            words::local(run.asked_at, now),
                        ) }
                    </p>
                </div>
                if let (Some((json, text)), false) = (&*files, is_running) {
                    <div class="actions">
                        <a class="button" href={json.clone()} download={format!("{}.json", run.id)}>{ say::report_json() }</a>
                        <a class="button" href={text.clone()} download={format!("{}.txt", run.id)}>{ say::report_text() }</a>
                        <Button onclick={|()| { let _ = dom::window().print(); }}>{ say::report_print() }</Button>
                    </div>
                }
            </header>
            <div aria-live="polite">
                if is_running {
                    <progress
                        max={run.total.to_string()}
                        value={run.done.to_string()}
                        aria-label={say::report_progress_label()}
                    />
                    <p class="muted">{ say::report_progress(run.done, run.total) }</p>
                } else {
                    <ul class="tally">{ for tally(checks).into_iter().map(count) }</ul>
                }
                if let Some(why) = why_short(run.state) {
                    <p>{ why }</p>
                }
            </div>
            { group(say::checks_events(), |check| check.check == model::Check::EventType) }
            { group(say::checks_may_come(), |check| {
                check.check != model::Check::EventType && check.expects == Expectation::Accept
            }) }
            { group(say::checks_refused(), |check| check.expects == Expectation::Refuse) }
        </section>
    }
}

/// What the run amounts to.
pub(super) fn headline(report: &ConformanceReport) -> String {
    let count = |finding: model::Finding| report.checks.iter().filter(|check| check.finding == Some(finding)).count();
    let failed = count(model::Finding::Failed);
    match (report.run.state, failed) {
        (RunState::Running, _) => say::run_under_way().to_owned(),
        (_, 1..) => say::run_failed(failed),
        (RunState::Finished, 0) if count(model::Finding::Passed) == report.checks.len() => say::run_passed().to_owned(),
        (RunState::Finished, 0) => say::run_could_be_better().to_owned(),
        (RunState::Stopped, 0) => say::run_stopped().to_owned(),
        (RunState::Interrupted, 0) => say::run_interrupted().to_owned(),
    }
}

/// Why it is not complete, if it is not.
pub(super) fn why_short(state: RunState) -> Option<&'static str> {
    match state {
        RunState::Running | RunState::Finished => None,
        RunState::Stopped => Some(say::run_why_stopped()),
        RunState::Interrupted => Some(say::run_why_interrupted()),
    }
}

/// The report as files to save, made here. None while it runs.
fn files(report: &ConformanceReport) -> Option<(AttrValue, AttrValue)> {
    if report.run.state == RunState::Running {
        return None;
    }
    let json = serde_json::to_string_pretty(report).ok()?;
    let address = |kind: &str, content: &str| {
        AttrValue::from(format!("data:{kind};charset=utf-8,{}", String::from(encode_uri_component(content))))
    };
    Some((address("application/json", &json), address("text/plain", &text::written(report))))
}
