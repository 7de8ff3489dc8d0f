//! Makes a copy to share: the text and its headers give way to what is made up, which can be undone, and it is copied.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::desk::Desk;
use super::headers::Headers;
use super::member;
use super::panel::{self, Working};
use crate::checker::{Checker, Trouble};
use crate::components::{Button, Variant};
use crate::dom;
use crate::say;
use crate::toast::use_toaster;

/// What was made up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Made {
    /// In place of the headers.
    pub(super) headers: AttrValue,
    /// In place of the events.
    pub(super) events: AttrValue,
}

impl Made {
    /// Headers and events as one text, as a request is shown.
    pub(super) fn whole(&self) -> AttrValue {
        match (self.headers.trim_end(), &self.events) {
            ("", events) => events.clone(),
            (headers, events) if events.is_empty() => headers.to_owned().into(),
            (headers, events) => format!("{headers}\n\n{events}").into(),
        }
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct FakeProps {
    pub(super) checker: Option<Rc<Checker>>,
    pub(super) desk: Desk,
    pub(super) headers: Headers,
    /// The text and the headers are now these made-up ones.
    pub(super) on_made: Callback<Made>,
}

#[function_component]
pub(super) fn Fake(props: &FakeProps) -> Html {
    let toaster = use_toaster();
    let working = use_state_eq(|| false);
    let done = use_state_eq(|| None::<f64>);
    let trouble = use_state_eq(|| None::<Trouble>);
    let make = {
        let (checker, field, headers) = (props.checker.clone(), props.desk.field.clone(), props.headers.clone());
        let (working, done, trouble) = (working.setter(), done.setter(), trouble.setter());
        let on_made = props.on_made.clone();
        Callback::from(move |()| {
            let (Some(checker), Some(field)) = (checker.clone(), field.clone()) else { return };
            let (working, trouble, toaster) = (working.clone(), trouble.clone(), toaster.clone());
            let (headers, on_made, done) = (headers.clone(), on_made.clone(), done.clone());
            working.set(true);
            trouble.set(None);
            done.set(None);
            spawn_local(async move {
                let text = field.bytes().await;
                let members = vec![("headers", JsValue::from_str(&headers.text))];
                let progress = Callback::from(move |part| done.set(Some(part)));
                match checker.ask("fake", Some(&text), members, progress).await {
                    Ok(copy) => {
                        let text = |name: &str| AttrValue::from(member(&copy, name).as_string().unwrap_or_default());
                        let made = Made { headers: text("headers"), events: text("text") };
                        field.replace(&made.events);
                        if let Some(field) = headers.field.filter(|_| !made.headers.is_empty()) {
                            field.replace(&made.headers);
                        }
                        let clipboard = dom::window().navigator().clipboard();
                        let copied = JsFuture::from(clipboard.write_text(&made.whole())).await.is_ok();
                        on_made.emit(made);
                        toaster.say(if copied { say::fake_done_copied() } else { say::fake_done() });
                    }
                    Err(why) => trouble.set(Some(why)),
                }
                working.set(false);
            });
        })
    };
    let stop = {
        let checker = props.checker.clone();
        Callback::from(move |()| {
            if let Some(checker) = &checker {
                checker.stop();
            }
        })
    };
    html! {
        <>
            <Button variant={Variant::Primary} busy={*working} onclick={make.clone()}>{ say::fake_make() }</Button>
            if *working {
                <Working length={props.desk.length} done={*done} on_stop={stop} />
            }
            if let Some(trouble) = &*trouble {
                { panel::trouble(trouble, &make) }
            }
        </>
    }
}
