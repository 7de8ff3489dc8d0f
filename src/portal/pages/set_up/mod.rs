//! What the list of endpoints is while there is none: the way to the first notification in three steps.

mod receiver;

use hookpost::guard::{self, EndpointForm};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::receiver::Receiver;
use crate::client::Failure;
use crate::components::{Button, Heading, Link, Remark, TextField, Variant, error_note};
use crate::draft;
use crate::host::use_host;
use crate::load::use_client;
use crate::pages::editor::url_remark;
use crate::reasons;
use crate::route::{Route, use_navigator};
use crate::say;
use crate::settings::use_settings;
use crate::toast::use_toaster;

#[derive(Clone, PartialEq)]
enum Work {
    Idle,
    Creating,
    Failed(Failure),
}

#[function_component]
pub(crate) fn SetUp() -> Html {
    let (client, navigator, toaster) = (use_client(), use_navigator(), use_toaster());
    let policy = use_settings().settings.map(|settings| settings.address_policy).unwrap_or_default();
    let host = use_host();
    let form = use_state_eq(|| draft::recall(&host, None).map(|draft| draft.form).unwrap_or_default());
    let tried = use_state_eq(|| false);
    let work = use_state_eq(|| Work::Idle);
    let on_input = {
        let (form, host) = (form.clone(), host.clone());
        move |url: String| {
            let typed = EndpointForm { url, ..(*form).clone() };
            draft::keep(&host, &typed, None);
            form.set(typed);
        }
    };
    let onsubmit = {
        let (form, tried, work) = (form.clone(), tried.clone(), work.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            if *work == Work::Creating || guard::check_url(&form.url, policy).is_err() {
                return;
            }
            work.set(Work::Creating);
            let (client, navigator, toaster) = (client.clone(), navigator.clone(), toaster.clone());
            let host = host.clone();
            let (form, work) = (EndpointForm { headers: Vec::new(), ..(*form).clone() }, work.setter());
            spawn_local(async move {
                match client.create(&form).await {
                    Ok(endpoint) => {
                        draft::forget(&host, None);
                        toaster.say(say::created());
                        navigator.go(Route::Endpoint(endpoint.id, None));
                    }
                    Err(failure) => work.set(Work::Failed(failure)),
                }
            });
        }
    };
    let missing = (*tried)
        .then(|| {
            guard::check_url(&form.url, policy).err().map(|refusal| Remark::Problem(reasons::url(&refusal).into()))
        })
        .flatten();
    let refused = match &*work {
        Work::Failed(failure) => failure.problems().first().map(|problem| reasons::remark(problem, &form, policy)),
        _ => None,
    };
    html! {
        <section class="set-up">
            <Heading title={say::setup_title()} />
            <p class="lead">{ say::setup_lead() }</p>
            <ol>
                <li>
                    <h3>{ say::setup_where() }</h3>
                    <p>{ say::setup_where_words() }</p>
                    <form {onsubmit} novalidate=true>
                        <TextField
                            name="url"
                            label={say::url()}
                            placeholder="https://api.clinic.example/hooks"
                            value={form.url.clone()}
                            remark={url_remark(&form.url, policy, missing.or(refused).unwrap_or_default())}
                            code=true
                            ready_to_type=true
                            {on_input}
                        />
                        <Button variant={Variant::Primary} submit=true busy={*work == Work::Creating}>
                            { say::create_endpoint() }
                        </Button>
                        <Link to={Route::NewEndpoint}>{ say::setup_more_first() }</Link>
                    </form>
                    if let Work::Failed(failure) = &*work {
                        { error_note(say::not_created(), failure, None) }
                    }
                </li>
                <li>
                    <h3>{ say::setup_verify() }</h3>
                    <p>
                        { say::setup_verify_words(html! {
                            <a href="https://www.standardwebhooks.com/" rel="noreferrer" target="_blank" lang="en">
                                { "Standard Webhooks" }
                            </a>
                        }) }
                    </p>
                    <Receiver />
                </li>
                <li>
                    <h3>{ say::setup_test() }</h3>
                    <p>
                        { say::setup_test_words(html! { <Link to={Route::Events}>{ say::setup_catalogue() }</Link> }) }
                    </p>
                </li>
            </ol>
        </section>
    }
}
