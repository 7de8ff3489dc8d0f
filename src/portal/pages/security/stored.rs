//! What is stored, for how long, and which addresses are called, by the settings in force.

use std::time::Duration;

use hookpost::api::Settings;
use hookpost::model::AllowedHosts;
use yew::prelude::*;

use crate::load::use_client;
use crate::settings::use_settings;
use crate::words;

#[function_component]
pub(super) fn Stored() -> Html {
    let known = use_settings();
    let has_key = use_client().has_key();
    let kept = |millis: fn(&Settings) -> u64| match &known.settings {
        Some(settings) => days(millis(settings)),
        None if has_key && known.failure.is_none() => "…".to_owned(),
        None => "as your provider sets it".to_owned(),
    };
    let local = known.settings.is_some_and(|settings| settings.address_policy.hosts != AllowedHosts::PublicOnly);
    let addresses = if local {
        "In this local mode also plain http and this machine’s own addresses, which production refuses."
    } else {
        "Private, loopback, link-local and metadata addresses are refused, when you save and at every attempt."
    };
    html! {
        <section>
            <h3>{ "What is stored, and where we call" }</h3>
            <dl class="facts">
                <div>
                    <dt>{ "Payloads and answers" }</dt>
                    <dd>{ kept(|settings| settings.payload_kept_ms) }<p>{ "Sealed with AES-256-GCM, then erased." }</p></dd>
                </div>
                <div>
                    <dt>{ "Ids, types, times, causes" }</dt>
                    <dd>
                        { kept(|settings| settings.payload_kept_ms + settings.row_kept_ms) }
                        <p>{ "The log of what was sent, without its content." }</p>
                    </dd>
                </div>
                <div>
                    <dt>{ "Secrets and header values" }</dt>
                    <dd>
                        { "until you change or delete them" }
                        <p>{ "Sealed. A header value is never shown again, not even to you." }</p>
                    </dd>
                </div>
                <div>
                    <dt>{ "Signatures" }</dt>
                    <dd>{ "not stored" }<p>{ "Each attempt is signed as it leaves." }</p></dd>
                </div>
                <div>
                    <dt>{ "Addresses" }</dt>
                    <dd>{ "public ones, by https" }<p>{ addresses }</p></dd>
                </div>
                <div>
                    <dt>{ "Redirects" }</dt>
                    <dd>{ "never followed" }<p>{ "A signed request goes to the address that you gave, or nowhere." }</p></dd>
                </div>
            </dl>
        </section>
    }
}

fn days(millis: u64) -> String {
    let span = Duration::from_millis(millis);
    let days = span.as_secs() / 86_400;
    if days == 0 { words::span(span) } else { words::count(usize::try_from(days).unwrap_or(usize::MAX), "day", "days") }
}
