//! What the worker is set to, as far as it is the partner's business.

use std::time::Duration;

use hookpost::api::{self, BODY_BYTES_AT_MOST};
use hookpost::model::AllowedHosts;
use yew::prelude::*;

use crate::components::{Link, Waiting, error_note};
use crate::load::use_client;
use crate::route::Route;
use crate::settings::use_settings;
use crate::{say, words};

#[function_component]
pub(super) fn Worker() -> Html {
    let known = use_settings();
    let has_key = use_client().has_key();
    let body = match (&known.settings, &known.failure) {
        _ if !has_key => html! {
            <p class="muted quiet-box">{ say::settings_worker_signed_in() }</p>
        },
        (Some(settings), _) => facts(settings),
        (None, Some(failure)) => error_note(say::settings_not_loaded(), failure, Some(&known.retry)),
        (None, None) => html! { <Waiting what={say::settings_loading()} lines=6 on_retry={&known.retry} /> },
    };
    html! {
        <section>
            <h3>{ say::settings_worker() }</h3>
            <p class="muted">{ say::settings_worker_words() }</p>
            { body }
        </section>
    }
}

fn facts(settings: &api::Settings) -> Html {
    let policy = settings.address_policy;
    let addresses = match policy.hosts {
        AllowedHosts::PublicOnly => say::settings_public(),
        AllowedHosts::LoopbackToo => say::settings_loopback(),
    };
    let waits = u64::from(settings.retries_at_most) * u64::from(settings.retries_at_most + 1) / 2;
    let pace = say::settings_pace(
        millis(settings.retry_delay_ms),
        words::span(Duration::from_millis(settings.retry_delay_ms * waits)),
        html! { <Link to={Route::Retries}>{ say::settings_try_outage() }</Link> },
    );
    let off = settings.disable_after_ms.map_or_else(|| say::settings_off_never().to_owned(), off_after);
    let at_once =
        settings.attempts_per_endpoint.map_or_else(|| say::settings_limited().to_owned(), say::settings_at_once);
    html! {
        <dl class="facts">
            { fact(say::settings_retries(), say::settings_retries_are(settings.retries_at_most), pace) }
            { fact(say::settings_answer_time(), millis(settings.time_out_ms), say::settings_answer_time_words().into()) }
            { fact(say::settings_success(), say::settings_success_is(), say::settings_success_words().into()) }
            { fact(say::settings_to_one(), at_once, say::settings_to_one_words().into()) }
            { fact(say::settings_failing(), off, say::settings_failing_words().into()) }
            { fact(say::body(), say::settings_kib(BODY_BYTES_AT_MOST / 1024), say::settings_body_words().into()) }
            { fact(say::settings_addresses(), addresses, say::settings_ports(policy.ports.to_string()).into()) }
            { fact(
                say::settings_payloads(),
                long(settings.payload_kept_ms),
                say::settings_payloads_words(long(settings.row_kept_ms)).into(),
            ) }
            { fact(say::settings_secrets(), say::settings_secrets_are(), say::settings_secrets_words().into()) }
        </dl>
    }
}

fn fact(name: &'static str, value: impl Into<AttrValue>, meaning: Html) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ value.into() }<p>{ meaning }</p></dd></div> }
}

fn millis(millis: u64) -> String {
    match (millis / 1000, millis % 1000) {
        (seconds @ 1..60, 0) => say::span_seconds(seconds),
        _ => words::span(Duration::from_millis(millis)),
    }
}

/// After how long an endpoint is switched off.
fn off_after(millis: u64) -> String {
    match days(millis) {
        0 => say::settings_off_after(words::span(Duration::from_millis(millis))),
        days => say::settings_off_after_days(days),
    }
}

/// A long span, in days where it is some.
fn long(millis: u64) -> String {
    match days(millis) {
        0 => words::span(Duration::from_millis(millis)),
        days => say::days(days),
    }
}

fn days(millis: u64) -> u64 {
    millis / 86_400_000
}
