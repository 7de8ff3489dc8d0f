//! Deliveries as rows of a table; on a narrow screen as cards.

use std::rc::Rc;

use hookpost::api::DeliveryView;
use yew::prelude::*;

use super::window::Part;
use super::{AttemptDots, DeliveryBadge, Link, Time};
use crate::route::Route;
use crate::say;
use crate::words;

#[derive(PartialEq, Properties)]
pub(crate) struct DeliveryRowsProps {
    pub(crate) deliveries: Vec<Rc<DeliveryView>>,
    /// Whether it is clear to which endpoint they go.
    #[prop_or_default]
    pub(crate) one_endpoint: bool,
    /// Of a long list, which part of it these are.
    #[prop_or_default]
    pub(crate) part: Part,
}

#[function_component]
pub(crate) fn DeliveryRows(props: &DeliveryRowsProps) -> Html {
    let shows_endpoint = !props.one_endpoint;
    let row = |delivery: &Rc<DeliveryView>| {
        html! { <DeliveryRow key={delivery.id.as_str()} delivery={Rc::clone(delivery)} {shows_endpoint} /> }
    };
    let Part { before, after, body, all } = &props.part;
    html! {
        <table class="rows delivery-rows" aria-rowcount={all.map(|all| all.to_string())}>
            <thead>
                <tr>
                    <th scope="col">{ say::column_status() }</th>
                    <th scope="col">{ say::column_event() }</th>
                    if shows_endpoint {
                        <th scope="col">{ say::column_endpoint() }</th>
                    }
                    <th scope="col">{ say::column_attempts() }</th>
                    <th scope="col">{ say::column_published() }</th>
                </tr>
            </thead>
            <tbody ref={body.clone()}>
                { before.clone() }
                { for props.deliveries.iter().map(row) }
                { after.clone() }
            </tbody>
        </table>
    }
}

#[derive(PartialEq, Properties)]
struct DeliveryRowProps {
    delivery: Rc<DeliveryView>,
    shows_endpoint: bool,
}

#[function_component]
fn DeliveryRow(props: &DeliveryRowProps) -> Html {
    let delivery = &props.delivery;
    let (host, path) = words::host_and_path(&delivery.endpoint_url);
    html! {
        <tr>
            <td><DeliveryBadge delivery={Rc::clone(delivery)} /></td>
            <td>
                <Link class="cover" to={Route::Delivery(delivery.id.clone())}>
                    { words::event_name(&delivery.event_type).to_owned() }
                </Link>
                if delivery.test {
                    <span class="tag">{ say::tag_test() }</span>
                }
                <code class="muted">{ delivery.event_type.as_str().to_owned() }</code>
            </td>
            if props.shows_endpoint {
                <td class="address" title={delivery.endpoint_url.clone()}><strong>{ host }</strong><span>{ path }</span></td>
            }
            <td><AttemptDots delivery={Rc::clone(delivery)} /></td>
            <td><Time at={delivery.created_at} /></td>
        </tr>
    }
}
