//! The disk is full: publishing is refused in words, nothing that was accepted is lost, and once there is room again
//! it goes on by itself. The disk is a file system in memory that only the test sees, in a mount namespace of its own.

use std::collections::BTreeSet;
use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hookpost_real::{Key, Settings, Worker, eventually, text};
use serde_json::json;

use crate::ledger::{Accepted, clock};
use crate::server::{Conduct, Server};
use crate::world::World;

/// Says that the namespace is there already.
const INSIDE: &str = "HOOKPOST_INSIDE_NAMESPACE";
const DISK: &str = "size=12m";
/// What else lies on the disk, and makes room when it goes.
const BALLAST: usize = 6_000_000;
const DELAY_MS: u64 = 300;

#[test]
fn a_full_disk_refuses_events_in_words_and_loses_none() {
    in_a_namespace("disk::a_full_disk_refuses_events_in_words_and_loses_none", with_a_crash());
}

#[test]
fn once_a_full_disk_has_room_again_what_waits_goes_on_without_a_call() {
    let name = "disk::once_a_full_disk_has_room_again_what_waits_goes_on_without_a_call";
    in_a_namespace(name, without_a_call());
}

/// Runs a test again in a namespace where nobody else sees what it mounts.
fn in_a_namespace(name: &str, test: impl Future<Output = ()>) {
    if std::env::var_os(INSIDE).is_some() {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.expect("a runtime").block_on(test);
        return;
    }
    let mut unshare = Command::new("unshare");
    unshare.args(["--mount", "--pid", "--fork", "--mount-proc", "--map-root-user"]);
    unshare.arg(std::env::current_exe().expect("the test knows its own file"));
    unshare.args(["--exact", name, "--nocapture"]).env(INSIDE, "1");
    let inside = unshare.output().expect("unshare can be started");
    let told = String::from_utf8_lossy(&[inside.stdout, inside.stderr].concat()).into_owned();
    assert!(inside.status.success(), "inside the namespace:\n{told}");
    println!("{told}");
}

/// For how long there is no room. The runtime forgets an alarm after some minutes: see "Known limits" in README.
fn full_for() -> Duration {
    let seconds = std::env::var("HOOKPOST_CHAOS_FULL_SECONDS").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(seconds.unwrap_or(10))
}

/// A worker whose data lies on a small disk, nearly full; `/fails` answers 500 as long as it is told to.
async fn on_a_small_disk(fails: impl Fn(usize) -> bool + Send + Sync + 'static) -> (World, PathBuf) {
    let worker = Worker::new(Settings { retry_delay_ms: DELAY_MS, ..Settings::default() });
    let disk = worker.data().join("storage");
    fs::create_dir(&disk).expect("the folder is empty");
    run(Command::new("mount").args(["-t", "tmpfs", "-o", DISK, "tmpfs"]).arg(&disk));
    let server = Server::start(move |path, _, before| match path {
        "/fails" if fails(before) => Conduct::answer(500),
        _ => Conduct::answer(204),
    })
    .await;
    let world = World::with(worker, DELAY_MS, server, &["/", "/fails"]).await;
    fs::write(disk.join("ballast"), vec![1; BALLAST]).expect("there is room");
    (world, disk)
}

async fn with_a_crash() {
    let (mut world, disk) = on_a_small_disk(|before| before < 2).await;
    let full_at = clock();
    let accepted = fill(&mut world, "AD").await;
    assert!(accepted > 20, "the disk was full from the beginning");
    let ready = || async { world.worker.api().call("GET", "/ready", Key::None, None).await };
    eventually("it says that it is not ready", Duration::from_secs(20), || async {
        let told = ready().await;
        (told.status == 503 && told.body["problems"][0]["pointer"] == "/storage").then_some(())
    })
    .await;
    // Some time passes without room, and a crash falls into it.
    tokio::time::sleep(Duration::from_secs(3)).await;
    world.crash(Duration::ZERO).await;
    fill(&mut world, "AE").await;
    tokio::time::sleep(Duration::from_secs(3)).await;

    fs::remove_file(disk.join("ballast")).expect("it is there");
    world.without_result(full_at, clock());
    let answer = eventually("an event is accepted again", Duration::from_secs(20), || publish(&world, "after")).await;
    world.note(answer);
    eventually("it is ready again", Duration::from_secs(20), || async {
        (world.worker.api().call("GET", "/ready", Key::None, None).await.status == 200).then_some(())
    })
    .await;
    settle(world, &disk).await;
}

async fn without_a_call() {
    let is_down = Arc::new(AtomicBool::new(true));
    let down = Arc::clone(&is_down);
    let (mut world, disk) = on_a_small_disk(move |_| down.load(Ordering::Relaxed)).await;
    let full_at = clock();
    let accepted = fill(&mut world, "AD").await;
    tokio::time::sleep(full_for()).await;
    fs::remove_file(disk.join("ballast")).expect("it is there");
    world.without_result(full_at, clock());
    is_down.store(false, Ordering::Relaxed);
    // Nobody calls from here on.
    eventually("everything arrives without a call", Duration::from_secs(75), || async {
        let arrivals = world.server.arrivals();
        let arrived = arrivals
            .iter()
            .filter(|one| one.endpoint == "/fails" && one.answer.is_some_and(|(status, _)| status == 204));
        let arrived: BTreeSet<_> = arrived.map(|one| &one.event).collect();
        (arrived.len() >= accepted).then_some(())
    })
    .await;
    settle(world, &disk).await;
}

async fn settle(mut world: World, disk: &Path) {
    let report = world.settle().await;
    println!("{report}");
    report.require_clean();
    unmount(disk);
}

/// Publishes until ten in a row were refused, and tells how many were accepted.
async fn fill(world: &mut World, name: &str) -> usize {
    let (mut accepted, mut refused) = (0, 0);
    for n in 0..2000 {
        match publish(world, &format!("{name}{n}")).await {
            Some(one) => {
                world.note(one);
                (accepted, refused) = (accepted + 1, 0);
            }
            None => refused += 1,
        }
        if refused == 10 {
            return accepted;
        }
    }
    panic!("the disk has room for ever");
}

/// Publishes an event of 16 KB. None if it was refused, which is said in words.
async fn publish(world: &World, order: &str) -> Option<Accepted> {
    let data = json!({
        "orderNumber": order, "status": "CREATED", "productCode": "C1BLP10300", "quantity": 1, "more": "x".repeat(16_000),
    });
    let body = json!({ "eventType": "ORDER.CREATED", "data": data }).to_string();
    let answer = world.worker.api().call("POST", "events", Key::Provider, Some(&body)).await;
    if answer.status == 202 {
        return Some(Accepted { event: text(&answer.body, "id") });
    }
    assert_eq!((answer.status, &answer.body["code"]), (500, &json!("internal")), "{}", answer.text);
    None
}

fn unmount(disk: &Path) {
    run(Command::new("umount").arg(disk));
}

fn run(command: &mut Command) {
    assert!(command.status().expect("it can be started").success(), "{command:?}");
}
