//! The page for an address that is none of ours.

use yew::prelude::*;

use crate::components::{Empty, Heading, Link};
use crate::route::Route;
use crate::say;

#[derive(PartialEq, Properties)]
pub(crate) struct NotFoundProps {
    pub(crate) path: AttrValue,
}

#[function_component]
pub(crate) fn NotFound(props: &NotFoundProps) -> Html {
    html! {
        <>
            <Heading title={say::not_found_title()} />
            <Empty icon="search" title={say::not_found_words()}>
                <p><code>{ &props.path }</code></p>
                <Link class="button" to={Route::Endpoints}>{ say::go_to_endpoints() }</Link>
            </Empty>
        </>
    }
}
