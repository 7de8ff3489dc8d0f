//! The validator: a text on the left, and beside it what there is to say of it: the verdict, the sequence of its events,
//! a person's data in it, and the schema it is held to. Nothing of it leaves the tab.

mod answer;
mod desk;
mod documents;
mod fake;
mod headers;
mod panel;
mod personal_data;
mod report;
mod schema;
mod sequence;
mod share;
mod start;
mod toolbar;
mod verdict;

use std::rc::Rc;

use wasm_bindgen::{JsCast as _, JsValue};
use yew::prelude::*;

use self::answer::{Answer, use_answer};
use self::desk::use_desk;
use self::headers::use_headers;
use self::report::Report;
use self::start::use_start;
use self::toolbar::Toolbar;
use crate::bindings::{DropEvent, File};
use crate::checker::Checker;
use crate::client;
use crate::components::{CodeEditor, Field, Heading, Link, Matter, PlainEditor, error_note};
use crate::load::{Load, use_part};
use crate::route::{Route, Source, View};
use crate::say;

/// Named by the build after its content.
const EDITOR: &str = match option_env!("HOOKPOST_EDITOR") {
    Some(name) => name,
    None => "/editor.js",
};

#[derive(PartialEq, Properties)]
pub(crate) struct ValidatorProps {
    pub(crate) view: View,
    pub(crate) source: Option<Source>,
}

#[function_component]
pub(crate) fn Validator(props: &ValidatorProps) -> Html {
    let editor = use_part(|| client::script(EDITOR));
    let checker = use_part(Checker::load);
    let desk = use_desk();
    let event_type = use_state_eq(|| None::<&'static str>);
    let said = use_state_eq(|| None::<AttrValue>);
    let question = |event_type: Option<&'static str>| ("validate", documents::first(event_type));
    let verdict: Answer<Report> = use_answer(&desk, checker.value(), *event_type, question, |field, answer| {
        mark(field, answer);
        report::read(&member(answer, "report"))
    });
    use_start(&desk, props.source.as_ref(), said.setter());
    let headers = {
        let field = desk.field.clone();
        use_headers(Callback::from(move |body: String| {
            if let Some(field) = &field {
                field.replace(&body);
            }
        }))
    };
    let take_file = {
        let (field, setter) = (desk.field.clone(), said.setter());
        Callback::from(move |file: File| start::open(file, field.clone(), setter.clone()))
    };
    let ondrop = {
        let take_file = take_file.clone();
        move |event: DragEvent| {
            event.prevent_default();
            let event: &DropEvent = event.unchecked_ref();
            let file = event.files().and_then(|files| files.files()).map(|files| files.get(0));
            if let Some(file) = file.filter(|file| !file.is_undefined()) {
                take_file.emit(file.unchecked_into());
            }
        }
    };
    let on_jump = {
        let field = desk.field.clone();
        Callback::from(move |(line, column)| {
            if let Some(field) = &field {
                field.jump(line, column);
            }
        })
    };
    let view = |view: View| {
        let words = match view {
            View::Verdict => say::view_verdict(),
            View::Sequence => say::view_sequence(),
            View::PersonalData => say::view_personal_data(),
            View::Schema => say::view_schema(),
        };
        html! { <Link to={Route::Validator(view, props.source.clone())} current={view == props.view}>{ words }</Link> }
    };
    let field = match editor.state() {
        Load::Waiting => html! { <div class="code-editor" aria-busy="true"><p>{ say::editor_loading() }</p></div> },
        Load::Ready(..) => html! { <CodeEditor on_ready={&desk.on_ready} on_change={&desk.on_change} /> },
        Load::Failed(failure) => html! {
            <>
                { error_note(say::editor_not_loaded(), failure, Some(&editor.retry)) }
                <PlainEditor on_ready={&desk.on_ready} on_change={&desk.on_change} />
            </>
        },
    };
    let headers_field = match editor.state() {
        _ if props.view != View::PersonalData => html! {},
        Load::Waiting => html! {},
        Load::Ready(..) => html! {
            <CodeEditor matter={Matter::Headers} on_ready={&headers.on_ready} on_change={&headers.on_change} />
        },
        Load::Failed(_) => html! {
            <PlainEditor matter={Matter::Headers} on_ready={&headers.on_ready} on_change={&headers.on_change} />
        },
    };
    html! {
        <>
            <header class="page-head">
                <div>
                    <Heading title={say::tab_validator()} />
                    <p class="muted">{ say::validator_lead() }</p>
                </div>
            </header>
            <Toolbar
                desk={desk.clone()}
                event_type={*event_type}
                detected={verdict.value.as_ref().and_then(detected)}
                on_event_type={let setter = event_type.setter(); move |event_type| setter.set(event_type)}
                on_file={take_file}
            />
            if let Some(said) = &*said {
                <p class="remark" role="alert">{ said.clone() }</p>
            }
            <div class="validator" {ondrop} ondragover={|event: DragEvent| event.prevent_default()}>
                <section aria-label={say::validator_text()}>
                    if props.view == View::PersonalData {
                        <h3 class="part">{ say::headers() }<span class="muted">{ " " }{ say::headers_kept_nowhere() }</span></h3>
                        { headers_field }
                        <h3 class="part">{ say::events_label() }</h3>
                    }
                    { field }
                    <p class="hint">
                        { match desk.length {
                            0 => say::checked_in_tab_empty(),
                            _ => say::checked_in_tab(),
                        } }
                    </p>
                </section>
                <section class="reading" aria-label={say::what_there_is_to_say()}>
                    <nav class="views" aria-label={say::views_of_text()}>{ for View::ALL.map(view) }</nav>
                    { match props.view {
                        View::Verdict => verdict::show(&checker, &verdict, &desk, &on_jump),
                        View::Sequence => html! {
                            <sequence::Sequence checker={checker.value()} desk={desk.clone()} on_jump={on_jump} />
                        },
                        View::PersonalData => html! {
                            <personal_data::PersonalData checker={checker.value()} desk={desk.clone()} {headers} on_jump={on_jump} />
                        },
                        View::Schema => html! {
                            <schema::Schema
                                types={verdict.value.as_ref().map(|report| report.types.clone()).unwrap_or_default()}
                                asked={*event_type}
                            />
                        },
                    } }
                </section>
            </div>
        </>
    }
}

/// The event type that the text says it has, where there is but one.
fn detected(report: &Rc<Report>) -> Option<AttrValue> {
    match &report.types[..] {
        [one] => Some(one.clone().into()),
        _ => None,
    }
}

fn mark(field: &Field, answer: &JsValue) {
    let marks = member(answer, "marks");
    field.mark(&if marks.is_undefined() { js_sys::Array::new().into() } else { marks });
}

fn member(answer: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(answer, &name.into()).unwrap_or_default()
}
