//! The disk is full: publishing is refused in words, nothing that was accepted is lost, and once there is room again
//! the next call goes on with it. The disk is a file system in memory that only the test sees, in a mount namespace of its own.

use std::fs;
use std::path::Path;
use std::process::Command;
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
    let name = "disk::a_full_disk_refuses_events_in_words_and_loses_none";
    if std::env::var_os(INSIDE).is_some() {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.expect("a runtime").block_on(inside());
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

async fn inside() {
    let worker = Worker::new(Settings { retry_delay_ms: DELAY_MS, ..Settings::default() });
    let disk = worker.data().join("storage");
    fs::create_dir(&disk).expect("the folder is empty");
    run(Command::new("mount").args(["-t", "tmpfs", "-o", DISK, "tmpfs"]).arg(&disk));
    let server = Server::start(|path, _, before| match path {
        "/fails" if before < 2 => Conduct::answer(500),
        _ => Conduct::answer(204),
    })
    .await;
    let mut world = World::with(worker, DELAY_MS, server, &["/", "/fails"]).await;
    fs::write(disk.join("ballast"), vec![1; BALLAST]).expect("there is room");

    let full_at = clock();
    let accepted = fill(&mut world, "AD").await;
    assert!(accepted > 20, "the disk was full from the beginning");
    // Some time passes without room, and a crash falls into it.
    tokio::time::sleep(Duration::from_secs(3)).await;
    world.crash(Duration::ZERO).await;
    fill(&mut world, "AE").await;
    tokio::time::sleep(Duration::from_secs(3)).await;

    fs::remove_file(disk.join("ballast")).expect("it is there");
    world.without_result(full_at, clock());
    // The runtime forgets the alarm of an object that cannot write, sooner or later: a call brings what waits.
    let answer = eventually("an event is accepted again", Duration::from_secs(20), || publish(&world, "after")).await;
    world.note(answer);
    let report = world.settle().await;
    println!("{report}");
    report.require_clean();
    unmount(&disk);
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
