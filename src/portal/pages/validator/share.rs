//! A link that holds the text, made when somebody asks for it.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::desk::Desk;
use crate::components::{Button, CopyButton, Dialog, Variant};
use crate::host::use_host;
use crate::{route, say, share};

/// Longer texts do not fit however small they are made.
const TEXT_AT_MOST: u32 = 2_000_000;

#[derive(PartialEq, Properties)]
pub(super) struct ShareProps {
    pub(super) desk: Desk,
}

#[derive(Clone, PartialEq)]
enum Step {
    Idle,
    Working,
    Done(AttrValue),
    /// The link would have so many letters; none when nobody tried.
    TooLong(Option<usize>),
    CannotPack,
}

#[function_component]
pub(super) fn Share(props: &ShareProps) -> Html {
    let step = use_state_eq(|| Step::Idle);
    let make = {
        let (field, length, setter) = (props.desk.field.clone(), props.desk.length, step.setter());
        let host = use_host();
        move |()| {
            let Some(field) = field.clone() else { return };
            if length > TEXT_AT_MOST {
                setter.set(Step::TooLong(None));
                return;
            }
            setter.set(Step::Working);
            let (setter, host) = (setter.clone(), host.clone());
            spawn_local(async move {
                setter.set(match share::pack(&field.bytes().await).await {
                    Some(letters) if letters.len() > share::LETTERS_AT_MOST => Step::TooLong(Some(letters.len())),
                    Some(letters) => Step::Done(route::shared_text_address(&host, &letters).into()),
                    None => Step::CannotPack,
                });
            });
        }
    };
    let close = {
        let setter = step.setter();
        Callback::from(move |()| setter.set(Step::Idle))
    };
    let body = match &*step {
        Step::Idle | Step::Working => None,
        Step::Done(link) => Some(html! {
            <>
                <p>
                    { say::share_words() }
                </p>
                <input
                    type="text"
                    readonly=true
                    aria-label={say::link()}
                    data-kind="code"
                    value={link.clone()}
                    onfocus={|event: FocusEvent| event.target_unchecked_into::<HtmlInputElement>().select()}
                />
                <p class="hint">
                    { say::share_length(link.len(), share::LETTERS_AT_MOST) }
                </p>
            </>
        }),
        Step::TooLong(letters) => Some(html! {
            <p>
                { match letters {
                    Some(letters) => say::share_too_long(*letters, share::LETTERS_AT_MOST),
                    None => say::share_too_long_by_far(share::LETTERS_AT_MOST),
                } }
            </p>
        }),
        Step::CannotPack => Some(html! {
            <p>{ say::share_cannot() }</p>
        }),
    };
    let is_empty = props.desk.field.is_none() || props.desk.length == 0;
    html! {
        <>
            <Button icon="send" busy={*step == Step::Working} disabled={is_empty} onclick={make}>{ say::share() }</Button>
            if let Some(body) = body {
                <Dialog title={say::share_title()} on_close={close.clone()}>
                    { body }
                    <footer>
                        <Button onclick={close}>{ say::close() }</Button>
                        if let Step::Done(link) = &*step {
                            <CopyButton text={link.clone()} words={say::copy_link()} variant={Variant::Primary} />
                        }
                    </footer>
                </Dialog>
            }
        </>
    }
}
