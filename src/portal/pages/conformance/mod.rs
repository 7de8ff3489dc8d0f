//! Trying an endpoint: what a run sends, the button that begins one, and what came of the latest or of an earlier one.

mod check;
mod finding;
mod report;
mod text;

use hookpost::api::{ConformanceList, ConformanceReport, ConformanceRun, EndpointView};
use hookpost::model::{EndpointId, EndpointState, RunId, RunState};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::report::Report;
use crate::client::Failure;
use crate::clock::use_now;
use crate::components::{Button, Heading, Link, Variant, Waiting, empty, error_note, only_looking, time};
use crate::load::{Load, Loader, use_client, use_load, use_poll};
use crate::route::{Route, use_navigator};
use crate::{say, words};

/// The runs are asked for this often: somebody else may begin one.
const POLL_MS: u32 = 5_000;

#[derive(PartialEq, Properties)]
pub(crate) struct ConformanceProps {
    pub(crate) id: EndpointId,
    /// The run that is wanted; else the latest.
    pub(crate) run: Option<RunId>,
}

#[function_component]
pub(crate) fn Conformance(props: &ConformanceProps) -> Html {
    let endpoint: Loader<EndpointView> =
        use_load(props.id.clone(), |client, id| async move { client.endpoint(&id).await });
    let runs: Loader<ConformanceList> =
        use_load(props.id.clone(), |client, id| async move { client.conformance_runs(&id).await });
    use_poll(runs.value().map(|_| POLL_MS), runs.refresh.clone());
    let body = match (endpoint.state(), runs.state()) {
        (Load::Failed(failure), _) | (_, Load::Failed(failure)) if failure.is_not_found() => empty(
            "search",
            say::endpoint_not_there(),
            html! { <>
                <p>{ say::endpoint_maybe_deleted() }</p>
                <Link class="button" to={Route::Endpoints}>{ say::go_to_endpoints() }</Link>
            </> },
        ),
        (Load::Failed(failure), _) => error_note(say::endpoint_not_loaded(), failure, Some(&endpoint.retry)),
        (_, Load::Failed(failure)) => error_note(say::runs_not_loaded(), failure, Some(&runs.retry)),
        (Load::Ready(endpoint, _), Load::Ready(list, _)) => html! {
            <Ready
                endpoint={(**endpoint).clone()}
                list={(**list).clone()}
                run={props.run.clone()}
                on_change={runs.refresh.clone()}
            />
        },
        _ => html! { <Waiting what={say::runs_loading()} lines=6 on_retry={&runs.retry} /> },
    };
    let host = endpoint
        .value()
        .map_or_else(|| say::its_endpoint().to_owned(), |endpoint| words::host_and_path(&endpoint.url).0);
    html! {
        <div class="conformance">
            <header class="page-head">
                <div>
                    <Link class="up" to={Route::Endpoint(props.id.clone(), None)}>{ host }</Link>
                    <Heading title={say::conformance()} />
                    <p class="muted">{ say::conformance_lead() }</p>
                </div>
            </header>
            { body }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ReadyProps {
    endpoint: EndpointView,
    list: ConformanceList,
    run: Option<RunId>,
    on_change: Callback<()>,
}

#[derive(Clone, PartialEq)]
enum Step {
    Idle,
    Working,
    Failed(Failure),
}

#[function_component]
fn Ready(props: &ReadyProps) -> Html {
    let (client, navigator, now) = (use_client(), use_navigator(), use_now());
    let step = use_state_eq(|| Step::Idle);
    let id = props.endpoint.id.clone();
    let start = {
        let (client, id, setter) = (client.clone(), id.clone(), step.setter());
        let on_change = props.on_change.clone();
        move |()| {
            setter.set(Step::Working);
            let (client, id, setter) = (client.clone(), id.clone(), setter.clone());
            let (on_change, navigator) = (on_change.clone(), navigator.clone());
            spawn_local(async move {
                match client.start_conformance(&id).await {
                    Ok(ConformanceReport { run, .. }) => {
                        setter.set(Step::Idle);
                        on_change.emit(());
                        navigator.go(Route::Conformance(id, Some(run.id)));
                    }
                    Err(failure) => setter.set(Step::Failed(failure)),
                }
            });
        }
    };
    let is_running = props.list.runs.iter().any(|run| run.state == RunState::Running);
    let is_off = props.endpoint.state != EndpointState::Enabled;
    let wait = props.list.next_run_at.filter(|at| *at > now);
    let shown = props.run.clone().or_else(|| props.list.runs.first().map(|run| run.id.clone()));
    html! {
        <>
            <section class="card begin">
                <div>
                    <h3>{ say::try_title() }</h3>
                    <p>{ say::try_words(words::subscription(&props.endpoint.event_types)) }</p>
                    <p class="muted">{ say::try_made_up() }</p>
                    if client.may_only_look() {
                        { only_looking() }
                    } else if is_off {
                        <p class="hint">{ say::try_enable_first() }</p>
                    } else if let Some(at) = wait {
                        <p class="hint">{ say::try_wait(words::local(at, now)) }</p>
                    }
                </div>
                <Button
                    variant={Variant::Primary}
                    icon="play"
                    busy={*step == Step::Working || is_running}
                    disabled={is_off || client.may_only_look() || (wait.is_some() && !is_running)}
                    onclick={start}
                >
                    { if is_running { say::run_running() } else { say::run_start() } }
                </Button>
                if let Step::Failed(failure) = &*step {
                    { error_note(say::run_not_started(), failure, None) }
                }
            </section>
            if let Some(run) = shown.clone() {
                <Report key={run.as_str()} endpoint={id.clone()} run={run.clone()} on_end={props.on_change.clone()} />
            } else {
                <p class="muted quiet-box">{ say::run_none() }</p>
            }
            if props.list.runs.len() > 1 {
                <section class="earlier">
                    <h3>{ say::runs() }</h3>
                    <ul>{ for props.list.runs.iter().map(|run| line(&id, run, shown.as_ref())) }</ul>
                </section>
            }
        </>
    }
}

/// One of the runs, and the way to it.
fn line(id: &EndpointId, run: &ConformanceRun, shown: Option<&RunId>) -> Html {
    html! {
        <li>
            <Link to={Route::Conformance(id.clone(), Some(run.id.clone()))} current={shown == Some(&run.id)}>
                { time(run.asked_at) }
            </Link>
            <span class="muted">{ say::run_line(run.state.as_str(), words::asked_by(&run.asked_by)) }</span>
        </li>
    }
}
