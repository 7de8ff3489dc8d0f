//! Deleting an endpoint: it says what is destroyed, and asks for the host's name.

use hookpost::api::EndpointView;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::meanwhile;
use crate::client::Failure;
use crate::components::{Button, Dialog, TextField, Variant, error_note};
use crate::draft;
use crate::host::use_host;
use crate::load::use_client;
use crate::pages::editor::differs;
use crate::route::{Route, use_navigator};
use crate::say;
use crate::toast::use_toaster;
use crate::words;

#[derive(Clone, PartialEq)]
enum Step {
    Idle,
    Asking,
    Working,
    Failed(Failure),
    /// Somebody changed it meanwhile: what was seen, and what it is now.
    Changed(Box<(EndpointView, EndpointView)>),
}

#[derive(PartialEq, Properties)]
pub(super) struct DangerProps {
    pub(super) endpoint: EndpointView,
    pub(super) on_change: Callback<EndpointView>,
}

#[function_component]
pub(super) fn Danger(props: &DangerProps) -> Html {
    let (client, navigator, toaster, page) = (use_client(), use_navigator(), use_toaster(), use_host());
    let step = use_state_eq(|| Step::Idle);
    let typed = use_state_eq(String::new);
    let (host, _) = words::host_and_path(&props.endpoint.url);
    let to = |next: Step| {
        let (setter, typed) = (step.setter(), typed.setter());
        move |()| {
            typed.set(String::new());
            setter.set(next.clone());
        }
    };
    let delete = {
        let client = client.clone();
        let (seen, setter, host) = (props.endpoint.clone(), step.setter(), host.clone());
        let on_change = props.on_change.clone();
        move |()| {
            setter.set(Step::Working);
            let (client, navigator, toaster) = (client.clone(), navigator.clone(), toaster.clone());
            let (seen, setter, host, page) = (seen.clone(), setter.clone(), host.clone(), page.clone());
            let on_change = on_change.clone();
            spawn_local(async move {
                let is_same = |seen: &EndpointView, newest: &EndpointView| !differs(seen, newest);
                match meanwhile::at(&seen, is_same, |revision| client.delete(&seen.id, revision)).await {
                    Ok(()) => {
                        draft::forget(&page, Some(&seen.id));
                        toaster.say(say::endpoint_deleted(&host));
                        navigator.go(Route::Endpoints);
                    }
                    Err(failure) => match failure.changed_endpoint().cloned() {
                        Some(newest) => {
                            on_change.emit(newest.clone());
                            setter.set(Step::Changed(Box::new((seen, newest))));
                        }
                        None => setter.set(Step::Failed(failure)),
                    },
                }
            });
        }
    };
    if client.may_only_look() {
        return html! {};
    }
    let waits = props.endpoint.waiting;
    let lost = waits.pending + waits.exhausted + waits.parked;
    let words = match lost {
        0 => say::delete_endpoint().to_owned(),
        lost => say::delete_endpoint_and(lost),
    };
    let on_input = {
        let setter = typed.setter();
        move |text: String| setter.set(text)
    };
    let asks = !matches!(*step, Step::Idle);
    html! {
        <section class="card danger">
            <div>
                <h3>{ say::delete_endpoint() }</h3>
                <p>{ say::delete_words() }</p>
            </div>
            <Button variant={Variant::Danger} icon="trash" onclick={to(Step::Asking)}>{ say::delete_ask() }</Button>
            if asks {
                <Dialog title={say::delete_title(&host)} on_close={to(Step::Idle)}>
                    <p>
                        if lost > 0 {
                            { say::delete_lost(lost) }{ " " }
                        }
                        { say::delete_consequences() }
                    </p>
                    <TextField
                        name="confirm-host"
                        label={say::delete_confirm(&host)}
                        value={(*typed).clone()}
                        code=true
                        ready_to_type=true
                        {on_input}
                    />
                    if let Step::Changed(both) = &*step {
                        { meanwhile::note(&both.0, &both.1) }
                    }
                    if let Step::Failed(failure) = &*step {
                        { error_note(say::delete_failed(), failure, None) }
                    }
                    <footer>
                        <Button onclick={to(Step::Idle)}>{ say::cancel() }</Button>
                        <Button
                            variant={Variant::Danger}
                            busy={*step == Step::Working}
                            disabled={typed.trim() != host}
                            onclick={delete}
                        >
                            { words }
                        </Button>
                    </footer>
                </Dialog>
            }
        </section>
    }
}
