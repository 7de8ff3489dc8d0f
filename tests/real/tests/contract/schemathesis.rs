//! schemathesis makes requests from the served document, right and wrong ones, and judges every answer.

use std::env;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use hookpost_real::{Key, Receiver, Settings, Worker, part};
use tempfile::TempDir;
use tokio::process::Command;
use tokio::time::timeout;

/// So many random requests of each call, unless `HOOKPOST_SCHEMATHESIS_EXAMPLES` says otherwise.
const EXAMPLES: &str = "5";
/// It ends long before.
const PATIENCE: Duration = Duration::from_mins(20);

#[tokio::test]
async fn no_request_that_the_contract_leads_to_is_answered_otherwise_than_it_says() {
    let (worker, receiver) = (Worker::start(Settings::default()).await, Receiver::start().await);
    // It leaves notes where it runs.
    let folder = TempDir::new().expect("a temporary folder can be made");
    let libraries = format!("{}/libraries", env!("CARGO_MANIFEST_DIR"));
    let examples = env::var("HOOKPOST_SCHEMATHESIS_EXAMPLES").unwrap_or_else(|_| EXAMPLES.to_owned());
    let seed = env::var("HOOKPOST_SCHEMATHESIS_SEED").unwrap_or_else(|_| {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("it is after 1970");
        since.as_secs().to_string()
    });
    println!("seed {seed}, {examples} random requests of each call and more");
    let mut python = Command::new("python3");
    python.args(["-m", "schemathesis.cli", "--config-file", &format!("{libraries}/schemathesis.toml"), "run"]);
    python.arg(format!("{}/api/v1/openapi.json", worker.address()));
    python.args(["--header", "Authorization: Bearer prov_test", "--checks", "all", "--continue-on-failure"]);
    python.args(["--max-examples", &examples, "--seed", &seed, "--no-color"]);
    python.env("PYTHONPATH", format!("{}:{libraries}", part("HOOKPOST_PYTHON_LIBRARIES")));
    python.env("SCHEMATHESIS_HOOKS", "contract_hooks").env("HOOKPOST_RECEIVER", receiver.url("/hooks"));
    python.env("PYTHONDONTWRITEBYTECODE", "1");
    python.current_dir(folder.path()).stdin(Stdio::null()).kill_on_drop(true);
    let output = timeout(PATIENCE, python.output()).await.expect("it ends").expect("Python can be started");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "seed {seed}:\n{told}\n{}", String::from_utf8_lossy(&output.stderr));
    // It does not try the call that the document itself comes from.
    let count = hookpost::contract::calls().len() - 1;
    assert!(told.contains(&format!("Tested: {count}")), "all calls are tried:\n{told}");
    for phase in ["Examples", "Coverage", "Fuzzing", "Stateful"] {
        assert!(told.contains(&format!("✅ {phase}")), "{phase}:\n{told}");
    }
    assert_eq!(worker.api().call("GET", "/health", Key::None, None).await.status, 200);
}
