//! Two workers on one data folder would corrupt it: the second refuses to start and says why.

use std::process::{Command, Stdio};

use crate::server::{Conduct, Server};
use crate::world::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_worker_on_a_data_folder_refuses_to_start_and_says_why() {
    let server = Server::start(|_, _, _| Conduct::answer(204)).await;
    let mut world = World::start(100, server, &["/"]).await;
    world.publish("AD1").await;

    let folder = world.worker.data().display().to_string();
    let second = world.worker.command().stdin(Stdio::null()).output().expect("it can be run");
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!(second.status.code(), Some(75), "{said}");
    assert!(said.contains(&format!("The data folder {folder} is in use by ")), "{said}");
    assert!(said.contains(&format!("process {}", world.worker.id())), "{said}");

    // The first one does not notice.
    world.publish("AD2").await;
    // A kill leaves the folder free.
    world.crash(std::time::Duration::ZERO).await;
    world.publish("AD3").await;
    let report = world.settle().await;
    report.require_clean();
    assert_eq!(report.delivered, 3, "{report}");
}

#[test]
fn the_lock_is_that_of_cargo_xtask_serve() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let lock = std::fs::File::create(folder.path().join("lock")).expect("the folder is there");
    // As xtask does, whose own test shows that it refuses what is locked so.
    lock.try_lock().expect("nobody has it");
    std::fs::write(folder.path().join("lock"), "cargo xtask serve, process 1").expect("it can be written");
    let start = || {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/edge/locked.sh");
        Command::new(script).arg(folder.path()).arg("true").output().expect("it can be run")
    };
    let refused = start();
    assert_eq!(refused.status.code(), Some(75));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("in use by cargo xtask serve, process 1."));
    drop(lock);
    assert!(start().status.success());
}
