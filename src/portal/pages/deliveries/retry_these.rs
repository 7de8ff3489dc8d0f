//! Sending again what the list shows: by a replay, where the list is of one endpoint and a replay can mean it.

use hookpost::api::{DeliveryFilter, ReplayView};
use hookpost::guard::ReplayForm;
use hookpost::model::{DeliveryStatus, Timestamp};
use yew::prelude::*;

use super::retry_each::RetryEach;
use crate::components::Button;
use crate::load::use_client;
use crate::pages::replay_dialog::ReplayDialog;
use crate::route::{Route, use_navigator};
use crate::say;
use crate::toast::use_toaster;

#[derive(PartialEq, Properties)]
pub(super) struct RetryTheseProps {
    pub(super) filter: DeliveryFilter,
}

#[function_component]
pub(super) fn RetryThese(props: &RetryTheseProps) -> Html {
    let (navigator, toaster) = (use_navigator(), use_toaster());
    let is_asking = use_state_eq(|| false);
    let may_only_look = use_client().may_only_look();
    // What is on its way or was cancelled is not sent again.
    if may_only_look || matches!(props.filter.status, Some(DeliveryStatus::Pending | DeliveryStatus::Cancelled)) {
        return html! {};
    }
    let to = |asks: bool| {
        let setter = is_asking.setter();
        move |()| setter.set(asks)
    };
    let (Some(endpoint), Some(form)) = (props.filter.endpoint.clone(), form(&props.filter)) else {
        return html! {
            <>
                <Button icon="refresh" onclick={to(true)}>{ say::retry_these() }</Button>
                if *is_asking {
                    <RetryEach filter={props.filter.clone()} on_close={to(false)} />
                }
            </>
        };
    };
    let on_start = {
        let (setter, endpoint) = (is_asking.setter(), endpoint.clone());
        move |_: ReplayView| {
            setter.set(false);
            toaster.say(say::replay_begun());
            navigator.go(Route::Endpoint(endpoint.clone(), None));
        }
    };
    let what = match props.filter.status {
        None => say::retry_failed_ones(),
        Some(DeliveryStatus::Delivered) => say::retry_delivered_ones(),
        Some(_) => say::retry_these_ones(),
    };
    html! {
        <>
            <Button icon="refresh" onclick={to(true)}>{ say::retry_these() }</Button>
            if *is_asking {
                <ReplayDialog title={say::retry_these_title()} {endpoint} {form} {on_start} on_close={to(false)}>
                    <p>{ what }</p>
                </ReplayDialog>
            }
        </>
    }
}

/// What the filter means as an order; none where there is nothing to send again.
fn form(filter: &DeliveryFilter) -> Option<ReplayForm> {
    // A replay knows no ids, and by time it asks when a delivery failed, not when it was made.
    if filter.id.is_some() || filter.since.is_some() || filter.until.is_some() {
        return None;
    }
    let status = match filter.status {
        None => "failed",
        Some(DeliveryStatus::Pending | DeliveryStatus::Cancelled) => return None,
        Some(status) => status.as_str(),
    };
    Some(ReplayForm {
        since: Some(Timestamp::from_millis(0)),
        status: Some(status.to_owned()),
        event_type: filter.event_type.clone(),
        cause: filter.cause.as_ref().map(|cause| cause.as_str().to_owned()),
        ..ReplayForm::default()
    })
}
