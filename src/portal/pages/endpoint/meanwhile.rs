//! A change is meant for the endpoint as it was seen. If somebody else changed it meanwhile, it is made only where that is no
//! other thing to decide.

use std::future::Future;

use hookpost::api::EndpointView;
use hookpost::model::EndpointState;
use yew::prelude::*;

use crate::client::Failure;
use crate::components::Icon;

/// Makes a change at the revision that was seen; and at the newest one, if `is_same` says that what it is about is as it was.
pub(super) async fn at<T, A: Future<Output = Result<T, Failure>>>(
    seen: &EndpointView,
    is_same: impl FnOnce(&EndpointView, &EndpointView) -> bool,
    make: impl Fn(u64) -> A,
) -> Result<T, Failure> {
    let answered = make(seen.revision).await;
    match answered.as_ref().err().and_then(Failure::changed_endpoint) {
        Some(newest) if is_same(seen, newest) => make(newest.revision).await,
        _ => answered,
    }
}

/// What to say where nothing was done because of a change by somebody else.
pub(super) fn note(seen: &EndpointView, newest: &EndpointView) -> Html {
    let mut changes = Vec::new();
    if seen.url != newest.url {
        changes.push(format!("its URL is now {}", newest.url));
    }
    if (seen.state == EndpointState::Enabled) != (newest.state == EndpointState::Enabled) {
        changes.push(format!("it is now {}", if newest.state == EndpointState::Enabled { "on" } else { "off" }));
    }
    if seen.secret_fingerprint != newest.secret_fingerprint {
        changes.push("its secret was rotated".to_owned());
    }
    let what = if changes.is_empty() { "its settings are others".to_owned() } else { changes.join(", ") };
    html! {
        <p class="remark" data-variant="problem" role="alert">
            <Icon name="alert" />
            <span>
                { format!(
                    "Somebody changed this endpoint meanwhile: {what}. Nothing was done. Press again if you still want it."
                ) }
            </span>
        </p>
    }
}
