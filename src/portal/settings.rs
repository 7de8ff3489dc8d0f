//! The settings in force at the worker, asked for once and shared by every page.

use hookpost::api::Settings;
use hookpost::model::AllowedHosts;
use yew::prelude::*;

use crate::client::Failure;
use crate::components::icon;
use crate::load::{Load, use_load};
use crate::say;

/// What is known of the settings.
#[derive(Clone, PartialEq)]
pub(crate) struct Known {
    /// The settings, once they came.
    pub(crate) settings: Option<Settings>,
    /// Why they did not come.
    pub(crate) failure: Option<Failure>,
    /// Asks again.
    pub(crate) retry: Callback<()>,
}

#[derive(PartialEq, Properties)]
pub(crate) struct WithSettingsProps {
    pub(crate) children: Html,
}

/// Asks for the settings and gives them to everything inside it. Beneath all that it says what is unusual about them: it comes
/// with an answer, and would push the page down.
#[function_component]
pub(crate) fn WithSettings(props: &WithSettingsProps) -> Html {
    let loader = use_load((), |client, ()| async move { client.settings().await });
    let failure = match loader.state() {
        Load::Failed(failure) => Some(failure.clone()),
        _ => None,
    };
    let known = Known { settings: loader.value().map(|settings| *settings), failure, retry: loader.retry.clone() };
    let note = known.settings.as_ref().map(local_mode);
    html! {
        <>
            <ContextProvider<Known> context={known}>{ props.children.clone() }</ContextProvider<Known>>
            { note }
        </>
    }
}

/// Says when the worker may call this machine's own addresses.
fn local_mode(settings: &Settings) -> Html {
    if settings.address_policy.hosts == AllowedHosts::PublicOnly {
        return html! {};
    }
    html! {
        <p class="banner" role="note">
            { icon("info") }
            { say::local_mode() }
        </p>
    }
}

/// The settings that [`WithSettings`] handed down.
#[hook]
pub(crate) fn use_settings() -> Known {
    use_context::<Known>().expect("the app wraps every page in the settings")
}
