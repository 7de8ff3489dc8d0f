//! The program `hookpost` against the built worker: every command that calls the API, what it prints and how it ends.

mod asked;
mod refused;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use hookpost_real::{Worker, part};
use serde_json::Value;
use tempfile::TempDir;

/// What a run gave.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    /// Its output as JSON.
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.out, self.err))
    }

    /// Its output, when it ended well.
    fn well(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }
}

/// Runs it with the provider's key.
fn run(worker: &Worker, arguments: &[&str]) -> Run {
    run_with(&worker.address(), Some("prov_test"), "", arguments)
}

/// Runs it with a key, or with none, and an input.
fn run_with(address: &str, key: Option<&str>, input: &str, arguments: &[&str]) -> Run {
    let mut command = Command::new(part("HOOKPOST_CLI"));
    command.args(arguments).env("HOOKPOST_URL", address).env_remove("HOOKPOST_KEY").env_remove("HOOKPOST_KEY_FILE");
    if let Some(key) = key {
        command.env("HOOKPOST_KEY", key);
    }
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("the program starts");
    // It may have ended before it reads.
    let _ = child.stdin.take().expect("its input is piped").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    Run { code: output.status.code().expect("no signal"), out: text(output.stdout), err: text(output.stderr) }
}

/// A file in a folder of the test's own.
fn file(folder: &TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file can be written");
    shown(&path)
}

fn shown(path: &Path) -> String {
    path.to_str().expect("the path is UTF-8").to_owned()
}
