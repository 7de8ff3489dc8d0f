//! A change is meant for the endpoint as it was seen. If somebody else changed it meanwhile, it is made only where that is no
//! other thing to decide.

use std::future::Future;

use hookpost::api::EndpointView;
use hookpost::model::EndpointState;
use yew::prelude::*;

use crate::client::Failure;
use crate::components::icon;
use crate::say;

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
    let is_on = |endpoint: &EndpointView| endpoint.state == EndpointState::Enabled;
    let mut changes = Vec::new();
    if seen.url != newest.url {
        changes.push(say::meanwhile_url(&newest.url));
    }
    if is_on(seen) != is_on(newest) {
        changes.push(if is_on(newest) { say::meanwhile_on() } else { say::meanwhile_off() }.to_owned());
    }
    if seen.secret_fingerprint != newest.secret_fingerprint {
        changes.push(say::meanwhile_secret().to_owned());
    }
    let what = changes.into_iter().reduce(say::meanwhile_and);
    html! {
        <p class="remark" data-variant="problem" role="alert">
            { icon("alert") }
            <span>{ say::meanwhile(what.unwrap_or_else(|| say::meanwhile_settings().to_owned())) }</span>
        </p>
    }
}
