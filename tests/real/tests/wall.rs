//! The second wall: a public name that resolves to an address off the internet passes `guard`, and workerd's network
//! service stops it when it connects. Tested in an empty network namespace, so that no packet can leave the machine.

use std::io::Write as _;
use std::net::TcpListener;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use hookpost_real::{Settings, Worker, eventually};
use serde_json::json;

const INSIDE: &str = "HOOKPOST_INSIDE_NAMESPACE";

#[test]
fn a_public_name_that_resolves_to_this_machine_is_never_connected_to() {
    if std::env::var_os(INSIDE).is_some() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(inside());
        return;
    }
    // The same test once more, in namespaces of its own: no network but loopback, and a hosts file of our own.
    let mut hosts = tempfile::NamedTempFile::new().expect("a temporary file can be made");
    writeln!(hosts, "127.0.0.1 localhost hooks.clinic.example").expect("it can be written");
    let script = "ip link set lo up && mount --bind \"$1\" /etc/hosts && shift && exec \"$@\"";
    let this = std::env::current_exe().expect("the test knows its own file");
    let inside = Command::new("unshare")
        .args(["--net", "--mount", "--map-root-user", "sh", "-c", script, "sh"])
        .arg(hosts.path())
        .arg(this)
        .args(["--exact", "a_public_name_that_resolves_to_this_machine_is_never_connected_to", "--nocapture"])
        .env(INSIDE, "1")
        .output()
        .expect("unshare can be started");
    let told = [inside.stdout, inside.stderr].concat();
    assert!(inside.status.success(), "inside the namespace:\n{}", String::from_utf8_lossy(&told));
}

async fn inside() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback is up");
    let port = listener.local_addr().expect("an address").port();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    std::thread::spawn(move || {
        for _ in listener.incoming() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    // That the name does resolve to the listener, or the test could not fail.
    let reached = std::net::TcpStream::connect(("hooks.clinic.example", port));
    assert!(reached.is_ok(), "the name leads to the listener: {reached:?}");
    eventually("the listener counts", Duration::from_secs(5), || async {
        (connections.load(Ordering::SeqCst) == 1).then_some(())
    })
    .await;

    let worker = Worker::start(Settings { retry_delay_ms: 60_000, is_local: false }).await;
    let url = format!("https://hooks.clinic.example:{port}/");
    worker.api().endpoint(&url, json!({})).await;
    worker.api().publish("AD234").await;
    let refused = eventually("the attempt fails", Duration::from_secs(20), || async {
        let newest = worker.api().deliveries("").await.into_iter().next()?;
        (newest["attempts"] == 1).then_some(newest)
    })
    .await;
    assert_eq!(refused["lastCause"], json!({ "cause": "unreachable" }));
    assert_eq!(connections.load(Ordering::SeqCst), 1, "the worker opened no connection");

    // Without the wall it would have: the configuration for one's own machine lets loopback through.
    let open = Worker::start(Settings { retry_delay_ms: 60_000, is_local: true }).await;
    open.api().endpoint(&url, json!({})).await;
    open.api().publish("AD234").await;
    eventually("the worker without the wall connects", Duration::from_secs(20), || async {
        (connections.load(Ordering::SeqCst) > 1).then_some(())
    })
    .await;
}
