//! The list of deliveries: filtered by its address, living, and never moving what somebody reads.

mod feed;
mod filter_bar;
mod find_id;
mod retry_each;
mod retry_these;
mod row;

use std::rc::Rc;

use hookpost::api::{DeliveryFilter, DeliveryView, Limit};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::feed::{Change, Feed};
use self::filter_bar::FilterBar;
use self::retry_these::RetryThese;
use self::row::Row;
use crate::client::Failure;
use crate::components::{Button, Heading, Link, Waiting, delivery_rows, empty, error_note, stale_note, use_window};
use crate::host::use_host;
use crate::load::{Load, use_client, use_load, use_poll};
use crate::route::{Route, use_navigator};
use crate::say;

const POLL_MS: u32 = 2_000;
/// So many older rows come at a time.
const OLDER: u32 = 200;
/// Scrolled further than this, somebody reads: new rows wait to be asked for.
const READING_PX: f64 = 160.0;

#[derive(PartialEq, Properties)]
pub(crate) struct DeliveriesProps {
    pub(crate) filter: DeliveryFilter,
}

#[function_component]
pub(crate) fn Deliveries(props: &DeliveriesProps) -> Html {
    let navigator = use_navigator();
    let on_filter = move |filter| navigator.go(Route::Deliveries(filter));
    // Another filter is another list: it starts anew.
    let key = Route::Deliveries(props.filter.clone()).address();
    html! {
        <>
            <header class="page-head">
                <Heading title={say::tab_deliveries()} />
                <div class="actions">
                    <Link class="button" variant="quiet" to={Route::Retries}>{ say::outage_link() }</Link>
                    <RetryThese filter={props.filter.clone()} />
                </div>
            </header>
            <FilterBar filter={props.filter.clone()} {on_filter} />
            <List {key} filter={props.filter.clone()} />
        </>
    }
}

#[derive(PartialEq, Properties)]
struct ListProps {
    filter: DeliveryFilter,
}

#[derive(Clone, PartialEq)]
enum Older {
    Idle,
    Loading,
    Failed(Failure),
}

