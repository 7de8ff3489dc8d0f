//! Several built workers that share the partners, started as docs/workers.md says.

use std::fs::OpenOptions;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

use hookpost::model::PartnerId;
use hookpost::placement::shard;
use tempfile::TempDir;

use crate::{Api, STORAGE_KEYS, eventually, part};

/// Running workers, numbered from 0. They are killed when dropped.
#[derive(Debug)]
pub struct Shards {
    data: TempDir,
    ports: Vec<u16>,
    processes: Vec<Option<Child>>,
}

impl Shards {
    /// Starts so many on empty folders and waits until all are well.
    ///
    /// # Panics
    /// When they do not come up within 20 seconds.
    pub async fn start(count: usize) -> Self {
        let data = TempDir::new().expect("a temporary folder can be made");
        let mut shards = Self { data, ports: vec![0; count], processes: (0..count).map(|_| None).collect() };
        (0..count).for_each(|number| shards.begin(number));
        shards.are_well().await;
        shards
    }

    /// Starts one and does not wait until it answers.
    ///
    /// # Panics
    /// When it runs already.
    pub fn begin(&mut self, number: usize) {
        assert!(self.processes[number].is_none(), "two workers on one folder would corrupt it");
        self.ports[number] =
            TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("loopback has ports").port();
        self.processes[number] = Some(self.command(number).spawn().expect("workerd can be started"));
    }

    /// The command that starts one, its output going to a file.
    ///
    /// # Panics
    /// When its folder cannot be written.
    pub fn command(&self, number: usize) -> Command {
        let folder = format!("shard-{number}");
        std::fs::create_dir_all(self.folder(number).join("storage")).expect("the data folder can be written");
        let log = OpenOptions::new().create(true).append(true).open(self.data.path().join(format!("log-{number}")));
        let log = log.expect("the data folder can be written");
        let mut command = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/edge/locked.sh"));
        command
            .current_dir(self.data.path())
            .args([&folder, &part("HOOKPOST_WORKERD"), "serve"])
            .arg(Path::new(&part("HOOKPOST_EDGE")).join("workerd.capnp"))
            .arg("localShard")
            .args(["-s", &format!("http=127.0.0.1:{}", self.ports[number])])
            .args(["-s", &format!("peers=unix:{folder}/socket")])
            .args(["-d", &format!("storage={folder}/storage")])
            .args(["-d", &format!("assets={}", part("HOOKPOST_DIST"))])
            .envs([("SHARD", number.to_string()), ("SHARDS", self.ports.len().to_string())])
            .envs([("PROVIDER_KEY", "prov_test"), ("PARTNER_KEYS", "demo=part_demo other=part_other")])
            .envs([("STORAGE_KEYS", STORAGE_KEYS), ("RETRY_DELAY_MS", "500"), ("ALLOW_LOOPBACK_HTTP", "true")])
            .stdout(log.try_clone().expect("an open file can be shared"))
            .stderr(log);
        command
    }

    /// Waits until each says that all are well.
    ///
    /// # Panics
    /// When that takes over 20 seconds.
    pub async fn are_well(&self) {
        for number in 0..self.ports.len() {
            eventually(&format!("all are well, says {number}"), Duration::from_secs(20), || async {
                let health = self.api(number).try_call("GET", "/health", crate::Key::None, None, &[]).await.ok()?;
                (health.status == 200).then_some(())
            })
            .await;
        }
    }

    /// `kill -9` for one.
    ///
    /// # Panics
    /// When it is not running.
    pub fn kill(&mut self, number: usize) {
        let mut process = self.processes[number].take().expect("the worker runs");
        process.kill().expect("a child can be killed");
        process.wait().expect("a killed child ends");
    }

    /// The same for all.
    pub fn kill_all(&mut self) {
        (0..self.ports.len()).for_each(|number| self.kill(number));
    }

    /// Starts so many on the same data, after [`Shards::kill_all`].
    ///
    /// # Panics
    /// When they do not come up within 20 seconds.
    pub async fn restart_as(&mut self, count: usize) {
        assert!(self.processes.iter().all(Option::is_none), "two workers on one folder would corrupt it");
        self.ports = vec![0; count];
        self.processes = (0..count).map(|_| None).collect();
        (0..count).for_each(|number| self.begin(number));
        self.are_well().await;
    }

    /// The API, asked of one.
    pub fn api(&self, number: usize) -> Api {
        Api::at(format!("http://127.0.0.1:{}", self.ports[number]))
    }

    /// The number of the one that has a partner's data.
    ///
    /// # Panics
    /// When the id is none.
    pub fn home(&self, partner: &str) -> usize {
        let count = u32::try_from(self.ports.len()).expect("a handful");
        shard(&PartnerId::parse(partner).expect("an id"), count) as usize
    }

    /// Where one's data lies.
    pub fn folder(&self, number: usize) -> PathBuf {
        self.data.path().join(format!("shard-{number}"))
    }

    /// What one has printed so far.
    ///
    /// # Panics
    /// When it was never started.
    pub fn log(&self, number: usize) -> String {
        let bytes = std::fs::read(self.data.path().join(format!("log-{number}")));
        String::from_utf8_lossy(&bytes.expect("a worker that was started has a log")).into_owned()
    }
}

impl Drop for Shards {
    fn drop(&mut self) {
        for (number, process) in self.processes.iter_mut().enumerate() {
            if let Some(process) = process {
                let _ = process.kill();
                let _ = process.wait();
            }
            if std::thread::panicking() {
                let log = std::fs::read_to_string(self.data.path().join(format!("log-{number}")));
                eprintln!("what worker {number} printed:\n{}", log.unwrap_or_default());
            }
        }
    }
}
