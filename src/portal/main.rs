//! The portal: the developer section in which partners look after their webhooks, as a Yew program.
//!
//! Where to start: [`app`] puts the frame around the pages; [`route`] knows every address; [`client`] is the only part
//! that fetches; [`pages`] load, decide and compose; [`components`] show props and report events. Rules about URLs,
//! headers and forms come from `hookpost::guard` and nowhere else, so the screen promises what the worker does.

mod app;
mod bindings;
mod checker;
mod client;
mod clock;
mod components;
mod dom;
mod draft;
mod foot;
mod frame;
mod host;
mod intl;
mod json;
mod keys;
mod language;
mod load;
mod pages;
mod parts;
mod reasons;
mod route;
mod say;
mod session;
mod settings;
mod share;
mod standing;
mod story;
mod theme;
mod toast;
mod words;

fn main() {
    // The portal's own page has an element for it. Elsewhere the host says where it goes (`host`).
    if let Some(root) = dom::document().query_selector("[data-hookpost]").ok().flatten() {
        theme::recall();
        // In the right language from the first word on: its words come first.
        wasm_bindgen_futures::spawn_local(async move {
            language::begin().await;
            let host = host::Host::alone(root.clone());
            yew::Renderer::<app::App>::with_root_and_props(root, app::AppProps { host }).render();
        });
    }
}
