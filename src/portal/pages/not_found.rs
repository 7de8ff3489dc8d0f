//! The page for an address that is none of ours.

use yew::prelude::*;

use crate::components::{Heading, Link, empty};
use crate::route::Route;
use crate::say;

pub(crate) fn not_found(path: &str) -> Html {
    html! {
        <>
            <Heading title={say::not_found_title()} />
            { empty("search", say::not_found_words(), html! { <>
                <p><code>{ path.to_owned() }</code></p>
                <Link class="button" to={Route::Endpoints}>{ say::go_to_endpoints() }</Link>
            </> }) }
        </>
    }
}
