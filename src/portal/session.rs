//! Who is at the screen: the partner, what the token allows, and where the token comes from.
//!
//! The portal's link carries the token in its fragment, which browsers do not send to servers. It is taken out of the
//! address at once and kept for this tab only. What a token says of itself is read here to know what to show; whether it
//! is true, the worker decides at every call.

use std::cell::Cell;
use std::rc::Rc;

use hookpost::access;
use hookpost::model::{PartnerId, Redacted, Role, Subject, Timestamp};
use url::form_urlencoded;

use crate::dom;
use crate::draft;

const PARTNER: &str = "hookpost.partner";
const KEY: &str = "hookpost.key";
const PLACE: &str = "hookpost.place";

/// Where calls get their token from. A host that embeds the portal is asked for another when one has ended; a link is what
/// it is.
#[derive(Debug, PartialEq)]
pub(crate) enum TokenSource {
    /// A link handed it over: a portal token, or a partner's static key.
    Link(Redacted<String>),
}

impl TokenSource {
    /// The token for the next call.
    #[expect(clippy::unused_async, reason = "a host's answer has to be waited for")]
    pub(crate) async fn token(&self) -> Redacted<String> {
        match self {
            Self::Link(token) => token.clone(),
        }
    }

    /// Another token in place of one that was refused, if the source can give one.
    #[expect(clippy::unused_async, reason = "a host's answer has to be waited for")]
    pub(crate) async fn renewed(&self) -> Option<Redacted<String>> {
        match self {
            Self::Link(_) => None,
        }
    }
}

/// A partner, and what somebody may do with its webhooks.
#[derive(Debug, PartialEq)]
pub(crate) struct Session {
    /// Whose data is shown.
    pub(crate) partner: PartnerId,
    /// What may be done with it.
    pub(crate) role: Role,
    /// Who somebody is, if the provider said so.
    pub(crate) subject: Option<Subject>,
    /// When it ends; a static key does not.
    pub(crate) ends_at: Option<Timestamp>,
    /// What opens it.
    pub(crate) source: TokenSource,
    /// The worker said that it has ended.
    is_over: Cell<bool>,
}

impl Session {
    fn of_token(token: String) -> Option<Self> {
        let grant = access::peek(&token)?;
        Some(Self {
            role: grant.role,
            subject: grant.subject,
            ends_at: Some(grant.expires_at),
            ..Self::of_key(grant.partner, token)
        })
    }

    fn of_key(partner: PartnerId, key: String) -> Self {
        let source = TokenSource::Link(Redacted::new(key));
        Self { partner, role: Role::Admin, subject: None, ends_at: None, source, is_over: Cell::new(false) }
    }

    /// Whether the worker said that it has ended.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over.get()
    }

    /// Notes that it has ended, and where somebody was: a new link leads back there.
    pub(crate) fn end(&self) {
        self.is_over.set(true);
        let location = dom::window().location();
        if let (Some(storage), Ok(path), Ok(query)) = (dom::storage(), location.pathname(), location.search()) {
            let _ = storage.set_item(PLACE, &format!("{} {path}{query}", self.partner));
        }
    }
}

/// The session that the address hands over, else the one this tab already has.
pub(crate) fn open() -> Option<Rc<Session>> {
    let found = take_from_address();
    if let Some(session) = &found {
        go_back(session);
    }
    found.or_else(recall).map(Rc::new)
}

/// Reads `#token=…`, or `#partner=…&key=…`, keeps it, and drops it from the address and the history.
pub(crate) fn take_from_address() -> Option<Session> {
    let location = dom::window().location();
    let fragment = location.hash().ok()?;
    let (mut partner, mut key, mut token) = (None, None, None);
    for (name, value) in form_urlencoded::parse(fragment.trim_start_matches('#').as_bytes()) {
        match &*name {
            "partner" => partner = PartnerId::parse(&value).ok(),
            "key" => key = Some(value.into_owned()),
            "token" => token = Some(value.into_owned()),
            _ => {}
        }
    }
    if token.is_none() && key.is_none() {
        return None;
    }
    // Whatever it is, it does not stay in sight.
    replace_address(&format!("{}{}", location.pathname().ok()?, location.search().ok()?));
    let session = match (token, partner, key) {
        (Some(token), ..) => Session::of_token(token),
        (None, Some(partner), Some(key)) => Some(Session::of_key(partner, key)),
        _ => None,
    }?;
    if let Some(storage) = dom::storage() {
        let TokenSource::Link(key) = &session.source;
        if storage.get_item(PARTNER).ok().flatten().is_some_and(|before| before != session.partner.as_str()) {
            // What was typed for another partner is none of this one's business.
            draft::forget(None);
        }
        let _ = storage.set_item(PARTNER, session.partner.as_str());
        let _ = storage.set_item(KEY, key.reveal());
    }
    Some(session)
}

/// Goes to where the last session of this partner ended, unless the link leads somewhere itself.
fn go_back(session: &Session) {
    let place = dom::storage().and_then(|storage| {
        let place = storage.get_item(PLACE).ok()??;
        let _ = storage.remove_item(PLACE);
        Some(place)
    });
    let leads_nowhere = dom::window().location().pathname().is_ok_and(|path| path == "/");
    let path = place.as_deref().and_then(|place| place.strip_prefix(session.partner.as_str())?.strip_prefix(' '));
    if let (Some(path), true) = (path, leads_nowhere) {
        replace_address(path);
    }
}

fn replace_address(address: &str) {
    if let Ok(history) = dom::window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}

fn recall() -> Option<Session> {
    let storage = dom::storage()?;
    let key = storage.get_item(KEY).ok()??;
    if access::is_token(&key) {
        return Session::of_token(key);
    }
    let partner = PartnerId::parse(&storage.get_item(PARTNER).ok()??).ok()?;
    Some(Session::of_key(partner, key))
}
