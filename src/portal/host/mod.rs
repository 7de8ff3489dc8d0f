//! The page that the portal stands in: its own, or somebody else's. What differs between the two is asked here.
//!
//! Nothing of a portal is kept outside its host, so that several stand side by side on one page.

mod mount;
mod tokens;

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use hookpost::embed::Section;
use hookpost::model::{PartnerId, Timestamp};
use js_sys::Function;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, EventTarget, HtmlElement};
use yew::prelude::*;

pub(crate) use self::tokens::HostTokens;
use crate::bindings::object;
use crate::clock::Clock;
use crate::dom;
use crate::load::use_client;
use crate::route::Route;

/// The page around a portal. Clones are one and the same.
#[derive(Clone)]
pub(crate) struct Host(Rc<Inner>);

impl PartialEq for Host {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    /// What the portal is drawn into.
    root: Element,
    /// The worker's clock as far as it is known.
    clock: Clock,
    /// What was chosen last of what draws all anew: the focus goes back there.
    touched: Cell<Option<&'static str>>,
    /// Whose page it is, if not the portal's own.
    embedding: Option<Embedding>,
}

/// A page of somebody else's.
pub(crate) struct Embedding {
    /// Where the worker is; none where the build's files are.
    api_base: Option<String>,
    /// Whose webhooks are to be shown, if the host says so.
    named: Option<PartnerId>,
    is_read_only: bool,
    sections: Vec<Section>,
    /// Whether the page on screen stands in the fragment of the address.
    has_address: bool,
    /// The page to begin with.
    first: Route,
    /// Where tokens come from; none shows only what needs none.
    tokens: Option<Rc<HostTokens>>,
    /// Whose webhooks are shown, once it is known.
    partner: OnceCell<PartnerId>,
    /// Takes what is told: a kind and what there is to it.
    hears: Function,
}

impl Host {
    /// A page of the portal's own, with an element for it.
    pub(crate) fn alone(root: Element) -> Self {
        Self(Rc::new(Inner { root, clock: Clock::default(), touched: Cell::new(None), embedding: None }))
    }

    fn embedding(root: Element, embedding: Embedding) -> Self {
        Self(Rc::new(Inner { root, clock: Clock::default(), touched: Cell::new(None), embedding: Some(embedding) }))
    }

    /// Whether the page is the portal's own: its address, title and scrolling too.
    pub(crate) fn is_alone(&self) -> bool {
        self.0.embedding.is_none()
    }

    /// The page of somebody else's, if it is one.
    pub(crate) fn guest(&self) -> Option<&Embedding> {
        self.0.embedding.as_ref()
    }

    /// What was chosen last of what draws all anew.
    pub(crate) fn touched(&self) -> &Cell<Option<&'static str>> {
        &self.0.touched
    }

    /// The worker's clock.
    pub(crate) fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The moment it is now, by the worker's clock.
    pub(crate) fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// What stands before the paths of the API.
    pub(crate) fn api_base(&self) -> String {
        match &self.0.embedding {
            None => String::new(),
            Some(embedding) => embedding.api_base.clone().unwrap_or_else(dom::files_base),
        }
    }

    /// Whether nothing can be changed here, whatever the token allows.
    pub(crate) fn is_read_only(&self) -> bool {
        self.guest().is_some_and(|guest| guest.is_read_only)
    }

    /// Whether a section is shown here.
    pub(crate) fn has(&self, section: Section) -> bool {
        self.guest().is_none_or(|guest| guest.sections.contains(&section))
    }

    /// Where the portal has a page of its own.
    pub(crate) fn own_address(&self) -> String {
        if self.is_alone() { dom::window().location().origin().unwrap_or_default() } else { self.api_base() }
    }

    /// What this tab remembers is kept under this and a name.
    fn shelf(&self) -> String {
        let partner = self.guest().and_then(|guest| guest.partner.get());
        partner.map_or_else(|| "hookpost".to_owned(), |partner| format!("hookpost.{partner}"))
    }

    /// Keeps a text in this tab until it is closed.
    pub(crate) fn keep(&self, name: &str, text: &str) {
        if let Some(storage) = dom::storage() {
            let _ = storage.set_item(&format!("{}.{name}", self.shelf()), text);
        }
    }

    /// A text that was kept.
    pub(crate) fn kept(&self, name: &str) -> Option<String> {
        dom::storage()?.get_item(&format!("{}.{name}", self.shelf())).ok()?
    }

    /// Forgets a text.
    pub(crate) fn forget(&self, name: &str) {
        if let Some(storage) = dom::storage() {
            let _ = storage.remove_item(&format!("{}.{name}", self.shelf()));
        }
    }

    /// The first element of the portal that matches.
    pub(crate) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.0.root.query_selector(selector).ok().flatten()?.dyn_into().ok()
    }

    /// Moves the focus to the first element of the portal that matches, if there is one.
    pub(crate) fn focus(&self, selector: &str) -> bool {
        self.find(selector).is_some_and(|element| element.focus().is_ok())
    }

    /// Where keys are listened for: in somebody else's page only those that are pressed in the portal.
    pub(crate) fn keys(&self) -> EventTarget {
        if self.is_alone() { dom::window().into() } else { self.0.root.clone().into() }
    }

    /// How many pixels of the portal are above the screen.
    pub(crate) fn scrolled(&self) -> f64 {
        -self.0.root.get_bounding_client_rect().top()
    }

    /// Brings the portal's top into sight.
    pub(crate) fn to_top(&self) {
        if self.is_alone() {
            dom::window().scroll_to_with_x_and_y(0.0, 0.0);
        } else if self.scrolled() > 0.0 {
            self.0.root.scroll_into_view();
        }
    }

    /// Tells the page around it that something happened.
    pub(crate) fn tell<'n>(&self, kind: &str, detail: impl IntoIterator<Item = (&'n str, JsValue)>) {
        if let Some(guest) = self.guest() {
            // What the host's own function throws is the host's.
            let _ = guest.hears.call2(&JsValue::UNDEFINED, &kind.into(), &object(detail));
        }
    }
}

impl Embedding {
    /// The page to begin with.
    pub(crate) fn first(&self) -> &Route {
        &self.first
    }

    /// Whether the page on screen stands in the fragment of the address.
    pub(crate) fn has_address(&self) -> bool {
        self.has_address
    }

    /// Where tokens come from.
    pub(crate) fn tokens(&self) -> Option<&Rc<HostTokens>> {
        self.tokens.as_ref()
    }

    /// The partner that the host named, or that the first token was for.
    pub(crate) fn partner(&self) -> Option<&PartnerId> {
        self.partner.get().or(self.named.as_ref())
    }

    /// Notes whose webhooks are shown.
    pub(crate) fn is_for(&self, partner: PartnerId) {
        let _ = self.partner.set(partner);
    }
}

thread_local! {
    /// Whether a portal on this page has the address.
    static TAKEN: Cell<bool> = const { Cell::new(false) };
}

/// The address of the page, which one portal at a time may have.
struct Address;

impl Address {
    fn take() -> Option<Self> {
        (!TAKEN.replace(true)).then_some(Self)
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        TAKEN.set(false);
    }
}

/// The page around this portal.
#[hook]
pub(crate) fn use_host() -> Host {
    use_client().host().clone()
}
