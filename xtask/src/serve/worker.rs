//! The child process workerd.

use std::env;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use super::keys::Keys;
use super::lock::Lock;
use super::storage_keys;
use crate::failure::{Failure, Outcome};
use crate::process::{command, read};
use crate::workspace::Workspace;

/// How long workerd may take to end what it is doing. Nothing is lost by cutting it short: it is built to be killed.
const STOP_WITHIN: Duration = Duration::from_secs(3);

/// A workerd that was started, and ends with this value.
pub(super) struct Worker {
    child: Child,
}

impl Worker {
    /// Starts it on the built worker and portal, its output on ours, in a process group of its own: a Ctrl-C is meant
    /// for us, and we stop it in order.
    pub(super) fn start(
        workspace: &Workspace,
        workerd: &Path,
        port: u16,
        data: &Path,
        keys: &Keys,
        lock: &Lock,
    ) -> Outcome<Self> {
        let storage = data.join("storage");
        fs::create_dir_all(&storage).map_err(Failure::io(format_args!("make {}", storage.display())))?;
        let mut workerd = command(workerd);
        workerd.arg("serve").arg(workspace.edge().join("workerd.capnp")).arg("local");
        workerd.arg("-s").arg(format!("http=127.0.0.1:{port}"));
        workerd.arg("-d").arg(format!("storage={}", storage.display()));
        workerd.arg("-d").arg(format!("assets={}", workspace.dist().display()));
        workerd.env("STORAGE_KEYS", storage_keys::load_or_make(data)?);
        workerd.env("PROVIDER_KEY", &keys.provider).env("PARTNER_KEYS", keys.partner_keys());
        for (setting, usual) in [("RETRY_DELAY_MS", "5000"), ("ALLOW_LOOPBACK_HTTP", "true"), ("RETENTION_DAYS", "30")]
        {
            workerd.env(setting, env::var_os(setting).unwrap_or_else(|| usual.into()));
        }
        workerd.stdin(lock.share().map_err(Failure::io("share the lock with workerd"))?).process_group(0);
        let child = workerd.spawn().map_err(Failure::io("start workerd"))?;
        Ok(Self { child })
    }

    /// Its process.
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Fails when it has ended.
    pub(super) fn require_running(&mut self) -> Outcome {
        match self.child.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(status)) => Err(Failure::new(format!("workerd has ended ({status}); its last words are above."))),
            Err(error) => Err(Failure::io("watch workerd")(error)),
        }
    }

    fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Worker {
    /// Asks it to end, then makes it.
    fn drop(&mut self) {
        if !self.is_running() {
            return;
        }
        // std can only kill; `kill` can ask.
        read(command("kill").arg(self.child.id().to_string()));
        let give_up_at = Instant::now() + STOP_WITHIN;
        while self.is_running() && Instant::now() < give_up_at {
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
