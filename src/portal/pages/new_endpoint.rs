//! The page that makes an endpoint.

use yew::prelude::*;

use super::editor::{Editor, Saved};
use crate::components::{Heading, Link, Waiting, empty, error_note};
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
            toaster.say(say::created_and_tested());
            navigator.go(Route::Delivery(delivery));
        }
        Some(Err(_)) => {
            toaster.say(say::created_not_tested());
            navigator.go(Route::Endpoint(saved.endpoint.id, None));
        }
        None => {
            toaster.say(say::created());
            navigator.go(Route::Endpoint(saved.endpoint.id, None));
        }
    };
    html! {
        <>
            <header class="page-head">
                <div>
                    <Link class="up" to={Route::Endpoints}>{ say::tab_endpoints() }</Link>
                    <Heading title={say::create_endpoint()} />
                </div>
            </header>
            if client.may_only_look() {
                { empty("info", say::look_only(), html! { <>
                    <p>{ say::ask_provider() }</p>
                    <Link class="button" to={Route::Endpoints}>{ say::go_to_endpoints() }</Link>
                </> }) }
            } else if let Some(settings) = known.settings {
                <Editor {settings} {on_saved} />
            } else if let Some(failure) = known.failure {
                { error_note(say::form_not_ready(), &failure, Some(&known.retry)) }
            } else {
                <Waiting what={say::form_loading()} on_retry={known.retry} />
            }
        </>
    }
}
