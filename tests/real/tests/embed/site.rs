//! A provider's site on an origin of its own, with a worker that allows it, and a browser that is there.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hookpost_real::{Browser, Settings, Worker, eventually, part};
use serde_json::Value;

/// Where the sample sites are.
pub(crate) fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../hosts")
}

/// The site, its worker, and a browser.
pub(crate) struct Site {
    pub(crate) worker: Worker,
    pub(crate) browser: Browser,
    pub(crate) address: String,
    server: Child,
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A port that was free a moment ago.
pub(crate) fn port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("loopback has ports").port()
}

/// A worker that allows the pages of an origin.
pub(crate) async fn worker_for(origins: &str) -> Worker {
    let mut worker = Worker::new(Settings::default());
    worker.set_variable("ALLOWED_ORIGINS", origins);
    worker.restart().await;
    worker
}

impl Site {
    /// The sample sites, in Node.
    pub(crate) async fn start() -> Self {
        Self::of(&samples()).await
    }

    /// The files of a folder, as the sample sites are served.
    pub(crate) async fn of(folder: &Path) -> Self {
        let mut server = Command::new(part("HOOKPOST_NODE"));
        let port = port();
        server.arg(samples().join("server.mjs")).arg(folder).arg(port.to_string());
        Self::served_by(server, port).await
    }

    /// A site that a command serves at a port.
    pub(crate) async fn served_by(mut server: Command, port: u16) -> Self {
        // By another name of this machine than the worker's, so that the two have nothing in common.
        let address = format!("http://localhost:{port}");
        let worker = worker_for(&address).await;
        let server = server
            .env("HOOKPOST", worker.address())
            .env("PROVIDER_KEY", "prov_test")
            .env("PORT", port.to_string())
            .stdout(Stdio::null())
            .spawn()
            .expect("Node starts");
        let site = Self { worker, browser: Browser::open().await, address, server };
        eventually("the site answers", Duration::from_secs(20), || async {
            tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok()
        })
        .await;
        site
    }

    /// Opens a page of the site.
    pub(crate) async fn go(&self, page: &str) {
        self.browser.go(&format!("{}/{page}", self.address)).await;
    }

    /// The plain page, with what its script brings.
    pub(crate) async fn plain(&self) {
        self.go("plain.html").await;
        self.until("the module is loaded", "return window.isReady === true").await;
    }

    /// Opens a portal in an element of the plain page; gives the error's message, or nothing.
    pub(crate) async fn open(&self, id: &str, options: &str) -> String {
        self.browser
            .run(&format!("window.opened = undefined; open('{id}', {options}).then((it) => window.opened = it)"))
            .await;
        self.until("the portal is open", "return window.opened !== undefined").await;
        self.browser.run("return window.opened").await.as_str().expect("a text").to_owned()
    }

    /// Waits until a script gives true.
    pub(crate) async fn until(&self, what: &str, script: &str) {
        eventually(what, Duration::from_secs(20), || async {
            (self.browser.run(script).await == Value::Bool(true)).then_some(())
        })
        .await;
    }

    /// The words of a portal.
    pub(crate) async fn words(&self, id: &str) -> String {
        let words = self.browser.run(&format!("{FIND} return find('{id}')?.innerText ?? ''")).await;
        words.as_str().expect("a text").to_owned()
    }

    /// Waits until these words stand in a portal.
    pub(crate) async fn sees(&self, id: &str, words: &str) {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(20);
        loop {
            let text = self.words(id).await;
            if text.contains(words) {
                return;
            }
            assert!(tokio::time::Instant::now() < deadline, "no {words:?} in the portal:\n{text}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses what has these very words in a portal.
    pub(crate) async fn press(&self, id: &str, words: &str) {
        let script = format!(
            "{FIND} const all = [...(find('{id}')?.querySelectorAll('a, button:not(:disabled)') ?? [])];
             const found = all.find((one) => one.innerText.trim() === '{words}' || one.ariaLabel === '{words}');
             found?.click();
             return found !== undefined"
        );
        self.until(&format!("{words} can be pressed"), &script).await;
    }

    /// Puts a text into the field of that name in a portal.
    pub(crate) async fn fill(&self, id: &str, name: &str, text: &str) {
        let script = format!(
            "{FIND} const field = find('{id}')?.querySelector('[name=\"{name}\"]');
             if (!field) return false;
             field.focus();
             field.value = '{text}';
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
             return true"
        );
        self.until(&format!("{name} can be filled"), &script).await;
    }

    /// What the portals on the plain page told, of one kind.
    pub(crate) async fn told(&self, kind: &str) -> Vec<Value> {
        let told = self.browser.run(&format!("return told.filter((one) => one.type === '{kind}')")).await;
        told.as_array().expect("a list").clone()
    }

    /// Waits until a portal told something of that kind which fits, and gives it.
    pub(crate) async fn hears(&self, kind: &str, fits: impl Fn(&Value) -> bool) -> Value {
        eventually(&format!("a portal tells of {kind}"), Duration::from_secs(20), || async {
            self.told(kind).await.into_iter().find(|one| fits(one))
        })
        .await
    }
}

/// Finds what a portal is drawn into, on the page itself or in its frame.
pub(crate) const FIND: &str = "
    const find = (id) => {
        const page = document.getElementById('frame')?.contentDocument ?? document;
        const element = page.getElementById(id);
        return (element?.shadowRoot ?? element?.lastElementChild?.shadowRoot)?.querySelector('.hookpost');
    };";
