//! In place of a page that needs a key, for somebody who came without one.

use yew::prelude::*;

use crate::components::{Icon, Link};
use crate::route::{Route, View};

#[function_component]
pub(crate) fn NoKey() -> Html {
    html! {
        <section class="no-key">
            <Icon name="key" />
            <h2>{ "Open this page by your portal link" }</h2>
            <p>
                { "Your webhooks are behind a key, and this tab has none. Your provider's portal opens this page with \
                   the key in the link; it stays in this tab and is gone when you close it." }
            </p>
            <ol>
                <li>{ "Go to your provider's portal." }</li>
                <li>{ "Open Developers, then Webhooks." }</li>
            </ol>
            <p>
                { "Without a key you can look at the " }<Link to={Route::Events}>{ "event catalogue" }</Link>
                { " and check events in the " }
                <Link to={Route::Validator(View::default(), None)}>{ "validator" }</Link>{ "." }
            </p>
            <p class="muted">
                { "Running Hookpost yourself? The link is printed when it starts:" }
                <code>{ "cargo xtask serve" }</code>
            </p>
        </section>
    }
}
