//! A button that copies a text and says that it did.

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::{Button, Variant};
use crate::dom;
use crate::say;

#[derive(PartialEq, Properties)]
pub(crate) struct CopyButtonProps {
    /// What is copied.
    pub(crate) text: AttrValue,
    /// The words on the button.
    #[prop_or_else(|| say::copy().into())]
    pub(crate) words: AttrValue,
    #[prop_or(Variant::Quiet)]
    pub(crate) variant: Variant,
}

#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Done,
    Refused,
}

#[function_component]
pub(crate) fn CopyButton(props: &CopyButtonProps) -> Html {
    let copied = use_state_eq(|| Copied::NotYet);
    {
        let setter = copied.setter();
        use_effect_with(*copied, move |copied| {
            let back = (*copied != Copied::NotYet).then(|| Timeout::new(2_000, move || setter.set(Copied::NotYet)));
            move || drop(back)
        });
    }
    let onclick = {
        let (text, setter) = (props.text.clone(), copied.setter());
        move |()| {
            let (text, setter) = (text.clone(), setter.clone());
            spawn_local(async move {
                let written = JsFuture::from(dom::window().navigator().clipboard().write_text(&text)).await;
                setter.set(if written.is_ok() { Copied::Done } else { Copied::Refused });
            });
        }
    };
    let icon = if *copied == Copied::Done { "check" } else { "copy" };
    html! {
        <Button variant={props.variant} {icon} {onclick}>
            <span aria-live="polite">
                { match *copied {
                    Copied::NotYet => props.words.clone(),
                    Copied::Done => say::copied().into(),
                    Copied::Refused => say::copy_by_hand().into(),
                } }
            </span>
        </Button>
    }
}
