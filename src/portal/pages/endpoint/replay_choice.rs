//! What to send again: everything that failed lately, everything that was missed, or what a filter lets through.

use std::time::Duration;

use hookpost::api::EndpointView;
use hookpost::catalogue::{self, Group};
use hookpost::guard::ReplayForm;
use hookpost::model::{EventType, Timestamp};
use yew::prelude::*;

use crate::components::SelectField;
use crate::say;
use crate::words;

#[derive(Clone, Copy, PartialEq)]
enum What {
    Failed,
    Missing,
    Filter,
}

/// A choice as it is made.
#[derive(Clone, PartialEq)]
pub(super) struct Choice {
    what: What,
    /// How far back, in hours; nothing means all of it.
    hours: Option<u64>,
    status: String,
    event_type: Option<EventType>,
    cause: String,
}

impl Default for Choice {
    fn default() -> Self {
        Self { what: What::Failed, hours: None, status: "failed".to_owned(), event_type: None, cause: String::new() }
    }
}

impl Choice {
    /// As the worker is asked for it; `now` is when the choosing began.
    pub(super) fn form(&self, now: Timestamp) -> ReplayForm {
        let back = self.hours.map(|hours| now.minus(Duration::from_secs(hours * 3600)));
        match self.what {
            What::Failed => {
                ReplayForm { since: Some(back.unwrap_or(Timestamp::from_millis(0))), ..ReplayForm::default() }
            }
            What::Missing => ReplayForm { missing: true, since: back, ..ReplayForm::default() },
            What::Filter => ReplayForm {
                since: back,
                status: Some(self.status.clone()),
                event_type: self.event_type.clone(),
                cause: Some(self.cause.clone()).filter(|cause| !cause.is_empty()),
                ..ReplayForm::default()
            },
        }
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct ReplayChoiceProps {
    pub(super) endpoint: EndpointView,
    pub(super) choice: Choice,
    pub(super) on_choice: Callback<Choice>,
}

#[function_component]
pub(super) fn ReplayChoice(props: &ReplayChoiceProps) -> Html {
    let choice = &props.choice;
    let change = |change: fn(&mut Choice, String)| {
        let (choice, on_choice) = (choice.clone(), props.on_choice.clone());
        move |value: String| {
            let mut choice = choice.clone();
            change(&mut choice, value);
            on_choice.emit(choice);
        }
    };
    let radio = |what: What, words: &'static str, aside: &'static str| {
        let (choice, on_choice) = (choice.clone(), props.on_choice.clone());
        html! {
            <label class="choice">
                <input
                    type="radio"
                    name="replay-what"
                    checked={choice.what == what}
                    onchange={move |_| on_choice.emit(Choice { what, ..choice.clone() })}
                />
                <span>{ words }<span class="muted">{ aside }</span></span>
            </label>
        }
    };
    html! {
        <>
            <fieldset class="overlaps">
                <legend>{ say::choice_title() }</legend>
                { radio(What::Failed, say::choice_failed(), say::choice_failed_aside()) }
                { radio(What::Missing, say::choice_missed(), say::choice_missed_aside()) }
                { radio(What::Filter, say::choice_filter(), "") }
            </fieldset>
            <div class="replay-filters">
                <SelectField
                    name="replay-since"
                    label={say::choice_since()}
                    value={choice.hours.map(|hours| hours.to_string()).unwrap_or_default()}
                    options={vec![("", spans())]}
                    on_change={change(|choice, value| choice.hours = value.parse().ok())}
                />
                if choice.what == What::Filter {
                    <SelectField
                        name="replay-status"
                        label={say::column_status()}
                        value={choice.status.clone()}
                        options={vec![("", statuses())]}
                        on_change={change(|choice, value| choice.status = value)}
                    />
                    <SelectField
                        name="replay-type"
                        label={say::event_type()}
                        value={choice.event_type.as_ref().map(ToString::to_string).unwrap_or_default()}
                        options={types(&props.endpoint.event_types)}
                        on_change={change(|choice, value| choice.event_type = EventType::parse(&value).ok())}
                    />
                    <SelectField
                        name="replay-cause"
                        label={say::cause()}
                        value={choice.cause.clone()}
                        options={vec![("", causes())]}
                        on_change={change(|choice, value| choice.cause = value)}
                    />
                }
            </div>
        </>
    }
}

fn spans() -> Vec<(AttrValue, AttrValue)> {
    [("", say::since_beginning()), ("1", say::since_hour()), ("24", say::since_day()), ("168", say::since_week())]
        .map(|(value, words)| (value.into(), words.into()))
        .to_vec()
}

fn statuses() -> Vec<(AttrValue, AttrValue)> {
    [
        ("failed", say::exhausted_or_parked()),
        ("exhausted", say::status_exhausted()),
        ("parked", say::status_parked()),
        ("delivered", say::delivered_once_more()),
    ]
    .map(|(value, words)| (value.into(), words.into()))
    .to_vec()
}

fn causes() -> Vec<(AttrValue, AttrValue)> {
    let codes = ["400", "401", "403", "404", "410", "429", "500", "502", "503", "504"];
    let code = |code: &'static str| {
        let phrase = code.parse().map(words::phrase).unwrap_or_default();
        (AttrValue::from(code), AttrValue::from(format!("{code} {phrase}")))
    };
    let words = [
        ("", say::any_cause()),
        ("timedOut", say::option_timed_out()),
        ("unreachable", say::option_unreachable()),
        ("blocked", say::option_blocked()),
        ("status", say::any_failing_answer()),
    ];
    words.map(|(value, words)| (value.into(), words.into())).into_iter().chain(codes.map(code)).collect()
}

/// The event types that go to this endpoint.
fn types(subscribed: &[EventType]) -> Vec<(&'static str, Vec<(AttrValue, AttrValue)>)> {
    let in_group = |group: Group| {
        let goes = |name: &str| subscribed.is_empty() || subscribed.iter().any(|one| one.as_str() == name);
        let entries = catalogue::entries().iter().filter(|entry| entry.group == group && goes(entry.event_type));
        (group.name(), entries.map(|entry| (entry.event_type.into(), entry.name.into())).collect::<Vec<_>>())
    };
    let any = ("", vec![(AttrValue::default(), AttrValue::from(say::any_event()))]);
    let groups = Group::ALL.into_iter().map(in_group).filter(|(_, entries)| !entries.is_empty());
    std::iter::once(any).chain(groups).collect()
}
