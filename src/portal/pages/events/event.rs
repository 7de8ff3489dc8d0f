//! One event type: when it fires, what is in it, an example, and the way to try it.

use hookpost::api::{EndpointList, EndpointView};
use hookpost::catalogue::{self, Entry, Example};
use hookpost::model::EventType;
use yew::prelude::*;

use crate::client::Failure;
use crate::clock::use_now;
use crate::components::{Code, CopyButton, Heading, Link, SchemaTree, Tab, Tabs, Variant, empty, endpoint_badge, icon};
use crate::load::{Load, Loader, use_load};
use crate::route::{Route, Source, View};
use crate::say;
use crate::words;

#[derive(PartialEq, Properties)]
pub(crate) struct EventProps {
    pub(crate) event_type: EventType,
}

#[function_component]
pub(crate) fn Event(props: &EventProps) -> Html {
    let name = props.event_type.as_str().to_owned();
    let Some(entry) = catalogue::entry(&name) else {
        return html! {
            <>
                <header class="page-head">
                    <div><Link class="up" to={Route::Events}>{ say::tab_events() }</Link><Heading title={name.clone()} /></div>
                </header>
                { empty("search", say::no_such_type(), html! { <>
                    <Link class="button" to={Route::Events}>{ say::go_to_catalogue() }</Link>
                </> }) }
            </>
        };
    };
    let schema = vec![
        Tab { words: say::fields(), panel: html! { <SchemaTree schema={entry.schema()} /> } },
        Tab { words: say::json_schema(), panel: html! { <Code text={entry.schema()} label={say::json_schema()} /> } },
    ];
    html! {
        <>
            { head(entry) }
            <div class="event">
                <section>
                    <h3>{ say::what_is_in_it() }</h3>
                    <Tabs label={say::schema()} tabs={schema} />
                </section>
                <aside>
                    <section>
                        <h3>{ say::examples() }</h3>
                        <Tabs label={say::examples()} tabs={examples(entry, &props.event_type)} />
                    </section>
                    <SendTo event_type={props.event_type.clone()} />
                </aside>
            </div>
        </>
    }
}

/// From what is always there to everything that can be, each with the way to try it.
fn examples(entry: &'static Entry, event_type: &EventType) -> Vec<Tab> {
    let tab = |example: &'static Example| {
        let to = Route::Validator(View::Verdict, Some(Source::Example(event_type.clone(), example.label.to_owned())));
        let words = match example.label {
            "minimal" => say::example_minimal(),
            "typical" => say::example_typical(),
            _ => say::example_full(),
        };
        let panel = html! {
            <div class="example">
                <Code text={example.text} label={say::example()} />
                <Link class="button" {to}>{ say::open_in_validator() }</Link>
            </div>
        };
        Tab { words, panel }
    };
    // The typical one is what most events look like, so it is seen first.
    [1, 0, 2].into_iter().filter_map(|place| entry.examples().get(place)).map(tab).collect()
}

fn head(entry: &'static Entry) -> Html {
    html! {
        <header class="page-head">
            <div>
                <Link class="up" to={Route::Events}>{ say::tab_events() }</Link>
                <Heading title={entry.name}>{ say::in_english(entry.name) }</Heading>
                <p class="muted">
                    <code>{ entry.event_type }</code>
                    { " · " }{ say::group_and_version(entry.group.name(), entry.schema_version.to_string()) }
                </p>
                <p class="lead">{ say::in_english(entry.description) }</p>
                if let Some(condition) = entry.condition {
                    <p class="condition">
                        { icon("info") }
                        { say::in_english(condition) }{ " " }{ say::may_never_come() }
                    </p>
                }
            </div>
            <CopyButton text={entry.event_type} words={say::copy_name()} variant={Variant::Plain} />
        </header>
    }
}

#[derive(PartialEq, Properties)]
struct SendToProps {
    event_type: EventType,
}

/// The endpoints to which an example can be sent.
#[function_component]
fn SendTo(props: &SendToProps) -> Html {
    let now = use_now();
    let endpoints: Loader<EndpointList> = use_load((), |client, ()| async move { client.endpoints().await });
    let item = |endpoint: &EndpointView| {
        let (host, path) = words::host_and_path(&endpoint.url);
        html! {
            <li key={endpoint.id.as_str()} class="address">
                <Link class="cover" to={Route::Endpoint(endpoint.id.clone(), Some(props.event_type.clone()))}>
                    <strong>{ host }</strong><span>{ path }</span>
                </Link>
                { endpoint_badge(words::condition(endpoint, now)) }
                { icon("chevron-right") }
            </li>
        }
    };
    let body = match endpoints.state() {
        Load::Ready(list, _) if list.endpoints.is_empty() => html! {
            <p>{ say::no_endpoint_create(html! { <Link to={Route::NewEndpoint}>{ say::create_one() }</Link> }) }</p>
        },
        Load::Ready(list, _) => html! { <ul class="link-list">{ for list.endpoints.iter().map(item) }</ul> },
        Load::Failed(Failure::NoKey) => html! {
            <p class="muted">{ say::endpoints_behind_key() }</p>
        },
        Load::Failed(_) => {
            html! { <p class="muted">{ say::endpoints_not_loaded_here() }</p> }
        }
        Load::Waiting => html! { <p class="muted" aria-busy="true">{ say::looking_for_endpoints() }</p> },
    };
    html! {
        <section class="card send-to">
            <h3>{ say::send_to_endpoint() }</h3>
            { body }
            <p class="hint">{ say::test_by_worker() }</p>
        </section>
    }
}
