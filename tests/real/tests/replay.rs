//! Sending again what an endpoint did not get: counted, bounded, stopped, and carried on with after a crash.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use hookpost_real::{Api, Key, Receiver, Reply, Settings, Worker, eventually, text};
use serde_json::{Value, json};

/// Makes every attempt fail at once, 31 of them in a moment.
const IMPATIENT: Settings = Settings { retry_delay_ms: 1, is_local: true };

struct Replays<'a> {
    api: &'a Api,
    path: String,
}

impl<'a> Replays<'a> {
    fn of(api: &'a Api, endpoint: &Value) -> Self {
        Self { api, path: format!("endpoints/{}/replay", text(endpoint, "id")) }
    }

    /// Asks for a replay, which is accepted.
    async fn ask(&self, form: Value) -> Value {
        let answer = self.api.call("POST", &self.path, Key::Demo, Some(&form.to_string())).await;
        assert_eq!(answer.status, 202, "{}", answer.text);
        answer.body
    }

    async fn refused(&self, form: Value, status: u16, code: &str) -> Value {
        let answer = self.api.call("POST", &self.path, Key::Demo, Some(&form.to_string())).await;
        assert_eq!((answer.status, &answer.body["code"]), (status, &json!(code)), "{form}: {}", answer.text);
        answer.body
    }

    /// Counts by a dry run.
    async fn count(&self, mut form: Value) -> Value {
        form["dryRun"] = json!(true);
        let answer = self.api.call("POST", &self.path, Key::Demo, Some(&form.to_string())).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.body["total"].clone()
    }

    async fn read(&self, replay: &Value) -> Value {
        let path = format!("{}/{}", self.path, text(replay, "id"));
        let answer = self.api.call("GET", &path, Key::Demo, None).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.body
    }

    async fn until(&self, replay: &Value, what: &str, is_so: impl Fn(&Value) -> bool) -> Value {
        eventually(what, Duration::from_secs(40), || async {
            let read = self.read(replay).await;
            is_so(&read).then_some(read)
        })
        .await
    }

    async fn switch(&self, is_on: bool) {
        let path = self.path.trim_end_matches("/replay");
        let form = json!({ "enabled": is_on }).to_string();
        assert_eq!(self.api.call("PATCH", path, Key::Demo, Some(&form)).await.status, 200);
    }
}

/// Publishes that many orders and gives their events' ids.
async fn publish(api: &Api, count: usize) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for n in 0..count {
        ids.insert(api.publish(&format!("AD{n}")).await);
    }
    ids
}

async fn in_status(api: &Api, status: &str, count: usize) -> Vec<Value> {
    eventually(&format!("{count} are {status}"), Duration::from_secs(40), || async {
        let found = api.deliveries(&format!("status={status}")).await;
        (found.len() == count).then_some(found)
    })
    .await
}

#[tokio::test]
async fn what_an_outage_exhausted_arrives_with_its_id_and_a_fresh_schedule_and_the_log_says_who_asked() {
    let (mut worker, receiver) = (Worker::start(IMPATIENT).await, Receiver::start().await);
    receiver.otherwise(Reply::Status(503));
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let ids = publish(&worker.api(), 3).await;
    in_status(&worker.api(), "exhausted", 3).await;
    let before = receiver.received().len();
    assert_eq!(before, 93);

    // The outage is over but for the first answer of one: a fresh schedule retries it.
    worker.stop();
    worker.set(Settings { retry_delay_ms: 50, is_local: true });
    worker.restart().await;
    receiver.plan([Reply::Status(500)]);
    receiver.otherwise(Reply::Status(204));
    let api = worker.api();
    let replays = Replays::of(&api, &endpoint);
    let replay = replays.ask(json!({ "since": "2026-01-01T00:00:00.000Z" })).await;
    assert_eq!((&replay["total"], &replay["askedBy"]), (&json!(3), &json!("partner")));
    let done =
        replays.until(&replay, "all have ended", |replay| replay["done"] == 3 && replay["state"] == "finished").await;
    assert_eq!(
        (&done["state"], &done["started"], &done["delivered"], &done["failed"]),
        (&json!("finished"), &json!(3), &json!(3), &json!(0))
    );

    let again: Vec<_> = receiver.received().split_off(before);
    assert_eq!(again.len(), 4);
    assert_eq!(again.iter().map(|request| request.id().to_owned()).collect::<BTreeSet<_>>(), ids);
    for delivery in in_status(&api, "delivered", 3).await {
        assert_eq!(delivery["round"], 2);
        let path = format!("deliveries/{}", text(&delivery, "id"));
        let detail = api.call("GET", &path, Key::Demo, None).await.body;
        let asked = &detail["asked"][0];
        let expected = json!({
            "round": 2, "attempt": 1, "by": "partner", "at": replay["askedAt"], "replay": replay["id"],
        });
        assert_eq!(*asked, expected, "{detail}");
        let attempts = detail["attempts"].as_array().expect("attempts");
        assert!(attempts.len() >= 32 && attempts[31]["attempt"] == 1, "the new round counts from 1");
    }

    // A single retry by the provider is logged too, and counts for no replay.
    let one = api.deliveries("").await.remove(0);
    let path = format!("deliveries/{}", text(&one, "id"));
    assert_eq!(api.call("POST", &format!("{path}/retry"), Key::Provider, None).await.status, 202);
    let detail = api.newest("delivered").await;
    assert_eq!((&detail["asked"][1]["by"], &detail["asked"][1]["round"]), (&json!("provider"), &json!(3)));
    assert_eq!(replays.read(&replay).await["done"], 3);
}

