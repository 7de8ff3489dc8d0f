//! The parts of the portal that are not needed for its first page. Each is loaded when somebody first goes there, and kept.
//!
//! With the first of them come the styles that the first page does without.
//!
//! All parts are one program: they share its memory, so a page in a part uses the client, the navigator and the toasts as
//! any other does. Built without the feature `parts`, all of it is loaded at once and this only passes it on.
//!
//! Invariant: a part is reached through [`Part::load`] and by no other way. Whatever another page names of it is pulled
//! into the first page; a test of the built files holds its size.

#![expect(clippy::unnecessary_wraps, reason = "a part that is loaded may fail to come; the macro needs to see it")]

use std::cell::RefCell;

use wasm_bindgen_futures::JsFuture;
use yew::prelude::*;

use crate::bindings;
use crate::client::Failure;
use crate::components::{Waiting, error_note};
use crate::load::{Load, use_part};
use crate::pages;
use crate::route::Route;
use crate::say;

/// Waits for a part where parts come by themselves.
macro_rules! arrival {
    ($part:expr) => {{
        #[cfg(feature = "parts")]
        let arrived = $part.await;
        #[cfg(not(feature = "parts"))]
        let arrived = std::future::ready($part).await;
        arrived
    }};
}

/// What a part draws for a route.
pub(crate) type Show = fn(&Route) -> Html;

/// A part. Few and large ones: what two share is a file of its own, so that with each more there are many more of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The list of endpoints, one of them with its form, and the set-up of the first one. All that judges URLs and headers.
    Endpoint,
    /// The list of deliveries, and one of them.
    Deliveries,
    /// The event catalogue with schemas and examples, the validator, the doctor and the time machine.
    Workbench,
}

thread_local! {
    /// The parts that are here.
    static LOADED: RefCell<Vec<(Part, Show)>> = const { RefCell::new(Vec::new()) };
}

impl Part {
    /// What it is called where somebody waits for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Endpoint => say::part_endpoints(),
            Self::Deliveries => say::part_deliveries(),
            Self::Workbench => say::part_page(),
        }
    }

    /// What it draws with, if it is here.
    fn loaded(self) -> Option<Show> {
        LOADED.with_borrow(|loaded| loaded.iter().find(|(part, _)| *part == self).map(|(_, show)| *show))
    }

    /// Loads it, unless it is here.
    async fn load(self) -> Result<Show, Failure> {
        if let Some(show) = self.loaded() {
            return Ok(show);
        }
        let styles = bindings::later_styles();
        let show = match self {
            Self::Endpoint => arrival!(endpoint()),
            Self::Deliveries => arrival!(deliveries()),
            Self::Workbench => arrival!(workbench()),
        }?;
        JsFuture::from(styles).await.map_err(|_| Failure::Unreachable)?;
        LOADED.with_borrow_mut(|loaded| loaded.push((self, show)));
        Ok(show)
    }
}

#[cfg_attr(feature = "parts", wasm_split_helpers::wasm_split(endpoint, fallible))]
fn endpoint() -> Result<Show, Failure> {
    Ok(pages::show_endpoint)
}

#[cfg_attr(feature = "parts", wasm_split_helpers::wasm_split(deliveries, fallible))]
fn deliveries() -> Result<Show, Failure> {
    Ok(pages::show_deliveries)
}

#[cfg_attr(feature = "parts", wasm_split_helpers::wasm_split(workbench, fallible))]
fn workbench() -> Result<Show, Failure> {
    Ok(pages::show_workbench)
}

#[cfg(feature = "parts")]
impl From<wasm_split_helpers::SplitLoaderError> for Failure {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self::Unreachable
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct LaterProps {
    pub(crate) part: Part,
    pub(crate) route: Route,
}

/// What a part draws for a route, once the part is here. It stands in its place from the first moment on, so that what it
/// draws keeps its state from one route of the part to the next.
#[function_component]
pub(crate) fn Later(props: &LaterProps) -> Html {
    let part = props.part;
    let loader = use_part(move || part.load());
    match (part.loaded(), loader.state()) {
        (Some(show), _) => show(&props.route),
        (None, Load::Failed(failure)) => error_note(say::part_not_loaded(), failure, Some(&loader.retry)),
        (None, _) => html! { <Waiting what={part.name()} on_retry={&loader.retry} /> },
    }
}
