//! The command of a file in `deploy`, run with the parts where this checkout has them.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hookpost_real::{Api, Key, STORAGE_KEYS, TOKEN_KEY, eventually, order_created, part, text};
use serde_json::json;
use tempfile::TempDir;

use crate::file;

/// What holds without a word of the operator's needs none; these do.
const GIVEN: [(&str, &str); 9] = [
    ("PROVIDER_KEY", "prov_test"),
    ("STORAGE_KEYS", STORAGE_KEYS),
    ("TOKEN_KEY", TOKEN_KEY),
    ("PARTNER_KEYS", "demo=part_demo"),
    ("METRICS_KEY", "met_test"),
    ("ALLOWED_ORIGINS", "https://portal.example"),
    ("OPERATOR_URL", "https://operator.example/hooks"),
    ("OPERATOR_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
    ("PORTAL_URL", "https://hooks.example.com"),
];

/// Every setting of `deploy/hookpost.env`, those that stand behind a `#` too, as systemd reads them.
pub(crate) fn settings() -> BTreeMap<String, String> {
    let text = file("deploy/hookpost.env");
    let named = text.lines().filter_map(|line| {
        let (name, value) = line.strip_prefix('#').unwrap_or(line).split_once('=')?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
        is_name.then(|| (name.to_owned(), value.trim_matches('"').to_owned()))
    });
    named.collect()
}

/// What runs by a command of `deploy`. It is killed when dropped.
pub(crate) struct Running {
    process: Child,
    pub(crate) data: TempDir,
    pub(crate) port: u16,
}

impl Running {
    /// Starts the words of a command whose data are in `home`, under every setting of the settings file.
    pub(crate) fn start(words: &[String], home: &str) -> Self {
        let data = TempDir::new().expect("a temporary folder can be made");
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let mut places = here();
        places.push((home.to_owned(), data.path().display().to_string()));
        places.push(("0.0.0.0:8787".to_owned(), format!("127.0.0.1:{port}")));
        places.push(("127.0.0.1:8787".to_owned(), format!("127.0.0.1:{port}")));
        let words: Vec<String> = words.iter().map(|word| put(word, &places)).collect();
        let mut all = settings();
        all.extend(GIVEN.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let log = fs::File::create(data.path().join("log")).expect("the folder can be written");
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).env_clear().env("PATH", "/usr/bin:/bin").envs(all);
        command.current_dir(data.path()).stdin(Stdio::null()).stderr(log);
        Self { process: command.spawn().expect("it can be started"), data, port }
    }

    /// Waits until it says that it is well, and has it store an event.
    pub(crate) async fn serves(&self) {
        let api = Api::at(format!("http://127.0.0.1:{}", self.port));
        eventually("it answers", Duration::from_secs(20), || async { api.is_up().await.then_some(()) }).await;
        let health = api.call("GET", "/health", Key::None, None).await;
        assert_eq!(health.status, 200, "{}", health.text);
        let made = json!({ "url": "https://clinic.example/hooks" }).to_string();
        let made = api.call("POST", "endpoints", Key::Demo, Some(&made)).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let path = format!("endpoints/{}", text(&made.body, "id"));
        let disabled = api.call("PATCH", &path, Key::Demo, Some(r#"{"enabled":false}"#));
        assert_eq!(disabled.await.status, 200, "nothing is to leave this machine");
        let published = api.call("POST", "events", Key::Provider, Some(&order_created("AD1"))).await;
        assert_eq!(published.status, 202, "{}", published.text);
        let page = api.call("GET", "/", Key::None, None).await;
        assert!(page.text.contains("<title>"), "the portal is there: {}", page.text);
        assert!(self.data.path().join("storage/hookpost-partner-v1").is_dir(), "its data lies where the command says");
    }

    /// Ends it.
    pub(crate) fn kill(&mut self) {
        self.process.kill().expect("a child can be killed");
        self.process.wait().expect("a killed child ends");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Where what is installed lies in this checkout.
pub(crate) fn here() -> Vec<(String, String)> {
    let parts = [
        ("/opt/hookpost/bin/workerd", "HOOKPOST_WORKERD"),
        ("/opt/hookpost/edge", "HOOKPOST_EDGE"),
        ("/opt/hookpost/dist", "HOOKPOST_DIST"),
    ];
    let here = parts.map(|(installed, variable)| (installed.to_owned(), part(variable)));
    assert!(here.iter().all(|(_, place)| Path::new(place).exists()), "{here:?}");
    here.to_vec()
}

/// A text with each first place put in by the second.
pub(crate) fn put(text: &str, places: &[(String, String)]) -> String {
    places.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from.as_str(), to))
}
