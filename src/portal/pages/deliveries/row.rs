//! A row of a long list. It is drawn anew when its delivery changes, not whenever the list is scrolled.

use std::rc::Rc;

use hookpost::api::DeliveryView;
use yew::prelude::*;

use crate::components::delivery_row;

#[derive(PartialEq, Properties)]
pub(super) struct RowProps {
    pub(super) delivery: Rc<DeliveryView>,
    pub(super) shows_endpoint: bool,
}

#[function_component]
pub(super) fn Row(props: &RowProps) -> Html {
    delivery_row(&props.delivery, props.shows_endpoint)
}
