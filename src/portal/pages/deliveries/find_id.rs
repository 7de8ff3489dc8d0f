//! Finding deliveries by an id, or some of it.

use hookpost::api::IdPart;
use hookpost::model::DeliveryId;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::{Remark, remark_line};
use crate::say;

#[derive(PartialEq, Properties)]
pub(super) struct FindIdProps {
    pub(super) id: Option<IdPart>,
    pub(super) on_find: Callback<Option<IdPart>>,
}

/// Finds deliveries by an id or some of it: at Enter, when the field is left, and at once when a whole id is pasted.
#[function_component]
pub(super) fn FindId(props: &FindIdProps) -> Html {
    let text = use_state_eq(String::new);
    {
        let setter = text.setter();
        use_effect_with(props.id.clone(), move |id| {
            setter.set(id.as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default());
        });
    }
    let is_odd = !text.trim().is_empty() && IdPart::parse(&text).is_none();
    let find = {
        let (id, on_find) = (props.id.clone(), props.on_find.clone());
        move |text: &str| {
            let found = IdPart::parse(text);
            if found != id && (found.is_some() || text.trim().is_empty()) {
                on_find.emit(found);
            }
        }
    };
    let oninput = {
        let (setter, find) = (text.setter(), find.clone());
        move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            if typed.is_empty() || DeliveryId::parse(typed.trim()).is_ok() {
                find(&typed);
            }
            setter.set(typed);
        }
    };
    let onchange = move |event: Event| find(&event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class="field find">
            <label for="field-find">{ say::find_label() }</label>
            <input
                id="field-find"
                type="search"
                data-search="true"
                data-kind="code"
                placeholder={say::find_placeholder()}
                autocomplete="off"
                spellcheck="false"
                value={(*text).clone()}
                aria-invalid={is_odd.then_some("true")}
                aria-describedby={is_odd.then_some("remark-find")}
                {oninput}
                {onchange}
            />
            if is_odd {
                { remark_line(&Remark::Problem(say::find_odd().into()), "remark-find") }
            }
        </div>
    }
}
