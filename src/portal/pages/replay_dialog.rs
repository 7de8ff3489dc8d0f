//! The question before a replay: what it would send is counted as the choice changes, and nothing is sent before somebody
//! has seen how much that is.

use std::time::Duration;

use hookpost::api::{ReplayCount, ReplayView};
use hookpost::guard::ReplayForm;
use hookpost::model::EndpointId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::Failure;
use crate::components::{Button, Dialog, SelectField, Variant, error_note};
use crate::load::{Load, use_client, use_load, use_poll};
use crate::say;
use crate::words;

/// How fast it may go.
const PACES: [u32; 5] = [1, 5, 10, 50, 100];
const USUAL: u32 = 10;
/// The count is asked for anew this often.
const POLL_MS: u32 = 5_000;

#[derive(Clone, PartialEq)]
enum Step {
    Asking,
    Working,
    Failed(Failure),
}

#[derive(PartialEq, Properties)]
pub(crate) struct ReplayDialogProps {
    pub(crate) title: AttrValue,
    pub(crate) endpoint: EndpointId,
    /// What is to be sent again.
    pub(crate) form: ReplayForm,
    /// Why it cannot be started, if it cannot.
    #[prop_or_default]
    pub(crate) obstacle: Option<AttrValue>,
    pub(crate) on_start: Callback<ReplayView>,
    pub(crate) on_close: Callback<()>,
    /// What there is to choose.
    #[prop_or_default]
    pub(crate) children: Html,
}

#[function_component]
pub(crate) fn ReplayDialog(props: &ReplayDialogProps) -> Html {
    let client = use_client();
    let step = use_state_eq(|| Step::Asking);
    let pace = use_state_eq(|| USUAL);
    let key = (props.endpoint.clone(), props.form.clone());
    let counted = use_load(key, |client, (id, form)| async move { client.count_replay(&id, &form).await });
    use_poll(counted.value().map(|_| POLL_MS), counted.refresh.clone());
    let total = counted.value().map_or(0, |count| count.total);
    let start = {
        let (id, on_start, setter) = (props.endpoint.clone(), props.on_start.clone(), step.setter());
        let form = ReplayForm { per_second: Some(*pace), ..props.form.clone() };
        move |()| {
            setter.set(Step::Working);
            let (client, id, form) = (client.clone(), id.clone(), form.clone());
            let (on_start, setter) = (on_start.clone(), setter.clone());
            spawn_local(async move {
                match client.replay(&id, &form).await {
                    Ok(replay) => on_start.emit(replay),
                    Err(failure) => setter.set(Step::Failed(failure)),
                }
            });
        }
    };
    let on_pace = {
        let setter = pace.setter();
        move |value: String| setter.set(value.parse().unwrap_or(USUAL))
    };
    let paces = PACES.map(|pace| (AttrValue::from(pace.to_string()), AttrValue::from(say::a_second(pace))));
    let said = match counted.state() {
        Load::Waiting => html! { <p class="muted">{ say::counting() }</p> },
        Load::Failed(failure) => error_note(say::not_counted(), failure, Some(&counted.retry)),
        Load::Ready(count, _) => html! { <p><strong>{ sentence(**count, *pace) }</strong></p> },
    };
    let action = match total {
        0 => say::replay().to_owned(),
        total => say::replay_deliveries(total),
    };
    html! {
        <Dialog title={props.title.clone()} on_close={props.on_close.clone()}>
            { props.children.clone() }
            <SelectField
                name="replay-pace"
                label={say::how_fast()}
                value={pace.to_string()}
                options={vec![("", paces.to_vec())]}
                on_change={on_pace}
            />
            <div aria-live="polite">{ said }</div>
            if let Some(obstacle) = &props.obstacle {
                <p class="hint">{ obstacle }</p>
            }
            if let Step::Failed(failure) = &*step {
                { error_note(say::replay_not_started(), failure, None) }
            }
            <footer>
                <Button onclick={props.on_close.clone()}>{ say::cancel() }</Button>
                <Button
                    variant={Variant::Primary}
                    icon="refresh"
                    busy={*step == Step::Working}
                    disabled={total == 0 || props.obstacle.is_some()}
                    onclick={start}
                >
                    { action }
                </Button>
            </footer>
        </Dialog>
    }
}

/// How much it is and how long that takes.
fn sentence(count: ReplayCount, pace: u32) -> String {
    let sent = match count.total {
        0 => say::nothing_matches().to_owned(),
        1 => say::one_matches().to_owned(),
        total => {
            let takes = words::span(Duration::from_secs(u64::from(total.div_ceil(pace))));
            say::some_match(total, takes)
        }
    };
    match count.erased {
        0 => sent,
        erased => say::too_old(sent, erased),
    }
}
