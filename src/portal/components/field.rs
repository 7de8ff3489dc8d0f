//! Fields of a form: a label, the field, and beneath it what there is to say about what was typed.

use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::icon;
use crate::host::use_host;
use crate::route::use_navigator;
use crate::say;

/// What is said about a field's value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Remark {
    /// Nothing.
    #[default]
    None,
    /// It is right; says what it is.
    Good(AttrValue),
    /// It may be as it is; says what to think of.
    Hint(AttrValue),
    /// It is wrong; says why and what to do.
    Problem(AttrValue),
    /// It is wrong, as only English can tell.
    English(AttrValue),
}

impl Remark {
    /// For `aria-invalid`.
    pub(crate) fn invalid(&self) -> Option<&'static str> {
        matches!(self, Self::Problem(_) | Self::English(_)).then_some("true")
    }
}

/// The line beneath a field.
pub(crate) fn remark_line(remark: &Remark, id: &str) -> Html {
    let (variant, shape, words) = match remark {
        Remark::None => return html! {},
        Remark::Good(words) => ("good", "check", html! { { words } }),
        Remark::Hint(words) => ("hint", "info", html! { { words } }),
        Remark::Problem(words) => ("problem", "alert", html! { { words } }),
        Remark::English(words) => ("problem", "alert", say::in_english(words)),
    };
    html! {
        <p class="remark" data-variant={variant} id={id.to_owned()}>{ icon(shape) }<span>{ words }</span></p>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct TextFieldProps {
    /// Tells it from the page's other fields.
    pub(crate) name: AttrValue,
    pub(crate) label: AttrValue,
    /// Beside the label, such as "optional".
    #[prop_or_default]
    pub(crate) aside: Option<AttrValue>,
    pub(crate) value: AttrValue,
    #[prop_or_default]
    pub(crate) placeholder: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) remark: Remark,
    /// Whether it is text of a program: no spelling help, one width for all letters.
    #[prop_or_default]
    pub(crate) code: bool,
    /// Whether it has the focus from the start.
    #[prop_or_default]
    pub(crate) ready_to_type: bool,
    pub(crate) on_input: Callback<String>,
    /// Somebody left it.
    #[prop_or_default]
    pub(crate) on_leave: Callback<()>,
}

#[function_component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let input = use_node_ref();
    let (field, remark) = (format!("field-{}", props.name), format!("remark-{}", props.name));
    {
        let (input, host, moved) = (input.clone(), use_host(), use_navigator().moved);
        use_effect_with(props.ready_to_type, move |ready| {
            // In somebody else's page the focus is theirs until somebody goes somewhere in the portal.
            let may = *ready && (moved || host.is_alone());
            if let (true, Some(input)) = (may, input.cast::<HtmlElement>()) {
                let _ = input.focus();
            }
        });
    }
    let on_input = props.on_input.clone();
    let on_leave = props.on_leave.clone();
    html! {
        <div class="field">
            <label for={field.clone()}>
                { &props.label }
                if let Some(aside) = &props.aside {
                    <span class="muted">{ format!(" ({aside})") }</span>
                }
            </label>
            <input
                ref={input}
                type="text"
                id={field}
                name={props.name.clone()}
                value={props.value.clone()}
                placeholder={props.placeholder.clone()}
                data-kind={props.code.then_some("code")}
                autocomplete="off"
                autocapitalize={props.code.then_some("off")}
                spellcheck={props.code.then_some("false")}
                aria-invalid={props.remark.invalid()}
                aria-describedby={(props.remark != Remark::None).then(|| remark.clone())}
                oninput={move |event: InputEvent| on_input.emit(event.target_unchecked_into::<HtmlInputElement>().value())}
                onblur={move |_| on_leave.emit(())}
            />
            { remark_line(&props.remark, &remark) }
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct SelectFieldProps {
    /// Tells it from the page's other fields.
    pub(crate) name: AttrValue,
    pub(crate) label: AttrValue,
    /// The value that is chosen.
    pub(crate) value: AttrValue,
    /// Groups of values with their words; a group without a name stands by itself.
    pub(crate) options: Vec<(&'static str, Vec<(AttrValue, AttrValue)>)>,
    pub(crate) on_change: Callback<String>,
}

#[function_component]
pub(crate) fn SelectField(props: &SelectFieldProps) -> Html {
    let select = use_node_ref();
    let field = format!("field-{}", props.name);
    let on_change = props.on_change.clone();
    {
        let select = select.clone();
        // Once somebody has chosen, an option's `selected` attribute says nothing any more: the property does.
        use_effect_with((props.value.clone(), props.options.clone()), move |(value, _)| {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        });
    }
    let option = |(value, words): &(AttrValue, AttrValue)| {
        html! { <option value={value} selected={*value == props.value}>{ words }</option> }
    };
    let group = |(name, options): &(&'static str, Vec<(AttrValue, AttrValue)>)| {
        let options: Html = options.iter().map(option).collect();
        if name.is_empty() {
            options
        } else {
            html! { <optgroup label={*name}>{ options }</optgroup> }
        }
    };
    html! {
        <div class="field">
            <label for={field.clone()}>{ &props.label }</label>
            <select
                ref={select}
                id={field}
                name={props.name.clone()}
                onchange={move |event: Event| on_change.emit(event.target_unchecked_into::<HtmlSelectElement>().value())}
            >
                { for props.options.iter().map(group) }
            </select>
        </div>
    }
}
