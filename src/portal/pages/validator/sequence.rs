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
use super::panel::{self, OnJump, Working, headline, prose};
use super::report::{self, Finding, Step, Story, Subject, Unplaced};
use crate::checker::Checker;
use crate::client::{Client, Failure};
use crate::components::{Button, ErrorNote, Icon};
use crate::load::use_client;
use crate::{json, words};

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
                    "No events yet",
                    "Paste the events that you received, one on each line, or drop your log. Each order, kit and test \
                     is then told as a story: what came, what is missing, repeated or out of order.",
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
                    <p class="hint">{ format!("And {} more.", words::number(story.total - story.subjects.len())) }</p>
                }
                { unplaced(&story.unplaced, &props.on_jump) }
            }
        </div>
    }
}

fn summary(story: &Story) -> Html {
    let state = if story.impossible { "exhausted" } else { "retrying" };
    let what = match story.orders {
        0 => words::count(story.total, "kit or test", "kits and tests"),
        orders => words::count(orders, "order", "orders"),
    };
    match story.odd {
        _ if story.total == 0 => headline("retrying", html! { "No event here belongs to an order, kit or test" }),
        0 => headline("delivered", html! { format!("{what}: every event fits") }),
        odd => headline(state, html! { format!("{what}: {} to look at", words::count(odd, "thing", "things")) }),
    }
}

/// One order, kit or test.
fn life(subject: &Subject, on_jump: &OnJump) -> Html {
    let name = match subject.kind {
        SubjectKind::Order => "Order",
        SubjectKind::Kit => "Kit",
        SubjectKind::Test => "Test",
    };
    html! {
        <section key={format!("{name} {}", subject.id)} data-kind={name.to_lowercase()}>
            <h3>
                { name }{ " " }<code>{ &subject.id }</code>
                if let Some(parent) = &subject.parent {
                    <span class="muted">{ format!(" of {} {}", parent.kind, parent.id) }</span>
                }
            </h3>
            { for subject.findings.iter().map(finding) }
            if subject.steps.is_empty() {
                <p class="muted">{ "No event of its own is here." }</p>
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
            <Icon name={format!("state-{state}")} />
            <h4><button type="button" class="quiet-link" {onclick}><code>{ &step.event_type }</code></button></h4>
            <p class="muted">
                if let Some(at) = step.created_at {
                    <time datetime={at.to_string()}>{ at.to_string().replace('T', " ") }</time>{ " · " }
                }
                { format!("event {}", step.event + 1) }
            </p>
            { for step.findings.iter().map(finding) }
        </li>
    }
}

fn finding(finding: &Finding) -> Html {
    let (state, word) = look(finding.class);
    html! { <p class="finding" data-state={state}><strong>{ word }</strong>{ " " }{ prose(&finding.message) }</p> }
}

/// The shape and the word of a class.
fn look(class: Class) -> (&'static str, &'static str) {
    match class {
        Class::Impossible => ("exhausted", "Impossible."),
        Class::Missing => ("retrying", "Missing."),
        Class::Repeated => ("pending", "Repeated."),
        Class::OutOfOrder => ("pending", "Out of order."),
        Class::Unclear => ("disabled", "Unclear."),
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
                    <span>{ prose(&why(&event.reason)) }</span>
                    <span class="muted">{ format!("event {} · line {line}", event.event + 1) }</span>
                </button>
            </li>
        }
    };
    html! {
        <section>
            <h3>{ "Events that belong nowhere" }</h3>
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
            <p class="hint">{ "What arrived lately is behind a key, and this tab has none: open it by your portal link." }</p>
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
                { "Load what arrived lately" }
            </Button>
            { match &*loading {
                Loading::Idle => html! {},
                Loading::At(at, of) => html! { <p class="hint" role="status">{ format!("{at} of {of} events …") }</p> },
                Loading::Nothing => html! {
                    <p class="hint" role="status">{ "No event has arrived at your endpoints yet; tests do not count." }</p>
                },
                Loading::Failed(failure) => html! {
                    <ErrorNote title="The events could not be loaded" failure={failure.clone()} />
                },
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
