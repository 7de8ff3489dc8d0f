//! A link that holds the text, made when somebody asks for it.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::desk::Desk;
use crate::components::{Button, CopyButton, Dialog, Variant};
use crate::{route, share, words};

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
        move |()| {
            let Some(field) = field.clone() else { return };
            if length > TEXT_AT_MOST {
                setter.set(Step::TooLong(None));
                return;
            }
            setter.set(Step::Working);
            let setter = setter.clone();
            spawn_local(async move {
                setter.set(match share::pack(&field.bytes().await).await {
                    Some(letters) if letters.len() > share::LETTERS_AT_MOST => Step::TooLong(Some(letters.len())),
                    Some(letters) => Step::Done(route::shared_text_address(&letters).into()),
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
                    { "The link holds the text itself, after its #. Browsers send that part to no server, but whoever is \
                       given the link can read it: look at “Personal data” first." }
                </p>
                <input
                    type="text"
                    readonly=true
                    aria-label="Link"
                    data-kind="code"
                    value={link.clone()}
                    onfocus={|event: FocusEvent| event.target_unchecked_into::<HtmlInputElement>().select()}
                />
                <p class="hint">
                    { format!("{} characters; {} is the limit.", words::number(link.len()), words::number(share::LETTERS_AT_MOST)) }
                </p>
            </>
        }),
        Step::TooLong(letters) => Some(html! {
            <p>
                if let Some(letters) = letters {
                    { format!("The link would have {} characters. ", words::number(*letters)) }
                }
                { format!(
                    "Links over {} characters are cut or refused by mail, chat and tickets. Share a file, or fewer events.",
                    words::number(share::LETTERS_AT_MOST)
                ) }
            </p>
        }),
        Step::CannotPack => Some(html! {
            <p>{ "This browser cannot make a text small enough for a link. Share a file." }</p>
        }),
    };
    let is_empty = props.desk.field.is_none() || props.desk.length == 0;
    html! {
        <>
            <Button icon="send" busy={*step == Step::Working} disabled={is_empty} onclick={make}>{ "Share" }</Button>
            if let Some(body) = body {
                <Dialog title="Share this text" on_close={close.clone()}>
                    { body }
                    <footer>
                        <Button onclick={close}>{ "Close" }</Button>
                        if let Step::Done(link) = &*step {
                            <CopyButton text={link.clone()} words="Copy link" variant={Variant::Primary} />
                        }
                    </footer>
                </Dialog>
            }
        </>
    }
}
