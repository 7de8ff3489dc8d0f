//! The partner's own headers, one row each. A saved value is never shown: it is kept, or another takes its place.

use hookpost::guard::HeaderRow;
use hookpost::model::{HeaderSummary, Redacted};
use hookpost::privacy::{self, Kind};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Remark, remark_line};
use super::{Button, Variant};
use crate::say;
use crate::words;

#[derive(PartialEq, Properties)]
pub(crate) struct HeaderRowsProps {
    pub(crate) rows: Vec<HeaderRow>,
    /// The headers that are saved: names, lengths and fingerprints.
    pub(crate) saved: Vec<HeaderSummary>,
    /// What is wrong, by the pointers of the fields.
    pub(crate) remarks: Vec<(String, Remark)>,
    pub(crate) on_change: Callback<Vec<HeaderRow>>,
    /// Somebody left the field at this pointer.
    pub(crate) on_leave: Callback<String>,
}

#[function_component]
pub(crate) fn HeaderRows(props: &HeaderRowsProps) -> Html {
    let add = changed(props, |rows| {
        rows.push(HeaderRow { name: String::new(), value: Some(Redacted::new(String::new())) });
    });
    let row = |(index, row): (usize, &HeaderRow)| {
        let remark = |part: &str| {
            let pointer = format!("/headers/{index}/{part}");
            remark_at(&props.remarks, &pointer)
        };
        let edit = {
            let (rows, on_change) = (props.rows.clone(), props.on_change.clone());
            Callback::from(move |row: HeaderRow| {
                let mut rows = rows.clone();
                rows[index] = row;
                on_change.emit(rows);
            })
        };
        let on_leave = props.on_leave.reform(move |part: &'static str| format!("/headers/{index}/{part}"));
        let saved = props.saved.iter().find(|saved| saved.name.as_str() == row.name.trim()).cloned();
        html! {
            <Row
                number={index + 1}
                row={row.clone()}
                {saved}
                name_remark={remark("name")}
                value_remark={or_hint(remark("value"), row)}
                on_change={edit}
                {on_leave}
                on_remove={changed(props, move |rows| drop(rows.remove(index)))}
            />
        }
    };
    html! {
        <fieldset class="header-rows">
            <legend>{ say::headers() }<span class="muted">{ " " }{ say::headers_optional() }</span></legend>
            <p class="hint">
                { say::headers_hint() }
                if !props.saved.is_empty() {
                    { " " }{ say::headers_fingerprint(html! { <code>{ "name: value" }</code> }) }
                }
            </p>
            { for props.rows.iter().enumerate().map(row) }
            { remark_line(&remark_at(&props.remarks, "/headers"), "remark-headers") }
            <Button variant={Variant::Quiet} icon="plus" onclick={add}>{ say::header_add() }</Button>
        </fieldset>
    }
}

/// What there is to say of the field at a pointer.
fn remark_at(remarks: &[(String, Remark)], pointer: &str) -> Remark {
    remarks.iter().find(|(at, _)| at == pointer).map(|(_, remark)| remark.clone()).unwrap_or_default()
}

/// What there is to say of a value that nothing is wrong with: whether it looks like a person's data. Secrets are what
/// headers are for, and what a developer writes here is no person's free text.
fn or_hint(remark: Remark, row: &HeaderRow) -> Remark {
    let Some(value) = row.value.as_ref().filter(|_| remark == Remark::None) else { return remark };
    match privacy::find_in_headers(&[(&row.name, value.reveal())]).pop() {
        Some(found) if !matches!(found.kind, Kind::Secret | Kind::FreeText) => {
            Remark::Hint(say::header_personal(words::kind(found.kind)).into())
        }
        _ => remark,
    }
}

/// Makes a change to the rows and tells whoever holds them.
fn changed(props: &HeaderRowsProps, change: impl Fn(&mut Vec<HeaderRow>) + 'static) -> Callback<()> {
    let (rows, on_change) = (props.rows.clone(), props.on_change.clone());
    Callback::from(move |()| {
        let mut rows = rows.clone();
        change(&mut rows);
        on_change.emit(rows);
    })
}

#[derive(PartialEq, Properties)]
struct RowProps {
    number: usize,
    row: HeaderRow,
    /// What is saved under this name, if there is something.
    saved: Option<HeaderSummary>,
    name_remark: Remark,
    value_remark: Remark,
    on_change: Callback<HeaderRow>,
    on_leave: Callback<&'static str>,
    on_remove: Callback<()>,
}

#[function_component]
fn Row(props: &RowProps) -> Html {
    let RowProps { number, row, .. } = props;
    let (name_id, value_id) = (format!("remark-header-{number}-name"), format!("remark-header-{number}-value"));
    let with_name = {
        let (row, on_change) = (row.clone(), props.on_change.clone());
        move |event: InputEvent| {
            let name = event.target_unchecked_into::<HtmlInputElement>().value();
            on_change.emit(HeaderRow { name, ..row.clone() });
        }
    };
    let with_value = {
        let (row, on_change) = (row.clone(), props.on_change.clone());
        Callback::from(move |value: Option<String>| {
            on_change.emit(HeaderRow { value: value.map(Redacted::new), ..row.clone() });
        })
    };
    let leave = |part: &'static str| {
        let on_leave = props.on_leave.clone();
        move |_: FocusEvent| on_leave.emit(part)
    };
    html! {
        <div class="header-row" role="group" aria-label={say::header_n(*number)}>
            <input
                type="text"
                data-kind="code"
                placeholder="authorization"
                aria-label={say::header_name_n(*number)}
                value={row.name.clone()}
                readonly={row.value.is_none()}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-invalid={props.name_remark.invalid()}
                aria-describedby={(props.name_remark != Remark::None).then(|| name_id.clone())}
                oninput={with_name}
                onblur={leave("name")}
            />
            { value_part(props, &value_id, &with_value, leave("value")) }
            <Button
                variant={Variant::Quiet}
                icon="x"
                label={say::header_remove_n(*number)}
                onclick={&props.on_remove}
            >
                { "" }
            </Button>
            { remark_line(&props.name_remark, &name_id) }
            { remark_line(&props.value_remark, &value_id) }
        </div>
    }
}

