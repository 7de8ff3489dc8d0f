//! A page's heading: it names the tab, and takes the focus when somebody came from another page.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::dom;
use crate::host::use_host;
use crate::route::use_navigator;
use crate::say;

#[derive(PartialEq, Properties)]
pub(crate) struct HeadingProps {
    /// The page's name, for the tab and the history.
    pub(crate) title: AttrValue,
    /// What stands there, if it is not the name.
    #[prop_or_default]
    pub(crate) children: Html,
}

#[function_component]
pub(crate) fn Heading(props: &HeadingProps) -> Html {
    let heading = use_node_ref();
    let moved = use_navigator().moved;
    let host = use_host();
    {
        let host = host.clone();
        use_effect_with(props.title.clone(), move |title| {
            if host.is_alone() {
                dom::document().set_title(&say::page_title(title));
            }
        });
    }
    {
        let heading = heading.clone();
        use_effect_with((), move |()| {
            if !moved {
                return;
            }
            host.to_top();
            // A field that is ready to type may have been faster; then it is what the page is for.
            let in_field = host.find(".page input:focus").is_some();
            if let (false, Some(heading)) = (in_field, heading.cast::<HtmlElement>()) {
                let _ = heading.focus();
            }
        });
    }
    let is_empty = props.children == Html::default();
    html! {
        <h2 class="heading" tabindex="-1" ref={heading}>
            if is_empty { { &props.title } } else { { props.children.clone() } }
        </h2>
    }
}
