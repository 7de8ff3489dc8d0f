//! Three built workers that share the partners: any takes any call, each has its own folder, and one that dies takes no
//! other with it.

mod folders;
mod loss;
mod moving;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use hookpost_real::{Answer, Api, Key, Receiver, Shards, eventually, order_created};
use serde_json::{Value, json};

const PARTNERS: usize = 30;

fn partners() -> impl Iterator<Item = String> {
    (0..PARTNERS).map(|number| format!("partner-{number}"))
}

async fn call(api: &Api, method: &str, partner: &str, path: &str, body: Option<&str>) -> Answer {
    api.call(method, &format!("/api/v1/partners/{partner}/{path}"), Key::Provider, body).await
}

async fn make_endpoint(api: &Api, partner: &str, url: &str) -> Value {
    let made = call(api, "POST", partner, "endpoints", Some(&json!({ "url": url }).to_string())).await;
    assert_eq!(made.status, 201, "{}", made.text);
    made.body
}

async fn publish(api: &Api, partner: &str, order: &str) {
    let published = call(api, "POST", partner, "events", Some(&order_created(order))).await;
    assert_eq!(published.status, 202, "{partner}: {}", published.text);
}

/// How many deliveries of a partner have that status.
async fn count(api: &Api, partner: &str, status: &str) -> usize {
    let list = call(api, "GET", partner, &format!("deliveries?status={status}"), None).await;
    assert_eq!(list.status, 200, "{}", list.text);
    list.body["deliveries"].as_array().expect("a list").len()
}

#[tokio::test]
async fn any_of_three_workers_takes_every_call_and_each_partners_data_lies_with_one() {
    let (mut shards, receiver) = (Shards::start(3).await, Receiver::start().await);
    for (number, partner) in partners().enumerate() {
        make_endpoint(&shards.api(number % 3), &partner, &receiver.url(&format!("/{partner}"))).await;
    }
    for partner in partners() {
        publish(&shards.api(0), &partner, "AD1").await;
    }
    let arrived = receiver.receives(PARTNERS).await;
    let targets: BTreeSet<String> = arrived.into_iter().map(|request| request.target).collect();
    assert_eq!(targets, partners().map(|partner| format!("/{partner}")).collect());

    // A long body goes through as it is, and so does the answer.
    let batch: Vec<Value> =
        (0..200).map(|n| serde_json::from_str(&order_created(&format!("B{n}"))).expect("it is JSON")).collect();
    let batch = Value::from(batch).to_string();
    for asked in 0..3 {
        let answer = call(&shards.api(asked), "POST", "partner-0", "events/batch", Some(&batch)).await;
        assert_eq!(answer.status, 202);
        assert_eq!(
            (&answer.body["accepted"], answer.body["events"].as_array().map(Vec::len)),
            (&json!(200), Some(200))
        );
    }

    // Each one tells of all.
    for asked in 0..3 {
        let what = format!("worker {asked} has counted the first event of all partners");
        eventually(&what, Duration::from_mins(1), || async {
            let metrics = shards.api(asked).call("GET", "/metrics", Key::Provider, None).await;
            assert_eq!(metrics.status, 200, "{}", metrics.text);
            assert_eq!(metrics.text.matches("# TYPE hookpost_attempts_total").count(), 1);
            let up = (0..3).all(|shard| metrics.text.contains(&format!("hookpost_shard_up{{shard=\"{shard}\"}} 1\n")));
            assert!(up, "{}", metrics.text);
            let all = partners().all(|partner| {
                let count = if partner == "partner-0" { 601 } else { 1 };
                let line = format!(r#"hookpost_attempts_total{{partner="{partner}",outcome="delivered"}} {count}"#);
                metrics.text.lines().filter(|found| *found == line).count() == 1
            });
            all.then_some(())
        })
        .await;
    }

    shards.kill_all();
    let expected: BTreeMap<String, usize> =
        partners().map(|partner| (partner.clone(), shards.home(&partner))).collect();
    assert_eq!(folders::owners(&shards, 3), expected);
    assert_eq!(expected.values().collect::<BTreeSet<_>>().len(), 3, "every worker has some");
}

#[tokio::test]
async fn the_api_is_the_same_by_way_of_another_worker() {
    let (shards, receiver) = (Shards::start(3).await, Receiver::start().await);
    assert_eq!((shards.home("demo"), shards.home("other")), (0, 1));
    for asked in 0..3 {
        let api = shards.api(asked);
        let endpoint = make_endpoint(&api, "other", &receiver.url("/")).await;
        let path = format!("/api/v1/partners/other/endpoints/{}", endpoint["id"].as_str().expect("an id"));
        for (method, path, key, status, code) in [
            ("GET", path.as_str(), Key::Other, 200, Value::Null),
            ("GET", path.as_str(), Key::Provider, 200, Value::Null),
            ("GET", path.as_str(), Key::Demo, 404, json!("not_found")),
            ("GET", path.as_str(), Key::None, 401, json!("unauthorized")),
            ("GET", path.as_str(), Key::Unknown, 401, json!("unauthorized")),
            ("PUT", path.as_str(), Key::Other, 405, json!("method_not_allowed")),
            ("POST", "/api/v1/partners/other/events", Key::Other, 403, json!("forbidden")),
            ("POST", "/api/v1/partners/other/events", Key::Provider, 400, json!("bad_body")),
            (
                "GET",
                "/api/v1/partners/other/endpoints/ep_00000000000000000000000000",
                Key::Other,
                404,
                json!("not_found"),
            ),
            ("GET", "/api/v1/partners/other/deliveries?status=pending", Key::Other, 200, Value::Null),
            ("GET", "/api/v1/partners/other/deliveries?status=odd", Key::Other, 400, json!("bad_query")),
            ("GET", "/metrics", Key::Other, 403, json!("forbidden")),
        ] {
            let answer = api.call(method, path, key, None).await;
            assert_eq!(
                (answer.status, &answer.body["code"]),
                (status, &code),
                "{asked}: {method} {path}: {}",
                answer.text
            );
        }
        let page = api.call("GET", "/deliveries", Key::None, None).await;
        assert!(page.status == 200 && page.kind.starts_with("text/html"), "{}", page.kind);
        let health = api.call("GET", "/health", Key::None, None).await;
        assert_eq!(health.body["shard"], format!("shard {asked} of 3"));
    }
}
