//! The form that makes or changes an endpoint, beside the request that will come of it.
//!
//! What is right and wrong comes from `guard`, here as in the worker. What was typed stays through everything.

mod answers;
mod conflict;
mod fields;
mod preview;
mod rate;
mod saving;
mod url;

use hookpost::api::{EndpointView, Settings};
use hookpost::guard::EndpointForm;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::conflict::Conflict;
use self::fields::{Change, Fields};
use self::preview::Preview;
pub(crate) use self::saving::{Saved, differs, first_type};
use self::saving::{as_form, saved_form, store};
pub(crate) use self::url::url_remark;
use crate::client::Failure;
use crate::components::{Button, EventTypePicker, HeaderRows, Remark, TextField, Variant, error_note, only_looking};
use crate::draft;
use crate::host::use_host;
use crate::load::use_client;
use crate::reasons;
use crate::say;

#[derive(Clone, Debug, PartialEq)]
enum Work {
    Idle,
    Saving,
    SavingAndTesting,
    Failed(Failure),
    /// Somebody else saved this meanwhile.
    Conflict(EndpointView),
    /// The choice between that and what was typed is being saved.
    SavingChoice(EndpointView),
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
    // What is typed is typed over the endpoint as it was then; meanwhile it may have become another.
    let host = use_host();
    let kept = use_memo((), |()| draft::recall(&host, id.as_ref()));
    let base = use_state_eq(|| kept.as_ref().as_ref().and_then(|draft| draft.base.clone()).or(props.endpoint.clone()));
    let saved = base.as_ref().map(|base| base.headers.clone()).unwrap_or_default();
    let initial = base.as_ref().map(as_form).unwrap_or_default();
    let fields = use_reducer(|| Fields::open(&initial, kept.as_ref().as_ref().map(|draft| draft.form.clone())));
    let work = use_state_eq(|| Work::Idle);
    let drafts = host.clone();
    use_effect_with((fields.form.clone(), (*base).clone()), move |(form, base)| {
        if base.as_ref().map(as_form).unwrap_or_default() == *form {
            draft::forget(&drafts, base.as_ref().map(|base| &base.id));
        } else {
            draft::keep(&drafts, form, base.as_ref());
        }
    });
    {
        let (fields, base) = (fields.clone(), base.clone());
        let is_untouched = fields.form == initial;
        use_effect_with((props.endpoint.clone(), is_untouched), move |(newest, is_untouched)| {
            let (Some(newest), Some(seen)) = (newest, &*base) else { return };
            // Over a form that somebody has typed into nothing is put but what it does not show.
            if newest.revision > seen.revision && (*is_untouched || !differs(seen, newest)) {
                if *is_untouched {
                    fields.dispatch(Change::Reset(as_form(newest)));
                }
                base.set(Some(newest.clone()));
            }
        });
    }
    {
        // A new session has come: what the old one could not do is no news any more.
        let work = work.clone();
        use_effect_with(client.clone(), move |_| {
            if *work == Work::Failed(Failure::UnknownKey) {
                work.set(Work::Idle);
            }
        });
    }
    let shown_on = host.clone();
    use_effect_with(fields.tries, move |tries| {
        if *tries > 0 {
            shown_on.focus(".editor [aria-invalid=true]");
        }
    });
    let problems = fields.problems(&props.settings, &saved);
    let shown = fields.shown(&problems);
    let change = |make: fn(String) -> Change| {
        let dispatcher = fields.dispatcher();
        Callback::from(move |text| dispatcher.dispatch(make(text)))
    };
    let left = change(Change::Left);
    // Saves a form over what was seen; none makes a new endpoint.
    let submit = {
        let (fields, setter, base) = (fields.dispatcher(), work.setter(), base.setter());
        let (client, on_saved) = (client.clone(), props.on_saved.clone());
        Callback::from(move |(form, seen, with_test): (EndpointForm, Option<EndpointView>, bool)| {
            let (client, on_saved, fields) = (client.clone(), on_saved.clone(), fields.clone());
            let (setter, base, host) = (setter.clone(), base.clone(), host.clone());
            spawn_local(async move {
                match store(&client, seen.as_ref(), form, with_test).await {
                    Ok(saved) => {
                        draft::forget(&host, seen.as_ref().map(|seen| &seen.id));
                        fields.dispatch(Change::Reset(as_form(&saved.endpoint)));
                        base.set(seen.map(|_| saved.endpoint.clone()));
                        setter.set(Work::Idle);
                        on_saved.emit(saved);
                    }
                    Err(failure) => {
                        fields.dispatch(Change::Refused(failure.problems().to_vec()));
                        setter.set(match failure.changed_endpoint() {
                            Some(theirs) => Work::Conflict(theirs.clone()),
                            None => Work::Failed(failure),
                        });
                    }
                }
            });
        })
    };
    let save = {
        let (fields, setter, base, submit) = (fields.clone(), work.setter(), base.clone(), submit.clone());
        let stopped = !problems.is_empty() || !matches!(*work, Work::Idle | Work::Failed(_));
        Callback::from(move |with_test: bool| {
            fields.dispatch(Change::Tried);
            if !stopped {
                setter.set(if with_test { Work::SavingAndTesting } else { Work::Saving });
                submit.emit((fields.form.clone(), (*base).clone(), with_test));
            }
        })
    };
    let conflict = match (&*work, &*base) {
        (Work::Conflict(theirs) | Work::SavingChoice(theirs), Some(seen)) => {
            let on_save = {
                let (fields, setter, base) = (fields.dispatcher(), work.setter(), base.setter());
                let theirs = theirs.clone();
                move |form: EndpointForm| {
                    fields.dispatch(Change::Merged(form.clone()));
                    base.set(Some(theirs.clone()));
                    setter.set(Work::SavingChoice(theirs.clone()));
                    submit.emit((form, Some(theirs.clone()), false));
                }
            };
            let on_discard = {
                let (fields, setter, base) = (fields.dispatcher(), work.setter(), base.setter());
                let theirs = theirs.clone();
                move |()| {
                    fields.dispatch(Change::Reset(as_form(&theirs)));
                    base.set(Some(theirs.clone()));
                    setter.set(Work::Idle);
                }
            };
            Some(html! {
                <Conflict
                    base={saved_form(seen)}
                    mine={fields.form.clone()}
                    theirs={saved_form(theirs)}
                    busy={matches!(*work, Work::SavingChoice(_))}
                    {on_save}
                    {on_discard}
                />
            })
        }
        _ => None,
    };
    let look_only = client.may_only_look();
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
        let (dispatcher, base, newest) = (fields.dispatcher(), base.setter(), props.endpoint.clone());
        move |()| {
            dispatcher.dispatch(Change::Reset(newest.as_ref().map(as_form).unwrap_or_default()));
            base.set(newest.clone());
        }
    };
    // On the page of an endpoint something else is the main action until there is something to save.
    let main = if endpoint.is_none() || fields.form != initial { Variant::Primary } else { Variant::Plain };
    let problem = |pointer: &str| {
        let found = shown.iter().find(|problem| problem.pointer.starts_with(pointer));
        found.map_or(Remark::None, |problem| reasons::remark(problem, &fields.form, props.settings.address_policy))
    };
    let header_remarks: Vec<_> = shown
        .iter()
        .filter(|problem| problem.pointer.starts_with("/headers"))
        .map(|one| (one.pointer.clone(), reasons::remark(one, &fields.form, props.settings.address_policy)))
        .collect();
    let typed = html! {
        <>
            if fields.restored {
                <p class="hint restored">
                    { say::draft_restored() }
                    <Button variant={Variant::Quiet} onclick={discard}>{ say::draft_discard() }</Button>
                </p>
            }
            <TextField
                name="url"
                label={say::url()}
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
                label={say::description()}
                aside={say::optional()}
                placeholder={say::description_placeholder()}
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
                remarks={header_remarks}
                on_change={on_headers}
                on_leave={left.clone()}
            />
            <TextField
                name="rate-limit"
                label={say::rate_limit()}
                aside={say::rate_aside()}
                placeholder={say::rate_placeholder()}
                value={rate::text(&fields.form)}
                remark={rate::remark(&fields.form, problem("/rateLimit"))}
                on_input={change(Change::RateLimit)}
                on_leave={left.reform(|()| "/rateLimit".to_owned())}
            />
        </>
    };
    let actions = html! {
        <footer>
            <Button variant={main} busy={*work == Work::SavingAndTesting} onclick={save.reform(|()| true)}>
                { say::save_and_test() }
            </Button>
            <Button submit=true busy={*work == Work::Saving}>{ say::save() }</Button>
        </footer>
    };
    html! {
        <div class="editor">
            <form class="card" {onsubmit} novalidate=true>
                if look_only {
                    <fieldset class="look-only" disabled=true>{ typed }</fieldset>
                    { only_looking() }
                } else {
                    { typed }
                    if let Work::Failed(failure) = &*work {
                        { error_note(say::not_saved(), failure, None) }
                    }
                    { conflict.unwrap_or(actions) }
                }
            </form>
            <Preview form={fields.form.clone()} endpoint={(*base).clone()} />
        </div>
    }
}
