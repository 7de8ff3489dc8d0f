//! In place of a page that needs a key, for somebody who came without one.

use yew::prelude::*;

use crate::components::{Heading, Link, icon};
use crate::route::{Route, View};
use crate::say;

pub(crate) fn no_key() -> Html {
    html! {
        <section class="no-key">
            { icon("key") }
            <Heading title={say::no_key_title()} />
            <p>
                { say::no_key_why() }
            </p>
            <ol>
                <li>{ say::no_key_step_one() }</li>
                <li>{ say::no_key_step_two() }</li>
            </ol>
            <p>
                { say::no_key_without(
                    html! { <Link to={Route::Events}>{ say::no_key_catalogue() }</Link> },
                    html! { <Link to={Route::Validator(View::default(), None)}>{ say::no_key_validator() }</Link> },
                ) }
            </p>
            <p class="muted">
                { say::no_key_self() }{ " " }
                <code>{ "cargo xtask serve" }</code>
            </p>
        </section>
    }
}
