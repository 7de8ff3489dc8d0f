//! What in the text looks like a person's data, and a copy to share in which all of it is made up.

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::answer::use_answer;
use super::desk::Desk;
use super::panel::{self, OnJump, Working, headline, prose};
use super::report::{self, PersonalData as Found};
use crate::checker::{Checker, Trouble};
use crate::components::{Button, CopyButton, Variant};
use crate::dom;
use crate::toast::use_toaster;
use crate::words;

/// More are marked in the text, but not listed.
const LISTED: usize = 200;

#[derive(PartialEq, Properties)]
pub(super) struct PersonalDataProps {
    pub(super) checker: Option<Rc<Checker>>,
    pub(super) desk: Desk,
    pub(super) on_jump: OnJump,
}

#[function_component]
pub(super) fn PersonalData(props: &PersonalDataProps) -> Html {
    let question = |()| ("find", Vec::new());
    let found = use_answer(&props.desk, props.checker.clone(), (), question, |field, answer| {
        field.tint(&if answer.is_undefined() { js_sys::Array::new().into() } else { answer.clone() });
        report::read::<Vec<Found>>(answer)
    });
    {
        // The marks belong to this view and go with it.
        use_effect_with(props.desk.field.clone(), |field| {
            let field = field.clone();
            move || {
                if let Some(field) = field {
                    field.tint(&js_sys::Array::new());
                }
            }
        });
    }
    let made_up = use_state_eq(|| None::<AttrValue>);
    // What was made up still looks like a person's data: that is what it is for.
    let is_made_up = match (&*made_up, &props.desk.field) {
        (Some(copy), Some(field)) => field.text() == **copy,
        _ => false,
    };
    if props.desk.length == 0 {
        return panel::no_text(
            "Nothing to look through yet",
            "Paste events before you share them: what looks like a person’s data is marked, and can be replaced by \
             something made up.",
            html! {},
        );
    }
    if let Some(trouble) = &found.trouble {
        return panel::trouble(trouble, &found.again);
    }
    html! {
        <div class="personal-data">
            if found.working {
                <Working length={props.desk.length} on_stop={&found.stop} />
            }
            if let Some(found) = &found.value {
                { summary(found, is_made_up) }
                if let (true, Some(copy)) = (is_made_up, &*made_up) {
                    <CopyButton text={copy.clone()} words="Copy the fake" variant={Variant::Plain} />
                } else if !found.is_empty() {
                    <Fake
                        checker={props.checker.clone()}
                        desk={props.desk.clone()}
                        on_made={let setter = made_up.setter(); move |copy: AttrValue| setter.set(Some(copy))}
                    />
                }
                if !found.is_empty() {
                    <ul class="problems found">{ for found.iter().take(LISTED).map(|one| item(one, &props.on_jump)) }</ul>
                }
                if found.len() > LISTED {
                    <p class="hint">{ format!("And {} more, marked in the text.", found.len() - LISTED) }</p>
                }
                <p class="hint">
                    { "Found by names and shapes. It marks rather too much than too little, and is no proof: look \
                       yourself before you share. Ids of orders, kits and tests stay, because support needs them." }
                </p>
            }
        </div>
    }
}

fn summary(found: &[Found], is_made_up: bool) -> Html {
    match found.len() {
        count if is_made_up => {
            let values = words::count(count, "value", "values");
            headline("delivered", html! { format!("Made up: {values} you can share") })
        }
        0 => headline("delivered", html! { "Nothing looks like personal data" }),
        1 => headline("parked", html! { "1 value looks like personal data" }),
        count => headline("parked", html! { format!("{count} values look like personal data") }),
    }
}

fn item(found: &Found, on_jump: &OnJump) -> Html {
    let (line, column, on_jump) = (found.line, found.column, on_jump.clone());
    html! {
        <li>
            <button type="button" title={found.why.clone()} onclick={move |_| on_jump.emit((line, column))}>
                <span>{ prose(&words::capital(&found.kind.to_string())) }</span>
                <span class="muted">{ format!("line {line} · ") }<code>{ found.pointer.clone() }</code></span>
            </button>
        </li>
    }
}

#[derive(PartialEq, Properties)]
struct FakeProps {
    checker: Option<Rc<Checker>>,
    desk: Desk,
    /// The text is now this made-up one.
    on_made: Callback<AttrValue>,
}

/// Replaces the text by its made-up copy, which can be undone, and copies it.
#[function_component]
fn Fake(props: &FakeProps) -> Html {
    let toaster = use_toaster();
    let working = use_state_eq(|| false);
    let trouble = use_state_eq(|| None::<Trouble>);
    let make = {
        let (checker, field) = (props.checker.clone(), props.desk.field.clone());
        let (working, trouble, on_made) = (working.setter(), trouble.setter(), props.on_made.clone());
        Callback::from(move |()| {
            let (Some(checker), Some(field)) = (checker.clone(), field.clone()) else { return };
            let (working, trouble, toaster) = (working.clone(), trouble.clone(), toaster.clone());
            let on_made = on_made.clone();
            working.set(true);
            trouble.set(None);
            spawn_local(async move {
                let text = field.bytes().await;
                match checker.ask("fake", Some(&text), Vec::new()).await {
                    Ok(copy) => {
                        let copy = copy.as_string().unwrap_or_default();
                        field.replace(&copy);
                        on_made.emit(copy.clone().into());
                        let copied =
                            JsFuture::from(dom::window().navigator().clipboard().write_text(&copy)).await.is_ok();
                        let copied = if copied { "It is copied. " } else { "" };
                        toaster.say(format!("All of it is made up now. {copied}Ctrl+Z in the text brings yours back."));
                    }
                    Err(why) => trouble.set(Some(why)),
                }
                working.set(false);
            });
        })
    };
    html! {
        <>
            <Button variant={Variant::Primary} busy={*working} onclick={make.clone()}>{ "Make a fake to share" }</Button>
            if let Some(trouble) = &*trouble {
                { panel::trouble(trouble, &make) }
            }
        </>
    }
}
