//! An endpoint's signing secret, fetched only when somebody asks to see it and forgotten when they are done.

use hookpost::model::{EndpointId, Redacted};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::Failure;
use crate::components::{Button, CopyButton, ErrorNote, Variant};
use crate::load::use_client;

#[derive(Clone, PartialEq)]
enum Shown {
    No,
    Asking,
    Yes(Redacted<String>),
    Failed(Failure),
}

#[derive(PartialEq, Properties)]
pub(super) struct SecretProps {
    pub(super) id: EndpointId,
}

#[function_component]
pub(super) fn Secret(props: &SecretProps) -> Html {
    let client = use_client();
    let shown = use_state_eq(|| Shown::No);
    let show = {
        let (id, setter) = (props.id.clone(), shown.setter());
        move |()| {
            setter.set(Shown::Asking);
            let (client, id, setter) = (client.clone(), id.clone(), setter.clone());
            spawn_local(async move {
                setter.set(client.secret(&id).await.map_or_else(Shown::Failed, |view| Shown::Yes(view.secret)));
            });
        }
    };
    let hide = {
        let setter = shown.setter();
        move |()| setter.set(Shown::No)
    };
    html! {
        <section class="card secret">
            <h3>{ "Signing secret" }</h3>
            <p>{ "It proves that a request is ours. Keep it on your server, out of code and logs." }</p>
            <div>
                if let Shown::Yes(secret) = &*shown {
                    <code>{ secret.reveal().clone() }</code>
                    <CopyButton text={secret.reveal().clone()} words="Copy secret" variant={Variant::Plain} />
                    <Button variant={Variant::Quiet} icon="eye-off" onclick={hide}>{ "Hide" }</Button>
                } else {
                    <code aria-label="hidden">{ "whsec_••••••••••••••••" }</code>
                    <Button icon="eye" busy={*shown == Shown::Asking} onclick={show}>{ "Show secret" }</Button>
                }
            </div>
            if let Shown::Failed(failure) = &*shown {
                <ErrorNote title="The secret could not be fetched" failure={failure.clone()} />
            }
        </section>
    }
}
