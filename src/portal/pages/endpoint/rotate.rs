//! Rotating the signing secret: the question for how long the old one signs beside the new, and what that means.

use hookpost::api::SecretView;
use hookpost::model::EndpointId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::Failure;
use crate::components::{Button, Dialog, ErrorNote, Variant};
use crate::load::use_client;
use crate::toast::use_toaster;

#[derive(Clone, PartialEq)]
enum Step {
    Idle,
    Asking,
    Working,
    Failed(Failure),
}

/// The overlaps to choose from; the API takes any number of hours up to a week.
#[derive(Clone, Copy, PartialEq)]
enum Overlap {
    None,
    Hour,
    Day,
    Week,
}

impl Overlap {
    const ALL: [Self; 4] = [Self::None, Self::Hour, Self::Day, Self::Week];

    fn hours(self) -> u64 {
        match self {
            Self::None => 0,
            Self::Hour => 1,
            Self::Day => 24,
            Self::Week => 168,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::None => "Now",
            Self::Hour => "In 1 hour",
            Self::Day => "In 24 hours",
            Self::Week => "In 7 days",
        }
    }

    fn aside(self) -> &'static str {
        match self {
            Self::None => "when it has leaked",
            Self::Day => "enough for most",
            Self::Hour | Self::Week => "",
        }
    }

    fn meaning(self) -> &'static str {
        match self {
            Self::None => {
                "Until the new secret is on your server, it will refuse our requests. We keep retrying them for about \
                 39 minutes; after that they stay as exhausted deliveries, which you can retry."
            }
            _ => {
                "Until then every request carries a signature by each secret, so your server can go on with the old \
                 one while you put the new one there. Nothing is lost."
            }
        }
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct RotateProps {
    pub(super) id: EndpointId,
    pub(super) on_rotated: Callback<SecretView>,
}

#[function_component]
pub(super) fn Rotate(props: &RotateProps) -> Html {
    let (client, toaster) = (use_client(), use_toaster());
    let step = use_state_eq(|| Step::Idle);
    let overlap = use_state_eq(|| Overlap::Day);
    let to = |next: Step| {
        let (setter, overlap) = (step.setter(), overlap.setter());
        move |()| {
            if next == Step::Asking {
                overlap.set(Overlap::Day);
            }
            setter.set(next.clone());
        }
    };
    let rotate = {
        let (id, on_rotated, setter, overlap) = (props.id.clone(), props.on_rotated.clone(), step.setter(), *overlap);
        move |()| {
            setter.set(Step::Working);
            let (client, toaster, id) = (client.clone(), toaster.clone(), id.clone());
            let (on_rotated, setter) = (on_rotated.clone(), setter.clone());
            spawn_local(async move {
                match client.rotate(&id, overlap.hours()).await {
                    Ok(view) => {
                        toaster.say("Secret rotated.");
                        setter.set(Step::Idle);
                        on_rotated.emit(view);
                    }
                    Err(failure) => setter.set(Step::Failed(failure)),
                }
            });
        }
    };
    let choice = |one: Overlap| {
        let setter = overlap.setter();
        html! {
            <label class="choice">
                <input type="radio" name="overlap" checked={*overlap == one} onchange={move |_| setter.set(one)} />
                <span>{ one.words() }<span class="muted">{ one.aside() }</span></span>
            </label>
        }
    };
    html! {
        <>
            <Button icon="refresh" onclick={to(Step::Asking)}>{ "Rotate secret…" }</Button>
            if *step != Step::Idle {
                <Dialog title="Rotate the signing secret?" on_close={to(Step::Idle)}>
                    <p>{ "You get a new secret, and it signs from now on." }</p>
                    <fieldset class="overlaps">
                        <legend>{ "When does the old one end?" }</legend>
                        { for Overlap::ALL.into_iter().map(choice) }
                    </fieldset>
                    <p class="muted" aria-live="polite">{ overlap.meaning() }</p>
                    if let Step::Failed(failure) = &*step {
                        <ErrorNote title="The secret was not rotated" failure={failure.clone()} />
                    }
                    <footer>
                        <Button onclick={to(Step::Idle)}>{ "Cancel" }</Button>
                        <Button variant={Variant::Primary} busy={*step == Step::Working} onclick={rotate}>
                            { "Rotate secret" }
                        </Button>
                    </footer>
                </Dialog>
            }
        </>
    }
}
