//! The provider's keys at the built worker: made, used, replaced while events come in, revoked, and what lies on disk.

use std::fs;
use std::path::Path;
use std::time::Duration;

use hookpost_real::{Answer, Api, Key, Receiver, Settings, Shards, Worker, eventually, order_created, text};
use serde_json::{Value, json};

/// A revoked key opens nothing after 5 seconds; a slow machine is given more.
const PATIENCE: Duration = Duration::from_secs(20);

async fn make(api: &Api, name: &str, scope: &str) -> Value {
    let wish = json!({ "name": name, "scope": scope }).to_string();
    let made = api.call("POST", "/api/v1/keys", Key::Provider, Some(&wish)).await;
    assert_eq!(made.status, 201, "{}", made.text);
    made.body
}

async fn list(api: &Api) -> Vec<Value> {
    let listed = api.call("GET", "/api/v1/keys", Key::Provider, None).await;
    assert_eq!(listed.status, 200, "{}", listed.text);
    listed.body["keys"].as_array().expect("a list").clone()
}

async fn publish(api: &Api, key: &str, order: &str) -> Answer {
    api.call_as("POST", "events", key, Some(&order_created(order))).await
}

/// All files below a folder that have these bytes.
fn found(folder: &Path, bytes: &str) -> usize {
    let entries = fs::read_dir(folder).expect("it can be read").map(|entry| entry.expect("an entry").path());
    let has =
        |file: &Path| fs::read(file).is_ok_and(|all| all.windows(bytes.len()).any(|part| part == bytes.as_bytes()));
    entries.map(|path| if path.is_dir() { found(&path, bytes) } else { usize::from(has(&path)) }).sum()
}

#[tokio::test]
async fn a_key_is_shown_once_and_only_its_hash_lies_on_disk() {
    let mut worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    let made = make(&api, "shop", "publish").await;
    let (id, key) = (text(&made, "id"), text(&made, "key"));
    assert!(key.starts_with("hpk_shop_"), "{key}");
    assert!(made["lastUsedAt"].is_null());
    assert_eq!(publish(&api, &key, "AD1").await.status, 202);
    let listed = list(&api).await;
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (&listed[0]["id"], &listed[0]["name"], &listed[0]["scope"], &listed[0]["createdAt"]),
        (&made["id"], &json!("shop"), &json!("publish"), &made["createdAt"])
    );
    assert!(listed[0]["key"].is_null() && listed[0]["hash"].is_null(), "{listed:?}");
    assert!(text(&listed[0], "lastUsedAt") >= text(&made, "createdAt"), "its first use today is noted");
    assert!(!worker.log().contains(&key), "no key is in the log");
    assert!(worker.log().contains(&format!("{id} by provider")), "{}", worker.log());

    for (wish, code) in [
        (json!({ "name": "Shop 1", "scope": "publish" }), "invalid_key"),
        (json!({ "name": "", "scope": "publish" }), "invalid_key"),
        (json!({ "name": "shop", "scope": "everything" }), "bad_body"),
        (json!({ "name": "shop" }), "bad_body"),
    ] {
        let refused = api.call("POST", "/api/v1/keys", Key::Provider, Some(&wish.to_string())).await;
        assert_eq!(refused.body["code"], code, "{wish}: {}", refused.text);
    }

    worker.stop();
    let secret = key.rsplit('_').next().expect("a secret");
    assert_ne!(found(worker.data(), &id), 0, "the files were searched");
    assert_eq!((found(worker.data(), &key), found(worker.data(), secret)), (0, 0));
    worker.restart().await;
    assert_eq!(publish(&worker.api(), &key, "AD2").await.status, 202, "a restart forgets no key");
    let other = format!("{}x", &key[..key.len() - 1]);
    let (forged, unknown) = (publish(&worker.api(), &other, "AD3").await, publish(&worker.api(), "x", "AD3").await);
    assert_eq!((forged.status, &forged.body["detail"]), (401, &unknown.body["detail"]));
}

