//! One endpoint: its state and why, its health, a test, its secret, its last deliveries, its settings, and the way to be rid of it.

mod danger;
mod health;
mod meanwhile;
mod replay;
mod replay_choice;
mod rotate;
mod secret;
mod state;
mod switch;
mod test_event;

use hookpost::api::{DeliveryFilter, DeliveryList, EndpointView};
use hookpost::model::{EndpointId, EventType};
use yew::prelude::*;

use self::danger::Danger;
use self::health::Health;
use self::replay::Replay;
use self::secret::Secret;
use self::state::State;
use self::switch::Switch;
use self::test_event::TestEvent;
use super::editor::{Editor, Saved};
use crate::components::{Heading, Link, Part, Waiting, delivery_row, delivery_rows, empty, error_note, stale_note};
use crate::load::{Load, Loader, use_load, use_poll};
use crate::route::{Route, use_navigator};
use crate::say;
use crate::settings::use_settings;
use crate::toast::use_toaster;
use crate::words;

/// So many of its deliveries are shown here.
const LATEST: usize = 5;
/// They are asked for this often,
const POLL_MS: u32 = 3_000;
/// and the endpoint itself this often: it may be switched off by an answer.
const CALM_MS: u32 = 5_000;

#[derive(PartialEq, Properties)]
pub(crate) struct EndpointProps {
    pub(crate) id: EndpointId,
    /// The event type that somebody wants to test with.
    pub(crate) test: Option<EventType>,
}

#[function_component]
pub(crate) fn Endpoint(props: &EndpointProps) -> Html {
    let loader = use_load(props.id.clone(), |client, id| async move { client.endpoint(&id).await });
    use_poll(loader.value().map(|_| CALM_MS), loader.refresh.clone());
    let on_change = loader.replace();
    match loader.state() {
        Load::Waiting => html! {
            <>
                { head(None) }
                <Waiting what={say::endpoint_loading()} lines=6 on_retry={&loader.retry} />
            </>
        },
        Load::Failed(failure) if failure.is_not_found() => html! {
            <>
                { head(None) }
                { empty("search", say::endpoint_not_there(), html! { <>
                    <p>{ say::endpoint_maybe_deleted() }</p>
                    <Link class="button" to={Route::Endpoints}>{ say::go_to_endpoints() }</Link>
                </> }) }
            </>
        },
        Load::Failed(failure) => html! {
            <>
                { head(None) }
                { error_note(say::endpoint_not_loaded(), failure, Some(&loader.retry)) }
            </>
        },
        Load::Ready(endpoint, _) => html! {
            <Ready
                endpoint={(**endpoint).clone()}
                test={props.test.clone()}
                {on_change}
                on_stale={loader.refresh.clone()}
            />
        },
    }
}

fn head(endpoint: Option<(&EndpointView, Html)>) -> Html {
    let Some((endpoint, switch)) = endpoint else {
        return html! {
            <header class="page-head">
                <div><Link class="up" to={Route::Endpoints}>{ say::tab_endpoints() }</Link><Heading title={say::column_endpoint()} /></div>
            </header>
        };
    };
    let (host, path) = words::host_and_path(&endpoint.url);
    html! {
        <header class="page-head">
            <div>
                <Link class="up" to={Route::Endpoints}>{ say::tab_endpoints() }</Link>
                <Heading title={host.clone()}>
                    <bdi>{ host }<span class="muted">{ path }</span></bdi>
                </Heading>
                if !endpoint.description.is_empty() {
                    <p class="muted">{ &endpoint.description }</p>
                }
            </div>
            { switch }
        </header>
    }
}

#[derive(PartialEq, Properties)]
struct ReadyProps {
    endpoint: EndpointView,
    test: Option<EventType>,
    on_change: Callback<EndpointView>,
    /// What is shown is out of date.
    on_stale: Callback<()>,
}

#[function_component]
fn Ready(props: &ReadyProps) -> Html {
    let (navigator, toaster) = (use_navigator(), use_toaster());
    let known = use_settings();
    // What comes with its own answer further up would push away what is there already: all of it appears together.
    let settled = [use_state_eq(|| false), use_state_eq(|| false)];
    let settle = |part: usize| {
        let setter = settled[part].setter();
        Callback::from(move |()| setter.set(true))
    };
    let is_settled = settled.iter().all(|part| **part);
    let endpoint = &props.endpoint;
    let on_saved = {
        let on_change = props.on_change.clone();
        move |saved: Saved| {
            on_change.emit(saved.endpoint);
            match saved.test {
                Some(Ok(delivery)) => {
                    toaster.say(say::saved_and_tested());
                    navigator.go(Route::Delivery(delivery));
                }
                Some(Err(_)) => toaster.say(say::saved_not_tested()),
                None => toaster.say(say::saved()),
            }
        }
    };
    html! {
        <>
            { head(Some((endpoint, html! { <Switch endpoint={endpoint.clone()} on_change={&props.on_change} /> }))) }
            if !is_settled {
                <Waiting what={say::endpoint_loading()} lines=6 on_retry={&props.on_stale} />
            }
            <div class="settling" hidden={!is_settled}>
                <State endpoint={endpoint.clone()} />
                <Replay endpoint={endpoint.clone()} on_change={&props.on_stale} on_known={settle(0)} />
                <Health endpoint={endpoint.clone()} on_known={settle(1)} />
                <div class="pair">
                    <TestEvent endpoint={endpoint.clone()} chosen={props.test.clone()} />
                    <Secret endpoint={endpoint.clone()} on_rotated={&props.on_stale} />
                </div>
                <Latest id={endpoint.id.clone()} />
                <section>
                    <h3>{ say::settings() }</h3>
                    if let Some(settings) = known.settings {
                        <Editor endpoint={endpoint.clone()} {settings} {on_saved} />
                    } else if let Some(failure) = known.failure {
                        { error_note(say::form_not_ready(), &failure, Some(&known.retry)) }
                    } else {
                        <Waiting what={say::form_loading()} on_retry={known.retry} />
                    }
                </section>
                <Danger endpoint={endpoint.clone()} on_change={&props.on_change} />
            </div>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct LatestProps {
    id: EndpointId,
}

/// Its last deliveries, living.
#[function_component]
fn Latest(props: &LatestProps) -> Html {
    let loader: Loader<DeliveryList> = use_load(props.id.clone(), |client, id| async move {
        client.deliveries(&DeliveryFilter { endpoint: Some(id), ..DeliveryFilter::default() }).await
    });
    use_poll(Some(POLL_MS), loader.refresh.clone());
    let body = match loader.state() {
        Load::Waiting => html! { <Waiting what={say::its_deliveries_loading()} lines=3 on_retry={&loader.retry} /> },
        Load::Failed(failure) => error_note(say::its_deliveries_not_loaded(), failure, Some(&loader.retry)),
        Load::Ready(list, _) if list.deliveries.is_empty() => html! {
            <p class="muted quiet-box">{ say::its_deliveries_none() }</p>
        },
        Load::Ready(list, trouble) => html! {
            <>
                { stale_note(trouble.as_ref()) }
                { delivery_rows(list.deliveries.iter().take(LATEST).map(|one| delivery_row(one, false)).collect(), false, &Part::default()) }
            </>
        },
    };
    html! {
        <section>
            <header>
                <h3>{ say::latest_title() }</h3>
                <Link to={Route::deliveries_of(&props.id)}>{ say::all_deliveries() }</Link>
            </header>
            { body }
        </section>
    }
}
