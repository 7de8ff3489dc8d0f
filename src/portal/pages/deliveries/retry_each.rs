//! Sending again what a filter finds that no replay knows of: some ids, a span of time, or several endpoints. What is found
//! is retried delivery by delivery, the newest first, so it is a bounded number of them.

use std::rc::Rc;

use hookpost::api::{DeliveryFilter, DeliveryList, DeliveryView, Limit};
use hookpost::model::{DeliveryId, DeliveryStatus};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::Failure;
use crate::components::{Button, Dialog, Variant, error_note};
use crate::load::{Load, Loader, use_client, use_load};
use crate::say;

/// So many are retried at a time.
const AT_MOST: u32 = 200;
/// What refuses so many in a row refuses the rest too.
const REFUSED_AT_MOST: usize = 5;

#[derive(PartialEq, Properties)]
pub(super) struct RetryEachProps {
    pub(super) filter: DeliveryFilter,
    /// It is over, or was not wanted.
    pub(super) on_close: Callback<()>,
}

#[derive(Clone, PartialEq)]
enum Step {
    Asking,
    /// So many are begun, and so many were refused.
    Working(usize, usize),
    /// The same at the end, and why the last was refused.
    Over(usize, usize, Option<Failure>),
}

#[function_component]
pub(super) fn RetryEach(props: &RetryEachProps) -> Html {
    let client = use_client();
    let step = use_state_eq(|| Step::Asking);
    let filter = DeliveryFilter { limit: Limit::of(AT_MOST), ..props.filter.clone() };
    let loader: Loader<DeliveryList> =
        use_load(filter, |client, filter| async move { client.deliveries(&filter).await });
    let found: Rc<Vec<DeliveryId>> =
        Rc::new(loader.value().map(|list| chosen(&list, &props.filter)).unwrap_or_default());
    let is_more = loader.value().is_some_and(|list| list.next.is_some());
    let start = {
        let (found, setter) = (Rc::clone(&found), step.setter());
        move |()| {
            let (client, found, setter) = (client.clone(), Rc::clone(&found), setter.clone());
            spawn_local(async move {
                let (mut begun, mut refused, mut in_a_row, mut last) = (0, 0, 0, None);
                for id in found.iter() {
                    setter.set(Step::Working(begun, refused));
                    match client.retry(id).await {
                        Ok(_) => (begun, in_a_row) = (begun + 1, 0),
                        Err(failure) => {
                            (refused, in_a_row, last) = (refused + 1, in_a_row + 1, Some(failure));
                            if in_a_row == REFUSED_AT_MOST {
                                break;
                            }
                        }
                    }
                }
                setter.set(Step::Over(begun, refused, last));
            });
        }
    };
    let said = match (&*step, loader.state()) {
        (Step::Working(begun, refused), _) => html! {
            <p>{ say::retry_each_progress(*begun, found.len(), *refused) }</p>
        },
        (Step::Over(begun, refused, last), _) => html! {
            <>
                <p><strong>{ say::retry_each_over(*begun, *refused) }</strong></p>
                if let Some(failure) = last {
                    { error_note(say::retry_each_last(), failure, None) }
                }
            </>
        },
        (Step::Asking, Load::Waiting) => html! { <p class="muted">{ say::retry_each_looking() }</p> },
        (Step::Asking, Load::Failed(failure)) => error_note(say::retry_each_not_found(), failure, Some(&loader.retry)),
        (Step::Asking, Load::Ready(..)) => html! {
            <p>
                <strong>{ say::retry_each_found(found.len()) }</strong>
                if is_more {
                    { " " }{ say::retry_each_newest(AT_MOST) }
                }
            </p>
        },
    };
    html! {
        <Dialog title={say::retry_these_title()} on_close={props.on_close.clone()}>
            <p>{ say::retry_each_words() }</p>
            <div aria-live="polite">{ said }</div>
            <footer>
                if matches!(*step, Step::Over(..)) {
                    <Button variant={Variant::Primary} onclick={props.on_close.clone()}>{ say::close() }</Button>
                } else {
                    <Button onclick={props.on_close.clone()}>{ say::cancel() }</Button>
                    <Button
                        variant={Variant::Primary}
                        icon="refresh"
                        busy={matches!(*step, Step::Working(..))}
                        disabled={found.is_empty()}
                        onclick={start}
                    >
                        { say::retry_each_start(found.len()) }
                    </Button>
                }
            </footer>
        </Dialog>
    }
}

/// Of what was found, what can be sent again; what has arrived only if that was asked for.
fn chosen(list: &DeliveryList, filter: &DeliveryFilter) -> Vec<DeliveryId> {
    let is_wanted = |one: &&DeliveryView| {
        let wanted = match one.status {
            DeliveryStatus::Exhausted | DeliveryStatus::Parked => true,
            DeliveryStatus::Delivered => filter.status == Some(DeliveryStatus::Delivered),
            DeliveryStatus::Pending | DeliveryStatus::Cancelled => false,
        };
        wanted && one.erased_at.is_none()
    };
    list.deliveries.iter().filter(is_wanted).map(|one| one.id.clone()).collect()
}
