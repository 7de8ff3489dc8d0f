//! A field for several lines of text of a program.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct AreaProps {
    /// Tells it from the page's other fields.
    pub(super) name: AttrValue,
    pub(super) label: AttrValue,
    pub(super) value: AttrValue,
    pub(super) placeholder: AttrValue,
    /// How many lines it shows.
    pub(super) rows: u8,
    /// Whether its lines are too long to be read in one.
    #[prop_or_default]
    pub(super) long: bool,
    /// Whether dots stand for what is in it.
    #[prop_or_default]
    pub(super) masked: bool,
    /// What stands beside the label.
    #[prop_or_default]
    pub(super) children: Html,
    pub(super) on_input: Callback<String>,
}

#[function_component]
pub(super) fn Area(props: &AreaProps) -> Html {
    let field = format!("field-{}", props.name);
    let on_input = props.on_input.clone();
    html! {
        <div class="area">
            <div>
                <label for={field.clone()}>{ &props.label }</label>
                { props.children.clone() }
            </div>
            <textarea
                id={field}
                data-kind="code"
                data-masked={props.masked.then_some("true")}
                rows={props.rows.to_string()}
                placeholder={props.placeholder.clone()}
                value={props.value.clone()}
                spellcheck="false"
                autocapitalize="off"
                autocomplete="off"
                wrap={if props.long { "soft" } else { "off" }}
                oninput={move |event: InputEvent| on_input.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value())}
            />
        </div>
    }
}
