//! Where a delivery or an endpoint stands: by shape, word and colour at once.

use hookpost::api::DeliveryView;
use hookpost::health::Condition;
use hookpost::model::DeliveryStatus;
use yew::prelude::*;

use super::icon;
use crate::say;

/// The shape's name in the sprite is the state's; the colour follows it.
fn badge(state: &'static str, word: &'static str) -> Html {
    html! { <span class="badge" data-state={state}>{ icon(&format!("state-{state}")) }{ word }</span> }
}

/// A delivery's. One that failed before and is tried again is "retrying".
pub(crate) fn delivery_badge(delivery: &DeliveryView) -> Html {
    match delivery.status {
        DeliveryStatus::Pending if delivery.sending.is_some() => badge("pending", say::status_sending()),
        DeliveryStatus::Pending if delivery.attempts > 0 => badge("retrying", say::status_retrying()),
        DeliveryStatus::Pending => badge("pending", say::status_pending()),
        DeliveryStatus::Delivered => badge("delivered", say::status_delivered()),
        DeliveryStatus::Exhausted => badge("exhausted", say::status_exhausted()),
        DeliveryStatus::Parked => badge("parked", say::status_parked()),
        DeliveryStatus::Cancelled => badge("disabled", say::status_cancelled()),
    }
}

/// An endpoint's.
pub(crate) fn endpoint_badge(condition: Condition) -> Html {
    match condition {
        Condition::Well => badge("delivered", say::state_enabled()),
        Condition::Failing(_) | Condition::Closing { .. } => badge("failing", say::state_failing()),
        Condition::Off => badge("disabled", say::state_disabled()),
    }
}
