//! What the endpoint's last answers say of it, beside the form that changes it: whether there is trouble to think of.

use std::time::Duration;

use hookpost::api::{EndpointView, Period, Stats};
use hookpost::model::EndpointId;
use yew::prelude::*;

use crate::components::icon;
use crate::load::{Loader, use_load};
use crate::{say, words};

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
    let (period, when) = if stats.day == Period::default() { (&stats.week, "week") } else { (&stats.day, "day") };
    let Some((variant, shape, said)) = said(period, when) else {
        return html! {};
    };
    html! {
        <p class="remark" data-variant={variant}>
            { icon(shape) }
            <span>
                { said }
                if props.is_elsewhere {
                    { " " }{ say::answers_elsewhere() }
                }
            </span>
        </p>
    }
}

fn said(period: &Period, when: &str) -> Option<(&'static str, &'static str, String)> {
    let all = period.delivered + period.failed;
    if all == 0 {
        return None;
    }
    if period.failed > 0 {
        let most = period.causes.iter().max_by_key(|(_, count)| **count);
        let text = match most {
            Some((cause, _)) => say::answers_failed_mostly(when, period.failed, all, cause),
            None => say::answers_failed(when, period.failed, all),
        };
        return Some(("problem", "alert", text));
    }
    let slowest = period.p95_ms.map(Duration::from_millis).filter(|took| *took > SLOW);
    Some(match slowest {
        Some(took) => ("hint", "info", say::answers_slow(when, words::span(took))),
        None => ("good", "check", say::answers_well(when, all)),
    })
}
