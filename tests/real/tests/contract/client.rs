//! A client in TypeScript, whose types are generated from the served document.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use hookpost_real::{Key, Receiver, Settings, Worker, part};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Runs a program that npm brought, or one that we made, in Node.
fn node(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(part("HOOKPOST_NODE")).args(arguments).current_dir(folder).output().expect("node can be started")
}

fn check(what: &str, output: &Output) {
    let (out, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{what}:\n{out}{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_generated_client_is_type_checked_and_makes_an_event_arrive() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = TempDir::new().expect("a temporary folder can be made");
    for name in ["hookpost.ts", "journey.ts", "tsconfig.json"] {
        fs::copy(here.join("client").join(name), folder.path().join(name)).expect("it can be copied");
    }
    fs::write(folder.path().join("package.json"), r#"{"type":"module"}"#).expect("it can be written");
    let served = worker.api().call("GET", "/api/v1/openapi.json", Key::None, None).await;
    fs::write(folder.path().join("contract.json"), &served.text).expect("it can be written");

    let program = |path: &str| format!("{}/../../node_modules/{path}", here.display());
    let generate = program("openapi-typescript/bin/cli.js");
    check("types", &node(folder.path(), &[&generate, "contract.json", "--output", "contract.ts"]));
    check("tsc", &node(folder.path(), &[&program("typescript/bin/tsc"), "--project", "."]));
    let url = receiver.url("/hooks");
    let journey = node(folder.path(), &["out/journey.js", &worker.address(), "prov_test", &url]);
    check("the journey", &journey);

    let told: Value = serde_json::from_slice(&journey.stdout).expect("it writes JSON");
    assert_eq!((&told["delivery"]["status"], &told["status"]), (&json!("delivered"), &json!(204)), "{told}");
    assert_eq!(told["refused"], "bad_body", "what the compiler refuses, the worker refuses too: {told}");
    assert_eq!(receiver.received()[0].id(), told["event"]);
}
