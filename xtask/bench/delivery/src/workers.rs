//! Several workers that share the partners, beside one that has them all; each lot on folders of its own.

use std::fs;
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::Duration;

use crate::figures::Latency;
use crate::http::Connection;
use crate::ledger::Ledger;
use crate::load::{Kind, Provider};
use crate::receiver::Receiver;
use crate::scenario::{CONNECTIONS, PATIENCE, Saturated, Shape, real};
use crate::worker::{Parts, bytes_below, cpu_of};

/// Who takes the calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// All of them listen on one socket, as by `cargo xtask serve --workers`.
    Shared,
    /// The first one alone, which hands on what is others'.
    First,
}

/// Running workers. They are killed when dropped, and their folders removed.
struct Crew {
    children: Vec<Child>,
    port: u16,
    folder: PathBuf,
}

/// As fast as it goes, by so many workers.
pub(crate) async fn saturated(
    parts: &Parts,
    place: &Path,
    (workers, door): (usize, Door),
    shape: Shape,
) -> Result<Saturated, String> {
    let crew = Crew::start(parts, place, workers, door).await?;
    let receiver = Receiver::start().await.map_err(|error| format!("start the receiver: {error}"))?;
    let provider = Provider { port: crew.port, partners: shape.partners, kind: Kind::Created };
    for partner in 0..shape.partners {
        provider.endpoint(partner, &receiver.url(0), &[]).await?;
    }
    let (cpu, bytes) = (crew.cpu(), bytes_below(&crew.folder));
    let ledger = Rc::new(Ledger::new(0, shape.events, 1));
    receiver.note_in(&ledger);
    provider.saturate(&ledger, CONNECTIONS, 1).await?;
    ledger.complete(PATIENCE).await?;
    let (events, seconds) = (real(shape.events), ledger.span().as_secs_f64());
    // The last results are still on their way to the disk.
    tokio::time::sleep(Duration::from_millis(200)).await;
    #[expect(clippy::cast_precision_loss, reason = "a few megabytes")]
    let grown = bytes_below(&crew.folder).saturating_sub(bytes) as f64;
    Ok(Saturated {
        events_per_second: events / seconds,
        deliveries_per_second: events / seconds,
        acknowledged: Latency::of(ledger.acknowledgements()),
        arrived: Latency::of(ledger.arrivals()),
        cpu_per_event: (crew.cpu() - cpu) * 1000.0 / events,
        bytes_per_event: grown / events,
        repeats: ledger.repeats(),
    })
}

impl Crew {
    async fn start(parts: &Parts, place: &Path, workers: usize, door: Door) -> Result<Self, String> {
        let folder = place.join(format!("hookpost-bench-workers-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let listen = || TcpListener::bind("127.0.0.1:0").map_err(|error| format!("find a port: {error}"));
        let socket = listen()?;
        let port = socket.local_addr().map_err(|error| format!("find a port: {error}"))?.port();
        let mut crew = Self { children: Vec::new(), port, folder };
        for number in 0..workers {
            let socket = match door {
                Door::First if number > 0 => listen()?,
                _ => socket.try_clone().map_err(|error| format!("share a socket: {error}"))?,
            };
            crew.children.push(crew.worker(parts, number, workers, socket)?);
        }
        crew.wait_until_well().await?;
        Ok(crew)
    }

    fn worker(&self, parts: &Parts, number: usize, of: usize, socket: TcpListener) -> Result<Child, String> {
        let own = format!("shard-{number}");
        let storage = self.folder.join(&own).join("storage");
        fs::create_dir_all(&storage).map_err(|error| format!("make {}: {error}", storage.display()))?;
        let mut command = Command::new(&parts.workerd);
        command.arg("serve").arg(parts.edge.join("workerd.capnp"));
        command.arg(if of == 1 { "local" } else { "localShard" }).args(["-S", "http=0"]);
        if of > 1 {
            command.args(["-s", &format!("peers=unix:{own}/socket")]);
            command.env("SHARD", number.to_string()).env("SHARDS", of.to_string());
        }
        command.args(["-d", &format!("storage={own}/storage"), "-d", &format!("assets={}", parts.dist.display())]);
        command.env("STORAGE_KEYS", "bench:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        command.env("PROVIDER_KEY", "prov_bench").env("ALLOW_LOOPBACK_HTTP", "true");
        command.current_dir(&self.folder).stdin(OwnedFd::from(socket)).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().map_err(|error| format!("start workerd: {error}"))
    }

    async fn wait_until_well(&self) -> Result<(), String> {
        for _ in 0..400 {
            tokio::time::sleep(Duration::from_millis(25)).await;
            let Ok(mut connection) = Connection::to(self.port).await else { continue };
            let asked = connection.write(b"GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n").await;
            if asked.is_ok() && connection.next().await.is_ok_and(|a| a.is_some_and(|a| a.second_word() == "200")) {
                return Ok(());
            }
        }
        Err("the workers were not well within 10 s".to_owned())
    }

    fn cpu(&self) -> f64 {
        self.children.iter().map(|child| cpu_of(child.id())).sum()
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        for child in &mut self.children {
            let _ = child.kill();
            let _ = child.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}
