//! Where a delivery or an endpoint stands: by shape, word and colour at once.

use std::rc::Rc;

use hookpost::api::DeliveryView;
use hookpost::health::Condition;
use hookpost::model::DeliveryStatus;
use yew::prelude::*;

use super::Icon;
use crate::say;

#[derive(PartialEq, Properties)]
struct BadgeProps {
    /// The shape's name in the sprite; the colour follows it.
    state: &'static str,
    word: &'static str,
}

#[function_component]
fn Badge(props: &BadgeProps) -> Html {
    html! {
        <span class="badge" data-state={props.state}><Icon name={format!("state-{}", props.state)} />{ props.word }</span>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct DeliveryBadgeProps {
    pub(crate) delivery: Rc<DeliveryView>,
}

/// A delivery's. One that failed before and is tried again is "retrying".
#[function_component]
pub(crate) fn DeliveryBadge(props: &DeliveryBadgeProps) -> Html {
    let delivery = &props.delivery;
    let (state, word) = match delivery.status {
        DeliveryStatus::Pending if delivery.sending.is_some() => ("pending", say::status_sending()),
        DeliveryStatus::Pending if delivery.attempts > 0 => ("retrying", say::status_retrying()),
        DeliveryStatus::Pending => ("pending", say::status_pending()),
        DeliveryStatus::Delivered => ("delivered", say::status_delivered()),
        DeliveryStatus::Exhausted => ("exhausted", say::status_exhausted()),
        DeliveryStatus::Parked => ("parked", say::status_parked()),
        DeliveryStatus::Cancelled => ("disabled", say::status_cancelled()),
    };
    html! { <Badge {state} {word} /> }
}

#[derive(PartialEq, Properties)]
pub(crate) struct EndpointBadgeProps {
    pub(crate) condition: Condition,
}

/// An endpoint's.
#[function_component]
pub(crate) fn EndpointBadge(props: &EndpointBadgeProps) -> Html {
    let (state, word) = match props.condition {
        Condition::Well => ("delivered", say::state_enabled()),
        Condition::Failing(_) | Condition::Closing { .. } => ("failing", say::state_failing()),
        Condition::Off => ("disabled", say::state_disabled()),
    };
    html! { <Badge {state} {word} /> }
}
