//! The browser's window and document, and listeners that end with their owner. It decides nothing.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Event, EventTarget, HtmlElement, Storage, Window};

/// The window. The portal runs in one.
pub(crate) fn window() -> Window {
    web_sys::window().expect("the portal runs in a window, never in a worker")
}

/// The document.
pub(crate) fn document() -> Document {
    window().document().expect("a window of a browser has a document")
}

/// What this tab remembers until it is closed; nothing where the browser forbids it.
pub(crate) fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// What this browser remembers, from one tab to the next; nothing where it forbids that.
pub(crate) fn lasting_storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Moves the focus to the first element that matches, if there is one.
pub(crate) fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    element.focus().is_ok()
}

/// Listens until it is dropped.
pub(crate) struct Listener {
    target: EventTarget,
    kind: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `heard` for every event of this kind at `target`.
    pub(crate) fn new(target: impl Into<EventTarget>, kind: &'static str, heard: impl FnMut(Event) + 'static) -> Self {
        let target = target.into();
        let closure = Closure::<dyn FnMut(Event)>::new(heard);
        // A browser refuses no listener of a known kind; without it the screen would only be less lively.
        let _ = target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
        Self { target, kind, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.kind, self.closure.as_ref().unchecked_ref());
    }
}
