//! The child process workerd.

use std::env;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use super::keys::Keys;
use super::{layout, storage_keys, token_key};
use crate::failure::{Failure, Outcome};
use crate::process::{command, read};
use crate::workspace::Workspace;

/// How long workerd may take to end what it is doing. Nothing is lost by cutting it short: it is built to be killed.
const STOP_WITHIN: Duration = Duration::from_secs(3);

/// Where everything lies that workerd is started with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) workerd: &'a Path,
    pub(super) data: &'a Path,
}

impl Place<'_> {
    /// The command that starts the one worker that has all partners. Whoever runs it gives it the lock.
    pub(super) fn alone(self, port: u16, keys: &Keys) -> Outcome<Command> {
        let mut workerd = command(self.workerd);
        self.configure(&mut workerd, "local", &self.data.join("storage"), keys)?;
        workerd.arg("-s").arg(format!("http=127.0.0.1:{port}"));
        Ok(workerd)
    }

    /// The command that starts one of several workers, all of which listen on the socket that it gets as its standard input.
    pub(super) fn shard(self, number: u32, of: u32, keys: &Keys) -> Outcome<Command> {
        let folder = layout::shard(number);
        let mut workerd = command("sh");
        // The lock takes the place of the standard input: locked.sh holds it there.
        workerd.args(["-c", "exec 3<&0; exec \"$@\"", "sh"]);
        workerd.arg(self.workspace.edge().join("locked.sh")).arg(&folder).arg(self.workerd);
        self.configure(&mut workerd, "localShard", &self.data.join(&folder).join("storage"), keys)?;
        workerd.args(["-S", "http=3", "-s"]).arg(format!("peers=unix:{}/socket", folder.display()));
        workerd.env("SHARD", number.to_string()).env("SHARDS", of.to_string());
        // The others' sockets are found from here.
        workerd.current_dir(self.data);
        Ok(workerd)
    }

    fn configure(self, workerd: &mut Command, configuration: &str, storage: &Path, keys: &Keys) -> Outcome {
        fs::create_dir_all(storage).map_err(Failure::io(format_args!("make {}", storage.display())))?;
        workerd.arg("serve").arg(self.workspace.edge().join("workerd.capnp")).arg(configuration);
        workerd.arg("-d").arg(format!("storage={}", storage.display()));
        workerd.arg("-d").arg(format!("assets={}", self.workspace.dist().display()));
        workerd.env("STORAGE_KEYS", storage_keys::load_or_make(self.data)?);
        workerd.env("TOKEN_KEY", token_key::load_or_make(self.data)?);
        workerd.env("PROVIDER_KEY", &keys.provider).env("PARTNER_KEYS", keys.partner_keys());
        workerd.env_remove("SHARD").env_remove("SHARDS");
        for (setting, usual) in [("RETRY_DELAY_MS", "5000"), ("ALLOW_LOOPBACK_HTTP", "true"), ("RETENTION_DAYS", "30")]
        {
            workerd.env(setting, env::var_os(setting).unwrap_or_else(|| usual.into()));
        }
        Ok(())
    }
}

/// A workerd that was started, and ends with this value.
pub(super) struct Worker {
    child: Child,
    started_at: Instant,
}

impl Worker {
    /// Starts it on the built worker and portal, its output on ours, in a process group of its own: a Ctrl-C is meant
    /// for us, and we stop it in order.
    pub(super) fn start(workerd: &mut Command) -> Outcome<Self> {
        let child = workerd.process_group(0).spawn().map_err(Failure::io("start workerd"))?;
        Ok(Self { child, started_at: Instant::now() })
    }

    /// Its process.
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// For how long it has been running, or ran.
    pub(super) fn age(&self) -> Duration {
        self.started_at.elapsed()
    }

    /// How it has ended, if it has.
    pub(super) fn ended(&mut self) -> Outcome<Option<ExitStatus>> {
        self.child.try_wait().map_err(Failure::io("watch workerd"))
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
