//! The doctor's verdict in words, with the lines that mend it.

use hookpost::doctor::{Cause, Diagnosis, Examined, Fix, Input, Language, Note};
use hookpost::model::Timestamp;
use yew::prelude::*;

use super::super::languages::Languages;
use super::cause;
use crate::clock::use_now;
use crate::components::{Code, Language as Paint, icon};
use crate::say;
use crate::words;

#[derive(PartialEq, Properties)]
pub(super) struct VerdictProps {
    pub(super) examined: Examined,
    /// How many secrets were given.
    pub(super) secrets: usize,
    pub(super) language: Language,
    pub(super) on_language: Callback<Language>,
}

#[function_component]
pub(super) fn Verdict(props: &VerdictProps) -> Html {
    let now = use_now();
    let diagnosis = props.examined.judge(now);
    let (kind, shape, title) = match &diagnosis {
        Diagnosis::Incomplete(inputs) => ("waiting", "info", wanted(inputs)),
        Diagnosis::Valid { .. } => ("valid", "check", say::doctor_valid().to_owned()),
        Diagnosis::Explained { causes, .. } => ("wrong", "alert", say::doctor_not_valid(causes.len())),
        Diagnosis::Unexplained { causes } => (
            "wrong",
            "alert",
            match causes[..] {
                [Cause::OtherSecret(_)] => say::doctor_not_by_secret().to_owned(),
                _ => say::doctor_not_all().to_owned(),
            },
        ),
    };
    html! {
        <div class="diagnosis" data-verdict={kind}>
            <div>
                // What ticks stands outside: it would be read out each second.
                <h4 aria-live="polite">{ icon(shape) }{ title }</h4>
                { told(&diagnosis, props, now) }
                { for props.examined.notes().iter().map(aside) }
            </div>
            { mended(&diagnosis, props) }
        </div>
    }
}

/// What to paste yet.
fn wanted(inputs: &[Input]) -> String {
    let name = |input: &Input| match input {
        Input::Headers => say::doctor_the_headers(),
        Input::Body => say::doctor_the_body(),
        Input::Secret => say::doctor_the_secret(),
    };
    let names: Vec<_> = inputs.iter().map(name).collect();
    match &names[..] {
        [one] => say::doctor_now(one),
        [all @ .., last] => say::doctor_paste(all.join(say::comma()), last),
        [] => String::new(),
    }
}

fn told(diagnosis: &Diagnosis, props: &VerdictProps, now: Timestamp) -> Html {
    let by = |secret: usize| match props.secrets {
        0 | 1 => say::doctor_by_your_secret().to_owned(),
        of => say::doctor_by_secret(secret + 1, of),
    };
    match diagnosis {
        Diagnosis::Incomplete(_) => html! {
            <p>{ say::doctor_tries() }</p>
        },
        Diagnosis::Valid { secret, age } => {
            let signed = now.minus(std::time::Duration::from_secs(age.unsigned_abs()));
            let when = if *age < 0 { say::seconds_from_now(age.unsigned_abs()) } else { words::ago(signed, now) };
            html! {
                <>
                    <p>{ say::doctor_signed(by(*secret), when) }</p>
                    <p>
                        { say::doctor_refuses_still() }
                    </p>
                </>
            }
        }
        Diagnosis::Explained { secret, causes } => {
            let only_time = causes.iter().all(|cause| matches!(cause, Cause::TooOld(_) | Cause::TooEarly(_)));
            let proof = say::doctor_proof(causes.len(), by(*secret));
            html! {
                <>
                    <ul>{ for causes.iter().map(|cause| html! { <li>{ cause::sentence(cause) }</li> }) }</ul>
                    if !only_time {
                        <p>{ proof }</p>
                    }
                </>
            }
        }
        Diagnosis::Unexplained { causes } => html! {
            <>
                <ul>{ for causes.iter().map(|cause| html! { <li>{ cause::sentence(cause) }</li> }) }</ul>
                if let [Cause::OtherSecret(_)] = causes[..] {
                    <p>
                        { say::doctor_other_secret() }
                    </p>
                } else {
                    <p>{ say::doctor_plain() }</p>
                }
            </>
        },
    }
}

fn aside(noted: &Note) -> Html {
    let words = match noted {
        Note::NotTheFirst { place, of } => say::doctor_not_first(*place, *of),
        Note::NameSpelt(name) => say::doctor_name_spelt(name),
    };
    html! { <p class="aside">{ icon("info") }<span>{ words }</span></p> }
}

/// What to do, and the lines that do it, each kind once.
fn mended(diagnosis: &Diagnosis, props: &VerdictProps) -> Html {
    let mut fixes: Vec<Fix> = Vec::new();
    let causes = match diagnosis {
        Diagnosis::Explained { causes, .. } | Diagnosis::Unexplained { causes } => &causes[..],
        _ => &[],
    };
    let rotating = props.examined.notes().iter().any(|note| matches!(note, Note::NotTheFirst { .. }));
    for fix in causes.iter().map(Cause::fix).chain(rotating.then_some(Fix::EverySignature)) {
        if !fixes.contains(&fix) {
            fixes.push(fix);
        }
    }
    if fixes.is_empty() {
        return html! {};
    }
    let language = props.language;
    let fix = |fix: &Fix| {
        html! {
            <>
                <p>{ sentence(*fix) }</p>
                <Code
                    text={fix.lines(language)}
                    language={Paint::Plain}
                    label={say::doctor_mends_in(language.name())}
                />
            </>
        }
    };
    html! {
        <div class="mends">
            <h4>{ say::doctor_what_mends() }</h4>
            <Languages label={say::language_of_fix()} chosen={language} on_choose={&props.on_language}>
                { for fixes.iter().map(fix) }
            </Languages>
        </div>
    }
}

/// What to do, in a sentence.
fn sentence(fix: Fix) -> &'static str {
    match fix {
        Fix::RawBody => say::fix_raw_body(),
        Fix::Key => say::fix_key(),
        Fix::Text => say::fix_text(),
        Fix::Base64 => say::fix_base64(),
        Fix::EverySignature => say::fix_every_signature(),
        Fix::Tolerance => say::fix_tolerance(),
        Fix::Headers => say::fix_headers(),
    }
}
