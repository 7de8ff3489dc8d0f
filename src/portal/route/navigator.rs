//! Where a portal is, and the way elsewhere: in the browser's address and history where that is ours, else in memory.

use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::Route;
use crate::dom;
use crate::frame::use_frame;
use crate::host::{Embedding, Host};

/// Where we are, and the way elsewhere.
#[derive(Clone, PartialEq)]
pub(crate) struct Navigator {
    /// The page on screen.
    pub(crate) route: Route,
    /// Whether this is a page that somebody went to, not the one the portal was opened with.
    pub(crate) moved: bool,
    host: Host,
    go: Callback<Route>,
}

impl Navigator {
    /// Goes to `route`, with an entry in the history.
    pub(crate) fn go(&self, route: Route) {
        if self.leads_to(&route) {
            self.go.emit(route);
        }
    }

    /// Whether a page is shown where the portal stands.
    pub(crate) fn leads_to(&self, route: &Route) -> bool {
        route.section().is_none_or(|section| self.host.has(section))
    }

    /// What a link to a page says to the browser.
    pub(crate) fn link(&self, route: &Route) -> String {
        match self.host.guest() {
            None => route.address(),
            Some(guest) if guest.has_address() => format!("#{}", route.address()),
            // The page that it is on: in a new tab there is no other to begin with.
            Some(_) => String::new(),
        }
    }
}

/// What the address says is on screen; nothing where it says nothing of us.
fn in_address(host: &Host) -> Option<Route> {
    match host.guest() {
        None => Some(Route::current()),
        Some(guest) if guest.has_address() => {
            Route::in_fragment().filter(|route| route.section().is_some_and(|section| host.has(section)))
        }
        Some(_) => None,
    }
}

/// The navigator of a portal, for [`crate::app::App`] to hand down.
#[hook]
pub(crate) fn use_history(host: &Host) -> Navigator {
    let place = use_state_eq(|| {
        let first = in_address(host).or_else(|| host.guest().map(|guest| guest.first().clone()));
        (first.unwrap_or(Route::Overview), false)
    });
    {
        let (place, host) = (place.clone(), host.clone());
        use_effect_with((), move |()| {
            let has_address = host.guest().is_none_or(Embedding::has_address);
            let back = has_address.then(|| {
                dom::Listener::new(dom::window(), "popstate", move |_| {
                    if let Some(route) = in_address(&host) {
                        place.set((route, true));
                    }
                })
            });
            move || drop(back)
        });
    }
    use_effect_with((place.0.clone(), host.clone()), |(route, host)| {
        host.tell("navigate", [("path", route.address().into())]);
    });
    let go = {
        let (setter, host) = (place.setter(), host.clone());
        use_callback((), move |route: Route, ()| {
            let address = match host.guest() {
                None => Some(route.address()),
                Some(guest) => guest.has_address().then(|| format!("#{}", route.address())),
            };
            if let (Some(address), Ok(history)) = (address, dom::window().history()) {
                let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
            }
            setter.set((route, true));
        })
    };
    Navigator { route: place.0.clone(), moved: place.1, host: host.clone(), go }
}

/// The navigator that [`crate::app::App`] handed down.
#[hook]
pub(crate) fn use_navigator() -> Navigator {
    use_frame().navigator
}
