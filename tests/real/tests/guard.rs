//! The guard inside the built worker: its settings, and its word before each attempt. In an empty network namespace,
//! since the addresses that it allows are other people's.

use std::process::Command;
use std::time::Duration;

use hookpost_real::{Key, Receiver, Settings, Worker, eventually, text};
use serde_json::{Value, json};

/// Says that a test runs in its namespace already.
const INSIDE: &str = "HOOKPOST_INSIDE_NAMESPACE";

#[test]
fn the_setting_of_ports_holds_when_an_endpoint_is_saved() {
    within("the_setting_of_ports_holds_when_an_endpoint_is_saved", "443, 8000-8999", async || {
        let worker = Worker::start(Settings { is_local: false, ..Settings::default() }).await;
        let api = worker.api();
        let told = api.call("GET", "settings", Key::Demo, None).await.body;
        assert_eq!(told["addressPolicy"], json!({ "hosts": "publicOnly", "ports": "443, 8000-8999" }));
        let endpoint = api.endpoint("https://api.clinic.example:8443/", json!({})).await;
        let form = json!({ "url": "https://api.clinic.example:9000/" }).to_string();
        let refused = api.call("POST", "endpoints", Key::Demo, Some(&form)).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        let problem = json!({
            "pointer": "/url",
            "message": "Port 9000 is not open here; use one of these: 443, 8000-8999.",
        });
        assert_eq!(refused.body["problems"], json!([problem]));
        let path = format!("endpoints/{}", text(&endpoint, "id"));
        assert_eq!(api.call("PATCH", &path, Key::Demo, Some(&form)).await.body["problems"], json!([problem]));
    });
}

#[test]
fn an_address_that_was_saved_under_another_setting_is_judged_before_each_attempt() {
    within("an_address_that_was_saved_under_another_setting_is_judged_before_each_attempt", "", async || {
        let receiver = Receiver::start().await;
        let mut worker = Worker::start(Settings::default()).await;
        let id = text(&worker.api().endpoint(&receiver.url("/"), json!({})).await, "id");
        worker.api().publish("AD234").await;
        worker.api().newest("delivered").await;
        let before = receiver.received().len();

        // The same data, but loopback is no longer allowed.
        worker.kill();
        worker.set(Settings { retry_delay_ms: 600_000, is_local: false });
        worker.restart().await;
        let api = worker.api();
        let words = "This address is the machine itself";
        api.publish("AD235").await;
        blocked(&worker, words).await;
        let test = api
            .call("POST", &format!("endpoints/{id}/test"), Key::Demo, Some(r#"{"eventType":"ORDER.CREATED"}"#))
            .await;
        assert_eq!(test.status, 202, "{}", test.text);
        blocked(&worker, words).await;
        let newest = text(&api.deliveries("").await[0], "id");
        let retry = api.call("POST", &format!("deliveries/{newest}/retry"), Key::Demo, None).await;
        assert!(retry.status < 300, "{}", retry.text);
        blocked(&worker, words).await;
        assert_eq!(receiver.received().len(), before, "nothing was sent");
    });
}

/// Waits until the newest delivery's last attempt has ended as blocked, and checks what is said about it.
async fn blocked(worker: &Worker, words: &str) {
    let api = worker.api();
    let found: Value = eventually("the newest attempt has ended", Duration::from_secs(20), || async {
        let newest = api.deliveries("").await.into_iter().next()?;
        (newest["status"] == "pending" && !newest["lastCause"].is_null()).then_some(newest)
    })
    .await;
    assert_eq!(found["lastCause"], json!({ "cause": "blocked" }));
    let path = format!("deliveries/{}", text(&found, "id"));
    let attempts = api.call("GET", &path, Key::Demo, None).await.body["attempts"].clone();
    let last = attempts.as_array().and_then(|attempts| attempts.last()).cloned().unwrap_or_default();
    assert!(text(&last, "note").contains(words), "{attempts}");
}

/// Runs the test of that name once more, without a network and with that setting of ports.
fn within(test: &str, ports: &str, inside: impl AsyncFnOnce()) {
    if std::env::var_os(INSIDE).is_some() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(inside());
        return;
    }
    // A process namespace too: whatever the test leaves running ends with it, and holds no pipe open.
    let script = "ip link set lo up && exec \"$@\"";
    let output = Command::new("unshare")
        .args(["--net", "--pid", "--fork", "--mount-proc", "--map-root-user", "sh", "-c", script, "sh"])
        .arg(std::env::current_exe().expect("the test knows its own file"))
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, "1")
        .env("ALLOWED_PORTS", ports)
        .output()
        .expect("unshare can be started");
    let told = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "inside the namespace:\n{}", String::from_utf8_lossy(&told));
}
