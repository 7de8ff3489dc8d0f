//! What whoever sits before the browser asks of a page: a theme, less motion, their own colours, a width.

use std::str::FromStr;

use fantoccini::wd::WebDriverCompatibleCommand;
use hyper::Method;
use reqwest::Url;
use serde_json::{Value, json};

use super::Browser;

/// How somebody looks at a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// By the dark theme.
    pub dark: bool,
    /// In colours of their own: `forced-colors`.
    pub forced_colours: bool,
    /// Without motion: `prefers-reduced-motion`.
    pub reduced_motion: bool,
    /// So many CSS pixels wide; the window's width if none.
    pub width: Option<u16>,
}

/// A command of Chromium's own protocol, as chromedriver passes it on.
#[derive(Debug)]
struct DevTools {
    name: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as FromStr>::Err> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.name, "params": self.parameters }).to_string()))
    }
}

impl Browser {
    /// Shows this tab so from now on, pages to come too.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn see_as(&self, sight: Sight) {
        let word = |is: bool, yes: &'static str, no: &'static str| if is { yes } else { no };
        let features = json!([
            { "name": "prefers-color-scheme", "value": word(sight.dark, "dark", "light") },
            { "name": "forced-colors", "value": word(sight.forced_colours, "active", "none") },
            { "name": "prefers-reduced-motion", "value": word(sight.reduced_motion, "reduce", "no-preference") },
        ]);
        self.tell("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        match sight.width {
            Some(width) => {
                let screen = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
                self.tell("Emulation.setDeviceMetricsOverride", screen).await;
            }
            None => self.tell("Emulation.clearDeviceMetricsOverride", json!({})).await,
        }
        // Until it is drawn.
        self.run("return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(0))))")
            .await;
    }

    async fn tell(&self, name: &'static str, parameters: Value) {
        self.client.issue_cmd(DevTools { name, parameters }).await.expect("the browser does as it is told");
    }
}
