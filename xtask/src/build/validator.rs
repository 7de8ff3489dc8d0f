//! The modules for JavaScript, each the crate's library with one feature: the validator, what can be told of received
//! events, and what judges the options of a page that embeds the portal.

use std::fs;
use std::path::{Path, PathBuf};

use super::stamp::Stamp;
use super::{Built, SHARED_INPUTS, WASM_FEATURES, renew};
use crate::failure::{Failure, Outcome};
use crate::process::{command, run};
use crate::setup::{TARGET, Tools};
use crate::workspace::Workspace;

/// A module: the crate's library with the feature of that name.
struct Module {
    name: &'static str,
    /// The cargo profile, which names the folder of what is compiled.
    profile: &'static str,
    /// How wasm-opt is asked to go about it.
    level: &'static str,
}

/// The validator's own work is counted in microseconds; the rest is only to be small.
const MODULES: [Module; 3] = [
    Module { name: "validator", profile: "swift", level: "-O3" },
    Module { name: "received", profile: "release", level: "-Oz" },
    Module { name: "hosting", profile: "release", level: "-Oz" },
];

/// Fills the validator's folder, unless nothing has changed.
pub(super) fn build(workspace: &Workspace, tools: &Tools) -> Outcome<Built> {
    let versions = [tools.wasm.to_string(), tools.wasm_bindgen.to_string(), tools.node.to_string()];
    let file = workspace.own().join("validator.stamp");
    let others = ["src/portal", "src/edge", "src/cli", "static/messages"];
    let stamp = Stamp::of(file, workspace.root(), &SHARED_INPUTS, &others, &versions)
        .map_err(Failure::io("read what the validator is made from"))?;
    Built::unless_current(&stamp, &folder(workspace), || {
        let folder = folder(workspace);
        renew(&folder).map_err(Failure::io("empty the validator's folder"))?;
        for module in &MODULES {
            compile(workspace, tools, module)?;
            bind(workspace, tools, module, &folder)?;
            optimise(tools, module, &folder)?;
        }
        Ok(())
    })
}

/// Where the modules lie.
fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target().join("validator")
}

/// The script of a module.
pub(super) fn script(workspace: &Workspace, name: &str) -> PathBuf {
    folder(workspace).join(name).with_extension("js")
}

/// Puts the modules into the page's folder, from where the page loads each when it is first needed.
pub(super) fn copy_into(workspace: &Workspace, dist: &Path) -> Outcome {
    let (from, to) = (folder(workspace), dist.join("validator"));
    renew(&to).map_err(Failure::io("empty the validator's folder in dist"))?;
    for Module { name, .. } in &MODULES {
        for file in [format!("{name}.js"), format!("{name}_bg.wasm"), format!("{name}.d.ts")] {
            fs::copy(from.join(&file), to.join(&file)).map_err(Failure::io(format_args!("copy {file}")))?;
        }
    }
    Ok(())
}

fn compile(workspace: &Workspace, tools: &Tools, module: &Module) -> Outcome {
    let mut cargo = tools.wasm.cargo(workspace.root());
    // `rustc` and not `build`, for the kind of library: beside an rlib there is no optimising across crates.
    cargo.args(["rustc", "--package", "hookpost", "--lib", "--crate-type", "cdylib", "--features", module.name]);
    cargo.args(["--target", TARGET, "--profile", module.profile, "--locked"]);
    run(cargo.arg("--target-dir").arg(workspace.target()))
}

fn bind(workspace: &Workspace, tools: &Tools, module: &Module, folder: &Path) -> Outcome {
    let compiled = workspace.target().join(TARGET).join(module.profile).join("hookpost.wasm");
    let mut bindgen = command(&tools.wasm_bindgen.program);
    bindgen.args(["--target", "web", "--out-name", module.name, "--out-dir"]).arg(folder);
    run(bindgen.arg(compiled))?;
    // The types of the module's inside, which nobody imports.
    let inside = folder.join(format!("{}_bg.wasm.d.ts", module.name));
    fs::remove_file(inside).map_err(Failure::io("tidy the validator's folder"))
}

fn optimise(tools: &Tools, module: &Module, folder: &Path) -> Outcome {
    let file = folder.join(format!("{}_bg.wasm", module.name));
    let mut wasm_opt = command(&tools.node.wasm_opt);
    run(wasm_opt.arg(module.level).args(WASM_FEATURES).arg(&file).arg("-o").arg(&file))
}
