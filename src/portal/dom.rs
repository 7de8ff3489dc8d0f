//! The browser's window and document, and listeners that end with their owner. It decides nothing.

use std::cell::RefCell;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Event, EventTarget, Storage, Window};

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

thread_local! {
    /// Where the build's files are. One program has one set of them, however often it is on a page.
    static FILES: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Where the build's files are, without a slash at the end: nothing where the page itself is beside them.
pub(crate) fn files_base() -> String {
    FILES.with_borrow(Clone::clone)
}

/// Says where the build's files are.
pub(crate) fn set_files_base(base: String) {
    FILES.set(base);
}

/// Listens until it is dropped.
pub(crate) struct Listener {
    target: EventTarget,
    kind: &'static str,
    /// Whether it hears what happens further in before those there do.
    ahead: bool,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `heard` for every event of this kind at `target`.
    pub(crate) fn new(target: impl Into<EventTarget>, kind: &'static str, heard: impl FnMut(Event) + 'static) -> Self {
        Self::add(target.into(), kind, false, Closure::new(heard))
    }

    /// Calls `heard` for every event of this kind at `target` or inside it, those that do not bubble too.
    pub(crate) fn inside(
        target: impl Into<EventTarget>,
        kind: &'static str,
        heard: impl FnMut(Event) + 'static,
    ) -> Self {
        Self::add(target.into(), kind, true, Closure::new(heard))
    }

    fn add(target: EventTarget, kind: &'static str, ahead: bool, closure: Closure<dyn FnMut(Event)>) -> Self {
        // A browser refuses no listener of a known kind; without it the screen would only be less lively.
        let _ = target.add_event_listener_with_callback_and_bool(kind, closure.as_ref().unchecked_ref(), ahead);
        Self { target, kind, ahead, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let closure = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.kind, closure, self.ahead);
    }
}
