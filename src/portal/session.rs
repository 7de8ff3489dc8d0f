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

use crate::client::Failure;
use crate::dom;
use crate::draft;
use crate::host::{Host, HostTokens};

const PARTNER: &str = "hookpost.partner";
const KEY: &str = "hookpost.key";
const PLACE: &str = "hookpost.place";

/// Where calls get their token from. A host that embeds the portal is asked for another when one has ended; a link is what
/// it is.
pub(crate) enum TokenSource {
    /// A link handed it over: a portal token, or a partner's static key.
    Link(Redacted<String>),
    /// The page around the portal gives them.
    Host(Rc<HostTokens>),
}

impl TokenSource {
    /// The token for the next call.
    pub(crate) async fn token(&self) -> Result<Redacted<String>, Failure> {
        match self {
            Self::Link(token) => Ok(token.clone()),
            Self::Host(tokens) => tokens.token().await,
        }
    }

    /// Another token in place of one that was refused, if the source can give one.
    pub(crate) async fn instead_of(&self, refused: &Redacted<String>) -> Result<Option<Redacted<String>>, Failure> {
        match self {
            Self::Link(_) => Ok(None),
            Self::Host(tokens) => tokens.instead_of(refused).await,
        }
    }
}

impl PartialEq for TokenSource {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Link(one), Self::Link(other)) => one == other,
            (Self::Host(one), Self::Host(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

/// A partner, and what somebody may do with its webhooks.
#[derive(PartialEq)]
pub(crate) struct Session {
    /// Whose data is shown.
    pub(crate) partner: PartnerId,
    /// What may be done with it.
    pub(crate) role: Role,
    /// Who somebody is, if the provider said so.
    pub(crate) subject: Option<Subject>,
    /// When it ends; a static key does not, nor does what a host renews.
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
        Self::of_source(partner, TokenSource::Link(Redacted::new(key)))
    }

    fn of_source(partner: PartnerId, source: TokenSource) -> Self {
        Self { partner, role: Role::Admin, subject: None, ends_at: None, source, is_over: Cell::new(false) }
    }

    /// Whether the worker said that it has ended.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over.get()
    }

    /// Notes that it has ended, and where somebody was: a new link leads back there.
    pub(crate) fn end(&self) {
        self.is_over.set(true);
        if let TokenSource::Host(_) = self.source {
            return;
        }
        let location = dom::window().location();
        if let (Some(storage), Ok(path), Ok(query)) = (dom::storage(), location.pathname(), location.search()) {
            let _ = storage.set_item(PLACE, &format!("{} {path}{query}", self.partner));
        }
    }
}

/// The session that somebody has here: the one that the page around the portal gives, if it is somebody else's.
pub(crate) async fn open(host: Host) -> Result<Option<Rc<Session>>, Failure> {
    let Some(guest) = host.guest() else { return Ok(of_link(&host)) };
    let Some(tokens) = guest.tokens() else { return Ok(None) };
    let token = tokens.token().await?;
    let grant = access::peek(token.reveal());
    let wrong = match (&grant, guest.partner()) {
        (Some(grant), Some(partner)) if grant.partner != *partner => Some("the token is for another partner"),
        (None, None) => Some("it names no partner, so the option `partner` has to"),
        _ => None,
    };
    if let Some(wrong) = wrong {
        tokens.complain(&format!("The token cannot be used: {wrong}."));
        return Err(Failure::NoToken);
    }
    let Some(partner) = grant.as_ref().map(|grant| grant.partner.clone()).or(guest.partner().cloned()) else {
        return Err(Failure::NoToken);
    };
    guest.is_for(partner.clone());
    let ends_at = grant.as_ref().filter(|_| !tokens.are_renewed()).map(|grant| grant.expires_at);
    let role = grant.map_or(Role::Admin, |grant| grant.role);
    let session = Session::of_source(partner, TokenSource::Host(Rc::clone(tokens)));
    Ok(Some(Rc::new(Session { role, ends_at, ..session })))
}

/// The session that the address hands over, else the one this tab already has.
fn of_link(host: &Host) -> Option<Rc<Session>> {
    let found = take_from_address(host);
    if let Some(session) = &found {
        go_back(session);
    }
    found.or_else(recall).map(Rc::new)
}

/// Reads `#token=…`, or `#partner=…&key=…`, keeps it, and drops it from the address and the history.
pub(crate) fn take_from_address(host: &Host) -> Option<Session> {
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
    if let (Some(storage), TokenSource::Link(key)) = (dom::storage(), &session.source) {
        if storage.get_item(PARTNER).ok().flatten().is_some_and(|before| before != session.partner.as_str()) {
            // What was typed for another partner is none of this one's business.
            draft::forget(host, None);
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
