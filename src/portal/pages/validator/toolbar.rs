//! What can be done with the text: choose its event type, begin with an example or a file, set it out, share it.

use hookpost::catalogue::{self, Entry, Example, Group};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::desk::Desk;
use super::share::Share;
use crate::bindings::{File, Files};
use crate::components::{Button, SelectField};
use crate::json;
use crate::say;

/// Longer texts are not set out: it would stop the page.
const SET_OUT_AT_MOST: u32 = 200_000;

#[derive(PartialEq, Properties)]
pub(super) struct ToolbarProps {
    pub(super) desk: Desk,
    /// What the text is to be judged by; none stands for what it says itself.
    pub(super) event_type: Option<&'static str>,
    /// What it says itself.
    pub(super) detected: Option<AttrValue>,
    pub(super) on_event_type: Callback<Option<&'static str>>,
    pub(super) on_file: Callback<File>,
}

#[function_component]
pub(super) fn Toolbar(props: &ToolbarProps) -> Html {
    let chooser = use_node_ref();
    let field = props.desk.field.clone();
    let on_example = {
        let field = field.clone();
        move |value: String| {
            if let (Some(field), Some(example)) = (&field, example(&value)) {
                field.replace(&json::pretty(example.text));
            }
        }
    };
    let on_event_type =
        props.on_event_type.reform(|name: String| catalogue::entry(&name).map(|entry| entry.event_type));
    let choose = {
        let chooser = chooser.clone();
        move |()| {
            if let Some(chooser) = chooser.cast::<HtmlElement>() {
                chooser.click();
            }
        }
    };
    let onchange = {
        let on_file = props.on_file.clone();
        move |event: Event| {
            let chosen: Files = event.target_unchecked_into::<HtmlElement>().unchecked_into();
            let file = chosen.files().map(|files| files.get(0)).filter(|file| !file.is_undefined());
            if let Some(file) = file {
                on_file.emit(file.unchecked_into());
            }
        }
    };
    let set_out = {
        let field = field.clone();
        move |()| {
            if let Some(field) = &field {
                let text = field.text();
                let pretty = json::pretty(&text);
                if pretty != text {
                    field.replace(&pretty);
                }
            }
        }
    };
    let detect = match &props.detected {
        Some(detected) => say::detected(detected),
        None => say::detect().to_owned(),
    };
    html! {
        <div class="toolbar">
            <SelectField
                name="event-type"
                label={say::event_type()}
                value={props.event_type.unwrap_or_default()}
                options={types(detect)}
                on_change={on_event_type}
            />
            <SelectField
                name="example"
                label={say::example()}
                value=""
                options={examples()}
                on_change={on_example}
            />
            <div>
                <input ref={chooser} type="file" hidden=true aria-hidden="true" tabindex="-1" {onchange} />
                <Button icon="arrow-up" disabled={field.is_none()} onclick={choose}>{ say::open_file() }</Button>
                <Button
                    disabled={field.is_none() || props.desk.length == 0 || props.desk.length > SET_OUT_AT_MOST}
                    onclick={set_out}
                >
                    { say::format() }
                </Button>
                <Share desk={props.desk.clone()} />
            </div>
        </div>
    }
}

fn types(detect: String) -> Vec<(&'static str, Vec<(AttrValue, AttrValue)>)> {
    let option = |entry: &Entry| (entry.event_type.into(), entry.event_type.into());
    let of = |group: Group| {
        (group.name(), catalogue::entries().iter().filter(|entry| entry.group == group).map(option).collect())
    };
    std::iter::once(("", vec![(AttrValue::default(), detect.into())])).chain(Group::ALL.into_iter().map(of)).collect()
}

fn examples() -> Vec<(&'static str, Vec<(AttrValue, AttrValue)>)> {
    let of = |entry: &'static Entry| {
        let option = |example: &Example| {
            let value = format!("{} {}", entry.event_type, example.label);
            (value.into(), format!("{} · {}", entry.name, example.label).into())
        };
        (entry.name, entry.examples().iter().map(option).collect())
    };
    let none = ("", vec![(AttrValue::default(), AttrValue::from(say::load_example()))]);
    std::iter::once(none).chain(catalogue::entries().iter().map(of)).collect()
}

fn example(value: &str) -> Option<&'static Example> {
    let (event_type, label) = value.split_once(' ')?;
    catalogue::entry(event_type)?.examples().iter().find(|example| example.label == label)
}
