//! What stands where a list would be, when there is nothing to list: why, and what to do.

use yew::prelude::*;

use super::Icon;

#[derive(PartialEq, Properties)]
pub(crate) struct EmptyProps {
    pub(crate) icon: AttrValue,
    pub(crate) title: AttrValue,
    #[prop_or_default]
    pub(crate) children: Html,
}

#[function_component]
pub(crate) fn Empty(props: &EmptyProps) -> Html {
    html! {
        <div class="empty">
            <Icon name={props.icon.clone()} />
            <h3>{ &props.title }</h3>
            { props.children.clone() }
        </div>
    }
}
