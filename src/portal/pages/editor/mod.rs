//! The form that makes or changes an endpoint, beside the request that will come of it.
//!
//! What is right and wrong comes from `guard`, here as in the worker. What was typed stays through everything.

mod fields;
mod preview;
mod rate;

use hookpost::api::{EndpointView, Settings};
use hookpost::catalogue;
use hookpost::guard::{self, EndpointForm, HeaderRow, Reach};
use hookpost::model::{AddressPolicy, DeliveryId, EndpointId, EventType};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::fields::{Change, Fields};
use self::preview::Preview;
use crate::client::{Client, Failure};
use crate::components::{Button, ErrorNote, EventTypePicker, HeaderRows, Remark, TextField, Variant};
use crate::dom;
use crate::draft;
use crate::load::use_client;

/// What came of saving.
#[derive(Clone, Debug)]
pub(crate) struct Saved {
    /// The endpoint as it is now.
    pub(crate) endpoint: EndpointView,
    /// What came of the test event, if one was wanted.
    pub(crate) test: Option<Result<DeliveryId, Failure>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Work {
    Idle,
    Saving,
    SavingAndTesting,
    Failed(Failure),
}

#[derive(PartialEq, Properties)]
pub(crate) struct EditorProps {
    /// The endpoint to change; none makes a new one.
    #[prop_or_default]
    pub(crate) endpoint: Option<EndpointView>,
    pub(crate) settings: Settings,
    pub(crate) on_saved: Callback<Saved>,
}

#[function_component]
pub(crate) fn Editor(props: &EditorProps) -> Html {
    let client = use_client();
    let endpoint = props.endpoint.as_ref();
    let id = endpoint.map(|endpoint| endpoint.id.clone());
    let saved = endpoint.map(|endpoint| endpoint.headers.clone()).unwrap_or_default();
    let initial = endpoint.map(as_form).unwrap_or_default();
    let fields = use_reducer(|| Fields::open(&initial, draft::recall(id.as_ref())));
    let work = use_state_eq(|| Work::Idle);
    {
        let id = id.clone();
        use_effect_with((fields.form.clone(), initial.clone()), move |(form, initial)| {
            if form == initial { draft::forget(id.as_ref()) } else { draft::keep(id.as_ref(), form) }
        });
    }
    use_effect_with(fields.tries, |tries| {
        if *tries > 0 {
            dom::focus(".editor [aria-invalid=true]");
        }
    });
    let problems = fields.problems(&props.settings, &saved);
    let shown = fields.shown(&problems);
    let change = |make: fn(String) -> Change| {
        let dispatcher = fields.dispatcher();
        Callback::from(move |text| dispatcher.dispatch(make(text)))
    };
    let left = change(Change::Left);
    let save = {
        let (fields, setter, on_saved) = (fields.clone(), work.setter(), props.on_saved.clone());
        let stopped = !problems.is_empty() || matches!(*work, Work::Saving | Work::SavingAndTesting);
        Callback::from(move |with_test: bool| {
            fields.dispatch(Change::Tried);
            if stopped {
                return;
            }
            setter.set(if with_test { Work::SavingAndTesting } else { Work::Saving });
            let (client, id, form) = (client.clone(), id.clone(), fields.form.clone());
            let (fields, setter, on_saved) = (fields.dispatcher(), setter.clone(), on_saved.clone());
            spawn_local(async move {
                match store(&client, id.as_ref(), form, with_test).await {
                    Ok(saved) => {
                        draft::forget(id.as_ref());
                        fields.dispatch(Change::Reset(as_form(&saved.endpoint)));
                        setter.set(Work::Idle);
                        on_saved.emit(saved);
                    }
                    Err(failure) => {
                        fields.dispatch(Change::Refused(failure.problems().to_vec()));
                        setter.set(Work::Failed(failure));
                    }
                }
            });
        })
    };
    let onsubmit = {
        let save = save.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            save.emit(false);
        }
    };
    let on_events = {
        let dispatcher = fields.dispatcher();
        move |(only, types)| dispatcher.dispatch(Change::Events(only, types))
    };
    let on_headers = {
        let dispatcher = fields.dispatcher();
        move |rows| dispatcher.dispatch(Change::Headers(rows))
    };
    let discard = {
        let dispatcher = fields.dispatcher();
        let initial = initial.clone();
        move |()| dispatcher.dispatch(Change::Reset(initial.clone()))
    };
    // On the page of an endpoint something else is the main action until there is something to save.
    let main = if endpoint.is_none() || fields.form != initial { Variant::Primary } else { Variant::Plain };
    let problem = |pointer: &str| {
        let found = shown.iter().find(|problem| problem.pointer.starts_with(pointer));
        Remark::of(found.map(|problem| problem.message.clone()))
    };
    html! {
        <div class="editor">
            <form class="card" {onsubmit} novalidate=true>
                if fields.restored {
                    <p class="hint restored">
                        { "This is what you had typed before. Header values were not kept." }
                        <Button variant={Variant::Quiet} onclick={discard}>{ "Discard it" }</Button>
                    </p>
                }
                <TextField
                    name="url"
                    label="URL"
                    placeholder="https://api.clinic.example/hooks"
                    value={fields.form.url.clone()}
                    remark={url_remark(&fields.form.url, props.settings.address_policy, problem("/url"))}
                    code=true
                    ready_to_type={endpoint.is_none()}
                    on_input={change(Change::Url)}
                    on_leave={left.reform(|()| "/url".to_owned())}
                />
                <TextField
                    name="description"
                    label="Description"
                    aside="optional"
                    placeholder="Production, Ireland"
                    value={fields.form.description.clone()}
                    remark={problem("/description")}
                    on_input={change(Change::Description)}
                    on_leave={left.reform(|()| "/description".to_owned())}
                />
                <EventTypePicker
                    only={fields.only}
                    chosen={fields.form.event_types.clone()}
                    remark={problem("/eventTypes")}
                    on_change={on_events}
                />
                <HeaderRows
                    rows={fields.form.headers.clone()}
                    {saved}
                    problems={shown.clone()}
                    on_change={on_headers}
                    on_leave={left.clone()}
                />
                <TextField
                    name="rate-limit"
                    label="Rate limit"
                    aside="deliveries per second, optional"
                    placeholder="No limit"
                    value={rate::text(&fields.form)}
                    remark={rate::remark(&fields.form, problem("/rateLimit"))}
                    on_input={change(Change::RateLimit)}
                    on_leave={left.reform(|()| "/rateLimit".to_owned())}
                />
                if let Work::Failed(failure) = &*work {
                    <ErrorNote title="The endpoint was not saved" failure={failure.clone()} />
                }
                <footer>
                    <Button
                        variant={main}
                        busy={*work == Work::SavingAndTesting}
                        onclick={save.reform(|()| true)}
                    >
                        { "Save and send a test" }
                    </Button>
                    <Button submit=true busy={*work == Work::Saving}>{ "Save" }</Button>
                </footer>
            </form>
            <Preview form={fields.form.clone()} />
        </div>
    }
}

