//! The verdict: one line in words, then every problem with its place, or every document with its own.

use hookpost::catalogue;
use hookpost::inspect::Form;
use yew::prelude::*;

use super::answer::Answer;
use super::desk::Desk;
use super::documents::Documents;
use super::panel::{self, OnJump, Working, headline, problem, prose};
use super::report::{Document, Report};
use crate::checker::Checker;
use crate::components::Button;
use crate::load::Loader;
use crate::{json, words};

/// What the panel shows.
pub(super) fn show(checker: &Loader<Checker>, verdict: &Answer<Report>, desk: &Desk, on_jump: &OnJump) -> Html {
    if let Some(html) = panel::not_loaded(checker) {
        return html;
    }
    if desk.length == 0 {
        return panel::no_text(
            "Nothing to check yet",
            "Paste an event, open a file, or begin with an example. The verdict comes as you type.",
            html! { <Button disabled={desk.field.is_none()} onclick={begin(desk)}>{ "Begin with an example" }</Button> },
        );
    }
    if let Some(trouble) = &verdict.trouble {
        return panel::trouble(trouble, &verdict.again);
    }
    html! {
        <>
            if verdict.working {
                <Working length={desk.length} done={verdict.done} on_stop={&verdict.stop} />
            }
            if let (Some(report), Some(checker)) = (&verdict.value, checker.value()) {
                <div class="verdict-panel" aria-busy={verdict.working.then_some("true")}>
                    { summary(report) }
                    if let Some(outside) = &report.outside {
                        <ul class="problems">{ problem(outside, on_jump) }</ul>
                    }
                    if report.form == Form::Event {
                        { for report.documents.first().map(|document| one(document, on_jump)) }
                    } else {
                        <Documents {checker} report={report.clone()} on_jump={on_jump} />
                    }
                    if report.omitted > 0 {
                        <p class="hint">
                            { format!("{} more are not told: a text with so many is wrong in some other way.",
                                      words::count(report.omitted as usize, "problem", "problems")) }
                        </p>
                    }
                </div>
            }
        </>
    }
}

/// Puts the catalogue's first example into the field.
fn begin(desk: &Desk) -> Callback<()> {
    let field = desk.field.clone();
    Callback::from(move |()| {
        if let (Some(field), Some(entry)) = (&field, catalogue::entries().first()) {
            field.replace(&json::pretty(entry.example()));
        }
    })
}

/// The one line on top.
fn summary(report: &Report) -> Html {
    if report.form != Form::Event {
        return many(report);
    }
    let Some(document) = report.documents.first() else {
        return html! {};
    };
    if let Some(error) = document.syntax_error() {
        return headline("retrying", html! { <>{ "Not JSON yet: " }{ prose(&error.message) }</> });
    }
    let name = document.event_type.clone().map(|name| html! { <code>{ name }</code> });
    if document.valid {
        return headline("delivered", html! { <>{ "Valid " }{ name.unwrap_or_else(|| "event".into()) }</> });
    }
    let count = words::count(document.problems, "problem", "problems");
    match name {
        Some(name) => headline("exhausted", html! { <>{ count }{ " in " }{ name }</> }),
        None => headline("exhausted", html! { <>{ count }{ ": the text names no event type" }</> }),
    }
}

fn many(report: &Report) -> Html {
    let total = words::count(report.total, "event", "events");
    match report.wrong {
        _ if report.total == 0 => headline("retrying", html! { "The array holds no event" }),
        0 if report.valid && report.total == 1 => headline("delivered", html! { "The one event is valid" }),
        0 if report.valid => headline("delivered", html! { format!("All {total} are valid") }),
        0 => headline("retrying", html! { format!("{total}, each valid, but the text around them is not JSON") }),
        wrong => headline(
            "exhausted",
            html! { format!("{wrong} of {total} {} problems", if wrong == 1 { "has" } else { "have" }) },
        ),
    }
}

/// What the line on top leaves unsaid of the one document.
fn one(document: &Document, on_jump: &OnJump) -> Html {
    match document.syntax_error() {
        Some(error) => panel::place(error.line, error.column, on_jump),
        None => problems(document, on_jump),
    }
}

/// Every problem of a document.
pub(super) fn problems(document: &Document, on_jump: &OnJump) -> Html {
    if document.violations.is_empty() {
        return html! {};
    }
    let left_out = document.problems - document.violations.len();
    html! {
        <>
            <ul class="problems">{ for document.violations.iter().map(|violation| problem(violation, on_jump)) }</ul>
            if left_out > 0 {
                <p class="hint">{ format!("And {left_out} more, marked in the text.") }</p>
            }
        </>
    }
}
