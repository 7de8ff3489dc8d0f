//! The way in for static/portal/embed.mjs, which is what a host imports. The options have been judged by then (`hosting`).

#![expect(unreachable_pub, reason = "what JavaScript calls is public to it alone")]

use std::cell::OnceCell;
use std::rc::Rc;

use hookpost::embed::Section;
use hookpost::model::{PartnerId, Redacted};
use js_sys::{Array, Error, Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::AppHandle;

use super::{Address, Embedding, Host, HostTokens};
use crate::app::{App, AppProps};
use crate::dom;
use crate::language;
use crate::route::Route;

/// A portal in somebody else's page.
#[wasm_bindgen]
pub struct Mounted {
    app: AppHandle<App>,
    /// The address of the page, if it has that.
    _address: Option<Address>,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes it away with all that it listens to.
    pub fn unmount(self) {
        self.app.destroy();
    }
}

/// Draws the portal into `root` as `judged` says, with the tokens of `given`. `hears` is told what happens; `files` is where
/// the build's files are.
#[wasm_bindgen]
pub fn mount(
    root: Element,
    judged: &JsValue,
    given: &JsValue,
    hears: Function,
    files: String,
) -> Result<Mounted, JsValue> {
    dom::set_files_base(files);
    let member = |name: &str| Reflect::get(judged, &name.into()).unwrap_or_default();
    let text = |name: &str| member(name).as_string();
    let is = |name: &str| member(name).is_truthy();
    let locale = text("locale");
    spawn_local(async move {
        match locale {
            // Without its words it stays English.
            Some(locale) => drop(language::set_language(&locale).await),
            None => language::begin().await,
        }
    });
    let sections: Vec<Section> = Array::from(&member("sections"))
        .iter()
        .filter_map(|name| name.as_string())
        .filter_map(|name| Section::ALL.into_iter().find(|section| section.as_str() == name))
        .collect();
    let path = text("firstPage").unwrap_or_default();
    let first = first_page(&path, &sections).ok_or_else(|| {
        let expected = "expected a path of the portal such as /endpoints or /deliveries?status=exhausted, of a section that \
                        is shown";
        Error::new(&format!("Option firstPage: {expected}, got \"{path}\"."))
    })?;
    let has_address = is("hasAddress");
    let address = has_address.then(Address::take);
    if matches!(address, Some(None)) {
        return Err(Error::new(
            "Option history: expected \"memory\", since another portal on this page has the address, got \"address\".",
        )
        .into());
    }
    let tokens = is("needsTokens").then(|| {
        let member = |name: &str| Reflect::get(given, &name.into()).unwrap_or_default();
        let first = member("token").as_string().filter(|token| !token.is_empty()).map(Redacted::new);
        Rc::new(HostTokens::new(first, member("getToken").dyn_into().ok(), hears.clone()))
    });
    let embedding = Embedding {
        api_base: text("apiBase"),
        named: text("partner").and_then(|partner| PartnerId::parse(&partner).ok()),
        is_read_only: is("readOnly"),
        sections,
        has_address,
        first,
        tokens,
        partner: OnceCell::new(),
        hears,
    };
    let host = Host::embedding(root.clone(), embedding);
    let app = yew::Renderer::<App>::with_root_and_props(root, AppProps { host }).render();
    Ok(Mounted { app, _address: address.flatten() })
}

/// The page to begin with. Whoever leaves the overview out need not name another: then it is the first that is shown.
fn first_page(path: &str, sections: &[Section]) -> Option<Route> {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let route = Route::parse(path, query);
    match route.section()? {
        section if sections.contains(&section) => Some(route),
        Section::Overview => Some(Route::of_section(*sections.first()?)),
        _ => None,
    }
}
