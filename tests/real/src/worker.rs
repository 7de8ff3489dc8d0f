//! The built worker on workerd, with a data folder of its own.

use std::fs::{File, OpenOptions};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
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

/// The setting `STORAGE_KEYS` of every worker that is not given another.
pub const STORAGE_KEYS: &str = "test:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

/// The setting `TOKEN_KEY` of every worker that is not given another.
pub const TOKEN_KEY: &str = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

/// A running worker. It is killed when dropped.
#[derive(Debug)]
pub struct Worker {
    settings: Settings,
    storage_keys: String,
    variables: Vec<(String, String)>,
    edge: PathBuf,
    assets: PathBuf,
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
        let mut worker = Self::new(settings);
        worker.restart().await;
        worker
    }

    /// A worker that [`Worker::restart`] is yet to start, on an empty data folder.
    ///
    /// # Panics
    /// When no folder can be made.
    pub fn new(settings: Settings) -> Self {
        let data = TempDir::new().expect("a temporary folder can be made");
        Self {
            settings,
            storage_keys: STORAGE_KEYS.to_owned(),
            variables: Vec::new(),
            edge: part("HOOKPOST_EDGE").into(),
            assets: part("HOOKPOST_DIST").into(),
            data,
            port: 0,
            process: None,
        }
    }

    /// Starts with these storage keys from the next start on.
    pub fn set_storage_keys(&mut self, keys: &str) {
        keys.clone_into(&mut self.storage_keys);
    }

    /// Runs the worker in this folder from the next start on.
    pub fn set_edge(&mut self, folder: &Path) {
        folder.clone_into(&mut self.edge);
    }

    /// Serves the portal from this folder from the next start on.
    pub fn set_assets(&mut self, folder: &Path) {
        folder.clone_into(&mut self.assets);
    }

    /// Starts with this further setting from the next start on.
    pub fn set_variable(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    /// Keeps payloads for so long, and rows for twice as long after, from the next start on.
    pub fn set_retention_ms(&mut self, millis: u64) {
        self.set_variable("RETENTION_MS", &millis.to_string());
    }

    /// Starts it again on the same data, after [`Worker::kill`] or [`Worker::stop`].
    ///
    /// # Panics
    /// When it does not come up within 20 seconds.
    pub async fn restart(&mut self) {
        assert!(self.process.is_none(), "two workers on one folder would corrupt it");
        // A port that was free a moment ago; it may have been taken since, so another is tried.
        for _ in 0..5 {
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

    /// Has it run under other settings from its next start on.
    pub fn set(&mut self, settings: Settings) {
        self.settings = settings;
    }

    /// Starts it and does not wait until it answers.
    ///
    /// # Panics
    /// When it runs already.
    pub fn begin(&mut self) {
        assert!(self.process.is_none(), "two workers on one folder would corrupt it");
        self.process = Some(self.spawn());
    }

    fn spawn(&mut self) -> Child {
        self.port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("loopback has ports").port();
        let mut command = self.command();
        command.stdout(self.log_file()).stderr(self.log_file()).spawn().expect("workerd can be started")
    }

    /// The command that starts it: by way of the lock on its folder, as in production.
    ///
    /// # Panics
    /// When the folder cannot be written.
    pub fn command(&self) -> Command {
        let storage = self.data.path().join("storage");
        std::fs::create_dir_all(&storage).expect("the data folder can be written");
        let directory = |name: &str, path: &Path| format!("{name}={}", path.display());
        let config = self.edge.join("workerd.capnp");
        let mut command = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/edge/locked.sh"));
        command
            .arg(self.data.path())
            .arg(part("HOOKPOST_WORKERD"))
            .arg("serve")
            .arg(config)
            .arg(if self.settings.is_local { "local" } else { "production" })
            .args(["-s", &format!("http=127.0.0.1:{}", self.port)])
            .args(["-d", &directory("storage", &storage)])
            .args(["-d", &directory("assets", &self.assets)])
            .env("PROVIDER_KEY", "prov_test")
            .env("PARTNER_KEYS", "demo=part_demo other=part_other")
            .env("STORAGE_KEYS", &self.storage_keys)
            .env("TOKEN_KEY", TOKEN_KEY)
            .env("RETRY_DELAY_MS", self.settings.retry_delay_ms.to_string())
            .env("ALLOW_LOOPBACK_HTTP", self.settings.is_local.to_string())
            .envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    fn log_file(&self) -> Stdio {
        let file = OpenOptions::new().create(true).append(true).open(self.data.path().join("log"));
        let file: File = file.expect("the data folder can be written");
        file.into()
    }

    /// Everything that it has printed so far, on either output.
    ///
    /// # Panics
    /// When it was never started.
    pub fn log(&self) -> String {
        let bytes = std::fs::read(self.data.path().join("log")).expect("a worker that was started has a log");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Ends it in order, so that every file is closed.
    ///
    /// # Panics
    /// When it is not running.
    pub fn stop(&mut self) {
        let mut process = self.process.take().expect("the worker runs");
        // std can only kill; `kill` can ask.
        let asked = Command::new("kill").arg(process.id().to_string()).status().expect("kill can be run");
        assert!(asked.success(), "workerd was there to be asked");
        process.wait().expect("a process that was asked to end ends");
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

    /// Its process.
    ///
    /// # Panics
    /// When it is not running.
    pub fn id(&self) -> u32 {
        self.process.as_ref().expect("the worker runs").id()
    }

    /// Where its data lies.
    pub fn data(&self) -> &Path {
        self.data.path()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if std::thread::panicking() && self.data.path().join("log").exists() {
            eprintln!("what the worker printed:\n{}", self.log());
        }
        if let Some(process) = &mut self.process {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}
