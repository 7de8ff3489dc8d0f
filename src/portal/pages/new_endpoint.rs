//! The page that makes an endpoint.

use yew::prelude::*;

use super::editor::{Editor, Saved};
use crate::components::{Empty, ErrorNote, Heading, Link, Waiting};
use crate::load::use_client;
use crate::route::{Route, use_navigator};
use crate::say;
use crate::settings::use_settings;
use crate::toast::use_toaster;

#[function_component]
pub(crate) fn NewEndpoint() -> Html {
    let (navigator, toaster) = (use_navigator(), use_toaster());
    let (client, known) = (use_client(), use_settings());
    let on_saved = move |saved: Saved| match saved.test {
        Some(Ok(delivery)) => {
            toaster.say("Endpoint created and test event sent.");
            navigator.go(Route::Delivery(delivery));
        }
        Some(Err(_)) => {
            toaster.say("Endpoint created. The test event was not sent: try it from here.");
            navigator.go(Route::Endpoint(saved.endpoint.id, None));
        }
        None => {
            toaster.say("Endpoint created. Send it a test event next.");
            navigator.go(Route::Endpoint(saved.endpoint.id, None));
        }
    };
    html! {
        <>
            <header class="page-head">
                <div>
                    <Link class="up" to={Route::Endpoints}>{ "Endpoints" }</Link>
                    <Heading title="Create endpoint" />
                </div>
            </header>
            if client.may_only_look() {
                <Empty icon="info" title={say::look_only()}>
                    <p>{ "Ask your provider for a link that lets you change things." }</p>
                    <Link class="button" to={Route::Endpoints}>{ "Go to endpoints" }</Link>
                </Empty>
            } else if let Some(settings) = known.settings {
                <Editor {settings} {on_saved} />
            } else if let Some(failure) = known.failure {
                <ErrorNote title="The form could not be prepared" {failure} on_retry={known.retry} />
            } else {
                <Waiting what="the rules of the form" on_retry={known.retry} />
            }
        </>
    }
}
