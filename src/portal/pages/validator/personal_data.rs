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
        return panel::no_text(
            "Nothing to look through yet",
            "Paste events before you share them, with the headers they came with if you like: what looks like a person’s \
             data or a secret is marked, and can be replaced by something made up.",
            html! {},
        );
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
                <p class="remark" role="alert">{ "These are no headers of one request: they are too long. Nothing in them was looked at." }</p>
            }
            if is_known && (count > 0 || !headers.too_long) {
                { summary(count, *is_made_up) }
                if let (true, Some(made)) = (*is_made_up, &*made) {
                    <CopyButton text={made.whole()} words="Copy the fake" variant={Variant::Plain} />
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
                            let place = html! { <>{ "header " }<code>{ one.name.clone() }</code></> };
                            item(&one.kind.to_string(), &one.why, place, (one.line, one.column), &on_header)
                        }) }
                        { for listed.iter().map(|one| {
                            let place = html! { <>{ format!("line {} · ", one.line) }<code>{ one.pointer.clone() }</code></> };
                            item(&one.kind.to_string(), &one.why, place, (one.line, one.column), &props.on_jump)
                        }) }
                    </ul>
                }
                if let Some(found) = in_events.filter(|found| found.total > found.listed.len()) {
                    <p class="hint">{ rest(found) }</p>
                }
                <p class="hint">
                    { "Found by names and shapes. It marks rather too much than too little, and is no proof: look \
                       yourself before you share. Ids of orders, kits and tests stay, because support needs them." }
                </p>
            }
        </div>
    }
}

fn summary(count: usize, is_made_up: bool) -> Html {
    match count {
        count if is_made_up => {
            let values = words::count(count, "value", "values");
            headline("delivered", html! { format!("Made up: {values} you can share") })
        }
        0 => headline("delivered", html! { "Nothing looks like personal data" }),
        1 => headline("parked", html! { "1 value looks like personal data" }),
        count => headline("parked", html! { format!("{} values look like personal data", words::number(count)) }),
    }
}

/// What the list leaves out.
fn rest(found: &Found) -> String {
    let more = words::number(found.total - found.listed.len());
    if found.marked == found.total {
        format!("And {more} more, marked in the text.")
    } else {
        format!("And {more} more. The first {} are marked in the text.", words::number(found.marked))
    }
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
