//! The button that makes an attempt now, and why it cannot when it cannot.

use hookpost::api::DeliveryView;
use hookpost::model::{CancelReason, DeliveryStatus};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::Failure;
use crate::components::{Button, Dialog, Variant, error_note};
use crate::load::use_client;
use crate::say;
use crate::toast::use_toaster;

#[derive(Clone, PartialEq)]
enum Step {
    Idle,
    Asking,
    Working,
    Failed(Failure),
}

#[derive(PartialEq, Properties)]
pub(super) struct RetryProps {
    pub(super) delivery: DeliveryView,
    /// Something happened: it is worth looking again.
    pub(super) on_change: Callback<()>,
}

#[function_component]
pub(super) fn Retry(props: &RetryProps) -> Html {
    let (client, toaster) = (use_client(), use_toaster());
    let step = use_state_eq(|| Step::Idle);
    let to = |next: Step| {
        let setter = step.setter();
        move |()| setter.set(next.clone())
    };
    let retry = {
        let client = client.clone();
        let (id, on_change, setter) = (props.delivery.id.clone(), props.on_change.clone(), step.setter());
        Callback::from(move |()| {
            setter.set(Step::Working);
            let (client, toaster, id) = (client.clone(), toaster.clone(), id.clone());
            let (on_change, setter) = (on_change.clone(), setter.clone());
            spawn_local(async move {
                setter.set(match client.retry(&id).await {
                    Ok(_) => {
                        toaster.say(say::attempt_on_its_way());
                        Step::Idle
                    }
                    Err(failure) => Step::Failed(failure),
                });
                on_change.emit(());
            });
        })
    };
    let impossible = if client.may_only_look() { Some(say::look_only()) } else { why_not(&props.delivery) };
    let arrived = props.delivery.status == DeliveryStatus::Delivered;
    let onclick = if arrived { to(Step::Asking).into() } else { retry.clone() };
    html! {
        <div class="retry">
            <Button
                variant={if arrived { Variant::Plain } else { Variant::Primary }}
                icon="refresh"
                busy={*step == Step::Working}
                disabled={impossible.is_some()}
                {onclick}
            >
                { say::retry_now() }
            </Button>
            if let Some(reason) = impossible {
                <p class="hint">{ reason }</p>
            }
            if *step == Step::Asking {
                <Dialog title={say::retry_title()} on_close={to(Step::Idle)}>
                    <p>{ say::retry_arrived() }</p>
                    <footer>
                        <Button onclick={to(Step::Idle)}>{ say::cancel() }</Button>
                        <Button variant={Variant::Primary} onclick={retry}>{ say::send_again() }</Button>
                    </footer>
                </Dialog>
            }
            if let Step::Failed(failure) = &*step {
                { error_note(say::no_attempt_made(), failure, None) }
            }
        </div>
    }
}

fn why_not(delivery: &DeliveryView) -> Option<&'static str> {
    if delivery.erased.is_some() {
        return Some(say::event_erased());
    }
    let reason = delivery.cancelled.as_ref().map(|cancelled| cancelled.reason);
    match delivery.status {
        // What somebody cancelled can be sent after all; older rows do not say why they were cancelled.
        DeliveryStatus::Cancelled if reason != Some(CancelReason::Cancelled) => Some(say::endpoint_was_deleted()),
        _ if delivery.erased_at.is_some() => Some(say::payload_erased()),
        _ if delivery.sending.is_some() => Some(say::attempt_under_way()),
        _ => None,
    }
}
