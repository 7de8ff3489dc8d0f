//! The page for an address that is none of ours.

use yew::prelude::*;

use crate::components::{Empty, Heading, Link};
use crate::route::Route;

#[derive(PartialEq, Properties)]
pub(crate) struct NotFoundProps {
    pub(crate) path: AttrValue,
}

#[function_component]
pub(crate) fn NotFound(props: &NotFoundProps) -> Html {
    html! {
        <>
            <Heading title="There is no such page" />
            <Empty icon="search" title="Nothing lives at this address">
                <p><code>{ &props.path }</code></p>
                <Link class="button" to={Route::Endpoints}>{ "Go to endpoints" }</Link>
            </Empty>
        </>
    }
}
