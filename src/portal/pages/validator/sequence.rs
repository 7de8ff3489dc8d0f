//! Whether events can have happened so: the life of each order, kit and test as a timeline, with what is odd about it.

use std::collections::HashSet;
use std::rc::Rc;

use hookpost::api::DeliveryFilter;
use hookpost::lifecycle::{Class, Reason, SubjectKind};
use hookpost::model::DeliveryStatus;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::answer::use_answer;
use super::desk::Desk;
use super::panel::{self, OnJump, Working, headline, in_english};
use super::report::{self, Finding, Step, Story, Subject, Unplaced};
use crate::checker::Checker;
use crate::client::{Client, Failure};
use crate::components::{Button, error_note, icon};
use crate::load::use_client;
use crate::{json, say};

#[derive(PartialEq, Properties)]
pub(super) struct SequenceProps {
    pub(super) checker: Option<Rc<Checker>>,
    pub(super) desk: Desk,
    pub(super) on_jump: OnJump,
}

#[function_component]
pub(super) fn Sequence(props: &SequenceProps) -> Html {
    let story = use_answer(
        &props.desk,
        props.checker.clone(),
        (),
        |()| ("trace", Vec::new()),
        |_, answer| report::read::<Story>(answer),
    );
    let own = html! { <OwnEvents desk={props.desk.clone()} /> };
    if props.desk.length == 0 {
        return html! {
            <div class="sequence">
                { panel::no_text(
                    say::sequence_none_title(),
                    say::sequence_none_words(),
                    own,
                ) }
            </div>
        };
    }
    if let Some(trouble) = &story.trouble {
        return panel::trouble(trouble, &story.again);
    }
    html! {
        <div class="sequence">
            if story.working {
                <Working length={props.desk.length} done={story.done} on_stop={&story.stop} />
            }
            if let Some(story) = &story.value {
                { summary(story) }
                { own }
                { for story.subjects.iter().map(|subject| life(subject, &props.on_jump)) }
                if story.total > story.subjects.len() {
                    <p class="hint">{ say::and_more(story.total - story.subjects.len()) }</p>
                }
                { unplaced(&story.unplaced, &props.on_jump) }
            }
        </div>
    }
}

fn summary(story: &Story) -> Html {
    let state = if story.impossible { "exhausted" } else { "retrying" };
    let what = match story.orders {
        0 => say::kits_and_tests(story.total),
        orders => say::orders(orders),
    };
    match story.odd {
        _ if story.total == 0 => headline("retrying", html! { { say::sequence_nothing() } }),
        0 => headline("delivered", html! { { say::every_event_fits(what) } }),
        odd => headline(state, html! { { say::to_look_at(what, odd) } }),
    }
}

/// One order, kit or test.
fn life(subject: &Subject, on_jump: &OnJump) -> Html {
    let name = match subject.kind {
        SubjectKind::Order => say::subject_order(),
        SubjectKind::Kit => say::subject_kit(),
        SubjectKind::Test => say::subject_test(),
    };
    let parent = subject.parent.as_ref().map(|parent| match parent.kind {
        SubjectKind::Order => say::part_of_order(&parent.id),
        SubjectKind::Kit => say::part_of_kit(&parent.id),
        SubjectKind::Test => say::part_of_test(&parent.id),
    });
    html! {
        <section key={format!("{name} {}", subject.id)} data-kind={subject.kind.to_string()}>
            <h3>
                { name }{ " " }<code>{ &subject.id }</code>
                if let Some(parent) = parent {
                    <span class="muted">{ " " }{ parent }</span>
                }
            </h3>
            { for subject.findings.iter().map(finding) }
            if subject.steps.is_empty() {
                <p class="muted">{ say::no_own_event() }</p>
            }
            <ol class="timeline">{ for subject.steps.iter().map(|step| moment(step, on_jump)) }</ol>
        </section>
    }
}

fn moment(step: &Step, on_jump: &OnJump) -> Html {
    let onclick = {
        let (line, column, on_jump) = (step.line, step.column, on_jump.clone());
        move |_| on_jump.emit((line, column))
    };
    let state = step.findings.first().map_or("delivered", |finding| look(finding.class).0);
    html! {
        <li data-state={state}>
            { icon(&format!("state-{state}")) }
            <h4><button type="button" class="quiet-link" {onclick}><code>{ &step.event_type }</code></button></h4>
            <p class="muted">
                if let Some(at) = step.created_at {
                    <time datetime={at.to_string()}>{ at.to_string().replace('T', " ") }</time>{ " · " }
                }
                { say::event_number(step.event + 1) }
            </p>
            { for step.findings.iter().map(finding) }
        </li>
    }
}

