//! `cargo xtask bench`: what is claimed of speed, measured beside the alternative in one run.

use std::fs;

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::process::{cargo, command, read, run};
use crate::setup::{self, TestTools};
use crate::workspace::Workspace;

/// Ours beside ajv, in Node and in Chromium, and beside `jsonschema` natively. With `is_json` only the last line is printed, one JSON object.
pub(crate) fn validator(workspace: &Workspace, is_json: bool) -> Outcome {
    let TestTools { tools, browser, .. } = setup::for_testing(workspace)?;
    build::all(workspace, &tools)?;
    let mut build = cargo();
    build.args(["build", "--package", "hookpost-bench-native", "--profile", "bench", "--locked"]);
    run(build.current_dir(workspace.root()).arg("--target-dir").arg(workspace.target()))?;
    let scratch = workspace.own().join("bench");
    fs::create_dir_all(&scratch).map_err(Failure::io("make the bench's folder"))?;
    let mut bench = command(&tools.node.node);
    bench.arg(workspace.file("xtask/bench/validator.mjs")).arg(workspace.target().join("validator"));
    bench.arg(scratch).arg(browser.chromium).arg(workspace.target().join("release/hookpost-bench-native"));
    bench.current_dir(workspace.root());
    if !is_json {
        return run(&mut bench);
    }
    let output = read(&mut bench).ok_or_else(|| Failure::new("The bench failed; without --json it says why."))?;
    println!("{}", output.lines().last().unwrap_or_default());
    Ok(())
}
