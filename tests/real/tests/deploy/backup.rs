//! A backup of a worker under load, a kill, and a start from the backup alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use hookpost_real::{Api, Key, Receiver, Reply, Settings, Shards, Worker, eventually, order_created, text};
use rusqlite::Connection;
use serde_json::json;
use tempfile::TempDir;

use crate::backup;

const PARTNERS: [&str; 3] = ["clinic", "insurer", "wellness"];
const PARTNER_FILES: &str = "storage/hookpost-partner-v1";

async fn make_endpoint(api: &Api, partner: &str, url: &str) {
    let path = format!("/api/v1/partners/{partner}/endpoints");
    let made = api.call("POST", &path, Key::Provider, Some(&json!({ "url": url }).to_string())).await;
    assert_eq!(made.status, 201, "{}", made.text);
}

/// An event and when it was answered 202.
type Accepted = (String, Instant);

/// Publishes for one partner until told to end, and gives what was accepted.
async fn publish(api: Api, partner: &str, is_over: Arc<AtomicBool>, count: Arc<AtomicUsize>) -> Vec<Accepted> {
    let (path, mut accepted) = (format!("/api/v1/partners/{partner}/events"), Vec::new());
    while !is_over.load(Ordering::Relaxed) {
        let body = order_created(&format!("AD{}", accepted.len()));
        match api.try_call("POST", &path, Key::Provider, Some(&body), &[]).await {
            Ok(answer) if answer.status == 202 => {
                accepted.push((text(&answer.body, "id"), Instant::now()));
                count.fetch_add(1, Ordering::Relaxed);
            }
            Ok(answer) => panic!("refused: {}", answer.text),
            Err(_) => break,
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    accepted
}

/// The events of all partners in a folder of data, each with how its deliveries stand: by the readable columns alone.
fn stored(data: &Path) -> BTreeMap<String, Vec<String>> {
    let mut stored: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in fs::read_dir(data.join(PARTNER_FILES)).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|end| end != "sqlite") || path.ends_with("metadata.sqlite") {
            continue;
        }
        let database = Connection::open(&path).expect("it is a database");
        let check: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
        assert_eq!(check, "ok");
        let mut select = database.prepare("SELECT event_id, status FROM deliveries").expect("the table is there");
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("it can be read");
        for (event, status) in rows.map(|row| row.expect("it can be read")) {
            stored.entry(event).or_default().push(status);
        }
    }
    stored
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_under_load_has_all_that_was_accepted_before_it_and_goes_on_by_itself() {
    let settings = Settings { retry_delay_ms: 1000, ..Settings::default() };
    let (mut worker, steady, failing) =
        (Worker::start(settings).await, Receiver::start().await, Receiver::start().await);
    failing.otherwise(Reply::Status(503));
    for partner in PARTNERS {
        make_endpoint(&worker.api(), partner, &steady.url(&format!("/{partner}"))).await;
        make_endpoint(&worker.api(), partner, &failing.url(&format!("/{partner}"))).await;
    }
    let (is_over, count) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let publishers: Vec<_> = PARTNERS
        .map(|partner| tokio::spawn(publish(worker.api(), partner, Arc::clone(&is_over), Arc::clone(&count))))
        .into();
    steady.receives(60).await;

    let (folder, data) = (TempDir::new().expect("a folder"), worker.data().to_owned());
    let target = folder.path().join("backup");
    let began = Instant::now();
    let made = tokio::task::spawn_blocking(move || backup("make", [&data, &target])).await.expect("it ends");
    let ended = Instant::now();
    assert!(made.0, "{}", made.1);
    let target = folder.path().join("backup");
    // The load went on meanwhile, and goes on after.
    let until = count.load(Ordering::Relaxed) + 10;
    eventually("more is accepted", Duration::from_secs(20), || async {
        (count.load(Ordering::Relaxed) >= until).then_some(())
    })
    .await;
    worker.kill();
    is_over.store(true, Ordering::Relaxed);
    let mut accepted = Vec::new();
    for publisher in publishers {
        accepted.extend(publisher.await.expect("publishing ends with the worker"));
    }
    let before: BTreeSet<_> = accepted.iter().filter(|(_, at)| *at < began).map(|(event, _)| event.as_str()).collect();
    let after: BTreeSet<_> = accepted.iter().filter(|(_, at)| *at > ended).map(|(event, _)| event.as_str()).collect();
    assert!(before.len() > 20 && after.len() > 3, "{} before, {} after: there was no load", before.len(), after.len());

    // The backup says what it has: everything that was accepted before it began, each for both endpoints.
    let (whole, said) = backup("check", [&target]);
    assert!(whole, "{said}");
    let in_backup = stored(&target);
    for event in &before {
        assert_eq!(in_backup.get(*event).map(Vec::len), Some(2), "{event} is in the backup, for both endpoints");
    }
    let settled: BTreeSet<_> = in_backup
        .iter()
        .filter(|(_, statuses)| statuses.iter().any(|status| status == "delivered"))
        .map(|(event, _)| event.clone())
        .collect();
    assert!(!settled.is_empty());

    let mut restored = Worker::new(settings);
    let (done, said) = backup("restore", [&target, restored.data()]);
    assert!(done, "{said}");
    let (steadily, failed) = (steady.received().len(), failing.received().len());
    failing.otherwise(Reply::Status(204));
    restored.restart().await;
    // Nobody calls: each partner's object is woken by its alarm and delivers what waits.
    eventually("all that waited in the backup arrives", Duration::from_mins(1), || async {
        let arrived: BTreeSet<_> = failing.received()[failed..].iter().map(|request| request.id().to_owned()).collect();
        in_backup.keys().all(|event| arrived.contains(event)).then_some(())
    })
    .await;
    for partner in PARTNERS {
        eventually("every delivery is settled", Duration::from_secs(40), || async {
            let path = format!("/api/v1/partners/{partner}/deliveries?status=pending");
            let list = restored.api().call("GET", &path, Key::Provider, None).await;
            list.body["deliveries"].as_array().expect("a list").is_empty().then_some(())
        })
        .await;
    }
    // What the backup knew to be delivered is not sent again, and nothing that came after it is there.
    let again: Vec<_> = steady.received()[steadily..].iter().map(|request| request.id().to_owned()).collect();
    assert!(again.iter().all(|event| !settled.contains(event)), "sent again though the backup knew it had arrived");
    let unique: BTreeSet<_> = again.iter().collect();
    assert_eq!(unique.len(), again.len(), "what is made up for is sent once");
    restored.stop();
    let now = stored(restored.data());
    assert_eq!(now.keys().collect::<Vec<_>>(), in_backup.keys().collect::<Vec<_>>());
    assert!(after.iter().all(|event| !now.contains_key(*event)), "what was accepted later is not in it");
    assert!(now.values().flatten().all(|status| status == "delivered"), "{now:?}");
}

#[tokio::test]
async fn a_backup_that_is_not_whole_is_refused_and_so_is_a_folder_that_has_data() {
    let mut worker = Worker::start(Settings::default()).await;
    make_endpoint(&worker.api(), "demo", "http://127.0.0.1:9999/").await;
    let folder = TempDir::new().expect("a folder");
    let (target, data) = (folder.path().join("backup"), folder.path().join("data"));
    // What an earlier one left that was cut short is thrown away.
    fs::create_dir(folder.path().join("backup.partial")).expect("it can be made");
    fs::write(folder.path().join("backup.partial/stray"), "x").expect("it can be written");
    assert!(backup("make", [worker.data(), &target]).0);
    assert!(!folder.path().join("backup.partial").exists() && !target.join("stray").exists());

    let (done, said) = backup("make", [worker.data(), &target]);
    assert!(!done && said.contains("is there already"), "{said}");
    let (done, said) = backup("restore", [&target, worker.data()]);
    assert!(!done && said.contains("has data"), "{said}");
    let (done, said) = backup("make", [folder.path(), &data]);
    assert!(!done && said.contains("holds no worker's data"), "{said}");

    // No key is in it.
    let names: Vec<_> =
        fs::read_dir(&target).expect("it is there").map(|one| one.expect("an entry").file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");

    let files = fs::read_dir(target.join(PARTNER_FILES)).expect("it is there");
    let file = files.map(|one| one.expect("an entry").path()).next().expect("a partner's file");
    let mut opened = OpenOptions::new().write(true).open(&file).expect("it opens");
    opened.seek(SeekFrom::Start(5000)).expect("it is longer");
    opened.write_all(b"flipped").expect("it can be written");
    let (done, said) = backup("restore", [&target, &data]);
    assert!(!done && said.contains("is not as it was written"), "{said}");
    fs::remove_file(&file).expect("it can be deleted");
    let (done, said) = backup("restore", [&target, &data]);
    assert!(!done && said.contains("has other files than its manifest names"), "{said}");
    fs::remove_file(target.join("manifest.json")).expect("it can be deleted");
    let (done, said) = backup("restore", [&target, &data]);
    assert!(!done && said.contains("is no backup, or one that was cut short"), "{said}");
    assert!(!data.exists(), "nothing was made of it");
    worker.stop();
}

#[tokio::test]
async fn several_workers_are_backed_up_and_restored_each_with_its_own() {
    let (mut shards, receiver) = (Shards::start(2).await, Receiver::start().await);
    for partner in PARTNERS {
        make_endpoint(&shards.api(0), partner, &receiver.url(&format!("/{partner}"))).await;
    }
    let data = shards.folder(0).parent().expect("it lies in a folder").to_owned();
    let folder = TempDir::new().expect("a folder");
    let target = folder.path().join("backup");
    let (done, said) = backup("make", [&data, &target]);
    assert!(done, "{said}");
    let (done, said) = backup("restore", [&target, &data]);
    assert!(!done && said.contains("has data"), "{said}");
    shards.kill_all();
    for number in 0..2 {
        fs::remove_dir_all(shards.folder(number)).expect("it can be deleted");
    }
    let (done, said) = backup("restore", [&target, &data]);
    assert!(done, "{said}");
    shards.restart_as(2).await;
    for partner in PARTNERS {
        let path = format!("/api/v1/partners/{partner}/events");
        let published = shards.api(1).call("POST", &path, Key::Provider, Some(&order_created("AD1"))).await;
        assert_eq!(published.status, 202, "{}", published.text);
    }
    assert_eq!(receiver.receives(PARTNERS.len()).await.len(), PARTNERS.len());
}
