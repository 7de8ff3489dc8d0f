//! The verdict: one line in words, then every problem with its place, or every document with its own.

use hookpost::catalogue;
use hookpost::inspect::Form;
use yew::prelude::*;

use super::answer::Answer;
use super::desk::Desk;
use super::documents::Documents;
use super::panel::{self, OnJump, Working, headline, in_english, problem};
use super::report::{Document, Report};
use crate::checker::Checker;
use crate::components::Button;
use crate::load::Loader;
use crate::{json, say};

/// What the panel shows.
pub(super) fn show(checker: &Loader<Checker>, verdict: &Answer<Report>, desk: &Desk, on_jump: &OnJump) -> Html {
    if let Some(html) = panel::not_loaded(checker) {
        return html;
    }
    if desk.length == 0 {
        return panel::no_text(
            say::check_none_title(),
            say::check_none_words(),
            html! { <Button disabled={desk.field.is_none()} onclick={begin(desk)}>{ say::begin_with_example() }</Button> },
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
                            { say::problems_not_told(report.omitted) }
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
        return headline("retrying", say::not_json_yet(in_english(&error.message)));
    }
    let name = document.event_type.clone().map(|name| html! { <code>{ name }</code> });
    if document.valid {
        return headline("delivered", say::valid_event(name.unwrap_or_else(|| say::event_word().into())));
    }
    match name {
        Some(name) => headline("exhausted", say::problems_in(document.problems, name)),
        None => headline("exhausted", html! { { say::problems_no_type(document.problems) } }),
    }
}

fn many(report: &Report) -> Html {
    match report.wrong {
        _ if report.total == 0 => headline("retrying", html! { { say::array_empty() } }),
        0 if report.valid && report.total == 1 => headline("delivered", html! { { say::one_valid() } }),
        0 if report.valid => headline("delivered", html! { { say::all_valid(report.total) } }),
        0 => headline("retrying", html! { { say::valid_but_around(report.total) } }),
        wrong => headline("exhausted", html! { { say::some_wrong(wrong, report.total) } }),
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
                <p class="hint">{ say::more_marked(left_out) }</p>
            }
        </>
    }
}
