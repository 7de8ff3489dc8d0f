//! What somebody typed into the endpoint form and has not saved: it outlives a reload and a lost key, in this tab only.
//!
//! With it stays the endpoint that it was typed over, so that what somebody else saves meanwhile is not overwritten.
//! Header values are secrets, so they are left out: a restored row has its name and an empty value.

use hookpost::api::EndpointView;
use hookpost::guard::EndpointForm;
use hookpost::model::{EndpointId, Redacted};
use serde::{Deserialize, Serialize};

use crate::dom;

/// A form that was not saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// What was typed.
    pub(crate) form: EndpointForm,
    /// What it was typed over; nothing for a new endpoint.
    pub(crate) base: Option<EndpointView>,
}

fn name(endpoint: Option<&EndpointId>) -> String {
    format!("hookpost.draft.{}", endpoint.map_or("new", EndpointId::as_str))
}

/// Keeps the form as it stands.
pub(crate) fn keep(form: &EndpointForm, base: Option<&EndpointView>) {
    let mut draft = Draft { form: form.clone(), base: base.cloned() };
    for row in &mut draft.form.headers {
        row.value = row.value.as_ref().map(|_| Redacted::new(String::new()));
    }
    if let (Some(storage), Ok(text)) = (dom::storage(), serde_json::to_string(&draft)) {
        let _ = storage.set_item(&name(base.map(|base| &base.id)), &text);
    }
}

/// The form as it was kept.
pub(crate) fn recall(endpoint: Option<&EndpointId>) -> Option<Draft> {
    let text = dom::storage()?.get_item(&name(endpoint)).ok()??;
    serde_json::from_str(&text).ok()
}

/// Forgets it: it was saved, or is not wanted.
pub(crate) fn forget(endpoint: Option<&EndpointId>) {
    if let Some(storage) = dom::storage() {
        let _ = storage.remove_item(&name(endpoint));
    }
}
