//! The keyboard's short ways: `g` and a letter to go, `/` to search, `c` to create, `?` for the list of them.

use std::time::Duration;

use hookpost::api::DeliveryFilter;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent};
use yew::prelude::*;

use crate::dom;
use crate::host::Host;
use crate::route::{Navigator, Route, View};
use crate::say;

/// `g` waits this long for its letter.
const PAIR: Duration = Duration::from_millis(1_500);

/// Every short way and what it does, for the sheet.
pub(crate) fn sheet() -> [(&'static [&'static str], &'static str); 10] {
    [
        (&["g", "o"], say::key_overview()),
        (&["g", "e"], say::key_endpoints()),
        (&["g", "d"], say::key_deliveries()),
        (&["g", "c"], say::key_catalogue()),
        (&["g", "v"], say::key_validator()),
        (&["g", "s"], say::key_security()),
        (&["c"], say::key_create()),
        (&["/"], say::key_search()),
        (&["?"], say::key_show()),
        (&["Esc"], say::key_close()),
    ]
}

/// Listens for the keys while the app is there.
#[hook]
pub(crate) fn use_keys(host: &Host, navigator: &Navigator, show_sheet: Callback<()>) {
    let before = use_mut_ref(|| None);
    use_effect_with((host.clone(), navigator.clone(), show_sheet), move |(host, navigator, show_sheet)| {
        let (navigator, show_sheet) = (navigator.clone(), show_sheet.clone());
        let (keys, host) = (host.keys(), host.clone());
        let listener = dom::Listener::new(keys, "keydown", move |event: Event| {
            let Ok(event) = event.dyn_into::<KeyboardEvent>() else {
                return;
            };
            if event.ctrl_key() || event.meta_key() || event.alt_key() || is_typing(&event) {
                return;
            }
            let (key, now) = (event.key(), host.now());
            let after_g = before.replace(None).is_some_and(|then| now.since(then) < PAIR);
            match (after_g, key.as_str()) {
                (true, "o") => navigator.go(Route::Overview),
                (true, "e") => navigator.go(Route::Endpoints),
                (true, "d") => navigator.go(Route::Deliveries(DeliveryFilter::default())),
                (true, "v") => navigator.go(Route::Validator(View::default(), None)),
                (true, "s") => navigator.go(Route::Security(None)),
                (false, "g") => {
                    before.replace(Some(now));
                    return;
                }
                (false, "c") => navigator.go(Route::NewEndpoint),
                (false, "?") => show_sheet.emit(()),
                (false, "/") if host.focus("[data-search]") => {}
                (true, "c") | (false, "/") => navigator.go(Route::Events),
                _ => return,
            }
            event.prevent_default();
        });
        move || drop(listener)
    });
}

/// Whether the key is meant for a field, or a dialog is open.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_field =
        target.and_then(|element| element.closest("input, textarea, select, dialog, [contenteditable]").ok().flatten());
    in_field.is_some()
}
