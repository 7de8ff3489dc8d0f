//! An endpoint's signing secrets, fetched only when somebody asks to see them and forgotten when they are done.

use hookpost::api::{EndpointView, OldSecretView, SecretView};
use hookpost::model::{Redacted, Timestamp};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::rotate::Rotate;
use crate::client::Failure;
use crate::clock::use_now;
use crate::components::{Button, CopyButton, Variant, error_note, until};
use crate::load::use_client;
use crate::say;

#[derive(Clone, PartialEq)]
enum Shown {
    No,
    Asking,
    Yes(SecretView),
    /// It has just been made.
    New(SecretView),
    Failed(Failure),
}

#[derive(PartialEq, Properties)]
pub(super) struct SecretProps {
    pub(super) endpoint: EndpointView,
    /// The secret was rotated, or may have been: what is known of the endpoint is out of date.
    pub(super) on_rotated: Callback<()>,
}

#[function_component]
pub(super) fn Secret(props: &SecretProps) -> Html {
    let client = use_client();
    let shown = use_state_eq(|| Shown::No);
    let now = use_now();
    let show = {
        let client = client.clone();
        let (id, setter) = (props.endpoint.id.clone(), shown.setter());
        move |()| {
            setter.set(Shown::Asking);
            let (client, id, setter) = (client.clone(), id.clone(), setter.clone());
            spawn_local(async move {
                setter.set(client.secret(&id).await.map_or_else(Shown::Failed, Shown::Yes));
            });
        }
    };
    let hide = {
        let setter = shown.setter();
        move |()| setter.set(Shown::No)
    };
    let on_end = {
        let (setter, on_rotated) = (shown.setter(), props.on_rotated.clone());
        move |view: Option<SecretView>| {
            setter.set(view.map_or(Shown::No, Shown::New));
            on_rotated.emit(());
        }
    };
    let (view, is_new) = match &*shown {
        Shown::Yes(view) => (Some(view), false),
        Shown::New(view) => (Some(view), true),
        _ => (None, false),
    };
    let ends: Vec<Timestamp> = match view {
        Some(view) => view.old_secrets.iter().map(|old| old.until).collect(),
        None => props.endpoint.old_secrets_until.clone(),
    };
    let ends: Vec<Timestamp> = ends.into_iter().filter(|until| *until > now).collect();
    html! {
        <section class="card secret">
            <h3>{ say::secret_title() }</h3>
            <p>{ say::secret_words() }</p>
            <div aria-live="polite">
                if is_new {
                    <p class="fresh">
                        { if ends.is_empty() { say::secret_new_now() } else { say::secret_new_in_time() } }
                    </p>
                }
            </div>
            <div>
                if let Some(view) = view {
                    { revealed(&view.secret) }
                    <Button variant={Variant::Quiet} icon="eye-off" onclick={hide}>{ say::hide() }</Button>
                } else if client.may_only_look() {
                    <code role="img" aria-label={say::hidden()}>{ "whsec_••••••••••••••••" }</code>
                } else {
                    <code role="img" aria-label={say::hidden()}>{ "whsec_••••••••••••••••" }</code>
                    <Button icon="eye" busy={*shown == Shown::Asking} onclick={show}>{ say::secret_show() }</Button>
                }
                if !client.may_only_look() {
                    <Rotate endpoint={props.endpoint.clone()} {on_end} />
                }
            </div>
            if client.may_only_look() {
                <p class="hint">{ say::secret_look_only() }</p>
            }
            if let Some(view) = view {
                { for view.old_secrets.iter().filter(|old| old.until > now).map(old) }
            } else {
                { overlap(&ends) }
            }
            if let Shown::Failed(failure) = &*shown {
                { error_note(say::secret_not_fetched(), failure, None) }
            }
        </section>
    }
}

fn revealed(secret: &Redacted<String>) -> Html {
    html! {
        <>
            <code>{ secret.reveal().clone() }</code>
            <CopyButton text={secret.reveal().clone()} words={say::secret_copy()} variant={Variant::Plain} />
        </>
    }
}

/// That older secrets sign too, without showing them.
fn overlap(ends: &[Timestamp]) -> Html {
    match ends {
        [] => html! {},
        [end] => html! {
            <p class="overlap">{ say::secret_old_too(until(*end)) }</p>
        },
        [latest, ..] => html! {
            <p class="overlap">{ say::secret_olds_too(ends.len(), until(*latest)) }</p>
        },
    }
}

fn old(old: &OldSecretView) -> Html {
    html! {
        <div class="old-secret">
            <p class="overlap">{ say::secret_one_old_too(until(old.until)) }</p>
            <code>{ old.secret.reveal().clone() }</code>
        </div>
    }
}
