//! How everything is: what needs somebody, how each endpoint does, and what was last on its way.

mod attention;
mod card;
mod latest;

use hookpost::api::{EndpointList, EndpointView, Stats};
use hookpost::health::Condition;
use hookpost::model::Timestamp;
use yew::prelude::*;

use self::card::Card;
use self::latest::Latest;
use crate::clock::use_now;
use crate::components::{Heading, Link, Waiting, empty, error_note, icon, only_looking, stale_note};
use crate::load::{Load, Loader, use_client, use_load, use_poll};
use crate::parts::{Later, Part};
use crate::route::Route;
use crate::say;
use crate::words;

/// What is here is asked for anew this often.
const POLL_MS: u32 = 5_000;

#[function_component]
pub(crate) fn Overview() -> Html {
    let loader: Loader<EndpointList> = use_load((), |client, ()| async move { client.endpoints().await });
    use_poll(loader.value().map(|_| POLL_MS), loader.refresh.clone());
    let look_only = use_client().may_only_look();
    let body = match loader.state() {
        Load::Waiting => html! { <Waiting what={say::overview_loading()} lines=8 on_retry={&loader.retry} /> },
        Load::Failed(failure) => error_note(say::endpoints_not_loaded(), failure, Some(&loader.retry)),
        Load::Ready(list, _) if list.endpoints.is_empty() => return none_yet(look_only),
        Load::Ready(list, trouble) => html! {
            <>
                { stale_note(trouble.as_ref()) }
                <Summary endpoints={list.endpoints.clone()} />
                <section>
                    <h3 class="unseen">{ say::tab_endpoints() }</h3>
                    <ul class="endpoint-cards">
                        { for list.endpoints.iter().map(|endpoint| html! {
                            <Card key={endpoint.id.as_str()} endpoint={endpoint.clone()} />
                        }) }
                    </ul>
                </section>
                <Latest />
            </>
        },
    };
    html! {
        <>
            <header class="page-head">
                <Heading title={say::tab_overview()} />
                if look_only {
                    { only_looking() }
                } else {
                    <Link class="button" to={Route::NewEndpoint}>{ icon("plus") }<span>{ say::create_endpoint() }</span></Link>
                }
            </header>
            { body }
        </>
    }
}

/// What stands in place of endpoints while there is none: the set-up, for whoever may make one.
pub(super) fn none_yet(look_only: bool) -> Html {
    if look_only {
        return html! {
            <>
                <Heading title={say::tab_endpoints()} />
                { empty("info", say::no_endpoint_title(), html! { <>
                    <p>{ say::no_endpoint_words() }</p>
                </> }) }
            </>
        };
    }
    html! { <Later part={Part::Endpoint} route={Route::Overview} /> }
}

#[derive(PartialEq, Properties)]
struct SummaryProps {
    endpoints: Vec<EndpointView>,
}

/// What needs somebody; or, if nothing does, one calm line.
#[function_component]
fn Summary(props: &SummaryProps) -> Html {
    let now = use_now();
    let stats: Loader<Stats> = use_load((), |client, ()| async move { client.stats().await });
    use_poll(stats.value().map(|_| POLL_MS), stats.refresh.clone());
    let attention = attention::found(&props.endpoints, now);
    if attention.is_empty() {
        return html! {
            <p class="all-well">{ icon("state-delivered") }{ calm(&props.endpoints, stats.value().as_deref(), now) }</p>
        };
    }
    html! {
        <section class="attention" aria-label={say::attention_label()}>
            <h3>{ say::attention_title() }</h3>
            <ul>{ for attention.iter().map(attention::line) }</ul>
        </section>
    }
}

/// That all is well, with the one figure that shows it.
fn calm(endpoints: &[EndpointView], stats: Option<&Stats>, now: Timestamp) -> String {
    let on = endpoints.iter().filter(|endpoint| words::condition(endpoint, now) != Condition::Off).count();
    if on == 0 {
        return say::calm_all_off().to_owned();
    }
    match stats.map(|stats| stats.last_delivered_at) {
        Some(Some(at)) => say::calm_arrived(on, words::ago(at, now)),
        Some(None) => say::calm_idle(on),
        None => say::calm(on),
    }
}
