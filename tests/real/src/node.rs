//! The validator's module in Node.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::part;

/// What a script gives that ends with `return`, and knows the module as `validator` and the input as `input`.
///
/// # Panics
/// When Node fails, or the value is no JSON.
pub fn in_node(script: &str, input: &Value) -> Value {
    let folder = Path::new(&part("HOOKPOST_DIST")).join("validator");
    let script = format!(
        "import {{ readFileSync }} from 'node:fs';
         const source = readFileSync(process.argv[1] + '/validator.js', 'utf8');
         // As text, since this folder does not tell Node that its files are modules.
         const validator = await import('data:text/javascript,' + encodeURIComponent(source));
         validator.initSync({{ module: readFileSync(process.argv[1] + '/validator_bg.wasm') }});
         const input = JSON.parse(readFileSync(0, 'utf8'));
         const work = () => {{ {script} }};
         process.stdout.write(JSON.stringify(work()));"
    );
    let mut node = Command::new(part("HOOKPOST_NODE"))
        .args(["--input-type=module", "--eval", &script, "--"])
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node starts");
    let mut pipe = node.stdin.take().expect("its input is piped");
    // It answers only when it has read all, so neither waits for the other.
    pipe.write_all(input.to_string().as_bytes()).expect("Node reads");
    drop(pipe);
    let output = node.wait_with_output().expect("Node ends");
    assert!(output.status.success(), "Node failed");
    serde_json::from_slice(&output.stdout).expect("Node writes JSON")
}
