//! The built worker on workerd, and what the system says of its process.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::http::Connection;

/// Where the built parts lie.
#[derive(Clone, Debug)]
pub(crate) struct Parts {
    pub(crate) workerd: PathBuf,
    pub(crate) edge: PathBuf,
    pub(crate) dist: PathBuf,
}

/// A running worker on a folder of its own. It is killed when dropped, and its folder removed.
#[derive(Debug)]
pub(crate) struct Worker {
    /// workerd itself, or strace with workerd as its child.
    child: Child,
    workerd: u32,
    port: u16,
    folder: PathBuf,
    trace: Option<PathBuf>,
}

impl Worker {
    /// Starts one below `place`, on an empty folder.
    pub(crate) async fn start(parts: &Parts, place: &Path, is_traced: bool) -> Result<Self, String> {
        let folder = place.join(format!("hookpost-bench-{}", std::process::id()));
        let storage = folder.join("storage");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&storage).map_err(|error| format!("make {}: {error}", storage.display()))?;
        let port = free_port().map_err(|error| format!("find a port: {error}"))?;
        let trace = is_traced.then(|| folder.join("trace"));
        let mut command = match &trace {
            None => Command::new(&parts.workerd),
            Some(trace) => {
                let mut strace = Command::new("strace");
                // With a filter in the kernel the calls that are not counted cost nothing.
                strace.args(["-f", "--seccomp-bpf", "-qq", "-e", "trace=fsync,fdatasync", "-e", "signal=none", "-o"]);
                strace.arg(trace).arg(&parts.workerd);
                strace
            }
        };
        let setting = |name: &str, path: &Path| format!("{name}={}", path.display());
        command.arg("serve").arg(parts.edge.join("workerd.capnp")).arg("local");
        command.args(["-s", &format!("http=127.0.0.1:{port}"), "-d", &setting("storage", &storage)]);
        command.args(["-d", &setting("assets", &parts.dist)]);
        command.env("STORAGE_KEYS", "bench:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        command.env("PROVIDER_KEY", "prov_bench").env("ALLOW_LOOPBACK_HTTP", "true");
        // As much waits in one scenario as a worker takes in by itself, and then comes more.
        command.env("BACKLOG_AT_MOST", "1000000");
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.map_err(|error| format!("start workerd: {error}"))?;
        let workerd = child.id();
        let mut worker = Self { child, workerd, port, folder, trace };
        worker.wait_until_up().await?;
        if worker.trace.is_some() {
            worker.workerd = only_child(worker.child.id()).ok_or("strace has no child")?;
        }
        Ok(worker)
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    async fn wait_until_up(&mut self) -> Result<(), String> {
        for _ in 0..400 {
            tokio::time::sleep(Duration::from_millis(25)).await;
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!("workerd has ended ({status})"));
            }
            let Ok(mut connection) = Connection::to(self.port).await else { continue };
            let asked = connection.write(b"GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n").await;
            if asked.is_ok() && connection.next().await.is_ok_and(|answer| answer.is_some()) {
                return Ok(());
            }
        }
        Err("workerd did not answer within 10 s".to_owned())
    }

    /// Seconds of processor time so far, all threads, user and system.
    pub(crate) fn cpu(&self) -> f64 {
        cpu_of(self.workerd)
    }

    /// Resident memory in megabytes.
    pub(crate) fn megabytes(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.workerd)).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        let kilobytes: u32 = line.trim().trim_end_matches(" kB").parse().unwrap_or(0);
        f64::from(kilobytes) * 1024.0 / 1_000_000.0
    }

    /// Bytes on disk, the write-ahead log included.
    pub(crate) fn bytes(&self) -> u64 {
        bytes_below(&self.folder.join("storage"))
    }

    /// How often it has waited for the disk since its start; none if it is not traced.
    pub(crate) fn fsyncs(&self) -> Option<usize> {
        let lines = fs::read_to_string(self.trace.as_ref()?).ok()?;
        Some(lines.lines().filter(|line| line.contains("sync(")).count())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if self.trace.is_some() {
            // Killing strace would only detach it.
            let _ = Command::new("kill").args(["-9", &self.workerd.to_string()]).status();
        } else {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Seconds of processor time that a process has taken so far, all threads, user and system.
pub(crate) fn cpu_of(process: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks = |place: usize| after_name.split(' ').nth(place).and_then(|word| word.parse().ok()).unwrap_or(0u32);
    // Linux counts them in hundredths of a second for every program, whatever the kernel's own tick.
    f64::from(ticks(11) + ticks(12)) / 100.0
}

fn only_child(process: u32) -> Option<u32> {
    let children = fs::read_to_string(format!("/proc/{process}/task/{process}/children")).ok()?;
    children.split_whitespace().next()?.parse().ok()
}

fn free_port() -> io::Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Bytes of all files below a folder.
pub(crate) fn bytes_below(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            entry.metadata().map_or(0, |data| if data.is_dir() { bytes_below(&entry.path()) } else { data.len() })
        })
        .sum()
}
