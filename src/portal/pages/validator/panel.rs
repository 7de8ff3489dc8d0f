//! What all views have in common: how waiting, failing and an empty text look, and how a place in the text is named.

use gloo_timers::callback::Timeout;
use hookpost::schema::Violation;
use yew::prelude::*;

use crate::checker::{Checker, Trouble};
use crate::components::{Button, empty, error_note, icon};
use crate::load::{Load, Loader};
use crate::{language, say, words};

/// Work that takes longer than this is worth words and a way to stop it.
const SHOWS_MS: u32 = 400;

/// Goes to a line and a column of the text.
pub(super) type OnJump = Callback<(u32, u32)>;

/// Why there is no validator, if there is none yet.
pub(super) fn not_loaded(checker: &Loader<Checker>) -> Option<Html> {
    match checker.state() {
        Load::Waiting => Some(html! { <p class="muted" aria-busy="true">{ say::validator_loading() }</p> }),
        Load::Failed(failure) => Some(error_note(say::validator_not_loaded(), failure, Some(&checker.retry))),
        Load::Ready(..) => None,
    }
}

/// Why there is no answer.
pub(super) fn trouble(trouble: &Trouble, again: &Callback<()>) -> Html {
    let (title, words) = match trouble {
        Trouble::Stopped => (say::stopped_title(), html! { { say::stopped_words() } }),
        Trouble::Refused(cause) => (say::no_answer_title(), say::in_english(&format!("{cause}."))),
        Trouble::Failed(cause) => (say::validator_failed(), say::validator_failed_words(say::in_english(cause))),
    };
    html! {
        <div class="note" data-variant={if matches!(trouble, Trouble::Failed(_)) { "danger" } else { "warning" }} role="alert">
            { icon("alert") }
            <div><strong>{ title }</strong><p>{ words }</p></div>
            <Button icon="refresh" onclick={again}>{ say::try_again() }</Button>
        </div>
    }
}

/// What there is before there is a text.
pub(super) fn no_text(title: &'static str, words: &'static str, action: Html) -> Html {
    empty("inbox", title, html! { <><p>{ words }</p>{ action }</> })
}

#[derive(PartialEq, Properties)]
pub(super) struct WorkingProps {
    /// How long the text is.
    pub(super) length: u32,
    /// How much of it is done, of 1, if that is known.
    pub(super) done: Option<f64>,
    pub(super) on_stop: Callback<()>,
}

/// Says what is under way, once it takes long.
#[function_component]
pub(super) fn Working(props: &WorkingProps) -> Html {
    let shown = use_state_eq(|| false);
    {
        let setter = shown.setter();
        use_effect_with((), move |()| {
            let timer = Timeout::new(SHOWS_MS, move || setter.set(true));
            move || drop(timer)
        });
    }
    if !*shown {
        return html! {};
    }
    html! {
        <div class="working">
            <p>
                <span role="status">{ say::checking(size(props.length)) }</span>
                if let Some(done) = props.done {
                    <span class="muted">{ " " }{ words::percent((done * 100.0).round() / 100.0) }</span>
                }
            </p>
            <Button icon="x" onclick={&props.on_stop}>{ say::stop() }</Button>
            <progress aria-label={say::checking_label()} value={props.done.map(|done| done.to_string())} />
        </div>
    }
}

/// How long a text is, in the unit that fits.
pub(super) fn size(length: u32) -> String {
    match length {
        0..1_000 => say::size_characters(length),
        1_000..1_000_000 => say::size_kilobytes(length / 1_000),
        _ => say::size_megabytes(f64::from(length / 100_000) / 10.0),
    }
}

/// A sentence in which what stands between backticks is code.
pub(super) fn prose(sentence: &str) -> Html {
    let part = |(place, part): (usize, &str)| {
        let part = part.to_owned();
        if place % 2 == 1 {
            html! { <code>{ part }</code> }
        } else {
            html! { { part } }
        }
    };
    sentence.split('`').enumerate().map(part).collect()
}

/// A sentence of a ring that knows no other language.
pub(super) fn in_english(sentence: &str) -> Html {
    if language::is_english() {
        return prose(sentence);
    }
    html! { <span lang="en" dir="ltr">{ prose(sentence) }</span> }
}

/// A message with its full stop.
fn sentence(message: &str) -> String {
    if message.ends_with(['.', '?', '!']) { message.to_owned() } else { format!("{message}.") }
}

/// A button that leads to a place, where the place is all there is to say.
pub(super) fn place(line: u32, column: u32, on_jump: &OnJump) -> Html {
    let onclick = on_jump.reform(move |()| (line, column));
    html! { <Button icon="chevron-right" {onclick}>{ say::go_to_place(line.to_string(), column.to_string()) }</Button> }
}

/// A problem that leads to its place.
pub(super) fn problem(violation: &Violation, on_jump: &OnJump) -> Html {
    let (line, column, on_jump) = (violation.line, violation.column, on_jump.clone());
    html! {
        <li>
            <button type="button" onclick={move |_| on_jump.emit((line, column))}>
                <span>{ in_english(&sentence(&violation.message)) }</span>
                <span class="muted">
                    { say::line_and_column(line.to_string(), column.to_string()) }
                    if !violation.pointer.is_empty() {
                        { " · " }<code>{ violation.pointer.clone() }</code>
                    }
                </span>
            </button>
        </li>
    }
}

/// The state of a thing as the one line that matters.
pub(super) fn headline(state: &'static str, words: Html) -> Html {
    html! {
        <p class="headline" data-state={state} role="status">{ icon(&format!("state-{state}")) }<span>{ words }</span></p>
    }
}
