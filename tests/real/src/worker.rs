//! The built worker on workerd, with a data folder of its own.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::{Api, part};

/// The settings that a test runs under.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Retry n waits n times this.
    pub retry_delay_ms: u64,
    /// Whether loopback may be called: the configuration `local`, else `production`.
    pub is_local: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { retry_delay_ms: 100, is_local: true }
    }
}

/// A running worker. It is killed when dropped.
#[derive(Debug)]
pub struct Worker {
    settings: Settings,
    data: TempDir,
    port: u16,
    process: Option<Child>,
}

impl Worker {
    /// Starts a worker on an empty data folder and waits until it answers.
    ///
    /// # Panics
    /// When it does not come up within 20 seconds.
    pub async fn start(settings: Settings) -> Self {
        let data = TempDir::new().expect("a temporary folder can be made");
        let mut worker = Self { settings, data, port: 0, process: None };
        worker.restart().await;
        worker
    }

    /// Starts it again on the same data, after [`Worker::kill`].
    ///
    /// # Panics
    /// When it does not come up within 20 seconds.
    pub async fn restart(&mut self) {
        assert!(self.process.is_none(), "two workers on one folder would corrupt it");
        // A port that was free a moment ago; it may have been taken since, so another is tried.
        for _ in 0..5 {
            self.port =
                TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("loopback has ports").port();
            let mut child = self.spawn();
            let api = self.api();
            let deadline = tokio::time::Instant::now() + Duration::from_secs(20);
            while child.try_wait().expect("a child can be asked").is_none() {
                if api.is_up().await {
                    self.process = Some(child);
                    return;
                }
                assert!(tokio::time::Instant::now() < deadline, "the worker does not answer");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        panic!("workerd ended at its start five times");
    }

    fn spawn(&self) -> Child {
        let storage = self.data.path().join("storage");
        std::fs::create_dir_all(&storage).expect("the data folder can be written");
        let directory = |name: &str, path: &Path| format!("{name}={}", path.display());
        let assets = part("HOOKPOST_DIST");
        let config = Path::new(&part("HOOKPOST_EDGE")).join("workerd.capnp");
        Command::new(part("HOOKPOST_WORKERD"))
            .arg("serve")
            .arg(config)
            .arg(if self.settings.is_local { "local" } else { "production" })
            .args(["-s", &format!("http=127.0.0.1:{}", self.port)])
            .args(["-d", &directory("storage", &storage)])
            .args(["-d", &directory("assets", Path::new(&assets))])
            .env("PROVIDER_KEY", "prov_test")
            .env("PARTNER_KEYS", "demo=part_demo other=part_other")
            .env("RETRY_DELAY_MS", self.settings.retry_delay_ms.to_string())
            .env("ALLOW_LOOPBACK_HTTP", self.settings.is_local.to_string())
            .stdout(Stdio::inherit())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("workerd can be started")
    }

    /// Ends it as a power cut would: `kill -9`.
    ///
    /// # Panics
    /// When it is not running.
    pub fn kill(&mut self) {
        let mut process = self.process.take().expect("the worker runs");
        process.kill().expect("a child can be killed");
        process.wait().expect("a killed child ends");
    }

    /// The API of this worker.
    pub fn api(&self) -> Api {
        Api::at(self.address())
    }

    /// Its address, such as `http://127.0.0.1:8787`.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Where its data lies.
    pub fn data(&self) -> &Path {
        self.data.path()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}
