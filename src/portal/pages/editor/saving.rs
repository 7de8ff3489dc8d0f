//! Saving an endpoint: as a new one, or over the one that was seen and over no other.

use hookpost::api::EndpointView;
use hookpost::catalogue;
use hookpost::guard::{EndpointForm, SavedForm, differences};
use hookpost::model::{DeliveryId, EventType};

use crate::client::{Client, Failure};

/// What came of saving.
#[derive(Clone, Debug)]
pub(crate) struct Saved {
    /// The endpoint as it is now.
    pub(crate) endpoint: EndpointView,
    /// What came of the test event, if one was wanted.
    pub(crate) test: Option<Result<DeliveryId, Failure>>,
}

/// Saves, and sends a test event if one is wanted. That the test failed does not undo the saving.
pub(super) async fn store(
    client: &Client,
    seen: Option<&EndpointView>,
    form: EndpointForm,
    with_test: bool,
) -> Result<Saved, Failure> {
    let endpoint = match seen {
        Some(seen) => change(client, seen, form).await?,
        None => client.create(&form).await?,
    };
    let test = match first_type(&endpoint.event_types) {
        Some(event_type) if with_test => Some(client.test(&endpoint.id, event_type).await.map(|delivery| delivery.id)),
        _ => None,
    };
    Ok(Saved { endpoint, test })
}

/// Changes an endpoint as it was seen. That it became another in what the form does not show, such as whether it is on, is
/// no reason to ask anybody.
async fn change(client: &Client, seen: &EndpointView, form: EndpointForm) -> Result<EndpointView, Failure> {
    let answered = client.change(&seen.id, form.clone(), seen.revision).await;
    match answered.as_ref().err().and_then(Failure::changed_endpoint) {
        Some(newest) if !differs(seen, newest) => client.change(&seen.id, form, newest.revision).await,
        _ => answered,
    }
}

/// Whether an endpoint became another in what the form shows.
pub(crate) fn differs(seen: &EndpointView, newest: &EndpointView) -> bool {
    !differences(&saved_form(seen), &as_form(seen), &saved_form(newest)).is_empty()
}

/// The event type that a test takes when nobody chose one: the first that the endpoint gets.
pub(crate) fn first_type(subscribed: &[EventType]) -> Option<EventType> {
    let first = || EventType::parse(catalogue::entries().first()?.event_type).ok();
    subscribed.first().cloned().or_else(first)
}

/// An endpoint as the form shows it: every saved header value is kept until somebody replaces it.
pub(super) fn as_form(endpoint: &EndpointView) -> EndpointForm {
    saved_form(endpoint).as_form()
}

pub(super) fn saved_form(endpoint: &EndpointView) -> SavedForm {
    SavedForm {
        url: endpoint.url.clone(),
        description: endpoint.description.clone(),
        event_types: endpoint.event_types.iter().map(ToString::to_string).collect(),
        headers: endpoint.headers.clone(),
        rate_limit: endpoint.rate_limit,
        secret: endpoint.secret_fingerprint.clone(),
    }
}
