//! What is stored, for how long, and which addresses are called, by the settings in force.

use std::time::Duration;

use hookpost::api::Settings;
use hookpost::model::AllowedHosts;
use yew::prelude::*;

use crate::load::use_client;
use crate::say;
use crate::settings::use_settings;
use crate::words;

#[function_component]
pub(super) fn Stored() -> Html {
    let known = use_settings();
    let has_key = use_client().has_key();
    let kept = |millis: fn(&Settings) -> u64| match &known.settings {
        Some(settings) => days(millis(settings)),
        None if has_key && known.failure.is_none() => "…".to_owned(),
        None => say::as_provider_sets().to_owned(),
    };
    let local = known.settings.is_some_and(|settings| settings.address_policy.hosts != AllowedHosts::PublicOnly);
    let addresses = if local { say::addresses_local() } else { say::addresses_public() };
    html! {
        <section>
            <h3>{ say::stored_title() }</h3>
            <dl class="facts">
                <div>
                    <dt>{ say::stored_payloads() }</dt>
                    <dd>{ kept(|settings| settings.payload_kept_ms) }<p>{ say::stored_payloads_words() }</p></dd>
                </div>
                <div>
                    <dt>{ say::stored_log() }</dt>
                    <dd>
                        { kept(|settings| settings.payload_kept_ms + settings.row_kept_ms) }
                        <p>{ say::stored_log_words() }</p>
                    </dd>
                </div>
                <div>
                    <dt>{ say::stored_secrets() }</dt>
                    <dd>
                        { say::stored_secrets_time() }
                        <p>{ say::stored_secrets_words() }</p>
                    </dd>
                </div>
                <div>
                    <dt>{ say::stored_signatures() }</dt>
                    <dd>{ say::stored_signatures_time() }<p>{ say::stored_signatures_words() }</p></dd>
                </div>
                <div>
                    <dt>{ say::stored_addresses() }</dt>
                    <dd>{ say::stored_addresses_which() }<p>{ addresses }</p></dd>
                </div>
                <div>
                    <dt>{ say::stored_redirects() }</dt>
                    <dd>{ say::stored_redirects_time() }<p>{ say::stored_redirects_words() }</p></dd>
                </div>
            </dl>
        </section>
    }
}

fn days(millis: u64) -> String {
    let span = Duration::from_millis(millis);
    let days = span.as_secs() / 86_400;
    if days == 0 { words::span(span) } else { say::days(days) }
}
