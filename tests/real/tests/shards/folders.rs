//! Whose data lies in which folder, and that no worker takes another's for its own.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use hookpost_real::{Receiver, Reply, Shards, eventually};
use rusqlite::Connection;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::UnixStream;

use crate::{make_endpoint, publish};

/// The number of the worker in whose folder each partner's file lies.
///
/// # Panics
/// When a partner has files in two.
pub(crate) fn owners(shards: &Shards, count: usize) -> BTreeMap<String, usize> {
    let mut owners = BTreeMap::new();
    for number in 0..count {
        let folder = shards.folder(number).join("storage/hookpost-partner-v1");
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let file = entry.expect("an entry").path();
            if file.extension().is_none_or(|end| end != "sqlite") || file.ends_with("metadata.sqlite") {
                continue;
            }
            let database = Connection::open(&file).expect("it is a database");
            let partner: String =
                database.query_row("SELECT id FROM partner", [], |row| row.get(0)).expect("it tells whose it is");
            assert_eq!(owners.insert(partner.clone(), number), None, "{partner} has two files");
        }
    }
    owners
}

#[tokio::test]
async fn a_folder_is_refused_by_another_number_of_workers() {
    let mut shards = Shards::start(2).await;
    shards.kill(1);
    for (shard, of, is) in [("1", "3", "shard 1 of 3"), ("0", "2", "shard 0 of 2"), ("0", "1", "shard 0 of 1")] {
        let mut command = shards.command(1);
        let refused = command.env("SHARD", shard).env("SHARDS", of).status().expect("it can be run");
        assert_eq!(refused.code(), Some(78));
        let log = shards.log(1);
        assert!(log.contains(&format!("shard-1 is that of shard 1 of 2, and this is {is}.")), "{log}");
    }
    // A folder without a mark that has something in it is that of a worker that has all partners.
    fs::remove_file(shards.folder(1).join("shard")).expect("it has a mark");
    assert_eq!(shards.command(1).status().expect("it can be run").code(), Some(78));
    let log = shards.log(1);
    assert!(log.contains("shard-1 is that of a worker that has all partners, and this is shard 1 of 2."), "{log}");
}

/// Gives each of two workers the other's data.
fn swap(shards: &Shards) {
    let (one, other) = (shards.folder(0).join("storage"), shards.folder(1).join("storage"));
    let aside = shards.folder(0).join("aside");
    for (from, to) in [(&one, &aside), (&other, &one), (&aside, &other)] {
        fs::rename(from, to).expect("a folder can be moved");
    }
}

#[tokio::test]
async fn a_worker_sends_nothing_of_a_partner_whose_data_should_lie_elsewhere() {
    let (mut shards, receiver) = (Shards::start(2).await, Receiver::start().await);
    assert_eq!(shards.home("other"), 1);
    receiver.otherwise(Reply::Status(503));
    make_endpoint(&shards.api(0), "other", &receiver.url("/")).await;
    publish(&shards.api(0), "other", "AD1").await;
    receiver.receives(1).await;
    shards.kill_all();
    let before = receiver.received().len();

    // Somebody mixed the folders up, and no mark tells it.
    swap(&shards);
    shards.restart_as(2).await;
    let words = "The partner other lies on shard 1 of 2, and this is shard 0 of 2.";
    eventually("its alarm is refused", Duration::from_secs(20), || async {
        shards.log(0).contains(words).then_some(())
    })
    .await;
    assert_eq!(receiver.received().len(), before, "nothing was sent");
    shards.kill_all();
    swap(&shards);
    receiver.otherwise(Reply::Status(204));
    shards.restart_as(2).await;
    receiver.receives(before + 1).await;
}

#[tokio::test]
async fn what_was_handed_on_wrongly_is_an_error_and_goes_no_further() {
    let shards = Shards::start(2).await;
    assert_eq!(shards.home("other"), 1);
    let mut stream = UnixStream::connect(shards.folder(0).join("socket")).await.expect("it listens");
    let request = "GET /api/v1/partners/other/endpoints HTTP/1.1\r\nhost: a\r\nauthorization: Bearer prov_test\r\nconnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await.expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("it answers");
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
    assert!(answer.contains("\"code\":\"misconfigured\"") && answer.contains("lies on shard 1 of 2"), "{answer}");
    assert!(!shards.folder(0).join("storage/hookpost-partner-v1").read_dir().expect("it is there").any(|entry| {
        let name = entry.expect("an entry").file_name();
        name.to_string_lossy().ends_with(".sqlite") && name != "metadata.sqlite"
    }));
    // The key is asked for here, too.
    let mut stream = UnixStream::connect(shards.folder(1).join("socket")).await.expect("it listens");
    let request = request.replace("prov_test", "part_demo");
    stream.write_all(request.as_bytes()).await.expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("it answers");
    assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
}
