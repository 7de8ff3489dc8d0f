//! The storage keys: replaced, missing, mistaken.

use std::path::PathBuf;
use std::time::Duration;

use hookpost_real::{Api, Key, Receiver, STORAGE_KEYS, Settings, Worker, text};
use serde_json::{Value, json};

use crate::{endpoint, failed_once, found, patient, read};

/// Two keys more, as an operator makes them.
const SECOND: &str = "second:c2Vjb25kIHNlY29uZCBzZWNvbmQgc2Vjb25kIHNlY28=";
const IMPOSTOR: &str = "test:c2Vjb25kIHNlY29uZCBzZWNvbmQgc2Vjb25kIHNlY28=";

async fn rekey(api: &Api) -> Value {
    let answer = api.call("POST", "rekey", Key::Provider, None).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.body
}

#[tokio::test]
async fn a_key_is_replaced_in_three_steps_and_nothing_is_lost() {
    let (mut worker, receiver) = (Worker::start(patient()).await, Receiver::start().await);
    let made = endpoint(&worker.api(), &receiver).await;
    let mut deliveries = Vec::new();
    for order in ["AD-1", "AD-2", "AD-3"] {
        deliveries.push(failed_once(&worker, &receiver, order).await);
    }
    let sound = rekey(&worker.api()).await;
    assert_eq!(sound, json!({ "key": "test", "rekeyed": 0, "left": 0 }));

    // Taken out before anything was sealed anew: named, and nothing happens to the data.
    worker.stop();
    worker.set_storage_keys(SECOND);
    worker.restart().await;
    for answer in
        [read(&worker.api(), "endpoints").await, worker.api().call("POST", "rekey", Key::Provider, None).await]
    {
        assert_eq!((answer.status, &answer.body["code"]), (503, &json!("misconfigured")), "{}", answer.text);
        assert!(
            text(&answer.body, "detail").contains(r#"the storage key "test", which is not there"#),
            "{}",
            answer.text
        );
    }
    assert!(worker.log().contains("a partner's data stays closed"), "{}", worker.log());
    worker.stop();

    worker.set_storage_keys(&format!("{SECOND} {STORAGE_KEYS}"));
    worker.restart().await;
    // One endpoint has two sealed values, three events one each, three attempts an answer each.
    assert_eq!(rekey(&worker.api()).await, json!({ "key": "second", "rekeyed": 8, "left": 0 }));
    assert_eq!(rekey(&worker.api()).await, json!({ "key": "second", "rekeyed": 0, "left": 0 }));
    worker.kill();

    worker.set_storage_keys(SECOND);
    worker.restart().await;
    let path = format!("endpoints/{}/secret", text(&made, "id"));
    assert_eq!(read(&worker.api(), &path).await.body["secret"], made["secret"]);
    for (id, order) in deliveries.iter().zip(["AD-1", "AD-2", "AD-3"]) {
        let detail = read(&worker.api(), &format!("deliveries/{id}")).await.body;
        assert!(text(&detail, "body").contains(order), "{detail}");
        assert_eq!(detail["attempts"][0]["answer"], format!("answer-to-{order}"));
        assert_eq!(detail["delivery"]["endpointUrl"], made["url"]);
        assert_eq!(worker.api().call("POST", &format!("deliveries/{id}/retry"), Key::Demo, None).await.status, 202);
    }
    let requests = receiver.receives(6).await;
    assert!(requests.iter().all(|request| request.headers["x-api-key"] == "header-value-to-find"));
}

#[tokio::test]
async fn many_rows_are_sealed_anew_a_batch_at_a_time() {
    let mut worker = Worker::start(patient()).await;
    let api = worker.api();
    for n in 0..1010 {
        api.publish(&format!("AD-{n}")).await;
    }
    worker.kill();
    worker.set_storage_keys(&format!("{SECOND} {STORAGE_KEYS}"));
    worker.restart().await;
    let mut batches = Vec::new();
    for _ in 0..4 {
        let batch = rekey(&worker.api()).await;
        batches.push((batch["rekeyed"].clone(), batch["left"].clone()));
    }
    let expected = [(500, 510), (500, 10), (10, 0), (0, 0)].map(|(rekeyed, left)| (json!(rekeyed), json!(left)));
    assert_eq!(batches, expected);
}

#[tokio::test]
async fn another_key_under_the_same_id_opens_nothing_and_what_was_due_leaves_once_the_right_one_is_back() {
    let settings = Settings { retry_delay_ms: 3000, ..Settings::default() };
    let (mut worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    endpoint(&worker.api(), &receiver).await;
    failed_once(&worker, &receiver, "AD-1").await;
    worker.stop();
    worker.set_storage_keys(IMPOSTOR);
    worker.restart().await;
    // The alarm goes off meanwhile and finds the data closed.
    tokio::time::sleep(Duration::from_secs(4)).await;
    let answer = read(&worker.api(), "deliveries").await;
    assert_eq!((answer.status, &answer.body["code"]), (503, &json!("misconfigured")), "{}", answer.text);
    assert!(text(&answer.body, "detail").contains(r#"The storage key "test" is not the one"#), "{}", answer.text);
    assert_eq!(receiver.received().len(), 1, "nothing is sent");
    worker.stop();
    worker.set_storage_keys(STORAGE_KEYS);
    worker.restart().await;
    // No request wakes the partner's object: the alarm, which was set again, does.
    receiver.receives(2).await;
    assert_eq!(worker.api().newest("delivered").await["delivery"]["attempts"], 2, "the closed time cost no attempt");
}

#[tokio::test]
async fn without_a_storage_key_nothing_is_stored() {
    let mut worker = Worker::new(patient());
    for (keys, words) in
        [("", "STORAGE_KEYS is not set"), ("test:AAAA", "not the base64 of 32 bytes"), ("test", "entry 1")]
    {
        worker.set_storage_keys(keys);
        worker.restart().await;
        let api = worker.api();
        let form = json!({ "url": "https://a.example/", "description": "words-to-find" }).to_string();
        for answer in [
            api.call("GET", "/health", Key::None, None).await,
            api.call("POST", "endpoints", Key::Demo, Some(&form)).await,
        ] {
            assert_eq!((answer.status, &answer.body["code"]), (503, &json!("misconfigured")), "{}", answer.text);
            assert!(text(&answer.body, "detail").contains(words), "{}", answer.text);
        }
        assert_eq!(found(worker.data(), "words-to-find"), Vec::<PathBuf>::new());
        worker.stop();
    }
    worker.set_storage_keys(STORAGE_KEYS);
    worker.restart().await;
    assert_eq!(worker.api().call("GET", "/health", Key::None, None).await.status, 200);
    assert_eq!(read(&worker.api(), "endpoints").await.body, json!({ "endpoints": [] }));
}
