//! What is asked for is done.

use std::time::Duration;

use hookpost_real::{Receiver, Reply, Settings, Worker, eventually, order_created};
use serde_json::json;
use tempfile::TempDir;

use crate::{file, run, run_with};

#[tokio::test(flavor = "multi_thread")]
async fn endpoints_are_made_shown_changed_switched_and_deleted() {
    let worker = Worker::start(Settings::default()).await;
    let folder = TempDir::new().expect("a folder");
    let headers = file(&folder, "headers", "authorization: Bearer hunter2\n\nx-team: blue\n");
    assert_eq!(run(&worker, &["endpoints", "list", "demo"]).well(), "There is no endpoint.\n");
    let address = "https://api.clinic.example/hooks";
    let create =
        ["endpoints", "create", "demo", address, "--headers", &headers, "--event-type", "ORDER.CREATED", "--json"];
    let made = run(&worker, &create);
    assert!(!made.out.contains("hunter2"), "{}", made.out);
    let made = made.json();
    let id = made["id"].as_str().expect("an id");
    assert_eq!((&made["url"], &made["eventTypes"]), (&json!(address), &json!(["ORDER.CREATED"])));
    let shown = run(&worker, &["endpoints", "show", "demo", id]).well();
    assert!(shown.contains("headers     authorization, x-team\n") && shown.contains("state       on\n"), "{shown}");

    let patch =
        ["endpoints", "patch", "demo", id, "--description", "a\u{1b}[31mb\u{202e}", "--rate-limit", "5", "--json"];
    let patched = run(&worker, &patch).json();
    assert_eq!((&patched["rateLimit"], &patched["url"]), (&json!(5), &json!(address)));
    let shown = run(&worker, &["endpoints", "show", "demo", id]).well();
    assert!(shown.contains("description a\\u{1b}[31mb\\u{202e}\n"), "a terminal obeys nothing of it: {shown:?}");
    let without = run(&worker, &["endpoints", "patch", "demo", id, "--no-rate-limit", "--json"]).json();
    assert_eq!(without["rateLimit"], json!(null));

    assert!(run(&worker, &["endpoints", "disable", "demo", id]).well().contains("state       off since"));
    assert!(run(&worker, &["endpoints", "enable", "demo", id]).well().contains("state       on"));
    let asked_back = run(&worker, &["endpoints", "delete", "demo", id]);
    assert_eq!(asked_back.code, 2);
    assert!(asked_back.err.contains(address) && asked_back.err.contains("add --yes"), "{}", asked_back.err);
    assert_eq!(run(&worker, &["endpoints", "delete", "demo", id, "--yes"]).well(), format!("{id} is deleted\n"));
    assert_eq!(run(&worker, &["endpoints", "show", "demo", id]).code, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_published_watched_and_replayed() {
    let (worker, receiver) =
        (Worker::start(Settings { retry_delay_ms: 1, is_local: true }).await, Receiver::start().await);
    let folder = TempDir::new().expect("a folder");
    let made = run(&worker, &["endpoints", "create", "demo", &receiver.url("/"), "--json"]).json();
    let id = made["id"].as_str().expect("an id");
    let one = file(&folder, "one.json", &order_created("AD1"));
    let keyed = ["publish", "demo", &one, "--idempotency-key", "key-1", "--json"];
    let (first, again) = (run(&worker, &keyed).json(), run(&worker, &keyed).json());
    assert_eq!((&first["deliveries"], &first["id"]), (&json!(1), &again["id"]), "the same key stores nothing twice");

    let line = |order: &str| order_created(order).replace('\n', " ");
    let input = format!("{}\n{}\n", line("AD2"), line("AD3"));
    let many = run_with(&worker.address(), Some("prov_test"), &input, &["publish", "demo", "-"]);
    assert_eq!((many.code, many.out.as_str()), (0, "2 stored, 0 published before, 0 refused\n"), "{}", many.err);
    let array = file(
        &folder,
        "array.json",
        &format!("[{},{{\"eventType\":\"ORDER.CREATD\",\"data\":{{}}}}]", order_created("AD4")),
    );
    let some = run(&worker, &["publish", "demo", &array]);
    assert_eq!(some.code, 1, "{}", some.err);
    assert!(some.out.contains("Did you mean ORDER.CREATED?"), "{}", some.out);
    assert!(some.out.ends_with("1 stored, 0 published before, 1 refused\n"), "{}", some.out);
    receiver.receives(4).await;
    eventually("all have arrived", Duration::from_secs(20), || async {
        (worker.api().deliveries("status=delivered").await.len() == 4).then_some(())
    })
    .await;

    let dry = run(&worker, &["publish", "demo", &array, "--dry-run"]);
    assert_eq!(dry.code, 1, "{}", dry.err);
    assert!(dry.out.ends_with("1 of 2 would be accepted. Nothing was sent.\n"), "{}", dry.out);
    let nowhere = run_with("http://127.0.0.1:1", None, "", &["publish", "demo", &one, "--dry-run"]);
    assert_eq!(nowhere.out, "1 of 1 would be accepted. Nothing was sent.\n");

    let tail = run(&worker, &["tail", "demo", "--for", "1s", "--last", "2"]).well();
    assert_eq!(tail.lines().count(), 2, "{tail}");
    assert!(tail.lines().all(|line| line.contains(" delivered ") && line.contains("ORDER.CREATED")), "{tail}");
    receiver.otherwise(Reply::Status(503));
    let address = worker.address();
    let watching = std::thread::spawn(move || {
        run_with(&address, Some("prov_test"), "", &["tail", "demo", "--for", "12s", "--last", "0", "--json"])
    });
    tokio::time::sleep(Duration::from_secs(3)).await;
    let event = worker.api().publish("AD5").await;
    let watched = watching.join().expect("it ends").well();
    assert!(watched.contains(&event) && watched.contains("exhausted"), "{watched}");

    let count = ["replay", "demo", id, "--status", "exhausted", "--dry-run"];
    let counted = run(&worker, &count).well();
    assert_eq!(counted, "1 would be sent again. Nothing was sent.\n");
    receiver.otherwise(Reply::Status(204));
    let replay = run(&worker, &count[..5]).well();
    assert!(replay.starts_with("rpl_") && replay.contains(": 1 are sent again"), "{replay}");
    eventually("it arrives by the replay", Duration::from_secs(20), || async {
        (worker.api().deliveries("status=delivered").await.len() == 5).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn partners_keys_and_the_worker_are_told() {
    let worker = Worker::start(Settings::default()).await;
    assert_eq!(run(&worker, &["partners"]).well(), "No partner has reported yet.\n");
    run(&worker, &["endpoints", "create", "demo", "https://api.clinic.example/"]).well();
    eventually("it has reported", Duration::from_secs(40), || async {
        let told = run(&worker, &["partners"]).well();
        (told.starts_with("PARTNER ") && told.contains("\ndemo     well   1 on, 0 off ")).then_some(())
    })
    .await;
    let json = run(&worker, &["partners", "--json"]).json();
    assert_eq!(json["partners"][0]["id"], "demo");

    let key = run(&worker, &["keys", "make", "ci", "--scope", "publish"]).well();
    let key = key.trim();
    let listed = run(&worker, &["keys", "list"]).well();
    assert!(listed.contains(" ci ") && !listed.contains(key), "{listed}");
    let id = run(&worker, &["keys", "list", "--json"]).json()["keys"][0]["id"].as_str().expect("an id").to_owned();
    let folder = TempDir::new().expect("a folder");
    let (one, key_file) = (file(&folder, "one.json", &order_created("AD1")), file(&folder, "key", &format!("{key}\n")));
    let publish = ["publish", "demo", &one, "--key-file", &key_file];
    assert_eq!(run_with(&worker.address(), None, "", &publish).code, 0, "the key publishes");
    assert_eq!(run_with(&worker.address(), Some(key), "", &["partners"]).code, 3, "and opens nothing else");
    assert_eq!(run(&worker, &["keys", "revoke", &id]).well(), format!("{id} is revoked\n"));
    assert!(!run(&worker, &["keys", "list"]).well().contains(&id));

    let doctor = run(&worker, &["doctor", "worker"]).well();
    assert_eq!(doctor.lines().filter(|line| line.starts_with("ok ")).count(), 3, "{doctor}");
    let foreign = run_with(&worker.address(), Some("nobody"), "", &["doctor", "worker", "--json"]);
    assert_eq!((foreign.code, &foreign.json()["checks"][2]["well"]), (1, &json!(false)), "{}", foreign.err);
}
