//! The button that switches an endpoint on or off. Switching off asks first: events stop arriving.

use hookpost::api::EndpointView;
use hookpost::model::EndpointState;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::meanwhile;
use crate::client::Failure;
use crate::components::{Button, Dialog, Variant, error_note, only_looking};
use crate::load::use_client;
use crate::say;
use crate::toast::use_toaster;

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
pub(super) struct SwitchProps {
    pub(super) endpoint: EndpointView,
    pub(super) on_change: Callback<EndpointView>,
}

#[function_component]
pub(super) fn Switch(props: &SwitchProps) -> Html {
    let (client, toaster) = (use_client(), use_toaster());
    let step = use_state_eq(|| Step::Idle);
    let is_enabled = props.endpoint.state == EndpointState::Enabled;
    let to = |next: Step| {
        let setter = step.setter();
        move |()| setter.set(next.clone())
    };
    let switch = {
        let client = client.clone();
        let (seen, on_change, setter) = (props.endpoint.clone(), props.on_change.clone(), step.setter());
        move |()| {
            setter.set(Step::Working);
            let (client, toaster, seen) = (client.clone(), toaster.clone(), seen.clone());
            let (on_change, setter) = (on_change.clone(), setter.clone());
            spawn_local(async move {
                let switched =
                    meanwhile::at(&seen, is_as_seen, |revision| client.switch(&seen.id, !is_enabled, revision)).await;
                match switched {
                    Ok(endpoint) => {
                        toaster.say(if is_enabled { say::disabled_toast() } else { say::enabled_toast() });
                        on_change.emit(endpoint);
                        setter.set(Step::Idle);
                    }
                    Err(failure) => match failure.changed_endpoint().cloned() {
                        Some(newest) if (newest.state == EndpointState::Enabled) != is_enabled => {
                            toaster.say(say::switched_already());
                            on_change.emit(newest);
                            setter.set(Step::Idle);
                        }
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
    let busy = *step == Step::Working;
    html! {
        <div class="switch">
            if client.may_only_look() {
                { only_looking() }
            } else if is_enabled {
                <Button icon="pause" {busy} onclick={to(Step::Asking)}>{ say::disable() }</Button>
            } else {
                <Button variant={Variant::Primary} icon="play" {busy} onclick={switch.clone()}>{ say::enable() }</Button>
            }
            if *step == Step::Asking {
                <Dialog title={say::disable_title()} on_close={to(Step::Idle)}>
                    <p>
                        { say::disable_words() }
                    </p>
                    <footer>
                        <Button onclick={to(Step::Idle)}>{ say::cancel() }</Button>
                        <Button variant={Variant::Danger} onclick={switch}>{ say::disable_endpoint() }</Button>
                    </footer>
                </Dialog>
            }
            if let Step::Changed(both) = &*step {
                { meanwhile::note(&both.0, &both.1) }
            }
            if let Step::Failed(failure) = &*step {
                { error_note(say::nothing_changed(), failure, None) }
            }
        </div>
    }
}

/// Whether it is still the endpoint that somebody wanted on or off: its settings may be others.
fn is_as_seen(seen: &EndpointView, newest: &EndpointView) -> bool {
    seen.state == newest.state && seen.url == newest.url
}