/// Saves, and sends a test event if one is wanted. That the test failed does not undo the saving.
async fn store(
    client: &Client,
    id: Option<&EndpointId>,
    form: EndpointForm,
    with_test: bool,
) -> Result<Saved, Failure> {
    let endpoint = match id {
        Some(id) => client.change(id, form).await?,
        None => client.create(&form).await?,
    };
    let test = match first_type(&endpoint.event_types) {
        Some(event_type) if with_test => Some(client.test(&endpoint.id, event_type).await.map(|delivery| delivery.id)),
        _ => None,
    };
    Ok(Saved { endpoint, test })
}

/// The event type that a test takes when nobody chose one: the first that the endpoint gets.
pub(crate) fn first_type(subscribed: &[EventType]) -> Option<EventType> {
    let first = || EventType::parse(catalogue::entries().first()?.event_type).ok();
    subscribed.first().cloned().or_else(first)
}

/// What is said beneath a URL while it is typed.
pub(crate) fn url_remark(url: &str, policy: AddressPolicy, problem: Remark) -> Remark {
    if url.trim().is_empty() || problem != Remark::None {
        return problem;
    }
    match guard::check_url(url, policy).and_then(|url| guard::judge_url(&url, policy)) {
        Ok(Reach::Public) => Remark::Good("public https address".into()),
        Ok(Reach::Loopback) => Remark::Good("this machine; allowed in local mode".into()),
        Err(refusal) => Remark::Problem(guard::sentence(refusal).into()),
    }
}

/// An endpoint as the form shows it: every saved header value is kept until somebody replaces it.
fn as_form(endpoint: &EndpointView) -> EndpointForm {
    EndpointForm {
        url: endpoint.url.clone(),
        description: endpoint.description.clone(),
        event_types: endpoint.event_types.iter().map(ToString::to_string).collect(),
        headers: endpoint
            .headers
            .iter()
            .map(|header| HeaderRow { name: header.name.to_string(), value: None })
            .collect(),
        rate_limit: endpoint.rate_limit.map(|limit| limit.per_second().into()),
    }
}
