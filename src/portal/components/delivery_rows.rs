//! Deliveries as rows of a table; on a narrow screen as cards.

use hookpost::api::DeliveryView;
use yew::prelude::*;

use super::window::Part;
use super::{Link, attempt_dots, delivery_badge, time};
use crate::route::Route;
use crate::say;
use crate::words;

/// The table around rows of [`delivery_row`]; of a long list, `part` says which part of it they are.
pub(crate) fn delivery_rows(rows: Html, shows_endpoint: bool, part: &Part) -> Html {
    let Part { before, after, body, all } = part;
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
                { rows }
                { after.clone() }
            </tbody>
        </table>
    }
}

/// A delivery; with its endpoint, unless it is clear to which it goes.
pub(crate) fn delivery_row(delivery: &DeliveryView, shows_endpoint: bool) -> Html {
    let (host, path) = words::host_and_path(&delivery.endpoint_url);
    html! {
        <tr key={delivery.id.as_str()}>
            <td>{ delivery_badge(delivery) }</td>
            <td>
                <Link class="cover" to={Route::Delivery(delivery.id.clone())}>
                    { words::event_name(&delivery.event_type).to_owned() }
                </Link>
                if delivery.test {
                    <span class="tag">{ say::tag_test() }</span>
                }
                <code class="muted">{ delivery.event_type.as_str().to_owned() }</code>
            </td>
            if shows_endpoint {
                <td class="address" title={delivery.endpoint_url.clone()}><strong>{ host }</strong><span>{ path }</span></td>
            }
            <td>{ attempt_dots(delivery) }</td>
            <td>{ time(delivery.created_at) }</td>
        </tr>
    }
}
