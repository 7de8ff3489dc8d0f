//! Another number of workers: every partner's data moves to where it is looked for, and what was pending goes on.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use hookpost_real::{Key, Receiver, Reply, Shards, eventually, text};

use crate::folders::owners;
use crate::{count, make_endpoint, partners, publish};

fn resharding(shards: &Shards, count: usize) -> Command {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/edge/reshard.py");
    let folder = shards.folder(0).parent().expect("it lies in a folder").to_owned();
    let mut command = Command::new("python3");
    command.arg(script).arg(folder).arg(count.to_string());
    command
}

fn reshard(shards: &Shards, count: usize) -> (bool, String) {
    let output = resharding(shards, count).output().expect("Python can be run");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}

/// Two workers, a receiver that refuses, a delivery of each partner that waits for it, and a key that was made.
async fn two_with_all_pending() -> (Shards, Receiver, String) {
    let (shards, receiver) = (Shards::start(2).await, Receiver::start().await);
    receiver.otherwise(Reply::Status(503));
    for partner in partners() {
        make_endpoint(&shards.api(0), &partner, &receiver.url(&format!("/{partner}"))).await;
        publish(&shards.api(1), &partner, "AD1").await;
    }
    let made =
        shards.api(1).call("POST", "/api/v1/keys", Key::Provider, Some(r#"{"name":"shop","scope":"manage"}"#)).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let key = text(&made.body, "key");
    (shards, receiver, key)
}

#[tokio::test]
async fn partners_move_to_more_workers_and_back_with_what_is_pending() {
    let (mut shards, receiver, key) = two_with_all_pending().await;
    let (moved, said) = reshard(&shards, 3);
    assert!(!moved && said.contains("is in use by"), "{said}");

    for count in [3, 2] {
        shards.kill_all();
        let (moved, said) = reshard(&shards, count);
        assert!(moved, "{said}");
        shards.restart_as(count).await;
        let homes: BTreeMap<_, _> = partners().map(|partner| (partner.clone(), shards.home(&partner))).collect();
        assert_eq!(owners(&shards, count), homes, "{said}");
        let opened = shards.api(1).call_as("GET", "/api/v1/partners/partner-0/endpoints", &key, None).await;
        assert_eq!(opened.status, 200, "the provider's keys came along: {}", opened.text);
    }
    let before = receiver.received().len();
    receiver.otherwise(Reply::Status(204));
    // Nobody calls: their alarms came along.
    eventually("what was pending arrives", Duration::from_secs(40), || async {
        let requests = receiver.received();
        let arrived =
            |partner: String| requests[before..].iter().any(|request| request.target == format!("/{partner}"));
        partners().all(arrived).then_some(())
    })
    .await;
    for partner in partners() {
        eventually("each is delivered", Duration::from_secs(20), || async {
            (count(&shards.api(0), &partner, "delivered").await == 1).then_some(())
        })
        .await;
    }
    shards.kill_all();
    let (moved, said) = reshard(&shards, 1);
    assert!(moved && said.starts_with("30 partners moved and 0 stayed"), "{said}");
    let folder = shards.folder(0).parent().expect("it lies in a folder").to_owned();
    assert!(!folder.join("shard-0").exists() && !folder.join("shard-1").exists() && !folder.join("shard").exists());
    let files = folder.join("storage/hookpost-partner-v1").read_dir().expect("it is there").count();
    assert_eq!(files, partners().count() + 1, "a file for each, and one for alarms");
    let (moved, said) = reshard(&shards, 2);
    assert!(moved && !folder.join("storage").exists(), "{said}");
    let homes: BTreeMap<_, _> = partners().map(|partner| (partner.clone(), shards.home(&partner))).collect();
    assert_eq!(owners(&shards, 2), homes, "{said}");
}

#[tokio::test]
async fn a_move_that_is_cut_short_starts_no_worker_and_is_ended_by_another() {
    let (mut shards, receiver, _) = two_with_all_pending().await;
    shards.kill_all();

    let mut cuts = 0;
    // Each goes a little further than the one before, until one comes to its end.
    for millis in (20..).step_by(15).take(200) {
        let mut move_ = resharding(&shards, 5).stdout(Stdio::null()).spawn().expect("Python can be run");
        std::thread::sleep(Duration::from_millis(millis));
        move_.kill().expect("it can be killed, or has ended");
        if move_.wait().expect("it ends").success() {
            break;
        }
        let mark = fs::read_to_string(shards.folder(0).join("shard")).expect("the folder has a mark");
        if mark.starts_with("a move") {
            cuts += 1;
            let refused = shards.command(0).status().expect("it can be run");
            assert_eq!(refused.code(), Some(78), "no worker starts in the midst of it");
        }
    }
    assert!(cuts > 0, "none was cut short in the midst of it");
    let (moved, said) = reshard(&shards, 5);
    assert!(moved, "{said}");

    shards.restart_as(5).await;
    let homes: BTreeMap<_, _> = partners().map(|partner| (partner.clone(), shards.home(&partner))).collect();
    assert_eq!(owners(&shards, 5), homes);
    receiver.otherwise(Reply::Status(204));
    for partner in partners() {
        eventually("what was pending is delivered", Duration::from_secs(40), || async {
            (count(&shards.api(0), &partner, "delivered").await == 1).then_some(())
        })
        .await;
    }
    let keys = shards.api(4).call("GET", "/api/v1/keys", Key::Provider, None).await;
    assert_eq!(keys.body["keys"][0]["name"], "shop", "{}", keys.text);

    // To one worker and back to two they come along, too.
    shards.kill_all();
    for count in [1, 2] {
        let (moved, said) = reshard(&shards, count);
        assert!(moved, "{said}");
    }
    shards.restart_as(2).await;
    let keys = shards.api(1).call("GET", "/api/v1/keys", Key::Provider, None).await;
    assert_eq!(keys.body["keys"][0]["name"], "shop", "{}", keys.text);
}
