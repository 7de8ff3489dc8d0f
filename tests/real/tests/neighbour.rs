//! An endpoint that hangs with a thousand events waiting, and its neighbour.

use std::time::{Duration, Instant};

use hookpost_real::{Api, Key, Receiver, Reply, Settings, Worker, order_created};
use serde_json::json;

/// So many events make a median.
const SAMPLE: usize = 50;
/// Below this the machine is measured, not the worker.
const FLOOR: Duration = Duration::from_millis(100);

#[tokio::test]
async fn an_endpoint_that_hangs_does_not_delay_its_neighbour() {
    let worker = Worker::start(Settings { retry_delay_ms: 60_000, ..Settings::default() }).await;
    let (api, hanging, neighbour) = (worker.api(), Receiver::start().await, Receiver::start().await);
    hanging.otherwise(Reply::Late(Duration::from_mins(1), 200));
    api.endpoint(&hanging.url("/"), json!({ "eventTypes": ["ORDER.CREATED"] })).await;
    api.endpoint(&neighbour.url("/"), json!({ "eventTypes": ["ORDER.DISPATCHED"] })).await;
    let idle = median_to_arrival(&api, &neighbour).await;

    let mut publishing = tokio::task::JoinSet::new();
    for lane in 0..20 {
        let api = api.clone();
        publishing.spawn(async move {
            for n in 0..50 {
                let body = order_created(&format!("AD{lane}-{n}"));
                assert_eq!(api.call("POST", "events", Key::Provider, Some(&body)).await.status, 202);
            }
        });
    }
    publishing.join_all().await;
    let beside = median_to_arrival(&api, &neighbour).await;

    assert!(beside <= idle.max(FLOOR) * 2, "{beside:?} beside an endpoint that hangs, {idle:?} without");
    assert_eq!(api.deliveries("status=delivered&eventType=ORDER.CREATED").await.len(), 0, "it hangs all the while");
    // Each attempt ends after 15 s; the next eight leave then.
    let rounds = hanging.received().len().div_ceil(8);
    assert!((1..=8).contains(&rounds), "eight at a time, not {}", hanging.received().len());
}

/// From the publish of an event to its arrival, one event after the other.
async fn median_to_arrival(api: &Api, receiver: &Receiver) -> Duration {
    let data = json!({
        "orderNumber": "AD234", "status": "DISPATCHED", "productCode": "C1BLP10300", "quantity": 1,
        "kits": [{ "kitId": "TSAB1001" }],
    });
    let body = json!({ "eventType": "ORDER.DISPATCHED", "data": data }).to_string();
    let before = receiver.received().len();
    let mut spans = Vec::new();
    for n in 1..=SAMPLE {
        let published_at = Instant::now();
        let answer = api.call("POST", "events", Key::Provider, Some(&body)).await;
        assert_eq!(answer.status, 202, "{}", answer.text);
        let arrived = receiver.receives(before + n).await;
        spans.push(arrived[before + n - 1].at - published_at);
    }
    spans.sort();
    spans[SAMPLE / 2]
}
