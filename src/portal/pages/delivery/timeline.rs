//! The attempts of a delivery from the newest to the oldest, with the one that is to come on top.

use hookpost::api::{Asked, AttemptView, DeliveryDetail};
use hookpost::delivery::ATTEMPTS_AT_MOST;
use hookpost::guard;
use hookpost::model::Timestamp;
use yew::prelude::*;

use crate::clock::use_now;
use crate::components::{Code, Language, countdown, icon};
use crate::say;
use crate::words;

#[derive(PartialEq, Properties)]
pub(super) struct TimelineProps {
    pub(super) detail: DeliveryDetail,
}

#[function_component]
pub(super) fn Timeline(props: &TimelineProps) -> Html {
    let now = use_now();
    let delivery = &props.detail.delivery;
    let rounds = delivery.round;
    let newest = props.detail.attempts.len().checked_sub(1);
    let attempt = |(index, attempt): (usize, &AttemptView)| {
        let asked = asked(&props.detail, attempt.round, attempt.attempt);
        attempt_item(attempt, asked, rounds, now, Some(index) == newest)
    };
    let to_come = match (delivery.sending, delivery.next) {
        (Some(sending), _) => Some(html! {
            <li data-state="sending" key="to-come">
                { icon("dot-pending") }
                <h4>{ say::attempt_n_under_way(sending.attempt) }</h4>
                <p class="muted">{ say::since(words::local(sending.at, now)) }</p>
                { who(asked(&props.detail, delivery.round, sending.attempt), now) }
            </li>
        }),
        (None, Some(next)) => Some(html! {
            <li data-state="pending" key="to-come">
                { icon("dot-pending") }
                <h4>
                    { say::attempt_n_next(next.attempt, ATTEMPTS_AT_MOST, countdown(next.at)) }
                </h4>
                <p class="muted">{ say::planned_for(words::local(next.at, now)) }</p>
                { who(asked(&props.detail, delivery.round, next.attempt), now) }
            </li>
        }),
        _ => None,
    };
    if to_come.is_none() && props.detail.attempts.is_empty() {
        return html! { <p class="muted quiet-box">{ say::no_attempt_was_made() }</p> };
    }
    html! {
        <ol class="timeline" reversed=true>
            { to_come }
            { for props.detail.attempts.iter().enumerate().rev().map(attempt) }
        </ol>
    }
}

/// The asking for that attempt, if somebody did.
fn asked(detail: &DeliveryDetail, round: u32, attempt: u32) -> Option<&Asked> {
    detail.asked.iter().find(|asked| (asked.round, asked.attempt) == (round, attempt))
}

fn who(asked: Option<&Asked>, now: Timestamp) -> Html {
    let Some(asked) = asked else {
        return html! {};
    };
    let (by, at) = (words::asked_by(&asked.by), words::local(asked.at, now));
    let words = if asked.replay.is_some() { say::asked_for_by_replay(by, at) } else { say::asked_for_by(by, at) };
    html! { <p class="muted">{ words }</p> }
}

fn attempt_item(attempt: &AttemptView, asked: Option<&Asked>, rounds: u32, now: Timestamp, newest: bool) -> Html {
    let (state, verdict) = match attempt.failure {
        None => ("delivered", say::attempt_arrived(attempt.attempt)),
        Some(cause) => ("exhausted", say::attempt_failed(attempt.attempt, words::cause(cause))),
    };
    let round = if rounds > 1 { format!(" · {}", say::round(attempt.round)) } else { String::new() };
    let took = words::span(attempt.ended_at.since(attempt.started_at));
    let utc = attempt.started_at.to_string();
    html! {
        <li data-state={state} key={format!("{}-{}", attempt.round, attempt.attempt)}>
            { icon(&format!("dot-{state}")) }
            <h4>{ verdict }</h4>
            <p class="muted">
                <time datetime={utc.clone()} title={utc}>{ words::local(attempt.started_at, now) }</time>
                { format!(" · {took}{round}") }
                { traffic(attempt) }
                if let (Some(status), None) = (attempt.status, attempt.failure) {
                    { " · " }<bdi>{ format!("{status} {}", words::phrase(status)) }</bdi>
                }
            </p>
            { who(asked, now) }
            if let Some(note) = &attempt.note {
                <p>{ say::in_english(&guard::sentence(note)) }</p>
            }
            { answer(attempt, newest) }
        </li>
    }
}

/// How soon an answer began and how much went either way, where that is known.
fn traffic(attempt: &AttemptView) -> String {
    let Some((after, sent, received)) =
        attempt.headers_ms.zip(attempt.bytes_sent).zip(attempt.bytes_received).map(|((a, b), c)| (a, b, c))
    else {
        return String::new();
    };
    let after = words::span(std::time::Duration::from_millis(after.into()));
    format!(" · {}", say::traffic(after, sent, received))
}

/// What the endpoint answered, as text and nothing more: it is a stranger's.
fn answer(attempt: &AttemptView, newest: bool) -> Html {
    let Some(text) = attempt.answer.as_ref().filter(|text| !text.is_empty()) else {
        return html! {};
    };
    let is_json = text.trim_start().starts_with(['{', '[']);
    html! {
        <details open={newest}>
            <summary>{ say::answer() }</summary>
            <Code
                text={text.clone()}
                language={if is_json { Language::Json } else { Language::Plain }}
                label={say::answer_to(attempt.attempt)}
                copy=false
            />
            if attempt.answer_cut {
                <p class="hint">{ say::answer_cut() }</p>
            }
        </details>
    }
}
