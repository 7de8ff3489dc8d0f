//! What the doctor's fields begin with: nothing, or what a delivery sent. And files that somebody gives us.

use hookpost::model::DeliveryId;
use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::{Body, Given};
use crate::bindings::File;
use crate::load::use_client;
use crate::say;

/// No request of ours is longer.
const FILE_AT_MOST: f64 = 4_000_000.0;

/// Puts what a delivery sent into the fields, but never the secret; says what became of it.
#[hook]
pub(super) fn use_start(delivery: Option<&DeliveryId>, given: UseStateSetter<Given>) -> Option<AttrValue> {
    let client = use_client();
    let said = use_state_eq(|| None::<AttrValue>);
    {
        let setter = said.setter();
        use_effect_with(delivery.cloned(), move |delivery| {
            let Some(id) = delivery.clone() else { return };
            spawn_local(async move {
                match client.delivery(&id).await {
                    Ok(detail) => {
                        let at = detail.attempts.last().map_or(detail.delivery.created_at, |last| last.started_at);
                        let headers = format!(
                            "webhook-id: {}\nwebhook-timestamp: {}\nwebhook-signature: ",
                            detail.delivery.event_id,
                            at.as_seconds()
                        );
                        given.set(Given {
                            headers: headers.into(),
                            body: Body::Text(detail.body.clone().into()),
                            sent: Some(detail.body.into()),
                            ..Given::default()
                        });
                        setter.set(Some(say::doctor_from_delivery().into()));
                    }
                    Err(failure) => {
                        setter.set(Some(say::delivery_not_loaded_because(failure.words()).into()));
                    }
                }
            });
        });
    }
    (*said).clone()
}

/// Reads a file's bytes.
pub(super) fn read(file: File, on_file: Callback<(String, Vec<u8>)>) {
    if file.size() > FILE_AT_MOST {
        return;
    }
    spawn_local(async move {
        if let Ok(bytes) = JsFuture::from(file.bytes()).await {
            on_file.emit((file.name(), Uint8Array::new(&bytes).to_vec()));
        }
    });
}
