//! Deleting an endpoint: it says what is destroyed, and asks for the host's name.

use hookpost::api::EndpointView;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::Failure;
use crate::components::{Button, Dialog, ErrorNote, TextField, Variant};
use crate::draft;
use crate::load::use_client;
use crate::route::{Route, use_navigator};
use crate::toast::use_toaster;
use crate::words;

#[derive(Clone, PartialEq)]
enum Step {
    Idle,
    Asking,
    Working,
    Failed(Failure),
}

#[derive(PartialEq, Properties)]
pub(super) struct DangerProps {
    pub(super) endpoint: EndpointView,
}

#[function_component]
pub(super) fn Danger(props: &DangerProps) -> Html {
    let (client, navigator, toaster) = (use_client(), use_navigator(), use_toaster());
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
        let (id, setter, host) = (props.endpoint.id.clone(), step.setter(), host.clone());
        move |()| {
            setter.set(Step::Working);
            let (client, navigator, toaster) = (client.clone(), navigator.clone(), toaster.clone());
            let (id, setter, host) = (id.clone(), setter.clone(), host.clone());
            spawn_local(async move {
                match client.delete(&id).await {
                    Ok(()) => {
                        draft::forget(Some(&id));
                        toaster.say(format!("Endpoint {host} deleted."));
                        navigator.go(Route::Endpoints);
                    }
                    Err(failure) => setter.set(Step::Failed(failure)),
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
        0 => "Delete endpoint".to_owned(),
        lost => format!("Delete endpoint and {}", words::count(lost as usize, "delivery", "deliveries")),
    };
    let on_input = {
        let setter = typed.setter();
        move |text: String| setter.set(text)
    };
    let asks = !matches!(*step, Step::Idle);
    html! {
        <section class="card danger">
            <div>
                <h3>{ "Delete endpoint" }</h3>
                <p>{ "Ends its secret and gives up what still waits for it. This cannot be undone." }</p>
            </div>
            <Button variant={Variant::Danger} icon="trash" onclick={to(Step::Asking)}>{ "Delete endpoint…" }</Button>
            if asks {
                <Dialog title={format!("Delete {host}?")} on_close={to(Step::Idle)}>
                    <p>
                        if lost > 0 {
                            { format!(
                                "{} for this endpoint will never be sent. ",
                                words::count(lost as usize, "waiting delivery", "waiting deliveries")
                            ) }
                        }
                        { "Its headers and its signing secret are destroyed. Events that happen from now on do not go \
                           there. This cannot be undone." }
                    </p>
                    <TextField
                        name="confirm-host"
                        label={format!("Type {host} to confirm")}
                        value={(*typed).clone()}
                        code=true
                        ready_to_type=true
                        {on_input}
                    />
                    if let Step::Failed(failure) = &*step {
                        <ErrorNote title="The endpoint was not deleted" failure={failure.clone()} />
                    }
                    <footer>
                        <Button onclick={to(Step::Idle)}>{ "Cancel" }</Button>
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
