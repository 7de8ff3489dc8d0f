//! Who is at the screen: the partner and the key that the portal's link handed over.
//!
//! The link carries both in its fragment, which browsers do not send to servers. They are taken out of the address at
//! once and kept for this tab only.

use std::rc::Rc;

use hookpost::model::{PartnerId, Redacted};
use url::form_urlencoded;

use crate::dom;

const PARTNER: &str = "hookpost.partner";
const KEY: &str = "hookpost.key";

/// A partner and its key.
#[derive(Debug, PartialEq)]
pub(crate) struct Session {
    /// Whose data is shown.
    pub(crate) partner: PartnerId,
    /// What opens it.
    pub(crate) key: Redacted<String>,
}

/// The session that the address hands over, else the one this tab already has.
pub(crate) fn open() -> Option<Rc<Session>> {
    take_from_address().or_else(recall).map(Rc::new)
}

/// Reads `#partner=…&key=…`, keeps it, and drops it from the address and the history.
pub(crate) fn take_from_address() -> Option<Session> {
    let location = dom::window().location();
    let fragment = location.hash().ok()?;
    let mut found = (None, None);
    for (name, value) in form_urlencoded::parse(fragment.trim_start_matches('#').as_bytes()) {
        match &*name {
            "partner" => found.0 = PartnerId::parse(&value).ok(),
            "key" => found.1 = Some(value.into_owned()),
            _ => {}
        }
    }
    let (Some(partner), Some(key)) = found else {
        return None;
    };
    let address = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
    let history = dom::window().history().ok()?;
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    if let Some(storage) = dom::storage() {
        let _ = storage.set_item(PARTNER, partner.as_str());
        let _ = storage.set_item(KEY, &key);
    }
    Some(Session { partner, key: Redacted::new(key) })
}

fn recall() -> Option<Session> {
    let storage = dom::storage()?;
    let partner = PartnerId::parse(&storage.get_item(PARTNER).ok()??).ok()?;
    let key = storage.get_item(KEY).ok()??;
    Some(Session { partner, key: Redacted::new(key) })
}
