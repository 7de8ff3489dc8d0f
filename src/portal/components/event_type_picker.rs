//! Which events an endpoint gets: all of them, or some, by group.

use hookpost::catalogue::{self, Entry, Group};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Remark, remark_line};
use crate::say;

#[derive(PartialEq, Properties)]
pub(crate) struct EventTypePickerProps {
    /// Whether only some are wanted.
    pub(crate) only: bool,
    /// Those that are, if only some are.
    pub(crate) chosen: Vec<String>,
    #[prop_or_default]
    pub(crate) remark: Remark,
    /// Another choice: whether only some, and which.
    pub(crate) on_change: Callback<(bool, Vec<String>)>,
}

#[function_component]
pub(crate) fn EventTypePicker(props: &EventTypePickerProps) -> Html {
    let radio = |only: bool, words: String| {
        let (on_change, chosen) = (props.on_change.clone(), props.chosen.clone());
        html! {
            <label class="choice">
                <input
                    type="radio"
                    name="events"
                    checked={props.only == only}
                    onchange={move |_| on_change.emit((only, chosen.clone()))}
                />
                <span>{ words }</span>
            </label>
        }
    };
    let on_toggle = {
        let (on_change, chosen) = (props.on_change.clone(), props.chosen.clone());
        Callback::from(move |(types, on): (Vec<&'static str>, bool)| {
            // In the catalogue's order, however they were clicked.
            let wanted = |entry: &&Entry| {
                if types.contains(&entry.event_type) { on } else { chosen.iter().any(|name| name == entry.event_type) }
            };
            let types = catalogue::entries().iter().filter(wanted).map(|entry| entry.event_type.to_owned());
            on_change.emit((true, types.collect()));
        })
    };
    let group = |group: Group| {
        let entries: Vec<Entry> = catalogue::entries().iter().filter(|entry| entry.group == group).copied().collect();
        html! { <GroupBox name={group.name()} {entries} chosen={props.chosen.clone()} on_toggle={on_toggle.clone()} /> }
    };
    html! {
        <fieldset class="event-type-picker" aria-describedby={(props.remark != Remark::None).then_some("remark-events")}>
            <legend>{ say::column_events() }</legend>
            { radio(false, say::all_events_to_come(catalogue::entries().len())) }
            { radio(true, say::only_these().to_owned()) }
            if props.only {
                <div class="groups">{ for Group::ALL.into_iter().map(group) }</div>
            }
            { remark_line(&props.remark, "remark-events") }
        </fieldset>
    }
}

#[derive(PartialEq, Properties)]
struct GroupBoxProps {
    name: &'static str,
    entries: Vec<Entry>,
    chosen: Vec<String>,
    on_toggle: Callback<(Vec<&'static str>, bool)>,
}

#[function_component]
fn GroupBox(props: &GroupBoxProps) -> Html {
    let whole = use_node_ref();
    let is_chosen = |entry: &Entry| props.chosen.iter().any(|name| name == entry.event_type);
    let count = props.entries.iter().filter(|entry| is_chosen(entry)).count();
    let (all, some) = (count == props.entries.len(), count > 0);
    {
        let whole = whole.clone();
        // HTML has no attribute for "some of them": it is a property.
        use_effect_with((all, some), move |(all, some)| {
            if let Some(whole) = whole.cast::<HtmlInputElement>() {
                whole.set_indeterminate(*some && !*all);
            }
        });
    }
    let toggle = |types: Vec<&'static str>| {
        let on_toggle = props.on_toggle.clone();
        move |event: Event| {
            on_toggle.emit((types.clone(), event.target_unchecked_into::<HtmlInputElement>().checked()));
        }
    };
    let entry = |entry: &Entry| {
        html! {
            <label class="choice">
                <input type="checkbox" checked={is_chosen(entry)} onchange={toggle(vec![entry.event_type])} />
                <span>{ entry.name }<code class="muted">{ entry.event_type }</code></span>
            </label>
        }
    };
    let types = props.entries.iter().map(|entry| entry.event_type).collect();
    html! {
        <div role="group" aria-label={props.name}>
            <label class="choice whole">
                <input ref={whole} type="checkbox" checked={all} onchange={toggle(types)} />
                <span>{ props.name }<span class="muted">{ say::chosen_of(count, props.entries.len()) }</span></span>
            </label>
            { for props.entries.iter().map(entry) }
        </div>
    }
}
