//! Rotating the signing secret: the question for how long the old one signs beside the new, and what that means.

use hookpost::api::{EndpointView, SecretView};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::meanwhile;
use crate::client::Failure;
use crate::components::{Button, Dialog, Variant, error_note};
use crate::load::use_client;
use crate::say;

#[derive(Clone, PartialEq)]
enum Step {
    Idle,
    Asking,
    Working,
    Failed(Failure),
    /// Somebody changed it meanwhile: what was seen, and what it is now.
    Changed(Box<(EndpointView, EndpointView)>),
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
            Self::None => say::rotate_now(),
            Self::Hour => say::rotate_hour(),
            Self::Day => say::rotate_day(),
            Self::Week => say::rotate_week(),
        }
    }

    fn aside(self) -> &'static str {
        match self {
            Self::None => say::rotate_now_aside(),
            Self::Day => say::rotate_day_aside(),
            Self::Hour | Self::Week => "",
        }
    }

    fn meaning(self) -> &'static str {
        match self {
            Self::None => say::rotate_now_meaning(),
            _ => say::rotate_meaning(),
        }
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct RotateProps {
    pub(super) endpoint: EndpointView,
    /// The new secrets; none when it is not known whether there are any.
    pub(super) on_end: Callback<Option<SecretView>>,
}

#[function_component]
pub(super) fn Rotate(props: &RotateProps) -> Html {
    let client = use_client();
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
        let (seen, setter, overlap) = (props.endpoint.clone(), step.setter(), *overlap);
        let on_end = props.on_end.clone();
        move |()| {
            setter.set(Step::Working);
            let (client, seen, on_end, setter) = (client.clone(), seen.clone(), on_end.clone(), setter.clone());
            spawn_local(async move {
                // That something else was changed is no reason to ask again.
                let is_same =
                    |seen: &EndpointView, newest: &EndpointView| seen.secret_fingerprint == newest.secret_fingerprint;
                let rotated =
                    meanwhile::at(&seen, is_same, |revision| client.rotate(&seen.id, overlap.hours(), revision)).await;
                match rotated {
                    Ok(view) => {
                        setter.set(Step::Idle);
                        on_end.emit(Some(view));
                    }
                    Err(failure) => {
                        if let Some(newest) = failure.changed_endpoint() {
                            setter.set(Step::Changed(Box::new((seen, newest.clone()))));
                            on_end.emit(None);
                            return;
                        }
                        if !is_certain(&failure) {
                            on_end.emit(None);
                        }
                        setter.set(Step::Failed(failure));
                    }
                }
            });
        }
    };
    let choice = |one: Overlap| {
        let setter = overlap.setter();
        html! {
            <label class="choice">
                <input
                    type="radio"
                    name="overlap"
                    checked={*overlap == one}
                    // Else the dialog would give the focus to the first, which ends the old secret at once.
                    autofocus={one == Overlap::Day}
                    onchange={move |_| setter.set(one)}
                />
                <span>{ one.words() }<span class="muted">{ one.aside() }</span></span>
            </label>
        }
    };
    html! {
        <>
            <Button icon="refresh" onclick={to(Step::Asking)}>{ say::rotate_ask() }</Button>
            if *step != Step::Idle {
                <Dialog title={say::rotate_title()} on_close={to(Step::Idle)}>
                    <p>{ say::rotate_words() }</p>
                    <fieldset class="overlaps">
                        <legend>{ say::rotate_when() }</legend>
                        { for Overlap::ALL.into_iter().map(choice) }
                    </fieldset>
                    <p class="muted" aria-live="polite">{ overlap.meaning() }</p>
                    if let Step::Changed(both) = &*step {
                        { meanwhile::note(&both.0, &both.1) }
                    }
                    if let Step::Failed(failure) = &*step {
                        { error_note(refusal(failure), failure, None) }
                    }
                    <footer>
                        <Button onclick={to(Step::Idle)}>{ say::cancel() }</Button>
                        <Button variant={Variant::Primary} busy={*step == Step::Working} onclick={rotate}>
                            { say::rotate() }
                        </Button>
                    </footer>
                </Dialog>
            }
        </>
    }
}

/// Whether nothing can have happened: an answer that was lost may have been a new secret.
fn is_certain(failure: &Failure) -> bool {
    matches!(failure, Failure::Refused(_) | Failure::UnknownKey)
}

fn refusal(failure: &Failure) -> &'static str {
    if is_certain(failure) { say::rotate_refused() } else { say::rotate_unknown() }
}
