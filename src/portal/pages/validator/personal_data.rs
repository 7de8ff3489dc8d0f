//! What in the text and its headers looks like a person's data, and a copy to share in which all of it is made up.

use std::rc::Rc;

use yew::prelude::*;

use super::answer::use_answer;
use super::desk::Desk;
use super::fake::{Fake, Made};
use super::headers::Headers;
use super::member;
use super::panel::{self, OnJump, Working, headline, prose};
use super::report::{self, Found};
use crate::checker::Checker;
use crate::components::{CopyButton, Variant};
use crate::say;
use crate::words;

#[derive(PartialEq, Properties)]
pub(super) struct PersonalDataProps {
    pub(super) checker: Option<Rc<Checker>>,
    pub(super) desk: Desk,
    pub(super) headers: Headers,
    pub(super) on_jump: OnJump,
}

#[function_component]
pub(super) fn PersonalData(props: &PersonalDataProps) -> Html {
    let PersonalDataProps { desk, headers, .. } = props;
    let question = |()| ("find", Vec::new());
    let found = use_answer(desk, props.checker.clone(), (), question, |field, answer| {
        let marks = member(answer, "marks");
        field.tint(&if marks.is_undefined() { js_sys::Array::new().into() } else { marks });
        report::read::<Found>(&member(answer, "found"))
    });
    {
        // The marks belong to this view and go with it.
        use_effect_with(desk.field.clone(), |field| {
            let field = field.clone();
            move || {
                if let Some(field) = field {
                    field.tint(&js_sys::Array::new());
                }
            }
        });
    }
    let made = use_state_eq(|| None::<Made>);
    // What was made up still looks like a person's data: that is what it is for. A long text is compared once, when it has
    // come to rest.
    let is_made_up = use_memo(((*made).clone(), desk.clone(), headers.text.clone()), |(made, desk, headers)| {
        match (made, &desk.field) {
            (Some(made), Some(field)) => made.headers == *headers && field.text() == *made.events,
            _ => false,
        }
    });
    let on_header = {
        let field = headers.field.clone();
        Callback::from(move |(line, column)| {
            if let Some(field) = &field {
                field.jump(line, column);
            }
        })
    };
    let has_events = desk.length > 0;
    if !has_events && headers.text.is_empty() && !headers.too_long {
        return panel::no_text(say::personal_none_title(), say::personal_none_words(), html! {});
    }
    if let Some(trouble) = &found.trouble {
        return panel::trouble(trouble, &found.again);
    }
    let in_events = found.value.as_ref().filter(|_| has_events);
    let count = in_events.map_or(0, |found| found.total) + headers.found.len();
    let listed = in_events.map_or(&[][..], |found| &found.listed);
    let is_known = !has_events || in_events.is_some();
    html! {
        <div class="personal-data">
            if found.working {
                <Working length={desk.length} done={found.done} on_stop={&found.stop} />
            }
            if headers.too_long {
                <p class="remark" role="alert">{ say::headers_too_long() }</p>
            }
            if is_known && (count > 0 || !headers.too_long) {
                { summary(count, *is_made_up) }
                if let (true, Some(made)) = (*is_made_up, &*made) {
                    <CopyButton text={made.whole()} words={say::fake_copy()} variant={Variant::Plain} />
                } else if count > 0 {
                    <Fake
                        checker={props.checker.clone()}
                        desk={desk.clone()}
                        headers={headers.clone()}
                        on_made={let setter = made.setter(); move |copy| setter.set(Some(copy))}
                    />
                }
                if count > 0 {
                    <ul class="problems found">
                        { for headers.found.iter().map(|one| {
                            let place = say::place_header(html! { <code>{ one.name.clone() }</code> });
                            item(words::kind(one.kind), &one.why, place, (one.line, one.column), &on_header)
                        }) }
                        { for listed.iter().map(|one| {
                            let place = say::place_line(one.line.to_string(), html! { <code>{ one.pointer.clone() }</code> });
                            item(words::kind(one.kind), &one.why, place, (one.line, one.column), &props.on_jump)
                        }) }
                    </ul>
                }
                if let Some(found) = in_events.filter(|found| found.total > found.listed.len()) {
                    <p class="hint">{ rest(found) }</p>
                }
                <p class="hint">
                    { say::personal_hint() }
                </p>
            }
        </div>
    }
}

fn summary(count: usize, is_made_up: bool) -> Html {
    match count {
        count if is_made_up => headline("delivered", html! { { say::made_up(count) } }),
        0 => headline("delivered", html! { { say::personal_nothing() } }),
        count => headline("parked", html! { { say::personal_found(count) } }),
    }
}

/// What the list leaves out.
fn rest(found: &Found) -> String {
    let more = found.total - found.listed.len();
    if found.marked == found.total { say::more_marked(more) } else { say::more_some_marked(more, found.marked) }
}

fn item(kind: &str, why: &str, place: Html, (line, column): (u32, u32), on_jump: &OnJump) -> Html {
    let on_jump = on_jump.clone();
    html! {
        <li>
            <button type="button" title={why.to_owned()} onclick={move |_| on_jump.emit((line, column))}>
                <span>{ prose(&words::capital(kind)) }</span>
                <span class="muted">{ place }</span>
            </button>
        </li>
    }
}
