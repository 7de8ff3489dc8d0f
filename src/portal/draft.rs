//! What somebody typed into the endpoint form and has not saved: it outlives a reload and a lost key, in this tab only.
//!
//! With it stays the endpoint that it was typed over, so that what somebody else saves meanwhile is not overwritten.
//! Header values are secrets, so they are left out: a restored row has its name and an empty value.

use hookpost::api::EndpointView;
use hookpost::guard::EndpointForm;
use hookpost::model::{EndpointId, Redacted};
use serde::{Deserialize, Serialize};

use crate::host::Host;

/// A form that was not saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// What was typed.
    pub(crate) form: EndpointForm,
    /// What it was typed over; nothing for a new endpoint.
    pub(crate) base: Option<EndpointView>,
}

fn name(endpoint: Option<&EndpointId>) -> String {
    format!("draft.{}", endpoint.map_or("new", EndpointId::as_str))
}

/// Keeps the form as it stands.
pub(crate) fn keep(host: &Host, form: &EndpointForm, base: Option<&EndpointView>) {
    let mut draft = Draft { form: form.clone(), base: base.cloned() };
    for row in &mut draft.form.headers {
        row.value = row.value.as_ref().map(|_| Redacted::new(String::new()));
    }
    if let Ok(text) = serde_json::to_string(&draft) {
        host.keep(&name(base.map(|base| &base.id)), &text);
    }
}

/// The form as it was kept.
pub(crate) fn recall(host: &Host, endpoint: Option<&EndpointId>) -> Option<Draft> {
    serde_json::from_str(&host.kept(&name(endpoint))?).ok()
}

/// Forgets it: it was saved, or is not wanted.
pub(crate) fn forget(host: &Host, endpoint: Option<&EndpointId>) {
    host.forget(&name(endpoint));
}
