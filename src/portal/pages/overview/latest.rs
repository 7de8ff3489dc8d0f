//! The last deliveries to any endpoint, living.

use hookpost::api::{DeliveryFilter, DeliveryList};
use yew::prelude::*;

use crate::components::{Link, Part, Waiting, delivery_row, delivery_rows, error_note, stale_note};
use crate::load::{Load, Loader, use_load, use_poll};
use crate::route::Route;
use crate::say;

/// So many are shown,
const LATEST: usize = 10;
/// and asked for this often.
const POLL_MS: u32 = 3_000;

#[function_component]
pub(super) fn Latest() -> Html {
    let loader: Loader<DeliveryList> =
        use_load((), |client, ()| async move { client.deliveries(&DeliveryFilter::default()).await });
    use_poll(loader.value().map(|_| POLL_MS), loader.refresh.clone());
    let body = match loader.state() {
        Load::Waiting => html! { <Waiting what={say::latest_loading()} lines=6 on_retry={&loader.retry} /> },
        Load::Failed(failure) => error_note(say::deliveries_not_loaded(), failure, Some(&loader.retry)),
        Load::Ready(list, _) if list.deliveries.is_empty() => html! {
            <p class="muted quiet-box">{ say::latest_none() }</p>
        },
        Load::Ready(list, trouble) => html! {
            <>
                { stale_note(trouble.as_ref()) }
                { delivery_rows(list.deliveries.iter().take(LATEST).map(|one| delivery_row(one, true)).collect(), true, &Part::default()) }
            </>
        },
    };
    html! {
        <section>
            <header>
                <h3>{ say::latest_title() }</h3>
                <Link to={Route::Deliveries(DeliveryFilter::default())}>{ say::all_deliveries() }</Link>
            </header>
            { body }
        </section>
    }
}
