//! The validator's module: the crate's library with the feature `validator`, bound to JavaScript, made quick.

use std::fs;
use std::path::{Path, PathBuf};

use super::stamp::Stamp;
use super::{Built, SHARED_INPUTS, WASM_FEATURES, renew};
use crate::failure::{Failure, Outcome};
use crate::process::{command, run};
use crate::setup::{TARGET, Tools};
use crate::workspace::Workspace;

/// What makes the module, whether for a page or for a program.
const FILES: [&str; 3] = ["validator.js", "validator_bg.wasm", "validator.d.ts"];

/// The cargo profile. Not named like the folder of the module: cargo keeps a folder of the profile's name beside it.
const PROFILE: &str = "swift";

/// Fills the validator's folder, unless nothing has changed.
pub(super) fn build(workspace: &Workspace, tools: &Tools) -> Outcome<Built> {
    let versions = [tools.wasm.to_string(), tools.wasm_bindgen.to_string(), tools.node.to_string()];
    let file = workspace.own().join("validator.stamp");
    let others = ["src/portal", "src/edge", "src/cli"];
    let stamp = Stamp::of(file, workspace.root(), &SHARED_INPUTS, &others, &versions)
        .map_err(Failure::io("read what the validator is made from"))?;
    Built::unless_current(&stamp, &folder(workspace), || {
        compile(workspace, tools)?;
        let folder = folder(workspace);
        renew(&folder).map_err(Failure::io("empty the validator's folder"))?;
        bind(workspace, tools, &folder)?;
        optimise(tools, &folder)
    })
}

/// Where the module lies.
fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target().join("validator")
}

/// Puts the module into the page's folder, from where the page loads it when it is first needed.
pub(super) fn copy_into(workspace: &Workspace, dist: &Path) -> Outcome {
    let (from, to) = (folder(workspace), dist.join("validator"));
    renew(&to).map_err(Failure::io("empty the validator's folder in dist"))?;
    for name in FILES {
        fs::copy(from.join(name), to.join(name)).map_err(Failure::io(format_args!("copy {name}")))?;
    }
    Ok(())
}

fn compile(workspace: &Workspace, tools: &Tools) -> Outcome {
    let mut cargo = tools.wasm.cargo(workspace.root());
    // `rustc` and not `build`, for the kind of library: beside an rlib there is no optimising across crates.
    cargo.args(["rustc", "--package", "hookpost", "--lib", "--crate-type", "cdylib", "--features", "validator"]);
    cargo.args(["--target", TARGET, "--profile", PROFILE, "--locked"]);
    run(cargo.arg("--target-dir").arg(workspace.target()))
}

fn bind(workspace: &Workspace, tools: &Tools, folder: &Path) -> Outcome {
    let module = workspace.target().join(TARGET).join(PROFILE).join("hookpost.wasm");
    let mut bindgen = command(&tools.wasm_bindgen.program);
    bindgen.args(["--target", "web", "--out-name", "validator", "--out-dir"]).arg(folder);
    run(bindgen.arg(module))?;
    // The types of the module's inside, which nobody imports.
    fs::remove_file(folder.join("validator_bg.wasm.d.ts")).map_err(Failure::io("tidy the validator's folder"))
}

fn optimise(tools: &Tools, folder: &Path) -> Outcome {
    let module = folder.join("validator_bg.wasm");
    let mut wasm_opt = command(&tools.node.wasm_opt);
    run(wasm_opt.arg("-O3").args(WASM_FEATURES).arg(&module).arg("-o").arg(&module))
}
