//! What the endpoint's last answers say of it, beside the form that changes it: whether there is trouble to think of.

use std::time::Duration;

use hookpost::api::{EndpointView, Period, Stats};
use hookpost::model::EndpointId;
use yew::prelude::*;

use crate::components::Icon;
use crate::load::{Loader, use_load};
use crate::words;

/// An answer that mostly takes longer than this is in danger of coming too late.
const SLOW: Duration = Duration::from_secs(5);

#[derive(PartialEq, Properties)]
pub(super) struct LastAnswersProps {
    pub(super) endpoint: EndpointView,
    /// Whether the form has another address than the one that answered.
    pub(super) is_elsewhere: bool,
}

#[function_component]
pub(super) fn LastAnswers(props: &LastAnswersProps) -> Html {
    let loader: Loader<Stats> =
        use_load(props.endpoint.id.clone(), |client, id: EndpointId| async move { client.endpoint_stats(&id).await });
    // It is a help: that it cannot be had is no reason to disturb anybody.
    let Some(stats) = loader.value() else {
        return html! {};
    };
    let (period, when) =
        if stats.day == Period::default() { (&stats.week, "the last 7 days") } else { (&stats.day, "the last 24 h") };
    let Some((variant, icon, said)) = said(period, when) else {
        return html! {};
    };
    html! {
        <p class="remark" data-variant={variant}>
            <Icon name={icon} />
            <span>
                { said }
                if props.is_elsewhere {
                    { " That was the address that is saved now: the new one has not answered yet." }
                }
            </span>
        </p>
    }
}

fn said(period: &Period, when: &str) -> Option<(&'static str, &'static str, String)> {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let all = count(period.delivered + period.failed);
    if all == 0 {
        return None;
    }
    if period.failed > 0 {
        let most = period.causes.iter().max_by_key(|(_, count)| **count);
        let mostly = most.map(|(cause, _)| format!(", mostly {}", in_words(cause))).unwrap_or_default();
        let failed = words::number(count(period.failed));
        let text = format!("In {when} {failed} of {} failed{mostly}.", words::count(all, "attempt", "attempts"));
        return Some(("problem", "alert", text));
    }
    let slowest = period.p95_ms.map(Duration::from_millis).filter(|took| *took > SLOW);
    Some(match slowest {
        Some(took) => (
            "hint",
            "info",
            format!(
                "In {when} everything arrived, but answers took up to {}: after 15 s an attempt fails.",
                words::span(took)
            ),
        ),
        None => ("good", "check", format!("In {when} all {} arrived.", words::count(all, "attempt", "attempts"))),
    })
}

/// A cause as the counters name it.
fn in_words(cause: &str) -> String {
    match cause {
        "timedOut" => "no answer in time".to_owned(),
        "unreachable" => "no connection".to_owned(),
        "cutOff" => "answers that broke off".to_owned(),
        "unreadable" => "answers that cannot be read".to_owned(),
        "nameOrTls" => "the name or TLS".to_owned(),
        "dns" => "a name that does not resolve".to_owned(),
        "tls" => "TLS".to_owned(),
        "blocked" => "an address that is not allowed".to_owned(),
        "status" => "answers other than 2xx".to_owned(),
        other => other.to_owned(),
    }
}
