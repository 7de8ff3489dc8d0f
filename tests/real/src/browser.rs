//! A real browser, driven by WebDriver: Chromium, and Firefox for a journey.

use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::json;
use tempfile::TempDir;

use crate::{eventually, part};

mod editor;
mod pointer;
mod sight;

pub use sight::Sight;

/// A tab of a browser.
#[derive(Clone, Debug)]
pub struct Tab(WindowHandle);

/// A browser with an empty profile. It is closed when dropped.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    driver: Child,
    _profile: TempDir,
}

/// An element of that kind whose own words, or whose label, are exactly these.
fn named(kind: &str, words: &str) -> String {
    format!("//{kind}[normalize-space(.)='{words}' or @aria-label='{words}']")
}

impl Browser {
    /// Opens a headless Chromium whose owner reads English.
    ///
    /// # Panics
    /// When it does not come up within 40 seconds.
    pub async fn open() -> Self {
        Self::open_in("en-US").await
    }

    /// Opens a headless Chromium whose owner reads that language.
    ///
    /// # Panics
    /// When it does not come up within 40 seconds.
    pub async fn open_in(language: &str) -> Self {
        let profile = TempDir::new().expect("a temporary folder can be made");
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900",
            &format!("--lang={language}"),
            &format!("--user-data-dir={}", profile.path().display()),
        ];
        let preferences = json!({ "intl.accept_languages": language });
        let options = json!({ "args": arguments, "binary": part("HOOKPOST_CHROMIUM"), "prefs": preferences });
        Self::start(&part("HOOKPOST_CHROMEDRIVER"), &json!({ "goog:chromeOptions": options }), profile).await
    }

    /// Opens a headless Firefox.
    ///
    /// # Panics
    /// When it does not come up within 40 seconds.
    pub async fn open_firefox() -> Self {
        let profile = TempDir::new().expect("a temporary folder can be made");
        let options = json!({
            "binary": part("HOOKPOST_FIREFOX"),
            "args": ["-headless", "-width", "1280", "-height", "900", "-profile", profile.path()],
            // It asks nobody for anything by itself.
            "prefs": {
                "app.update.enabled": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "browser.safebrowsing.downloads.enabled": false,
                "services.settings.server": "data:,",
            },
        });
        Self::start(&part("HOOKPOST_GECKODRIVER"), &json!({ "moz:firefoxOptions": options }), profile).await
    }

    async fn start(driver: &str, capabilities: &serde_json::Value, profile: TempDir) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("loopback has ports").port();
        let process = Command::new(driver)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // A group of its own, so that the browser can be ended together with its driver.
            .process_group(0)
            .spawn()
            .expect("the driver can be started");
        let address = format!("http://127.0.0.1:{port}");
        let client = eventually("the driver opens a browser", Duration::from_secs(40), || async {
            let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
            builder.capabilities(capabilities.as_object().expect("an object").clone());
            builder.connect(&address).await.ok()
        });
        Self { client: client.await, driver: process, _profile: profile }
    }

    /// Goes to an address.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn go(&self, url: &str) {
        self.client.goto(url).await.expect("the page loads");
    }

    /// Opens another tab and goes on in it.
    ///
    /// # Panics
    /// When the browser opens none.
    pub async fn open_tab(&self) -> Tab {
        let tab = self.client.new_window(true).await.expect("a tab can be opened").handle;
        self.client.switch_to_window(tab.clone()).await.expect("a tab can be switched to");
        Tab(tab)
    }

    /// The tab that everything here is done in.
    ///
    /// # Panics
    /// When there is none.
    pub async fn tab(&self) -> Tab {
        Tab(self.client.window().await.expect("a tab is open"))
    }

    /// Goes on in that tab.
    ///
    /// # Panics
    /// When it was closed.
    pub async fn switch_to(&self, tab: &Tab) {
        self.client.switch_to_window(tab.0.clone()).await.expect("a tab can be switched to");
    }

    /// The path of the address.
    ///
    /// # Panics
    /// When the browser does not tell.
    pub async fn path(&self) -> String {
        self.client.current_url().await.expect("the browser has an address").path().to_owned()
    }

    /// The whole address.
    ///
    /// # Panics
    /// When the browser does not tell.
    pub async fn address(&self) -> String {
        self.client.current_url().await.expect("the browser has an address").to_string()
    }

    /// Types into the field of that label, in place of what stands there.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn fill(&self, label: &str, text: &str) {
        let xpath = format!(
            "//*[self::input or self::textarea][@id=//label[normalize-space(.)='{label}']/@for or @aria-label='{label}']"
        );
        let field = self.find(&xpath).await;
        // Keys, as a person has them: a script that sets the value would not wake the form.
        field.click().await.expect("the field takes the focus");
        field.send_keys("\u{e009}a\u{e000}\u{e003}").await.expect("the field can be emptied");
        field.send_keys(text).await.expect("the field takes text");
    }

    /// Presses the button or follows the link of that name.
    ///
    /// # Panics
    /// When there is none.
    pub async fn press(&self, name: &str) {
        let xpath = format!("{} | {}", named("button", name), named("a", name));
        eventually(&format!("{name} can be pressed"), Duration::from_secs(20), || async {
            let element = self.client.find(Locator::XPath(&xpath)).await.ok()?;
            if !element.is_enabled().await.ok()? {
                return None;
            }
            element.click().await.ok()
        })
        .await;
    }

    /// Picks the radio button whose label begins with these words.
    ///
    /// # Panics
    /// When there is none.
    pub async fn choose(&self, words: &str) {
        let xpath = format!("//label[starts-with(normalize-space(.), '{words}')]/input[@type='radio']");
        self.find(&xpath).await.click().await.expect("it can be picked");
    }

    /// Picks the option of these words from the list of that label.
    ///
    /// # Panics
    /// When there is none.
    pub async fn pick(&self, label: &str, words: &str) {
        let option =
            format!("//select[@id=//label[normalize-space(.)='{label}']/@for]//option[normalize-space(.)='{words}']");
        self.find(&option).await.click().await.expect("it can be picked");
    }

    /// Presses keys where the focus is.
    ///
    /// # Panics
    /// When nothing there takes keys.
    pub async fn keys(&self, keys: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(keys).await.expect("it takes keys");
    }

    /// Waits until these words stand somewhere on the page.
    ///
    /// # Panics
    /// When they have not come within 20 seconds; says what stands there instead.
    pub async fn sees(&self, words: &str) {
        self.sees_within(words, Duration::from_secs(20)).await;
    }

    /// Waits longer for words.
    ///
    /// # Panics
    /// When they have not come in time; says what stands there instead.
    pub async fn sees_within(&self, words: &str, within: Duration) {
        let deadline = tokio::time::Instant::now() + within;
        loop {
            let text = self.text().await;
            if text.contains(words) {
                return;
            }
            assert!(tokio::time::Instant::now() < deadline, "no {words:?} on the page:\n{text}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until something on the page fits this selector: what the words of a filter or a heading do not tell of
    /// rows that are still on their way.
    ///
    /// # Panics
    /// When nothing does within 20 seconds.
    pub async fn shows(&self, selector: &str) {
        let script = format!("return document.querySelector('{selector}') !== null");
        eventually(&format!("{selector} is on the page"), Duration::from_secs(20), || async {
            (self.run(&script).await == true).then_some(())
        })
        .await;
    }

    /// Waits until these words stand nowhere on the page.
    ///
    /// # Panics
    /// When they are still there after 20 seconds.
    pub async fn gone(&self, words: &str) {
        eventually(&format!("{words:?} is gone"), Duration::from_secs(20), || async {
            (!self.text().await.contains(words)).then_some(())
        })
        .await;
    }

    /// All words on the page.
    ///
    /// # Panics
    /// When the browser does not tell.
    pub async fn text(&self) -> String {
        let script = "return document.body ? document.body.innerText : ''";
        let text = self.client.execute(script, Vec::new()).await.expect("a script runs");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// What a script gives.
    ///
    /// # Panics
    /// When it throws.
    pub async fn run(&self, script: &str) -> serde_json::Value {
        self.client.execute(script, Vec::new()).await.expect("the script runs")
    }

    async fn find(&self, xpath: &str) -> Element {
        eventually(xpath, Duration::from_secs(20), || async { self.client.find(Locator::XPath(xpath)).await.ok() })
            .await
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-9", "--", &group]).status();
        let _ = self.driver.wait();
    }
}
