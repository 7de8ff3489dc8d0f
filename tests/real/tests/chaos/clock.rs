//! The worker's clock is set by an hour, forwards and back, while events are on their way. The worker has no other clock:
//! what runs by it is judged by whichever clock did not jump.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use hookpost_real::{Settings, Worker, eventually};
use tempfile::TempDir;

use crate::judge::By;
use crate::ledger::clock;
use crate::server::{Conduct, Server};
use crate::world::World;

const HOUR_MS: i64 = 3_600_000;
const DELAY_MS: u64 = 1_500;

/// The clock of a worker, to be set.
struct Clock {
    folder: TempDir,
}

impl Clock {
    /// One that shows the right time, and a worker that goes by it.
    fn new() -> (Self, Worker) {
        let folder = TempDir::new().expect("a temporary folder can be made");
        let library = folder.path().join("clock.so");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/chaos/clock.c");
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o"]).arg(&library).arg(source);
        let built = compiler.status().expect("the C compiler that SQLite was built with is there");
        assert!(built.success(), "the clock can be built");
        let mut worker = Worker::new(Settings { retry_delay_ms: DELAY_MS, ..Settings::default() });
        let clock = Self { folder };
        worker.set_variable("LD_PRELOAD", &library.display().to_string());
        worker.set_variable("HOOKPOST_TEST_CLOCK", &clock.file().display().to_string());
        clock.set(0);
        (clock, worker)
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("offset")
    }

    /// Has it show so many milliseconds more than the right time. The worker has the file's memory mapped.
    fn set(&self, millis: i64) {
        let file = fs::OpenOptions::new().write(true).create(true).truncate(false).open(self.file());
        let offset = (millis * 1_000_000).to_ne_bytes();
        std::io::Write::write_all(&mut file.expect("it can be opened"), &offset).expect("it can be written");
    }
}

/// What is under way when the clock is set: a delivery waits for its retry, an attempt will fail, one will succeed.
async fn jump(millis: i64, by: By) -> (Clock, World) {
    let (hands, worker) = Clock::new();
    let late = Duration::from_millis(700);
    let server = Server::start(move |path, _, before| match (path, before) {
        ("/fails", 0) => Conduct::answer(500),
        ("/fails-late", 0) => Conduct::late(late, 500),
        ("/late", 0) => Conduct::late(late, 204),
        _ => Conduct::answer(204),
    })
    .await;
    let mut world = World::with(worker, DELAY_MS, server, &["/fails", "/fails-late", "/late"]).await;
    world.contract.by = by;
    world.publish("AD1").await;
    arrive(&world, 3, Duration::from_secs(5)).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    hands.set(millis);
    (hands, world)
}

async fn arrive(world: &World, count: usize, within: Duration) {
    eventually(&format!("{count} arrivals"), within, || async {
        (world.server.arrivals().len() >= count).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_set_forward_by_an_hour_loses_nothing_and_repeats_nothing() {
    let (_hands, mut world) = jump(HOUR_MS, By::Log).await;
    world.publish("AD2").await;
    // The runtime's timers wait for the oldest of them, and that is the time-out of an attempt: 15 s.
    arrive(&world, 10, Duration::from_secs(25)).await;
    let report = world.settle().await;
    report.require_clean();
    assert_eq!((report.delivered, report.arrivals, report.interrupted), (6, 10, 0), "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_set_back_by_an_hour_loses_nothing_and_every_call_goes_on_with_what_is_due() {
    let (_hands, mut world) = jump(-HOUR_MS, By::Arrivals).await;
    // The runtime's alarms and timers stand still now: see "Known limits" in README.
    tokio::time::sleep(Duration::from_millis(2 * DELAY_MS)).await;
    assert_eq!(world.server.arrivals().len(), 3, "a retry that came by itself would make the known limit out of date");
    for order in ["AD2", "AD3", "AD4"] {
        // That nobody waits for a timer shows only once a turn follows another.
        world.publish(order).await;
    }
    let report = world.settle().await;
    report.require_clean();
    assert_eq!((report.delivered, report.arrivals, report.interrupted), (12, 20, 0), "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_after_the_clock_was_set_back_and_one_call_set_everything_going() {
    let (_hands, mut world) = jump(-HOUR_MS, By::Arrivals).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let crashed_at = clock();
    world.crash(Duration::ZERO).await;
    world.without_result(crashed_at - 2000, clock());
    assert!(world.pending().await > 0, "it waits for a call");
    arrive(&world, 5, Duration::from_secs(10)).await;
    world.settle().await.require_clean();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_attempt_that_hangs_when_the_clock_is_set_back_is_timed_out_by_a_call() {
    let (hands, worker) = Clock::new();
    let server = Server::start(move |_, _, before| match before {
        0 => Conduct::late(Duration::from_hours(1), 204),
        _ => Conduct::answer(204),
    })
    .await;
    let mut world = World::with(worker, DELAY_MS, server, &["/hangs"]).await;
    world.contract.by = By::Arrivals;
    world.publish("AD1").await;
    arrive(&world, 1, Duration::from_secs(5)).await;
    hands.set(-HOUR_MS);
    let report = world.settle().await;
    report.require_clean();
    assert_eq!((report.delivered, report.arrivals, report.interrupted), (1, 2, 0), "{report}");
}