fn value_part(
    props: &RowProps,
    remark_id: &str,
    with_value: &Callback<Option<String>>,
    on_leave: impl Fn(FocusEvent) + 'static,
) -> Html {
    let number = props.number;
    let Some(value) = &props.row.value else {
        let told = props.saved.as_ref().map(|saved| {
            let length = say::characters(saved.length);
            html! {
                <>
                    <span class="muted">{ length }</span>
                    <span class="muted">{ say::fingerprint(html! { <code>{ &saved.fingerprint }</code> }) }</span>
                </>
            }
        });
        let replace = with_value.reform(|()| Some(String::new()));
        return html! {
            <span class="saved-value">
                <span><span>{ "••••••••" }</span>{ told }</span>
                <Button variant={Variant::Quiet} label={say::header_replace_n(number)} onclick={replace}>
                    { say::replace() }
                </Button>
            </span>
        };
    };
    let typed = with_value.clone();
    html! {
        <span class="typed-value">
            <input
                type="text"
                data-kind="code"
                placeholder={if props.saved.is_some() { say::a_new_value() } else { "Bearer …" }}
                aria-label={say::header_value_n(number)}
                value={value.reveal().clone()}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-invalid={props.value_remark.invalid()}
                aria-describedby={(props.value_remark != Remark::None).then(|| remark_id.to_owned())}
                oninput={move |event: InputEvent| {
                    typed.emit(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
                }}
                onblur={on_leave}
            />
            if props.saved.is_some() {
                <Button variant={Variant::Quiet} onclick={with_value.reform(|()| None)}>{ say::keep_saved() }</Button>
            }
        </span>
    }
}
