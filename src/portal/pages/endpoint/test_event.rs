//! Sends an example of an event type to the endpoint. The worker sends it, as it would a real one.

use hookpost::api::EndpointView;
use hookpost::catalogue::{self, Group};
use hookpost::model::{DeliveryId, EndpointState, EventType};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::Failure;
use crate::components::{Button, Link, SelectField, Variant, error_note, icon, only_looking};
use crate::load::use_client;
use crate::pages::editor::first_type;
use crate::route::Route;
use crate::say;

#[derive(Clone, PartialEq)]
enum Work {
    Idle,
    Sending,
    Sent(DeliveryId, EventType),
    Failed(Failure),
}

#[derive(PartialEq, Properties)]
pub(super) struct TestEventProps {
    pub(super) endpoint: EndpointView,
    /// The type that somebody came here with.
    pub(super) chosen: Option<EventType>,
}

#[function_component]
pub(super) fn TestEvent(props: &TestEventProps) -> Html {
    let client = use_client();
    let chosen = use_state_eq(|| props.chosen.clone().or_else(|| first_type(&props.endpoint.event_types)));
    let work = use_state_eq(|| Work::Idle);
    let look_only = client.may_only_look();
    let is_disabled = props.endpoint.state != EndpointState::Enabled;
    let on_change = {
        let setter = chosen.setter();
        move |name: String| setter.set(EventType::parse(&name).ok())
    };
    let send = {
        let (id, chosen, setter) = (props.endpoint.id.clone(), chosen.clone(), work.setter());
        move |()| {
            let Some(event_type) = (*chosen).clone() else {
                return;
            };
            setter.set(Work::Sending);
            let (client, id, setter) = (client.clone(), id.clone(), setter.clone());
            spawn_local(async move {
                setter.set(match client.test(&id, event_type.clone()).await {
                    Ok(delivery) => Work::Sent(delivery.id, event_type),
                    Err(failure) => Work::Failed(failure),
                });
            });
        }
    };
    let value = chosen.as_ref().map(ToString::to_string).unwrap_or_default();
    html! {
        <section class="card test-event">
            <h3>{ say::test_title() }</h3>
            <p>{ say::test_words() }</p>
            <div>
                <SelectField name="test-type" label={say::event_type()} {value} options={options()} {on_change} />
                <Button
                    variant={Variant::Primary}
                    icon="send"
                    busy={*work == Work::Sending}
                    disabled={is_disabled || look_only}
                    onclick={send}
                >
                    { say::test_send() }
                </Button>
            </div>
            <div aria-live="polite">
                if look_only {
                    { only_looking() }
                } else if is_disabled {
                    <p class="hint">{ say::test_enable_first() }</p>
                } else if let Work::Sent(delivery, event_type) = &*work {
                    <p class="remark" data-variant="good">
                        { icon("check") }
                        <span>
                            { say::test_on_its_way(event_type.as_str()) }{ " " }
                            <Link to={Route::Delivery(delivery.clone())}>{ say::test_watch() }</Link>
                        </span>
                    </p>
                }
            </div>
            <p class="hint">
                { say::try_all_words(html! {
                    <Link to={Route::Conformance(props.endpoint.id.clone(), None)}>{ say::try_all() }</Link>
                }) }
            </p>
            if let Work::Failed(failure) = &*work {
                { error_note(say::test_not_sent(), failure, None) }
            }
        </section>
    }
}

/// The catalogue as options, by group.
fn options() -> Vec<(&'static str, Vec<(AttrValue, AttrValue)>)> {
    let in_group = |group: Group| {
        let entries = catalogue::entries().iter().filter(|entry| entry.group == group);
        (group.name(), entries.map(|entry| (entry.event_type.into(), entry.name.into())).collect())
    };
    Group::ALL.into_iter().map(in_group).collect()
}
