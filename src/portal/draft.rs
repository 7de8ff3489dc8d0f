//! What somebody typed into the endpoint form and has not saved: it outlives a reload and a lost key, in this tab only.
//!
//! Header values are secrets, so they are left out: a restored row has its name and an empty value.

use hookpost::guard::EndpointForm;
use hookpost::model::{EndpointId, Redacted};

use crate::dom;

fn name(endpoint: Option<&EndpointId>) -> String {
    format!("hookpost.draft.{}", endpoint.map_or("new", EndpointId::as_str))
}

/// Keeps the form as it stands.
pub(crate) fn keep(endpoint: Option<&EndpointId>, form: &EndpointForm) {
    let mut form = form.clone();
    for row in &mut form.headers {
        row.value = row.value.as_ref().map(|_| Redacted::new(String::new()));
    }
    if let (Some(storage), Ok(text)) = (dom::storage(), serde_json::to_string(&form)) {
        let _ = storage.set_item(&name(endpoint), &text);
    }
}

/// The form as it was kept.
pub(crate) fn recall(endpoint: Option<&EndpointId>) -> Option<EndpointForm> {
    let text = dom::storage()?.get_item(&name(endpoint)).ok()??;
    serde_json::from_str(&text).ok()
}

/// Forgets it: it was saved, or is not wanted.
pub(crate) fn forget(endpoint: Option<&EndpointId>) {
    if let Some(storage) = dom::storage() {
        let _ = storage.remove_item(&name(endpoint));
    }
}
