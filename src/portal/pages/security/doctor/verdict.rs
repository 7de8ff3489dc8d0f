//! The doctor's verdict in words, with the lines that mend it.

use hookpost::doctor::{Cause, Diagnosis, Examined, Fix, Input, Language, Note};
use hookpost::model::Timestamp;
use yew::prelude::*;

use super::super::languages::Languages;
use crate::clock::use_now;
use crate::components::{Code, Icon, Language as Paint};
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
    let (kind, icon, title) = match &diagnosis {
        Diagnosis::Incomplete(inputs) => ("waiting", "info", wanted(inputs)),
        Diagnosis::Valid { .. } => ("valid", "check", "Valid: we sent this".to_owned()),
        Diagnosis::Explained { causes, .. } => ("wrong", "alert", format!("Not valid: {}", count(causes))),
        Diagnosis::Unexplained { causes } => (
            "wrong",
            "alert",
            match causes[..] {
                [Cause::OtherSecret(_)] => "Not valid by the secret that you gave".to_owned(),
                _ => "Not valid, and not all can be told".to_owned(),
            },
        ),
    };
    html! {
        <div class="diagnosis" data-verdict={kind}>
            <div>
                // What ticks stands outside: it would be read out each second.
                <h4 aria-live="polite"><Icon name={icon} />{ title }</h4>
                { told(&diagnosis, props, now) }
                { for props.examined.notes().iter().map(aside) }
            </div>
            { mended(&diagnosis, props) }
        </div>
    }
}

fn count(causes: &[Cause]) -> String {
    words::count(causes.len(), "cause", "causes")
}

/// What to paste yet.
fn wanted(inputs: &[Input]) -> String {
    let name = |input: &Input| match input {
        Input::Headers => "the headers",
        Input::Body => "the body",
        Input::Secret => "the secret",
    };
    let names: Vec<_> = inputs.iter().map(name).collect();
    match &names[..] {
        [one] => format!("Now {one}"),
        [all @ .., last] => format!("Paste {} and {last}", all.join(", ")),
        [] => String::new(),
    }
}

fn told(diagnosis: &Diagnosis, props: &VerdictProps, now: Timestamp) -> Html {
    let by = |secret: usize| match props.secrets {
        0 | 1 => "by your secret".to_owned(),
        of => format!("by secret {} of {of}", secret + 1),
    };
    match diagnosis {
        Diagnosis::Incomplete(_) => html! {
            <p>{ "The request is then tried with every mistake that we know, until one gives the very signature." }</p>
        },
        Diagnosis::Valid { secret, age } => {
            let signed = now.minus(std::time::Duration::from_secs(age.unsigned_abs()));
            let when = if *age < 0 { format!("{} s from now", age.unsigned_abs()) } else { words::ago(signed, now) };
            html! {
                <>
                    <p>{ format!("Signed {} {when}.", by(*secret)) }</p>
                    <p>
                        { "Your server refuses it all the same? Put the signature that your code computes in place of \
                           webhook-signature: the mistake that makes it is named." }
                    </p>
                </>
            }
        }
        Diagnosis::Explained { secret, causes } => {
            let only_time = causes.iter().all(|cause| matches!(cause, Cause::TooOld(_) | Cause::TooEarly(_)));
            let proof = format!("With {} undone, the signature is right {}.", which(causes), by(*secret));
            html! {
                <>
                    <ul>{ for causes.iter().map(|cause| html! { <li>{ cause.to_string() }</li> }) }</ul>
                    if !only_time {
                        <p>{ proof }</p>
                    }
                </>
            }
        }
        Diagnosis::Unexplained { causes } => html! {
            <>
                <ul>{ for causes.iter().map(|cause| html! { <li>{ cause.to_string() }</li> }) }</ul>
                if let [Cause::OtherSecret(_)] = causes[..] {
                    <p>
                        { "None of the other mistakes that we know makes this signature either. Copy the secret anew from \
                           the endpoint’s page, and the body as raw bytes." }
                    </p>
                } else {
                    <p>{ "This is plain to see. Whether it is all cannot be worked out from what is here." }</p>
                }
            </>
        },
    }
}

fn which(causes: &[Cause]) -> &'static str {
    match causes.len() {
        1 => "this",
        2 => "both",
        _ => "all of this",
    }
}

fn aside(noted: &Note) -> Html {
    let words = match noted {
        Note::NotTheFirst { place, of } => format!(
            "It is signature {place} of {of}: a secret is being rotated. Code that looks at the first only refuses this."
        ),
        Note::NameSpelt(name) => {
            format!("A name came as {name}. That is no mistake: compare names without regard to capital letters.")
        }
    };
    html! { <p class="aside"><Icon name="info" /><span>{ words }</span></p> }
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
                <p>{ fix.sentence() }</p>
                <Code
                    text={fix.lines(language)}
                    language={Paint::Plain}
                    label={format!("What mends it in {}", language.name())}
                />
            </>
        }
    };
    html! {
        <div class="mends">
            <h4>{ "What mends it" }</h4>
            <Languages label="Language of the fix" chosen={language} on_choose={&props.on_language}>
                { for fixes.iter().map(fix) }
            </Languages>
        </div>
    }
}