fn finding(finding: &Finding) -> Html {
    let (state, word) = look(finding.class);
    html! { <p class="finding" data-state={state}><strong>{ word }</strong>{ " " }{ in_english(&finding.message) }</p> }
}

/// The shape and the word of a class.
fn look(class: Class) -> (&'static str, &'static str) {
    match class {
        Class::Impossible => ("exhausted", say::class_impossible()),
        Class::Missing => ("retrying", say::class_missing()),
        Class::Repeated => ("pending", say::class_repeated()),
        Class::OutOfOrder => ("pending", say::class_out_of_order()),
        Class::Unclear => ("disabled", say::class_unclear()),
    }
}

fn unplaced(events: &[Unplaced], on_jump: &OnJump) -> Html {
    if events.is_empty() {
        return html! {};
    }
    let item = |event: &Unplaced| {
        let (line, column, on_jump) = (event.line, event.column, on_jump.clone());
        html! {
            <li>
                <button type="button" onclick={move |_| on_jump.emit((line, column))}>
                    <span>{ in_english(&why(&event.reason)) }</span>
                    <span class="muted">{ say::event_number_line(event.event + 1, line.to_string()) }</span>
                </button>
            </li>
        }
    };
    html! {
        <section>
            <h3>{ say::belong_nowhere() }</h3>
            <ul class="problems">{ for events.iter().map(item) }</ul>
        </section>
    }
}

/// A reason's own sentence, but for a place, which it counts from the beginning of the event.
fn why(reason: &Reason) -> String {
    match reason {
        Reason::NotJson { message, .. } => format!("It is not JSON: {message}."),
        reason => reason.to_string(),
    }
}

#[derive(Clone, PartialEq)]
enum Loading {
    Idle,
    At(usize, usize),
    Nothing,
    Failed(Failure),
}

#[derive(PartialEq, Properties)]
struct OwnEventsProps {
    desk: Desk,
}

/// Takes the events that arrived at this partner's endpoints from the log.
#[function_component]
fn OwnEvents(props: &OwnEventsProps) -> Html {
    let client = use_client();
    let loading = use_state_eq(|| Loading::Idle);
    let load = {
        let (field, setter) = (props.desk.field.clone(), loading.setter());
        let client = client.clone();
        move |()| {
            let Some(field) = field.clone() else { return };
            let (client, setter) = (client.clone(), setter.clone());
            spawn_local(async move {
                match received(&client, &setter).await {
                    Ok(events) if events.is_empty() => setter.set(Loading::Nothing),
                    Ok(events) => {
                        field.replace(&events.join("\n"));
                        setter.set(Loading::Idle);
                    }
                    Err(failure) => setter.set(Loading::Failed(failure)),
                }
            });
        }
    };
    if !client.has_key() {
        return html! {
            <p class="hint">{ say::arrived_behind_key() }</p>
        };
    }
    html! {
        <>
            <Button
                icon="inbox"
                busy={matches!(*loading, Loading::At(..))}
                disabled={props.desk.field.is_none()}
                onclick={load}
            >
                { say::load_arrived() }
            </Button>
            { match &*loading {
                Loading::Idle => html! {},
                Loading::At(at, of) => html! { <p class="hint" role="status">{ say::loading_events(*at, *of) }</p> },
                Loading::Nothing => html! {
                    <p class="hint" role="status">{ say::no_event_arrived() }</p>
                },
                Loading::Failed(failure) => error_note(say::events_not_loaded(), failure, None),
            } }
        </>
    }
}

/// The bodies of the newest deliveries that arrived, the earliest first, each event once.
async fn received(client: &Client, progress: &UseStateSetter<Loading>) -> Result<Vec<String>, Failure> {
    let filter = DeliveryFilter { status: Some(DeliveryStatus::Delivered), ..DeliveryFilter::default() };
    let mut deliveries = client.deliveries(&filter).await?.deliveries;
    let mut known = HashSet::new();
    deliveries.retain(|delivery| !delivery.test && known.insert(delivery.event_id.clone()));
    deliveries.sort_by_key(|delivery| delivery.updated_at);
    let mut events = Vec::with_capacity(deliveries.len());
    for (at, delivery) in deliveries.iter().enumerate() {
        progress.set(Loading::At(at, deliveries.len()));
        events.push(json::compact(&client.delivery(&delivery.id).await?.body));
    }
    Ok(events)
}
