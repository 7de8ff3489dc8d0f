//! Many documents as rows, each with its verdict. The worker keeps them all and hands out as many as are looked at.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::panel::OnJump;
use super::report::{self, Document, Report};
use super::verdict::problems;
use crate::checker::Checker;
use crate::components::{Button, icon};
use crate::say;

/// So many rows at a time: the page can put them up without a pause.
const PAGE: u32 = 50;

/// The members of the first question.
pub(super) fn first(event_type: Option<&str>) -> Vec<(&'static str, JsValue)> {
    vec![("eventType", event_type.map_or(JsValue::UNDEFINED, JsValue::from_str)), ("count", PAGE.into())]
}

#[derive(PartialEq, Properties)]
pub(super) struct DocumentsProps {
    pub(super) checker: Rc<Checker>,
    pub(super) report: Rc<Report>,
    pub(super) on_jump: OnJump,
}

#[function_component]
pub(super) fn Documents(props: &DocumentsProps) -> Html {
    let report = &props.report;
    let rows = use_state_eq(|| report.documents.clone());
    let wrong_only = use_state_eq(|| false);
    {
        let (rows, wrong_only) = (rows.setter(), wrong_only.setter());
        use_effect_with(Rc::clone(report), move |report| {
            rows.set(report.documents.clone());
            wrong_only.set(false);
        });
    }
    let ask = {
        let (checker, setter, newest) = (Rc::clone(&props.checker), rows.setter(), Rc::clone(report));
        move |only: bool, kept: Vec<Document>| {
            let (checker, setter, newest) = (Rc::clone(&checker), setter.clone(), Rc::clone(&newest));
            spawn_local(async move {
                let from = u32::try_from(kept.len()).unwrap_or(u32::MAX);
                let members = vec![("from", from.into()), ("count", PAGE.into()), ("wrongOnly", only.into())];
                let answer = checker.ask("documents", None, members, Callback::noop()).await.ok();
                // A worker that was stopped since has no list; then what the report brought stays.
                let more = answer.and_then(|answer| report::read::<Vec<Document>>(&answer));
                let more = more.unwrap_or_else(|| newest.documents.clone());
                setter.set(kept.into_iter().chain(more).collect());
            });
        }
    };
    let narrow = {
        let (ask, setter, only) = (ask.clone(), wrong_only.setter(), !*wrong_only);
        move |()| {
            setter.set(only);
            ask(only, Vec::new());
        }
    };
    let left = (if *wrong_only { report.wrong } else { report.total }).saturating_sub(rows.len());
    let load = {
        let (only, kept) = (*wrong_only, (*rows).clone());
        move |()| ask(only, kept.clone())
    };
    html! {
        <div class="documents">
            if report.wrong > 0 && report.wrong < report.total {
                <Button onclick={narrow}>
                    { if *wrong_only { say::show_all().to_owned() } else { say::show_wrong(report.wrong) } }
                </Button>
            }
            <table class="document-rows">
                <thead>
                    <tr><th scope="col">{ say::column_number() }</th><th scope="col">{ say::column_event() }</th><th scope="col">{ say::column_verdict() }</th></tr>
                </thead>
                <tbody>{ for rows.iter().map(|document| row(document, &props.on_jump)) }</tbody>
            </table>
            if left > 0 {
                <Button onclick={load}>{ say::show_more(left.min(PAGE as usize)) }</Button>
            }
        </div>
    }
}

fn row(document: &Document, on_jump: &OnJump) -> Html {
    let jump = {
        let (line, column, on_jump) = (document.line, document.column, on_jump.clone());
        move |_| on_jump.emit((line, column))
    };
    let (state, verdict) = match (document.valid, document.syntax_error()) {
        (true, _) => ("delivered", say::valid().to_owned()),
        (false, Some(_)) => ("retrying", say::not_json().to_owned()),
        (false, None) => ("exhausted", say::problems(document.problems)),
    };
    html! {
        <>
            <tr key={document.index}>
                <td>{ document.index + 1 }</td>
                <td>
                    <button type="button" class="cover" onclick={jump}>
                        <code>{ document.event_type.clone().unwrap_or_else(|| say::no_event_type().to_owned()) }</code>
                        <span class="unseen">{ say::at_line(document.line.to_string()) }</span>
                    </button>
                </td>
                <td><span class="badge" data-state={state}>{ icon(&format!("state-{state}")) }{ verdict }</span></td>
            </tr>
            if !document.valid {
                <tr><td colspan="3">{ problems(document, on_jump) }</td></tr>
            }
        </>
    }
}