#[function_component]
fn List(props: &ListProps) -> Html {
    let client = use_client();
    let loader = use_load(props.filter.clone(), |client, filter| async move { client.deliveries(&filter).await });
    let host = use_host();
    let feed = use_reducer(Feed::default);
    let older = use_state_eq(|| Older::Idle);
    {
        let dispatcher = feed.dispatcher();
        let host = host.clone();
        use_effect_with(loader.value().map(|page| Rc::as_ptr(&page) as usize), {
            let page = loader.value();
            move |_| {
                if let Some(page) = page {
                    let reading = host.scrolled() > READING_PX;
                    dispatcher.dispatch(Change::Newest((*page).clone(), reading));
                }
            }
        });
    }
    let poll = {
        let (refresh, client, filter, feed) =
            (loader.refresh.clone(), client.clone(), props.filter.clone(), feed.clone());
        move |()| {
            refresh.emit(());
            // Rows of older pages change too; one page each time is enough.
            if let Some(before) = feed.page_to_refresh() {
                let limit = Limit::of(OLDER);
                let (client, filter) =
                    (client.clone(), DeliveryFilter { before: Some(before), limit, ..filter.clone() });
                let dispatcher = feed.dispatcher();
                spawn_local(async move {
                    if let Ok(page) = client.deliveries(&filter).await {
                        dispatcher.dispatch(Change::Again(page));
                    }
                });
            }
        }
    };
    use_poll(loader.value().map(|_| POLL_MS), poll.into());
    let load_older = {
        let (filter, feed, setter) = (props.filter.clone(), feed.clone(), older.setter());
        move |()| {
            let Some(before) = feed.next.clone() else {
                return;
            };
            setter.set(Older::Loading);
            let limit = Limit::of(OLDER);
            let (client, filter) = (client.clone(), DeliveryFilter { before: Some(before), limit, ..filter.clone() });
            let (dispatcher, setter) = (feed.dispatcher(), setter.clone());
            spawn_local(async move {
                match client.deliveries(&filter).await {
                    Ok(page) => {
                        dispatcher.dispatch(Change::Older(page));
                        setter.set(Older::Idle);
                    }
                    Err(failure) => setter.set(Older::Failed(failure)),
                }
            });
        }
    };
    let show = {
        let dispatcher = feed.dispatcher();
        move |()| {
            dispatcher.dispatch(Change::Show);
            host.to_top();
        }
    };
    let at_end = {
        let (load_older, is_idle) = (load_older.clone(), *older == Older::Idle);
        Callback::from(move |()| {
            if is_idle {
                load_older(());
            }
        })
    };
    let view = use_window(feed.rows.len(), at_end);
    match loader.state() {
        Load::Waiting => return waiting(&loader.retry),
        // The rows are taken in after this: a table without them would be drawn for a moment, and grow.
        Load::Ready(page, _) if feed.rows.is_empty() && !page.deliveries.is_empty() => return waiting(&loader.retry),
        Load::Failed(failure) => {
            return error_note(say::deliveries_not_loaded(), failure, Some(&loader.retry));
        }
        Load::Ready(page, _) if page.deliveries.is_empty() && feed.rows.is_empty() => {
            if page.next.is_none() || feed.is_at_end() {
                return nothing(&props.filter);
            }
            // Few pass the filter: the log is looked through from its end, some thousands at a time.
            return html! {
                <div ref={view.part.body}>
                    if let Older::Failed(failure) = &*older {
                        { error_note(say::older_not_looked_through(), failure, None) }
                        <Button onclick={load_older}>{ say::look_further() }</Button>
                    } else {
                        <p class="muted quiet-box" role="status" aria-busy="true">{ say::looking_further() }</p>
                    }
                </div>
            };
        }
        Load::Ready(..) => {}
    }
    let shows_endpoint = props.filter.endpoint.is_none();
    let row = |delivery: &Rc<DeliveryView>| {
        html! { <Row key={delivery.id.as_str()} delivery={Rc::clone(delivery)} {shows_endpoint} /> }
    };
    html! {
        <>
            { stale_note(loader.trouble().as_ref()) }
            <div>
                <div class="news" aria-live="polite">
                    if !feed.held.is_empty() {
                        <Button icon="arrow-up" onclick={show}>{ say::new_ones(feed.held.len()) }</Button>
                    }
                </div>
                { delivery_rows(feed.rows[view.rows].iter().map(row).collect(), shows_endpoint, &view.part) }
            </div>
            <footer class="list-foot">
                if let Older::Failed(failure) = &*older {
                    { error_note(say::older_not_loaded(), failure, None) }
                }
                if feed.next.is_some() {
                    <Button busy={*older == Older::Loading} onclick={load_older}>{ say::load_older() }</Button>
                } else {
                    <p class="muted">{ say::these_are_all() }</p>
                }
            </footer>
        </>
    }
}

fn waiting(retry: &Callback<()>) -> Html {
    html! { <Waiting what={say::latest_loading()} lines=8 on_retry={retry} /> }
}

fn nothing(filter: &DeliveryFilter) -> Html {
    if *filter == DeliveryFilter::default() {
        return empty(
            "inbox",
            say::deliveries_none_title(),
            html! { <>
                <p>{ say::deliveries_none_words() }</p>
                <Link class="button" to={Route::Endpoints}>{ say::go_to_endpoints() }</Link>
            </> },
        );
    }
    empty(
        "search",
        say::deliveries_no_match(),
        html! { <>
            <p>{ say::deliveries_no_match_words() }</p>
            <Link class="button" to={Route::Deliveries(DeliveryFilter::default())}>{ say::show_all_deliveries() }</Link>
        </> },
    )
}