#[tokio::test]
async fn a_new_endpoint_gets_what_it_has_missed_once() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let ids = publish(&api, 5).await;
    let rest = json!({ "eventTypes": ["ORDER.CREATED"] });
    let endpoint = api.endpoint(&receiver.url("/late"), rest).await;
    let other = api.endpoint(&receiver.url("/other"), json!({ "eventTypes": ["TEST.PROCESSED"] })).await;
    let latest = api.publish("AD-later").await;
    receiver.receives(1).await;

    let replays = Replays::of(&api, &endpoint);
    assert_eq!(replays.count(json!({ "missing": true })).await, 5);
    assert_eq!(replays.count(json!({ "missing": true, "eventType": "TEST.PROCESSED" })).await, 0);
    assert_eq!(Replays::of(&api, &other).count(json!({ "missing": true })).await, 0, "it is not subscribed to them");

    let replay = replays.ask(json!({ "missing": true, "perSecond": 100 })).await;
    replays.until(&replay, "all have arrived", |replay| replay["delivered"] == 5).await;
    let mut arrived = BTreeMap::new();
    for request in receiver.received() {
        assert_eq!(request.target, "/late");
        *arrived.entry(request.id().to_owned()).or_insert(0) += 1;
    }
    assert!(ids.iter().chain([&latest]).all(|id| arrived[id] == 1), "{arrived:?}");
    assert_eq!(replays.count(json!({ "missing": true })).await, 0);
}

#[tokio::test]
async fn a_dry_run_counts_by_filter_and_changes_nothing() {
    let (worker, receiver) = (Worker::start(IMPATIENT).await, Receiver::start().await);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    let replays = Replays::of(&api, &endpoint);
    publish(&api, 1).await;
    in_status(&api, "delivered", 1).await;
    receiver.otherwise(Reply::Status(503));
    publish(&api, 1).await;
    in_status(&api, "exhausted", 1).await;
    replays.switch(false).await;
    publish(&api, 2).await;
    let before = (api.deliveries("").await, receiver.received().len());
    let middle = text(&before.0[2], "updatedAt");
    for (form, count) in [
        (json!({ "since": "2026-01-01T00:00:00.000Z" }), 3),
        (json!({ "since": middle }), 3),
        (json!({ "until": middle }), 0),
        (json!({ "status": "failed" }), 3),
        (json!({ "status": "parked" }), 2),
        (json!({ "status": "exhausted" }), 1),
        (json!({ "status": "delivered" }), 1),
        (json!({ "status": "parked", "eventType": "ORDER.CREATED" }), 2),
        (json!({ "status": "parked", "eventType": "TEST.PROCESSED" }), 0),
        (json!({ "cause": "503" }), 1),
        (json!({ "cause": "status" }), 1),
        (json!({ "cause": "500" }), 0),
        (json!({ "cause": "timedOut" }), 0),
    ] {
        assert_eq!(replays.count(form.clone()).await, count, "{form}");
    }
    let refused = replays
        .refused(json!({ "missing": true, "status": "lost", "cause": "whim", "perSecond": 101 }), 422, "invalid_replay")
        .await;
    let pointers: BTreeSet<_> =
        refused["problems"].as_array().expect("problems").iter().map(|p| text(p, "pointer")).collect();
    assert_eq!(pointers, ["/cause", "/perSecond", "/status"].map(str::to_owned).into());
    replays.refused(json!({}), 422, "invalid_replay").await;
    replays.refused(json!({ "status": "parked" }), 409, "endpoint_disabled").await;
    assert_eq!((api.deliveries("").await, receiver.received().len()), before);
    assert_eq!(api.call("GET", &replays.path, Key::Demo, None).await.body, json!({ "replays": [] }));
}

