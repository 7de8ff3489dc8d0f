//! Sending again what the endpoint did not get: what waits, the question, and how far it has got.

use hookpost::api::{EndpointView, ReplayList, ReplayView};
use hookpost::model::{EndpointState, ReplayState};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::replay_choice::{Choice, ReplayChoice};
use crate::client::Failure;
use crate::clock::use_now;
use crate::components::{Button, Variant, error_note, only_looking, stale_note};
use crate::host::use_host;
use crate::load::{Load, Loader, use_client, use_load, use_poll, use_settled};
use crate::pages::replay_dialog::ReplayDialog;
use crate::say;
use crate::words;

/// While one is running it is asked for this often,
const POLL_MS: u32 = 1_000;
/// and else this often: somebody else may start one.
const CALM_MS: u32 = 5_000;

#[derive(PartialEq, Properties)]
pub(super) struct ReplayProps {
    pub(super) endpoint: EndpointView,
    /// What waits has changed.
    pub(super) on_change: Callback<()>,
    /// What is shown will not grow by itself any more.
    pub(super) on_known: Callback<()>,
}

#[function_component]
pub(super) fn Replay(props: &ReplayProps) -> Html {
    let id = props.endpoint.id.clone();
    let loader: Loader<ReplayList> = use_load(id.clone(), |client, id| async move { client.replays(&id).await });
    use_settled(!matches!(loader.state(), Load::Waiting), &props.on_known);
    let newest = loader.value().and_then(|list| list.replays.first().cloned());
    let is_alive = newest.as_ref().is_some_and(ReplayView::is_alive);
    let is_running = newest.as_ref().is_some_and(|replay| replay.state == ReplayState::Running);
    use_poll(loader.value().map(|_| if is_alive { POLL_MS } else { CALM_MS }), loader.refresh.clone());
    // When the choosing began: a count asks for the same moments as long as it lasts.
    let asking = use_state_eq(|| None);
    let choice = use_state_eq(Choice::default);
    let open = {
        let (asking, choice, host) = (asking.setter(), choice.setter(), use_host());
        move |()| {
            choice.set(Choice::default());
            asking.set(Some(host.now()));
        }
    };
    let close = {
        let asking = asking.setter();
        move |()| asking.set(None)
    };
    let on_start = {
        let (close, on_change, refresh) = (close.clone(), props.on_change.clone(), loader.refresh.clone());
        move |_: ReplayView| {
            close(());
            refresh.emit(());
            on_change.emit(());
        }
    };
    let on_choice = {
        let setter = choice.setter();
        move |next: Choice| setter.set(next)
    };
    let look_only = use_client().may_only_look();
    let is_off = props.endpoint.state != EndpointState::Enabled;
    let waits = props.endpoint.waiting.exhausted + props.endpoint.waiting.parked;
    let obstacle = is_off.then_some(AttrValue::Static(say::replay_enable_first()));
    let latest = match loader.state() {
        Load::Waiting => html! {},
        Load::Failed(failure) => error_note(say::replays_not_loaded(), failure, Some(&loader.retry)),
        Load::Ready(_, trouble) => html! {
            <>
                { stale_note(trouble.as_ref()) }
                if let Some(replay) = newest {
                    <Progress {replay} on_change={loader.refresh.clone()} />
                }
            </>
        },
    };
    html! {
        <section class="card replay">
            <div>
                <h3>{ say::replay() }</h3>
                <p>{ offer(waits, is_off, is_running) }</p>
                if look_only {
                    { only_looking() }
                }
            </div>
            <Button
                variant={if waits > 0 && !is_off && !is_running && !look_only { Variant::Primary } else { Variant::Plain }}
                icon="refresh"
                disabled={is_running || look_only}
                onclick={open}
            >
                { if waits > 0 { say::replay_some(waits) } else { say::replay_ask().to_owned() } }
            </Button>
            { latest }
            if let Some(began) = *asking {
                <ReplayDialog
                    title={say::replay_title()}
                    endpoint={id}
                    form={choice.form(began)}
                    {obstacle}
                    {on_start}
                    on_close={close}
                >
                    <ReplayChoice endpoint={props.endpoint.clone()} choice={(*choice).clone()} {on_choice} />
                </ReplayDialog>
            }
        </section>
    }
}

fn offer(waits: u32, is_off: bool, is_running: bool) -> String {
    match (waits, is_off) {
        _ if is_running => say::replay_offer_running().to_owned(),
        (0, _) => say::replay_offer_none().to_owned(),
        (_, true) => say::replay_offer_off(waits),
        (_, false) => say::replay_offer(waits),
    }
}

#[derive(PartialEq, Properties)]
struct ProgressProps {
    replay: ReplayView,
    on_change: Callback<()>,
}

#[derive(Clone, PartialEq)]
enum Step {
    Idle,
    Working,
    Failed(Failure),
}

/// How far the latest replay has got.
#[function_component]
fn Progress(props: &ProgressProps) -> Html {
    let (client, now) = (use_client(), use_now());
    let step = use_state_eq(|| Step::Idle);
    let replay = &props.replay;
    let cancel = {
        let client = client.clone();
        let (endpoint, id) = (replay.endpoint_id.clone(), replay.id.clone());
        let (on_change, setter) = (props.on_change.clone(), step.setter());
        move |()| {
            setter.set(Step::Working);
            let (client, endpoint, id) = (client.clone(), endpoint.clone(), id.clone());
            let (on_change, setter) = (on_change.clone(), setter.clone());
            spawn_local(async move {
                setter.set(client.cancel_replay(&endpoint, &id).await.map_or_else(Step::Failed, |_| Step::Idle));
                on_change.emit(());
            });
        }
    };
    let trying = replay.started.saturating_sub(replay.done);
    let who = words::asked_by(&replay.asked_by);
    html! {
        <div class="progress" data-state={replay.state.as_str()}>
            <p>
                <strong>{ headline(replay) }</strong>
                <span class="muted">{ " " }{ say::replay_asked_by(who, words::ago(replay.asked_at, now)) }</span>
            </p>
            if replay.is_alive() {
                <progress
                    max={replay.total.max(replay.started).to_string()}
                    value={replay.done.to_string()}
                    aria-label={say::replay_progress_label()}
                />
            }
            <p aria-live="polite">
                { say::replay_progress(replay.started, replay.total, replay.delivered, replay.failed) }
                if trying > 0 {
                    { " " }{ say::replay_on_the_way(trying) }
                }
            </p>
            if replay.state == ReplayState::Running && !client.may_only_look() {
                <Button busy={*step == Step::Working} onclick={cancel}>{ say::replay_cancel() }</Button>
            }
            if let Step::Failed(failure) = &*step {
                { error_note(say::replay_goes_on(), failure, None) }
            }
        </div>
    }
}

fn headline(replay: &ReplayView) -> &'static str {
    match replay.state {
        ReplayState::Running => say::replay_running(),
        ReplayState::Finished if replay.is_alive() => say::replay_all_started(),
        ReplayState::Finished if replay.failed > 0 => say::replay_over_some(),
        ReplayState::Finished => say::replay_over_all(),
        ReplayState::Cancelled => say::replay_cancelled(),
        ReplayState::Halted => say::replay_halted(),
    }
}
