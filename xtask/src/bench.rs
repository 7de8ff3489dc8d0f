//! `cargo xtask bench`: what is claimed of speed, measured beside the alternative in one run.

use std::fs;
use std::process::Command;

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::process::{cargo, command, read, run};
use crate::setup::{self, TestTools};
use crate::workspace::Workspace;

/// Where Linux keeps a file system in memory.
const RAM_DISK: &str = "/dev/shm";

/// Ours beside ajv, in Node and in Chromium, and beside `jsonschema` natively. With `is_json` only the last line is
/// printed, one JSON object.
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
    run_script(bench.current_dir(workspace.root()), is_json)
}

/// What the portal weighs, how soon it is there, how it scrolls and what it holds, in Chromium on the built worker. With
/// `--json` only the last line is printed, one JSON object.
pub(crate) fn portal(workspace: &Workspace, options: &[String]) -> Outcome {
    check_portal_options(options)?;
    let TestTools { tools, browser, .. } = setup::for_testing(workspace)?;
    build::all(workspace, &tools)?;
    let folder = workspace.file("xtask/bench/portal");
    if !folder.join("node_modules").is_dir() {
        run(command("npm").args(["ci", "--ignore-scripts", "--loglevel=error"]).current_dir(&folder))?;
    }
    let mut bench = command(&tools.node.node);
    bench.arg(folder.join("main.mjs")).arg(&tools.node.workerd);
    bench.args([workspace.edge(), workspace.dist()]).arg(browser.chromium);
    bench.arg(workspace.own().join("bench")).args(options.iter().filter(|option| *option != "--json"));
    run_script(bench.current_dir(workspace.root()), options.iter().any(|option| option == "--json"))
}

fn check_portal_options(options: &[String]) -> Outcome {
    let mut rest = options.iter();
    while let Some(option) = rest.next() {
        let is_known = match option.as_str() {
            "--json" | "--quick" => true,
            "--heap-minutes" => rest.next().is_some_and(|minutes| minutes.parse::<u32>().is_ok()),
            _ => false,
        };
        if !is_known {
            return Err(Failure::new(format!(
                "`bench portal` does not know {option} as it stands there: it takes --json, --quick and --heap-minutes N."
            )));
        }
    }
    Ok(())
}

/// Runs a bench that prints for people, and as its last line one JSON object; prints all of it, or that line only.
fn run_script(bench: &mut Command, is_json: bool) -> Outcome {
    if !is_json {
        return run(bench);
    }
    let output = read(bench).ok_or_else(|| Failure::new("The bench failed; without --json it says why."))?;
    println!("{}", output.lines().last().unwrap_or_default());
    Ok(())
}

/// The built worker under load, with its data on disk and on a RAM disk.
///
/// Load and receiver are a package of their own: built with optimisation and with little else in it, which neither xtask
/// nor the tests are.
pub(crate) fn delivery(workspace: &Workspace, options: &[String]) -> Outcome {
    let is_known = |option: &String| ["--json", "--quick"].contains(&option.as_str()) || option.starts_with("--only=");
    if let Some(stray) = options.iter().find(|option| !is_known(option)) {
        return Err(Failure::new(format!(
            "`bench delivery` does not know {stray}: it takes --json, --quick and --only=NAME."
        )));
    }
    let tools = setup::for_building(workspace)?;
    build::all(workspace, &tools)?;
    let mut build = cargo();
    build.current_dir(workspace.root()).args([
        "build",
        "--package",
        "hookpost-bench",
        "--profile",
        "swift",
        "--locked",
    ]);
    run(build.arg("--target-dir").arg(workspace.target()))?;
    let scratch = workspace.own().join("bench");
    fs::create_dir_all(&scratch).map_err(Failure::io("make the bench's folder"))?;
    let mut bench = command(workspace.target().join("swift/hookpost-bench"));
    bench.arg(&tools.node.workerd).args([workspace.edge(), workspace.dist(), scratch]).arg(RAM_DISK).args(options);
    run(&mut bench)
}