#[tokio::test]
async fn a_replay_keeps_to_its_rate_is_the_only_one_and_stops_when_told() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    let replays = Replays::of(&api, &endpoint);
    replays.switch(false).await;
    publish(&api, 45).await;
    replays.switch(true).await;

    let replay = replays.ask(json!({ "status": "parked", "perSecond": 10 })).await;
    replays.refused(json!({ "status": "parked" }), 409, "replay_running").await;
    receiver.receives(25).await;
    let path = format!("{}/{}", replays.path, text(&replay, "id"));
    let cancelled = api.call("DELETE", &path, Key::Demo, None).await.body;
    assert_eq!(cancelled["state"], "cancelled");
    let started = usize::try_from(cancelled["started"].as_u64().expect("a count")).expect("a small one");
    assert!((25..45).contains(&started), "{cancelled}");
    // No window of a second holds more than eleven starts; arrivals may bunch a little when the machine is busy.
    let at: Vec<_> = receiver.received().iter().map(|request| request.at).collect();
    let took = at[24] - at[0];
    assert!(took >= Duration::from_millis(1900), "25 at 10 a second take over two seconds: {took:?}");

    replays.until(&replay, "what was started arrives", |replay| replay["done"] == replay["started"]).await;
    assert_eq!(receiver.received().len(), started, "nothing more is started");
    assert_eq!(in_status(&api, "parked", 45 - started).await.len(), 45 - started, "the rest stays as it was");
    // Another one takes up what is left.
    let rest = replays.ask(json!({ "status": "parked", "perSecond": 100 })).await;
    assert_eq!(rest["total"], 45 - started);
    replays.until(&rest, "the rest arrives", |replay| replay["delivered"] == 45 - started).await;
    assert_eq!(receiver.received().len(), 45);
}

#[tokio::test]
async fn a_replay_halts_when_its_endpoint_is_switched_off() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let api = worker.api();
    let endpoint = api.endpoint(&receiver.url("/"), json!({})).await;
    let replays = Replays::of(&api, &endpoint);
    replays.switch(false).await;
    publish(&api, 20).await;
    replays.switch(true).await;
    receiver.plan([Reply::Status(204), Reply::Status(410)]);
    let replay = replays.ask(json!({ "status": "parked" })).await;
    let halted = replays.until(&replay, "it halts", |replay| replay["state"] == "halted").await;
    assert!(halted["started"].as_u64().is_some_and(|started| started < 20), "{halted}");
    eventually("all but those that arrived are parked", Duration::from_secs(20), || async {
        let (parked, delivered) = (api.deliveries("status=parked").await, api.deliveries("status=delivered").await);
        (parked.len() + delivered.len() == 20 && !parked.is_empty()).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_kill_in_the_middle_of_a_replay_loses_nothing_and_starts_nothing_twice() {
    let (mut worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let endpoint = worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let off = Replays::of(&worker.api(), &endpoint).path.trim_end_matches("/replay").to_owned();
    worker.api().call("PATCH", &off, Key::Demo, Some(r#"{"enabled":false}"#)).await;
    let ids = publish(&worker.api(), 40).await;
    worker.api().call("PATCH", &off, Key::Demo, Some(r#"{"enabled":true}"#)).await;
    let replay = Replays::of(&worker.api(), &endpoint).ask(json!({ "status": "parked", "perSecond": 20 })).await;
    let kills = 5;
    for n in 0..kills {
        tokio::time::sleep(Duration::from_millis(60 + 71 * n)).await;
        worker.kill();
        worker.restart().await;
    }
    // `restart` wakes no object: the alarm alone carries the replay on.
    eventually("every event arrives", Duration::from_secs(40), || async {
        let arrived: BTreeSet<_> = receiver.received().iter().map(|request| request.id().to_owned()).collect();
        (arrived == ids).then_some(())
    })
    .await;
    let api = worker.api();
    let replays = Replays::of(&api, &endpoint);
    let done =
        replays.until(&replay, "all have ended", |replay| replay["done"] == 40 && replay["state"] == "finished").await;
    assert_eq!(
        (&done["state"], &done["total"], &done["started"], &done["delivered"]),
        (&json!("finished"), &json!(40), &json!(40), &json!(40))
    );
    for delivery in in_status(&api, "delivered", 40).await {
        assert_eq!(delivery["round"], 2, "none was started twice: {delivery}");
        let detail = api.call("GET", &format!("deliveries/{}", text(&delivery, "id")), Key::Demo, None).await.body;
        assert_eq!(detail["asked"].as_array().map(Vec::len), Some(1), "{detail}");
    }
    // Only an attempt that a kill cut short was made again.
    let repeats = receiver.received().len() - 40;
    let attempts = 8 * usize::try_from(kills).expect("few");
    assert!(repeats <= attempts, "{repeats} repeats");
}
