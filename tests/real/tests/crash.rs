//! `kill -9` at the worst moments: every event that was accepted arrives at least once.

use std::collections::BTreeSet;
use std::time::Duration;

use hookpost_real::{Key, Receiver, Reply, Settings, Worker, eventually, order_created, text};
use serde_json::json;

#[tokio::test]
async fn an_event_accepted_just_before_a_kill_arrives_after_the_restart() {
    let (mut worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let mut accepted = BTreeSet::new();
    for round in 0..8 {
        let api = worker.api();
        // Publishes go on while the worker dies; what was answered 202 counts, wherever the kill fell.
        let (first, mut has_accepted) = tokio::sync::watch::channel(false);
        let publishing = tokio::spawn(async move {
            let mut ids = Vec::new();
            for n in 0..200 {
                let body = order_created(&format!("AD{round}-{n}"));
                match api.try_call("POST", "events", Key::Provider, Some(&body), &[]).await {
                    Ok(answer) if answer.status == 202 => ids.push(text(&answer.body, "id")),
                    Ok(answer) => panic!("refused: {}", answer.text),
                    Err(_) => break,
                }
                first.send_replace(true);
            }
            ids
        });
        // A worker that has just started takes its time on a busy machine.
        has_accepted.wait_for(|has| *has).await.expect("publishing goes on until the worker dies");
        tokio::time::sleep(Duration::from_millis(23 * round)).await;
        worker.kill();
        accepted.extend(publishing.await.expect("publishing ends with the worker"));
        worker.restart().await;
    }
    assert!(accepted.len() >= 8, "the kills leave time to accept something: {}", accepted.len());
    // The folder's name is the worker's unique key: another one would leave every partner's data behind.
    assert!(worker.data().join("storage/hookpost-partner-v1").is_dir(), "the data lies where it always lay");
    eventually("every accepted event arrives", Duration::from_secs(40), || async {
        let arrived: BTreeSet<_> = receiver.received().iter().map(|request| request.id().to_owned()).collect();
        accepted.is_subset(&arrived).then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_attempt_cut_short_by_a_kill_is_made_again_and_says_so() {
    let settings = Settings { retry_delay_ms: 500, ..Settings::default() };
    let (mut worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    receiver.plan([Reply::Late(Duration::from_mins(1), 200)]);
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let id = worker.api().publish("AD234").await;
    receiver.receives(1).await;
    worker.kill();
    worker.restart().await;

    let detail = worker.api().newest("delivered").await;
    let requests = receiver.received();
    assert_eq!((requests.len(), requests[1].id()), (2, id.as_str()));
    assert_eq!(detail["attempts"][0]["failure"], json!({ "cause": "interrupted" }));
    assert_eq!(detail["attempts"][1]["status"], 204);
}

#[tokio::test]
async fn an_attempt_cut_short_by_a_kill_is_not_made_again_for_an_endpoint_that_was_disabled_meanwhile() {
    let (mut worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    receiver.plan([Reply::Late(Duration::from_mins(1), 200)]);
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    worker.api().publish("AD234").await;
    receiver.receives(1).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    worker.api().call("PATCH", &path, Key::Demo, Some(r#"{"enabled":false}"#)).await;
    worker.kill();
    worker.restart().await;

    let detail = worker.api().newest("parked").await;
    assert_eq!(detail["attempts"][0]["failure"], json!({ "cause": "interrupted" }));
    // The first retry would have left 100 ms after the restart.
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(receiver.received().len(), 1, "a disabled endpoint gets nothing");
}

#[tokio::test]
async fn a_retry_that_came_due_while_the_worker_was_down_leaves_without_a_request() {
    let settings = Settings { retry_delay_ms: 1500, ..Settings::default() };
    let (mut worker, receiver) = (Worker::start(settings).await, Receiver::start().await);
    receiver.plan([Reply::Status(503)]);
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    worker.api().publish("AD234").await;
    receiver.receives(1).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    worker.kill();
    tokio::time::sleep(Duration::from_secs(2)).await;
    worker.restart().await;
    // `restart` asks for /health only, which wakes no partner's object: the alarm alone does.
    assert_eq!(receiver.receives(2).await.len(), 2);
}
