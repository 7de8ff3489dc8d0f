//! How everything is: what needs somebody, how each endpoint does, and what was last on its way.

mod attention;
mod card;
mod latest;

use hookpost::api::{EndpointList, EndpointView, Stats};
use hookpost::health::Condition;
use hookpost::model::Timestamp;
use yew::prelude::*;

use self::attention::Attention;
use self::card::Card;
use self::latest::Latest;
use crate::clock::use_now;
use crate::components::{Empty, ErrorNote, Heading, Icon, Link, LookOnly, StaleNote, Waiting};
use crate::load::{Load, Loader, use_client, use_load, use_poll};
use crate::parts::{Later, Part};
use crate::route::Route;
use crate::words;

/// What is here is asked for anew this often.
const POLL_MS: u32 = 5_000;

#[function_component]
pub(crate) fn Overview() -> Html {
    let loader: Loader<EndpointList> = use_load((), |client, ()| async move { client.endpoints().await });
    use_poll(loader.value().map(|_| POLL_MS), loader.refresh.clone());
    let look_only = use_client().may_only_look();
    let body = match loader.state() {
        Load::Waiting => html! { <Waiting what="your endpoints" lines=8 on_retry={&loader.retry} /> },
        Load::Failed(failure) => html! {
            <ErrorNote
                title="Your endpoints could not be loaded"
                failure={failure.clone()}
                on_retry={loader.retry.clone()}
            />
        },
        Load::Ready(list, _) if list.endpoints.is_empty() => return none_yet(look_only),
        Load::Ready(list, trouble) => html! {
            <>
                <StaleNote failure={trouble.clone()} />
                <Summary endpoints={list.endpoints.clone()} />
                <section>
                    <h3 class="unseen">{ "Endpoints" }</h3>
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
                <Heading title="Overview" />
                if look_only {
                    <LookOnly />
                } else {
                    <Link class="button" to={Route::NewEndpoint}><Icon name="plus" /><span>{ "Create endpoint" }</span></Link>
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
                <Heading title="Endpoints" />
                <Empty icon="info" title="There is no endpoint yet">
                    <p>{ "Somebody who may change things makes the first." }</p>
                </Empty>
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
            <p class="all-well"><Icon name="state-delivered" />{ calm(&props.endpoints, stats.value().as_deref(), now) }</p>
        };
    }
    html! {
        <section class="attention" aria-label="What needs attention">
            <h3>{ "Needs attention" }</h3>
            <ul>{ for attention.into_iter().map(|item| html! { <Attention {item} /> }) }</ul>
        </section>
    }
}

/// That all is well, with the one figure that shows it.
fn calm(endpoints: &[EndpointView], stats: Option<&Stats>, now: Timestamp) -> String {
    let on = endpoints.iter().filter(|endpoint| words::condition(endpoint, now) != Condition::Off).count();
    let gets = match on {
        0 => return "All endpoints are switched off, and nothing waits.".to_owned(),
        1 => "1 endpoint gets events".to_owned(),
        on => format!("{on} endpoints get events"),
    };
    match stats.map(|stats| stats.last_delivered_at) {
        Some(Some(at)) => format!("All is well: {gets}. The last one arrived {}.", words::ago(at, now)),
        Some(None) => format!("All is well: {gets}. Nothing was sent in the last 30 days."),
        None => format!("All is well: {gets}."),
    }
}
