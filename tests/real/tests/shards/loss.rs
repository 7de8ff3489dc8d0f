//! One of three workers dies: what its partners are told, what others notice, and what goes on when it is back.

use std::time::Duration;

use hookpost_real::{Key, Receiver, Reply, Shards, eventually, order_created, text};
use serde_json::json;

use crate::{call, count, make_endpoint, partners, publish};

#[tokio::test]
async fn a_worker_that_dies_takes_no_other_with_it_and_loses_nothing() {
    let (mut shards, receiver) = (Shards::start(3).await, Receiver::start().await);
    let lost = 1;
    let (theirs, others): (Vec<_>, Vec<_>) = partners().partition(|partner| shards.home(partner) == lost);
    let api = shards.api(0);
    for partner in theirs.iter().chain(&others) {
        make_endpoint(&api, partner, &receiver.url(&format!("/{partner}"))).await;
    }

    // What is pending and what is parked when it dies.
    let (waits, parks) = (&theirs[0], &theirs[1]);
    receiver.otherwise(Reply::Status(503));
    publish(&api, waits, "AD1").await;
    receiver.receives(1).await;
    let made = call(&api, "GET", parks, "endpoints", None).await;
    let endpoint = text(&made.body["endpoints"][0], "id");
    let switch = async |api: &_, enabled: bool| {
        let body = json!({ "enabled": enabled }).to_string();
        let patched = call(api, "PATCH", parks, &format!("endpoints/{endpoint}"), Some(&body)).await;
        assert_eq!(patched.status, 200, "{}", patched.text);
    };
    switch(&api, false).await;
    publish(&api, parks, "AD2").await;
    assert_eq!(count(&api, parks, "parked").await, 1);

    shards.kill(lost);
    receiver.otherwise(Reply::Status(204));
    let before = receiver.received().len();
    for partner in &theirs {
        let path = format!("/api/v1/partners/{partner}/events");
        let answer = api.call("POST", &path, Key::Provider, Some(&order_created("AD3"))).await;
        assert_eq!((answer.status, answer.kind.as_str()), (503, "application/problem+json"), "{}", answer.text);
        assert_eq!((&answer.body["code"], &answer.body["retryAfter"]), (&json!("shard_down"), &json!(2)));
    }
    for partner in &others {
        publish(&api, partner, "AD3").await;
    }
    receiver.receives(before + others.len()).await;
    for asked in [0, 2] {
        let health = shards.api(asked).call("GET", "/health", Key::None, None).await;
        assert_eq!((health.status, &health.body["code"]), (503, &json!("shard_down")));
        let detail = text(&health.body, "detail");
        assert!(detail.contains("shard 1 of 3 does not answer"), "{detail}");
        let metrics = shards.api(asked).call("GET", "/metrics", Key::Provider, None).await;
        assert!(metrics.text.contains("hookpost_shard_up{shard=\"1\"} 0\n"), "{}", metrics.text);
    }

    shards.begin(lost);
    shards.are_well().await;
    // Nobody has called for it since: its alarm was kept.
    let target = format!("/{waits}");
    eventually("what was pending arrives", Duration::from_secs(40), || async {
        receiver.received()[before + others.len()..].iter().any(|request| request.target == target).then_some(())
    })
    .await;
    let api = shards.api(2);
    eventually("and counts as delivered", Duration::from_secs(20), || async {
        (count(&api, waits, "delivered").await == 1).then_some(())
    })
    .await;
    assert_eq!(count(&api, parks, "parked").await, 1);
    switch(&api, true).await;
    let body = json!({ "status": "parked" }).to_string();
    let asked = call(&api, "POST", parks, &format!("endpoints/{endpoint}/replay"), Some(&body)).await;
    assert!(asked.status < 300, "{}", asked.text);
    eventually("what was parked arrives", Duration::from_secs(20), || async {
        (count(&api, parks, "delivered").await == 1).then_some(())
    })
    .await;
}
