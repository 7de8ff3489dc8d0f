//! An endpoint with a rate limit: what arrives there in a second, and what becomes of the rest and of the neighbour.

use std::time::{Duration, Instant};

use hookpost_real::{Api, Key, Receiver, Reply, Settings, Worker, eventually, order_created, text};
use serde_json::{Value, json};

const LIMIT: usize = 5;
/// A second, less what requests may come closer together on their way: the limit counts departures.
const NEARLY_A_SECOND: Duration = Duration::from_millis(850);

/// The shortest time in which one more arrived than may in a second.
fn shortest(times: &[Instant], limit: usize) -> Duration {
    times.windows(limit + 1).map(|some| some[limit] - some[0]).min().unwrap_or(Duration::MAX)
}

/// Checks arrivals by our clock, and departures by the worker's own.
async fn keeps_to_the_limit(api: &Api, receiver: &Receiver, endpoint: &str) {
    let times: Vec<_> = receiver.received().iter().map(|request| request.at).collect();
    let shortest = shortest(&times, LIMIT);
    assert!(shortest >= NEARLY_A_SECOND, "{} arrivals in {shortest:?}", LIMIT + 1);
    let mut left = Vec::new();
    for delivery in api.deliveries(&format!("endpoint={endpoint}")).await {
        let path = format!("deliveries/{}", text(&delivery, "id"));
        let attempts = api.call("GET", &path, Key::Demo, None).await.body["attempts"].clone();
        let sent = attempts.as_array().expect("a list").iter().filter(|one| one["failure"]["cause"] != "interrupted");
        left.extend(sent.map(|attempt| millis(&text(attempt, "startedAt"))));
    }
    left.sort_unstable();
    let shortest = left.windows(LIMIT + 1).map(|some| some[LIMIT] - some[0]).min().expect("some left");
    // An attempt notes when it began just after it left.
    assert!(shortest >= 980, "{} departures in {shortest} ms", LIMIT + 1);
}

fn millis(at: &str) -> u64 {
    hookpost::model::Timestamp::parse(at).expect("a time").as_millis()
}

async fn publish(api: &Api, count: usize) {
    let events: Vec<Value> =
        (0..count).map(|n| serde_json::from_str(&order_created(&format!("AD{n}"))).expect("an event")).collect();
    let answer = api.call("POST", "events/batch", Key::Provider, Some(&json!(events).to_string())).await;
    assert_eq!(answer.status, 202, "{}", answer.text);
}

#[tokio::test]
async fn an_endpoint_gets_no_more_in_a_second_than_its_limit_and_its_neighbour_gets_all_at_once() {
    let worker = Worker::start(Settings::default()).await;
    let (api, limited, neighbour) = (worker.api(), Receiver::start().await, Receiver::start().await);
    let endpoint = api.endpoint(&limited.url("/"), json!({ "rateLimit": LIMIT })).await;
    assert_eq!(endpoint["rateLimit"], LIMIT);
    assert_eq!(api.endpoint(&neighbour.url("/"), json!({})).await.get("rateLimit"), None);
    // Retries count too.
    limited.plan([Reply::Status(500), Reply::Status(500)]);
    publish(&api, 20).await;
    let published_at = Instant::now();
    let at_once = neighbour.receives(20).await;
    assert!(at_once[19].at - published_at < Duration::from_secs(2), "the neighbour waits for nobody");

    // What is held up is pending and says until when.
    let pending = api.deliveries(&format!("status=pending&endpoint={}", text(&endpoint, "id"))).await;
    assert!(pending.len() > 10, "{} are held up", pending.len());
    let mut until: Vec<_> = pending.iter().filter_map(|row| row["heldUntil"].as_str()).map(millis).collect();
    until.sort_unstable();
    assert!(until.len() + 2 >= pending.len(), "{pending:?}");
    assert!(until.windows(2).all(|two| two[1] - two[0] >= 200), "each has its own turn: {until:?}");

    limited.receives(22).await;
    eventually("all have arrived", Duration::from_secs(10), || async {
        api.deliveries("status=pending").await.is_empty().then_some(())
    })
    .await;
    keeps_to_the_limit(&api, &limited, &text(&endpoint, "id")).await;
}

#[tokio::test]
async fn a_restart_lets_no_more_go_than_the_limit() {
    let mut worker = Worker::start(Settings::default()).await;
    let receiver = Receiver::start().await;
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({ "rateLimit": LIMIT })).await;
    publish(&worker.api(), 15).await;
    for seen in [4, 8] {
        receiver.receives(seen).await;
        worker.kill();
        worker.restart().await;
    }
    eventually("all have arrived", Duration::from_secs(20), || async {
        worker.api().deliveries("status=pending").await.is_empty().then_some(())
    })
    .await;
    keeps_to_the_limit(&worker.api(), &receiver, &text(&endpoint, "id")).await;
}

#[tokio::test]
async fn a_limit_is_set_changed_and_taken_away_by_a_patch() {
    let worker = Worker::start(Settings::default()).await;
    let (api, receiver) = (worker.api(), Receiver::start().await);
    let endpoint = api.endpoint(&receiver.url("/"), json!({ "rateLimit": 1 })).await;
    let path = format!("endpoints/{}", text(&endpoint, "id"));
    let change = |body: Value| {
        let (api, path) = (&api, &path);
        async move { api.call("PATCH", path, Key::Demo, Some(&body.to_string())).await }
    };
    publish(&api, 30).await;
    receiver.receives(2).await;
    assert_eq!(change(json!({ "description": "slow" })).await.body["rateLimit"], 1, "what is absent stays");
    for bad in [json!(0), json!(1001), json!("5"), json!(2.5)] {
        let answer = change(json!({ "rateLimit": bad })).await;
        assert_eq!((answer.status, &answer.body["problems"][0]["pointer"]), (422, &json!("/rateLimit")));
    }
    let free = change(json!({ "rateLimit": null })).await;
    assert_eq!((free.status, free.body.get("rateLimit")), (200, None));
    let freed_at = Instant::now();
    receiver.receives(30).await;
    assert!(freed_at.elapsed() < Duration::from_secs(5), "what waited leaves at once");
}
