//! Another number of workers: every partner's data moves to where it is looked for, and what was pending goes on.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Duration;

use hookpost_real::{Key, Receiver, Reply, Shards, eventually, text};

use crate::folders::owners;
use crate::{count, make_endpoint, partners, publish};

fn reshard(shards: &Shards, count: usize) -> (bool, String) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/edge/reshard.py");
    let folder = shards.folder(0).parent().expect("it lies in a folder").to_owned();
    let output = Command::new("python3").arg(script).arg(folder).arg(count.to_string()).output();
    let output = output.expect("Python can be run");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}

#[tokio::test]
async fn partners_move_to_more_workers_and_back_with_what_is_pending() {
    let (mut shards, receiver) = (Shards::start(2).await, Receiver::start().await);
    receiver.otherwise(Reply::Status(503));
    for partner in partners() {
        make_endpoint(&shards.api(0), &partner, &receiver.url(&format!("/{partner}"))).await;
        publish(&shards.api(1), &partner, "AD1").await;
    }
    let made =
        shards.api(1).call("POST", "/api/v1/keys", Key::Provider, Some(r#"{"name":"shop","scope":"manage"}"#)).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let key = text(&made.body, "key");
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
