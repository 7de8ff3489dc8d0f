//! What the worker is set to, as far as it is the partner's business.

use std::time::Duration;

use hookpost::api::{self, BODY_BYTES_AT_MOST};
use hookpost::model::AllowedHosts;
use yew::prelude::*;

use crate::components::{ErrorNote, Link, Waiting};
use crate::load::use_client;
use crate::route::Route;
use crate::settings::use_settings;
use crate::words;

#[function_component]
pub(super) fn Worker() -> Html {
    let known = use_settings();
    let has_key = use_client().has_key();
    let body = match (&known.settings, &known.failure) {
        _ if !has_key => html! {
            <p class="muted quiet-box">{ "It is shown to whoever is signed in." }</p>
        },
        (Some(settings), _) => facts(settings),
        (None, Some(failure)) => html! {
            <ErrorNote
                title="The settings could not be loaded"
                failure={failure.clone()}
                on_retry={known.retry.clone()}
            />
        },
        (None, None) => html! { <Waiting what="the settings" lines=6 on_retry={&known.retry} /> },
    };
    html! {
        <section>
            <h3>{ "The worker" }</h3>
            <p class="muted">{ "Set by your provider, the same for all of its partners." }</p>
            { body }
        </section>
    }
}

fn facts(settings: &api::Settings) -> Html {
    let policy = settings.address_policy;
    let addresses = match policy.hosts {
        AllowedHosts::PublicOnly => "https to public hosts",
        AllowedHosts::LoopbackToo => "also http and this machine’s own, in this local mode",
    };
    let waits = u64::from(settings.retries_at_most) * u64::from(settings.retries_at_most + 1) / 2;
    let in_all = words::span(Duration::from_millis(settings.retry_delay_ms * waits));
    let tries =
        format!("{} after the first attempt", words::count(settings.retries_at_most as usize, "retry", "retries"));
    let pace = format!(
        "Retry n leaves n × {} after the failure before it: {in_all} of waiting in all. Retry-After may lengthen a wait, to an \
         hour at most.",
        millis(settings.retry_delay_ms),
    );
    let off = settings
        .disable_after_ms
        .map_or_else(|| "never by itself".to_owned(), |after| format!("after {}", long(after)));
    let at_once =
        settings.attempts_per_endpoint.map_or_else(|| "limited".to_owned(), |count| format!("{count} at once"));
    let body_limit = format!("{} KiB", BODY_BYTES_AT_MOST / 1024);
    html! {
        <dl class="facts">
            { fact("Retries", tries, html! { <>{ pace }{ " " }<Link to={Route::Retries}>{ "Try an outage" }</Link></> }) }
            { fact("Time for an answer", millis(settings.time_out_ms), "Then the attempt has failed. Store the event, answer 2xx, work later.".into()) }
            { fact("Success", "2xx".to_owned(), "Everything else fails, redirects too. 410 switches the endpoint off.".into()) }
            { fact("To one endpoint", at_once, "Others wait. A rate limit of the endpoint’s own may make it fewer, 1 to 1000 a second.".into()) }
            { fact("An endpoint that fails", off, "It is switched off then, after a warning; its events wait and can be replayed.".into()) }
            { fact("Body", body_limit, "The longest that an event has.".into()) }
            { fact("Addresses", addresses.to_owned(), html! { format!("Ports {}.", policy.ports) }) }
            { fact("Payloads and answers", long(settings.payload_kept_ms), html! {
                format!("Then erased; ids, types and times stay for {} more.", long(settings.row_kept_ms))
            }) }
            { fact("Two secrets sign", "up to 7 days".to_owned(), "After a rotation the old one signs beside the new for as long as you choose; three at most.".into()) }
        </dl>
    }
}

fn fact(name: &'static str, value: String, meaning: Html) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ value }<p>{ meaning }</p></dd></div> }
}

fn millis(millis: u64) -> String {
    match (millis / 1000, millis % 1000) {
        (seconds @ 1..60, 0) => format!("{seconds} s"),
        _ => words::span(Duration::from_millis(millis)),
    }
}

/// A long span, in days where it is some.
fn long(millis: u64) -> String {
    let span = Duration::from_millis(millis);
    match usize::try_from(span.as_secs() / 86_400).unwrap_or(usize::MAX) {
        0 => words::span(span),
        days => words::count(days, "day", "days"),
    }
}
