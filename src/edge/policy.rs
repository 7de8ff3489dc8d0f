//! What a browser may do with the pages that are served: nothing but what they need.

use wasm_bindgen::JsValue;
use web_sys::Headers;

use super::bindings::Env;
use super::settings::text;
use crate::api::FrameAncestors;

/// The portal's: programs, styles and answers of its own, and no text that becomes a program. The validator's worker starts
/// from a script that the page keeps, so that it can start without a network; it is under this same policy.
const PORTAL: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; font-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; \
    frame-ancestors ";
/// The reference's: styles and nothing else.
const REFERENCE: &str = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";
/// What no page here asks for. To copy something is all that the portal does.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
    microphone=(), midi=(), payment=(), usb=(), clipboard-read=(), clipboard-write=(self)";

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Portal,
    Reference,
}

/// Whose pages may have the portal in a frame.
pub(super) fn frame_ancestors(env: &Env) -> Result<FrameAncestors, String> {
    let setting = text(env, "FRAME_ANCESTORS");
    setting
        .map_or(Ok(FrameAncestors::default()), |text| FrameAncestors::parse(&text))
        .map_err(|error| error.to_string())
}

/// Adds what holds for a page. A setting that cannot be read lets nobody frame it, and `/health` tells of it.
pub(super) fn guard(page: Page, env: &Env, headers: &Headers) -> Result<(), JsValue> {
    let policy = match page {
        Page::Portal => format!("{PORTAL}{}", frame_ancestors(env).unwrap_or_default().as_str()),
        Page::Reference => REFERENCE.to_owned(),
    };
    headers.set("content-security-policy", &policy)?;
    headers.set("permissions-policy", PERMISSIONS)?;
    headers.set("cross-origin-opener-policy", "same-origin")?;
    headers.set("cross-origin-resource-policy", "same-origin")
}