#[tokio::test]
async fn a_key_is_replaced_while_events_come_in_and_none_is_refused() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    api.endpoint(&receiver.url("/"), json!({})).await;
    let old = make(&api, "shop", "publish").await;
    for order in 0..5 {
        assert_eq!(publish(&api, &text(&old, "key"), &format!("OLD{order}")).await.status, 202);
    }
    let new = make(&api, "shop", "publish").await;
    for order in 0..5 {
        // Whichever of the publisher's processes has the new key already.
        assert_eq!(publish(&api, &text(&old, "key"), &format!("BOTH{order}")).await.status, 202);
        assert_eq!(publish(&api, &text(&new, "key"), &format!("NEW{order}")).await.status, 202);
    }
    let path = format!("/api/v1/keys/{}", text(&old, "id"));
    assert_eq!(api.call("DELETE", &path, Key::Provider, None).await.status, 204);
    assert_eq!(api.call("DELETE", &path, Key::Provider, None).await.status, 404);
    assert_eq!(publish(&api, &text(&new, "key"), "LAST").await.status, 202);
    let refused = eventually("the old key opens nothing", PATIENCE, || async {
        let answer = publish(&api, &text(&old, "key"), "AFTER").await;
        (answer.status == 401).then_some(answer)
    })
    .await;
    assert_eq!(refused.body["code"], "unauthorized");
    let names: Vec<_> = list(&api).await.iter().map(|key| text(key, "id")).collect();
    assert_eq!(names, [text(&new, "id")]);
    receiver.receives(16).await;
}

#[tokio::test]
async fn who_asked_is_said_by_the_keys_name_and_a_key_that_manages_makes_others() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let manage = text(&make(&api, "support-desk", "manage").await, "key");
    let endpoint = text(&api.endpoint(&receiver.url("/"), json!({})).await, "id");
    let off = api.call_as("PATCH", &format!("endpoints/{endpoint}"), &manage, Some(r#"{"enabled":false}"#)).await;
    assert_eq!((off.status, &off.body["state"]["by"]), (200, &json!("provider:support-desk")), "{}", off.text);
    let wish = Some(r#"{"name":"shop","scope":"publish"}"#);
    let made = api.call_as("POST", "/api/v1/keys", &manage, wish).await;
    assert_eq!(made.status, 201, "{}", made.text);
    assert!(worker.log().contains("by provider:support-desk"), "{}", worker.log());
    let shop = text(&made.body, "key");
    let refused = api.call_as("GET", "/api/v1/keys", &shop, None).await;
    assert_eq!((refused.status, &refused.body["code"]), (403, &json!("forbidden")));
    let refused = api.call_as("GET", "endpoints", &shop, None).await;
    assert_eq!((refused.status, &refused.body["code"]), (403, &json!("forbidden")));
}

#[tokio::test]
async fn there_are_100_keys_at_most() {
    let worker = Worker::start(Settings::default()).await;
    let api = worker.api();
    for number in 0..100 {
        make(&api, &format!("key-{number}"), "publish").await;
    }
    let wish = Some(r#"{"name":"one-more","scope":"publish"}"#);
    let refused = api.call("POST", "/api/v1/keys", Key::Provider, wish).await;
    assert_eq!((refused.status, &refused.body["code"]), (409, &json!("too_many_keys")), "{}", refused.text);
}

#[tokio::test]
async fn of_several_workers_all_know_a_key_and_all_know_that_it_is_revoked() {
    let mut shards = Shards::start(3).await;
    let (made, order) = (make(&shards.api(2), "shop", "publish").await, Some(order_created("AD1")));
    let (id, key) = (text(&made, "id"), text(&made, "key"));
    let everywhere = async |shards: &Shards, status: u16| {
        for asked in 0..3 {
            for partner in ["partner-0", "partner-1", "partner-2", "partner-3", "partner-4"] {
                let path = format!("/api/v1/partners/{partner}/events");
                eventually(&format!("{asked} answers {status} for {partner}"), PATIENCE, || async {
                    let answer = shards.api(asked).call_as("POST", &path, &key, order.as_deref()).await;
                    (answer.status == status).then_some(())
                })
                .await;
            }
        }
    };
    everywhere(&shards, 202).await;
    for asked in 0..3 {
        assert_eq!(list(&shards.api(asked)).await.len(), 1, "{asked}");
    }
    // The worker that has the keys is away: the others go on with what they know.
    shards.kill(0);
    let of_another = (0..1000).map(|number| format!("partner-{number}")).find(|partner| shards.home(partner) == 1);
    let path = format!("/api/v1/partners/{}/events", of_another.expect("one lies there"));
    tokio::time::sleep(Duration::from_millis(5_500)).await;
    assert_eq!(shards.api(1).call_as("POST", &path, &key, order.as_deref()).await.status, 202);
    let down = shards.api(1).call("GET", "/api/v1/keys", Key::Provider, None).await;
    assert_eq!((down.status, &down.body["code"]), (503, &json!("shard_down")), "{}", down.text);
    shards.begin(0);
    shards.are_well().await;

    let revoked = shards.api(1).call("DELETE", &format!("/api/v1/keys/{id}"), Key::Provider, None).await;
    assert_eq!(revoked.status, 204, "{}", revoked.text);
    everywhere(&shards, 401).await;
}
